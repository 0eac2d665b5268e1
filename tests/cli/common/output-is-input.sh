# output onto an input is refused, by whatever name; the input stays as it was
printf '项目,件数\n盗窃,1\n' > a.csv
cp a.csv before.csv
ln -s a.csv link.csv
ln a.csv hard.csv
gtab-norm -o a.csv a.csv
echo $?
gtab-norm -o link.csv a.csv
echo $?
gtab-norm -o ./hard.csv before.csv a.csv
echo $?
gtab-norm -o a.csv < a.csv
echo $?
gtab-norm a.csv >> a.csv
echo $?
gtab-norm -d . a.csv
echo $?
gtab-xlsx -o a.csv a.csv
echo $?
cmp a.csv before.csv && ls -A
