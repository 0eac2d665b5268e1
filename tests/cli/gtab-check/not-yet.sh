# what belongs to the notation and is not supported yet says so
printf '指标名称,计量单位,代码,数值\n甲项,个,1,24\n乙项,个,2,9\n' > a.csv
for relation in '交审计1表01行≥02行' '01行·上期≤01行'; do
	gtab-check -f statistical-return --relations "$relation" a.csv
done
