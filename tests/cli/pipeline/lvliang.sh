# the pipeline and the direct call make the same workbook
set -o pipefail
cp "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" a.csv
cat a.csv | gtab-norm -k | gtab-check -f case-tally --pass | gtab-xlsx -f case-tally -o x.xlsx
echo "exit $?"
gtab-xlsx -f case-tally a.csv -o y.xlsx
cmp x.xlsx y.xlsx
