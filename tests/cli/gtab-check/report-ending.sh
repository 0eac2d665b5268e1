# an ending that names no format
printf '县,合计\n东县,4\n' > a.csv
gtab-check --report a.pdf a.csv
echo "exit $?"
ls
gtab-check --report findings --format jsonl --relations '合计=5' a.csv
cat findings
