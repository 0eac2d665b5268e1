# a reader that has seen enough ends the tool in silence
{
	echo 项目,件数
	for ((i = 0; i < 50000; i++)); do echo "盗窃$i,$i"; done
} > a.csv
gtab-norm a.csv | head -n 1
echo "${PIPESTATUS[0]}"
gtab-norm --decode a.csv | head -n 1
echo "${PIPESTATUS[0]}"
ls -A
