# the corrected table and a log, of what is certain alone; the input stays as it is
cat > a.csv <<'END'
项目,合计,县处级,乡科级,其他
处分,639,71,600,22
立案,110,71,38,1
合计,749,88,638,23
END
cp a.csv before.csv
gtab-check --relations '合计=县处级+乡科级+其他；@*合计=@*明细' --apply b.csv --log log.csv a.csv
echo "exit $?"
cat b.csv log.csv
cmp a.csv before.csv
gtab-check --relations '合计=县处级+乡科级+其他；@*合计=@*明细' b.csv
printf '县,合计,甲,乙\n东县,639,71,622\n' > c.csv
gtab-check --relations '合计=甲+乙' --apply d.csv c.csv
cat d.csv
gtab-check --apply a.csv a.csv
gtab-check --apply b.csv a.csv c.csv
gtab-check --log b.csv a.csv
