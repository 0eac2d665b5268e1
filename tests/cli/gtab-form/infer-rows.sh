# tallies of three offices with the same rows: what adds up down the rows, by code; a fourth with a slip is caught
tally() {
	printf '案件统计表,,,\n指标,代码,件数,人数\n'
	printf '一、立案,01,%d,%d\n' "$1" $(($1 * 2))
	printf '党员,02,%d,%d\n' $(($2 + $3)) $(($2 * 2 + $3 * 2))
	printf '县处级,03,%d,%d\n乡科级,04,%d,%d\n' "$2" $(($2 * 2)) "$3" $(($3 * 2))
	printf '非党员,05,%d,%d\n' $(($1 - $2 - $3)) $((($1 - $2 - $3) * 2))
}
tally 30 5 9 > 东县.csv
tally 41 7 2 > 西县.csv
tally 26 3 4 > 南县.csv
tally 26 3 4 | sed 's/^党员,02,7/党员,02,70/' > 北县.csv
gtab-form infer 东县.csv 西县.csv 南县.csv --name tally -o tally.json && cat tally.json
gtab-check -f ./tally.json 北县.csv
