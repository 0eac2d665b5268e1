# for a terminal: colours, the row, and a mark under the cell, a cell that cannot be read too
printf '县,合计,备注,甲\n东县,4,很长的一段说明文字，超过了一个单元格能显示的宽度,5\n西县,3,,x\n南县,9,,1\n北县,9,,1\n' > a.csv
gtab-check --color=always --relations '合计≥甲' a.csv 2> /dev/null | sed 's/\x1b/ESC/g'
gtab-check --color=never --relations '合计≥甲' a.csv 2> /dev/null
NO_COLOR=1 gtab-check --relations '合计≥甲' a.csv 2> /dev/null | grep -c ESC
