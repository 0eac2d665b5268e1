# codes take the width a form declares, with a warning; lists take one form; damaged codes are refused
cat > f.json <<'END'
{"gtab": 1, "name": "t", "fields": [
  {"name": "代码", "class": "code", "constraints": {"pattern": "[0-9]{12}"}},
  {"name": "级别", "type": "list"},
  {"name": "证号", "class": "citizen-id"}
]}
END
cat > a.csv <<'END'
代码,级别,证号
000175004000,2,440524188001010014
175004000,"2,3,4",'440524188001010014
1.75004000E+8,2、3,440524188001010000
1.75004E+8,"2,,3",4.40524E+17
1750040000000,２／３,44052418800101001４
X5,"2;3",
END
gtab-norm -f ./f.json --log log.csv a.csv
status=$?
cat log.csv
exit $status
