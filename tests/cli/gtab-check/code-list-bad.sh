# a code list that is not there, has no codes, a parent it lacks, a period that is none; a list the form lacks
printf 'a\n1\n' > a.csv
form() {
	printf '{"gtab": 1, "codeLists": {"l": %s}, "fields": [{"name": "a", "codeList": "%s"}]}' "$1" "${2-l}" > f.json
	gtab-check -f ./f.json a.csv
	echo "exit $?"
}
form '{"path": "codes.csv"}'
printf '名称\n甲\n' > codes.csv
form '{"path": "codes.csv"}'
printf 'code,from\n1,2015\n2,soon\n' > codes.csv
form '{"path": "codes.csv"}'
form '{"path": "../codes.csv"}'
form '{"codes": [{"code": "1", "parent": "0"}]}'
form '{"codes": [{"code": "1", "from": "2016", "to": "2015"}]}'
form '{"codes": [{"label": "x"}]}'
form '{}'
form '{"codes": [{"code": "1"}]}' m
form '{"codes": [{"code": "1"}]}'
