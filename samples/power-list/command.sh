# 权力清单（行政处罚类）: time limits in words and full-width digits
gtab-norm -k messy.csv | gtab-check -f power-list --pass | gtab-xlsx -f power-list -o "$OUT/权力清单.xlsx"
