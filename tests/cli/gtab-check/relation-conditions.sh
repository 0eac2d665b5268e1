# 若 … 则, 每行(…), 且, 或, 空, what the head says; an unknown condition decides nothing, a false one is not counted
printf '报表小类：2,,,\n县,级别,立案,处分\n甲,县,3,2\n乙,市,0,4\n丙,县,,5\n' > a.csv
for relation in '若 级别="县" 则 立案≥处分' '每行(级别="市")，立案≥处分' '若 级别为“县”、“市” 且 处分>2 则 处分=4' \
	'若 立案>0 则 处分>0' '若 立案=空 或 级别=“市” 则 处分>4' '如果报表小类≠“2”(调整表)，则处分≥9' \
	'如果报表小类=“2”，则处分≥3' '若 级别=县 则 立案≥0' '立案≠空'; do
	echo "# $relation"
	gtab-check --relations "$relation" a.csv 2>&1
done | grep -v 'no form fits'
