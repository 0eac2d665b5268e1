# other tables: by --table, by 表号, by stem; a relation that names only tables is run where the first is checked
for i in 1 2 3; do
	printf '表号：交审计%s表,,,\n填报单位：甲局,,,\n指标名称,计量单位,代码,数值\n合计,件,01,%s\n其中：一,件,05,%s\n' $i $((10 - 2 * i)) $((8 - i)) > $i.csv
done
check() { gtab-check -f statistical-return --relations "$@" 2>&1; }
echo '# by 表号'
check '交审计1表05行≥交审计2表01行+交审计3表01行' 1.csv 2.csv 3.csv
echo '# by --table, and by stem'
cp 3.csv 丙.csv
check '05行≥二!01行；丙![05,数值]=5' --table 二=2.csv 1.csv 丙.csv
echo '# the tables given are those that are checked'
check '一!01行=二!01行+2' --table 一=1.csv --table 二=2.csv
echo '# none, two, and a row the other lacks'
cp 2.csv 4.csv
check '05行≥表9!01行' 1.csv
check '05行≥交审计2表01行' 1.csv 2.csv 4.csv
check '05行≥交审计2表07行' 1.csv 2.csv
check '05行≥1' --table 2.csv 1.csv
