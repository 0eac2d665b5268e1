# an output folder that is absent or is a file: told, with its name, and nothing is left
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-norm -o absent/b.csv a.csv
echo $?
gtab-norm -o a.csv/b.csv a.csv
echo $?
gtab-xlsx -o absent/b.xlsx a.csv
echo $?
ls -A
