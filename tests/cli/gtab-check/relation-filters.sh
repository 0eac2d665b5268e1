# X[条件]: beside =, the sum of the 明细 rows that meet it, beside an inequality each of them; counts of them
printf '区县,类别,件数,人数\n甲县,许可,10,5\n甲县,处罚,20,\n乙县,许可,30,5\n合计,,60,10\n' > a.csv
for relation in '和(件数[区县="甲县"])=31' '件数[区县≠"甲县"]≥31' '件数[类别="许可"]=40' '计数(*[类别="许可"])=3' \
	'计数(人数)=3' '计数(人数[区县="甲县"])=1' '计数(*)=3' '件数[类别="没有"]=1' '件数[立项="甲"]≥0' \
	'件数[和(人数)>0]≥0'; do
	echo "# $relation"
	gtab-check --relations "$relation" a.csv 2>&1
done | grep -v 'no form fits\|a guess\|^    合计'
