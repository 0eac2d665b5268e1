# what is probably wrong, and what it should be: a cell where a row and a column cross, a total that left a part out;
# several where nothing decides, none where any could be
cat > a.csv <<'END'
填报单位：离石区,,,
项目,合计,县处级,乡科级,其他
处分,639,71,600,22
立案,110,71,38,1
谈话,60,20,30,10
合计,809,108,668,33
END
gtab-check --relations '合计=县处级+乡科级+其他；@*合计=@*明细' a.csv 2> /dev/null
gtab-check --lang zh_CN --relations '合计=县处级+乡科级+其他；@*合计=@*明细' --format jsonl a.csv 2> /dev/null |
	sed 's/.*"suspects"/"suspects"/'
gtab-check --no-suspects --relations '合计=县处级+乡科级+其他' a.csv 2> /dev/null
sed 's/,71,600/,17,600/; s/^合计,809/合计,170/; s/,108,668/,108,668/' a.csv > b.csv
gtab-check --relations '合计=县处级+乡科级+其他；@*合计=@*明细' b.csv 2> /dev/null
printf '县,合计,甲,乙\n东县,639,71,568\n西县,9,4,4\n' > c.csv
gtab-check --relations '合计=甲+乙' c.csv 2> /dev/null
