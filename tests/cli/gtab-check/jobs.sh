# the order of what is told is that of the operands, whatever -j
for i in $(seq 40); do
	printf '县,合计,甲\n%s,%d,3\n' "$i" $((i % 5)) > "$i.csv"
done
for j in 1 4; do
	gtab-check -j $j --relations '合计≥甲' --report "$j.html" --report "$j.jsonl" *.csv > "$j.out" 2> "$j.err"
	echo "exit $?"
done
cmp 1.out 4.out && cmp 1.err 4.err && cmp 1.html 4.html && cmp 1.jsonl 4.jsonl && wc -l < 1.jsonl
gtab-check -j 0 1.csv
