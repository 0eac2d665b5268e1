# 两单合一: a heading of two lines, merged categories, codes that must stay text
gtab-norm -k messy.csv | gtab-check -f power-duty-list --pass | gtab-xlsx -f power-duty-list -o "$OUT/两单合一.xlsx"
