# when the work fails, the file that stood under the output's name is as it was
echo old > b.csv
printf '项目,件数\n盗窃,"1\n' > a.csv
gtab-norm -o b.csv a.csv
echo $?
gtab-norm -o b.csv absent.csv
echo $?
cat b.csv
ls -A
