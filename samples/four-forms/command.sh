# 运用监督执纪“四种形态”情况统计表: shares checked against the figures they are of
gtab-norm -k messy.csv | gtab-check -f four-forms --pass | gtab-xlsx -f four-forms -o "$OUT/四种形态.xlsx"
