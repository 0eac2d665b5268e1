# a bad byte is marked or left out, and told with its place, only when asked for
printf '项目,件数\n甲\377类,1\n丁,2\n' > a.csv
for what in stop mark skip; do
	gtab-norm --on-bad-byte $what a.csv
	echo "exit $?"
done
