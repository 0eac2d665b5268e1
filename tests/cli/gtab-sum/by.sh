# a list counted by two fields, as a crosstab, with a sum; and counts of its parts counted again
printf '吕梁市权力清单\n权力编码,权力类别,事项名称,实施主体,收费（元）\n' > 1.csv
printf '01,许可,甲项,水利局,1.50\n02,行政许可,乙项,水利局,2\n03,行政处罚,丙项,公安局,\n' >> 1.csv
printf '权力编码,权力类别,事项名称,实施主体,收费（元）\n04,行政许可,丁项,公安局,3\n05,其他权力,戊项,水利局,\n' | iconv -t gb18030 > 2.csv
gtab-sum --by 权力类别,实施主体 --sum 收费 1.csv 2.csv
gtab-sum --by 职权类别 --across 实施主体 --total top 1.csv 2.csv 2> /dev/null
for f in 1.csv 2.csv; do
	gtab-sum -k --by 职权类别,实施主体 --total none $f 2> /dev/null
done | gtab-sum --by 职权类别 --across 实施主体 --count 项数 --total top 2> /dev/null
