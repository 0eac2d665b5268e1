# 审计情况统计报表: the relations printed in its own notes, run as they stand, then the workbook
gtab-check -f statistical-return --printed-relations form_audit1.csv
gtab-xlsx -f statistical-return form_audit1.csv -o "$OUT/审计情况统计报表.xlsx"
