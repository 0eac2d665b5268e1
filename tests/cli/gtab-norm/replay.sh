# a run with --log and a run with --replay of that log write the same bytes: every change is in the log
printf '全市统计\n单位,件数,金额\n一、区发改委,,\n甲,3件,１579.50元\n乙,近4.5万人,—\n二、区教育局,,\n丙,12户,12%%\n单位,件数,金额\n合　计,约300,(12)\n注：样表,,\n' > sections.csv
printf '序号,类别,名称\n1,行政許可,甲(jiǎ)乙\n,,濮撳悕\n 2,许 可,"丁\r\n戊"\n' > texts.csv
for file in "$SAMPLES"/*/*.csv "$PWD"/*.csv; do
	for keep in '' -k; do
		gtab-norm $keep --log log.csv "$file" > with-log 2> /dev/null
		gtab-norm $keep --replay log.csv "$file" > replayed 2> err || echo "refused: ${file##*/}"
		cmp with-log replayed || echo "differs: ${file##*/} $keep"
	done
done
gtab-norm --simplify --log log.csv texts.csv > with-log 2> /dev/null
gtab-norm --replay log.csv texts.csv | cmp with-log - && cat log.csv
gtab-norm -k sections.csv 2> /dev/null | gtab-norm -k --log log.csv > with-log 2> /dev/null
gtab-norm -k sections.csv 2> /dev/null | gtab-norm -k --replay log.csv | cmp with-log - && cat log.csv
