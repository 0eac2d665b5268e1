# 黑恶团伙案件及“保护伞”查处情况统计表: gangs, persons, and the officials who covered them
gtab-norm -k messy.csv | gtab-check -f crackdown --pass | gtab-xlsx -f crackdown -o "$OUT/黑恶团伙.xlsx"
