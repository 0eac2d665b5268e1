# a failure that was explained is a note; other figures, another relation or another reporter, and it fails again
printf '填报单位：甲县,,,\n项目,合计,县处级,乡科级\n处分,639,71,600\n立案,5,2,3\n' > a.csv
check() { gtab-check --no-suspects --relations "$@" 2>&1 | grep -v 'no form fits'; }
check '合计=县处级+乡科级' --draft-waivers w.csv a.csv
cat w.csv
echo '# without a reason'
check '合计=县处级+乡科级' --waivers w.csv a.csv
sed -i 's/,,,$/,县里另有说明,张三,2015-03-01/' w.csv
echo '# explained, however the relation is written'
gtab-check --no-suspects --relations '合 计＝县处级＋乡科级' --waivers w.csv a.csv 2> err
echo "exit $?"
echo '# other figures, another relation, another reporter'
sed 's/600/601/' a.csv > b.csv
check '合计=县处级+乡科级' --waivers w.csv b.csv
check '合计=县处级+乡科级 ±1' --waivers w.csv a.csv
sed 's/甲县/乙县/' a.csv > c.csv
check '合计=县处级+乡科级' --waivers w.csv c.csv
echo '# no waivers at all'
printf '规则,原因\n甲,乙\n' > x.csv
check '合计=县处级+乡科级' --waivers x.csv a.csv
: > y.csv
check '合计=县处级+乡科级' --waivers y.csv a.csv
