# a pipe that was cut short is no table: no workbook
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-norm -k a.csv | head -n 4 | gtab-xlsx -o a.xlsx
echo $?
ls
