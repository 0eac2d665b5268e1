# "-", no operand and a file are read alike
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-norm < a.csv
gtab-norm - < a.csv
cat a.csv | gtab-norm > b.csv
cat b.csv | gtab-norm a.csv -
