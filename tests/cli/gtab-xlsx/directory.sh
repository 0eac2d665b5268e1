# -d writes one workbook an input; two of one name are refused
mkdir one two out
printf '项目,件数\n盗窃,1\n' > one/a.csv
cp one/a.csv two/a.csv
cp one/a.csv two/b.csv
gtab-xlsx -d out one/a.csv two/b.csv
echo $?
ls out
gtab-xlsx -d out one/a.csv two/a.csv
echo $?
gtab-xlsx -d absent one/a.csv
echo $?
