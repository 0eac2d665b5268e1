printf 'a,b\n1,2\n' > a.csv
gtab-norm a.csv -o a.csv
status=$?
cat a.csv
exit $status
