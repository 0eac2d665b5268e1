# 查处违反中央八项规定精神问题统计表: levels and kinds each add up to the total; older months had other kinds
gtab-check messy-2014.csv messy-2018.csv
gtab-norm -k messy.csv | gtab-check -f eight-rules --pass | gtab-xlsx -f eight-rules -o "$OUT/八项规定.xlsx"
