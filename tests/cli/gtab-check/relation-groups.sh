# 每组: each group as a table of its own, with its own labels and codes; 每单位 finds the column by itself
printf '区县,项目,代码,件数,人数\n甲县,合计,1,30,8\n甲县,许可,2,10,3\n甲县,处罚,3,20,5\n乙县,合计,1,50,9\n乙县,许可,2,30,5\n乙县,处罚,3,19,4\n丙县,许可,2,1,1\n' > a.csv
for relation in '每组(区县)，合计=许可+处罚' '每组(区县)，01行=02行+03行' '每组(区县)，每列(人数)，01行=02行+03行' \
	'每单位，和(人数)≤8' '每组(区县)，件数≤30' '每组(区)，件数≤30' '每组(区县)，[02,件数]≥2'; do
	echo "# $relation"
	gtab-check --relations "$relation" a.csv 2>&1
done | grep -v 'fits\|a guess'
