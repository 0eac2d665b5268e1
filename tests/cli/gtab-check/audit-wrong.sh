# 136 keyed as 163: line, cell, both sides, the difference, and the eight parts with their values
cd "$SAMPLES/audit-return" || exit
gtab-check -f statistical-return --printed-relations form_audit1_wrong.csv
