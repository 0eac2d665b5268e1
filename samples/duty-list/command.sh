# 责任清单: sections between the rows become a column
gtab-norm -k messy.csv | gtab-check -f duty-list --pass | gtab-xlsx -f duty-list -o "$OUT/责任清单.xlsx"
