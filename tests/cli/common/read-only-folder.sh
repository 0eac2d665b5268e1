# a folder that cannot be written to, and what stood in it stays (root may write anywhere, so it is no test for it)
mkdir folder
echo old > folder/out.csv
chmod a-w folder
[ ! -w folder ] || exit 77
printf 'a,b\n1,2\n' | gtab-norm -o folder/out.csv
status=$?
cat folder/out.csv
exit $status
