# figures have a point in every locale
printf '项目,金额\n甲,1.5\n' > a.csv
gtab-xlsx a.csv -o a.xlsx
LC_ALL=de_DE.UTF-8 gtab-xlsx a.csv -o b.xlsx
cmp a.xlsx b.xlsx
