# quotients, 最大, 最小, 绝对值, 计数 of a row; sums beside a column; a zero divisor and a missing figure decide nothing
printf '地区,甲,乙,丙,占比\n东县,1,3,-6,25.0\n西县,3,0,4,75.1\n南县,,2,5,\n' > a.csv
for relation in '甲/乙≥0.3333333333' '甲/乙=0.3333333334' '甲/(乙+丙)*2≤1' '最大(甲,乙)≤2' '最小(甲、乙、丙)≥-5' \
	'绝对值(丙)≤5' '绝对值(甲-乙)=3' '计数(甲、乙)≤1' '计数(#2-4)=3' '占比=甲/和(甲)*100' \
	'占比=甲/和(甲)*100 舍入:0' '乙=丙*50%' '最大(和(甲)，和(丙))=4' '甲/乙≥0 缺项:必填' '甲/乙=0 缺项:按零'; do
	echo "# $relation"
	gtab-check --relations "$relation" a.csv 2>&1
done | grep -v 'no form fits'
