# title and unit from the command line
printf '旧标题,\n计量单位：起,\n项目,件数\n盗窃,1\n' > a.csv
gtab-xlsx --title 新标题 --unit 件 a.csv -o a.xlsx
unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '新标题\|旧标题\|计量单位：.'
unzip -p a.xlsx docProps/core.xml | grep -o '<dc:title>[^<]*'
gtab-xlsx --title $'\xff' a.csv -o b.xlsx
echo $?
ls
