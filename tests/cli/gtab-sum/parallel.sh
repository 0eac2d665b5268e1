# parts added up by several processes at once, and then their sums: the same bytes
command -v parallel > /dev/null || exit 77
mkdir 上报
for i in $(seq 1 40); do
	printf '填报单位：%s县\n项目,件数,人数\n立案,%s,%s\n其中：县处级,%s,-\n合计,%s,%s.5\n' \
		$i $((i * 7)) $((i % 3)) $((i % 2)) $((i * 7)) $i > 上报/$i.csv
done
gtab-sum 上报 > whole.csv 2> /dev/null
find 上报 -name '*.csv' | sort | parallel -X -k -j 4 gtab-sum -k 2> /dev/null > parts.csv
grep -c '^#gtab 1' parts.csv > n
[ "$(cat n)" -gt 1 ] || echo "one part only"
gtab-sum parts.csv 2> /dev/null | cmp - whole.csv && cat whole.csv
