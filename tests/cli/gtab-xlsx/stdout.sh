# -o - writes the workbook to a pipe
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-xlsx -o - < a.csv | head -c 2
echo
gtab-xlsx -o - a.csv > a.xlsx
gtab-xlsx -o b.xlsx a.csv
cmp a.xlsx b.xlsx
