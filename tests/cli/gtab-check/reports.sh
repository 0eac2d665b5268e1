# one run, several reports, each by its ending; a .csv for Excel begins with its mark
printf '县,合计,甲,乙\n东县,4,3,2\n' > a.csv
gtab-check --relations '合计=甲+乙' --report a.html --report a.sarif --report a.xml --report b.csv \
	--report a.jsonl --report a.txt a.csv
echo "exit $?"
head -c 3 b.csv | od -An -tx1
cat a.sarif a.xml a.txt
grep -c 'data-cells="B2 C2 D2"' a.html
gtab-check --relations '合计=甲+乙' --format junit --report a.txt a.csv | head -n 3
