# citizen numbers are masked in every report, unless asked for
printf '序号,职权编码,职权类别,职权名称\n1,440524188001010014,许可,甲\n2,440524188001010014,许可,乙\n' > a.csv
for format in text csv jsonl sarif junit html; do
	gtab-check -f power-list --format $format a.csv 2> /dev/null | grep -c 440524188001010014
	gtab-check -f power-list --no-mask --format $format a.csv 2> /dev/null | grep -c 440524188001010014
done
