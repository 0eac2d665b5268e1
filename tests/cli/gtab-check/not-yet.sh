# what belongs to the notation and is not supported yet says so
printf '指标名称,计量单位,代码,数值\n甲项,个,1,24\n乙项,个,2,9\n' > a.csv
for relation in '如果数值≥1，则01行≥02行' '交审计1表01行≥02行' '01行·上期≤01行' '01行/02行≥1' '最大(#1)≥1' \
	'每组(数值), 01行≥1' '数值[代码=1]≥1' '01行≥02行 期:2015-2018'; do
	gtab-check -f statistical-return --relations "$relation" a.csv
done
