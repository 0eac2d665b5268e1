# an old output survives every failure
echo old > out.csv
printf 'name,count\n"b,2\n' > bad.csv
gtab-norm bad.csv -o out.csv
status=$?
cat out.csv
ls
exit $status
