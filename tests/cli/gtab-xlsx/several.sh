# several inputs are several sheets, named after their files; equal names are told apart
mkdir one two
printf '项目,件数\n盗窃,1\n' > one/案件.csv
printf '项目,件数\n诈骗,2\n' > two/案件.csv
gtab-xlsx one/案件.csv two/案件.csv -o a.xlsx
unzip -p a.xlsx xl/workbook.xml | grep -o '<sheet [^>]*'
unzip -p a.xlsx xl/worksheets/sheet2.xml | grep -o '诈骗'
