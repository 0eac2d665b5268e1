# the pipeline and the direct call make the same workbook
set -o pipefail
cp "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" a.csv
cat a.csv | gtab-norm -k 2> norm | gtab-check -f case-tally --pass 2> check |
	gtab-xlsx -f case-tally -o x.xlsx 2> xlsx
echo "exit $?"
cat norm check xlsx
gtab-xlsx -f case-tally a.csv -o y.xlsx
cmp x.xlsx y.xlsx
