# a TMPDIR that cannot be used is told, not passed over
printf '项目,件数\n盗窃,1\n' > a.csv
TMPDIR=/nonexistent gtab-xlsx a.csv -o a.xlsx
echo $?
ls
