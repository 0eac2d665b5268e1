# several tables of one stream are several sheets
printf '甲表,\n项目,件数\n盗窃,1\n' > a.csv
printf '乙表,\n项目,件数\n诈骗,2\n' > b.csv
gtab-norm -k a.csv b.csv | gtab-xlsx -o c.xlsx
unzip -p c.xlsx xl/workbook.xml | grep -o '<sheet [^>]*'
