# an example that passes, as CSV and as rows; one that fails as it says; two that behave otherwise; one that is no table
cat > cases.json <<'Y'
{"gtab": 1, "name": "cases", "fieldsMatch": "partial", "fields": [
  {"name": "县", "class": "label", "constraints": {"required": true}},
  {"name": "立案", "type": "integer"}, {"name": "结案", "type": "integer", "from": "2015"}],
 "relations": ["C1: 结案≤立案 期:2015-", "立案≥0"],
 "examples": [
  {"name": "a pass", "data": "县,立案,结案\n东县,5,3\n"},
  {"data": [["县", "立案", "结案"], ["东\"县", 5, 3], ["西县", -1, null]], "findings": ["C1", "A01"]},
  {"name": "more closed than opened", "data": "县,立案,结案\n东县,5,6\n,1,若干\n", "findings": ["C1", "norm/number", "required"]},
  {"name": "in another year", "period": "2014", "data": "县,立案,结案\n东县,5,6\n"},
  {"name": "not as it says", "data": "县,立案,结案\n东县,5,6\n", "findings": ["sum"]},
  {"name": "nothing wrong here", "data": "县,立案,结案\n东县,6,6\n", "findings": ["C1"]},
  {"name": "no table", "data": ""}]}
Y
gtab-form test ./cases.json
echo "exit $?"
gtab-form test --lang zh_CN ./cases.json
echo "exit $?"
# without examples, and an example that is none
echo '{"gtab": 1, "fields": [{"name": "a"}]}' > none.json
gtab-form test ./none.json
echo '{"gtab": 1, "fields": [{"name": "a"}], "examples": [{"data": [["a"], [1.5]]}]}' > bad.json
gtab-form test ./bad.json
