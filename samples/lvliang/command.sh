# 吕梁市学习讨论落实活动查处整改情况统计表: a tally as it was exported, checked and made ready for print
gtab-norm -k lvliang_tally_gb18030.csv | gtab-check -f case-tally --pass | gtab-xlsx -f case-tally -o "$OUT/查处整改情况统计表.xlsx"
