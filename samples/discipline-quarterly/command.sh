# 监督检查、审查调查情况统计表: one wide row an office, cases and penalties by level
gtab-norm -k messy.csv | gtab-check -f discipline-quarterly --pass | gtab-xlsx -f discipline-quarterly -o "$OUT/监督检查审查调查.xlsx"
