# a stdout that takes nothing is noticed, for help too
printf '项目,件数\n盗窃,1\n' > a.csv
for tool in gtab-norm gtab-check gtab-xlsx; do
	$tool --help > /dev/full
	echo "$tool $?"
done
gtab-norm a.csv > /dev/full
echo "gtab-norm $?"
gtab-check --pass a.csv > /dev/full
echo "gtab-check $?"
gtab-xlsx -o - a.csv > /dev/full
echo "gtab-xlsx $?"
