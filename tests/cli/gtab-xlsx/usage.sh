# an output must be named, one way
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-xlsx a.csv
echo $?
gtab-xlsx -o a.xlsx -d . a.csv
echo $?
ls
