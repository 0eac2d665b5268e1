# -o and --report: whole files; both only with --pass
printf '县,甲,乙\n东县,3,4\n' > a.csv
gtab-check --relations '甲≥乙' -o findings.txt a.csv
echo "exit $?"
cat findings.txt
gtab-check --relations '甲≥乙' -o a.txt --report b.txt a.csv
echo "exit $?"
gtab-check --relations '甲≥乙' -o a.csv a.csv
echo "exit $?"
gtab-check --relations '甲≥乙' --relations-file x a.csv
