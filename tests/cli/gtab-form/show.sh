# everything a form can have; in Chinese too; a package; the built-in ones need no memory
cat > form.json <<'X'
{"gtab": 1, "name": "forms", "title": "四种形态统计表", "formNo": "纪统1表", "description": "By county.", "fieldsMatch": "equal",
 "primaryKey": ["县", "代码"], "uniqueKeys": [["县"]], "foreignKeys": [{"fields": "县", "reference": {"fields": "县"}}],
 "codeLists": {"level": {"codes": [{"code": "1", "label": "县处级", "aliases": ["处级"]}, {"code": "2", "label": "乡科级", "from": "2015"}]}},
 "fields": [
  {"name": "代码", "class": "code", "constraints": {"pattern": "[0-9]{2}", "maxLength": 2}},
  {"name": "县", "class": "label", "constraints": {"required": true, "enum": ["东县", "西县"]}},
  {"name": "级别", "codeList": "level"},
  {"name": "合计", "type": "integer", "unit": "人", "aliases": ["总数", "共计"], "constraints": {"minimum": 0, "maximum": 9}},
  {"name": "第一种", "type": "integer", "unit": "人"}, {"name": "类别", "values": {"许可": ["行政许可"], "处罚": []}},
  {"name": "占比", "type": "number", "decimals": 1, "unit": "%", "from": "2014", "to": "2016"}],
 "rows": [{"code": "01", "label": "合计", "class": "total"}, {"code": "02", "label": "东县"}, {"code": "03", "label": "西县", "optional": true, "from": "2014"}],
 "relations": ["合计≥第一种", "X1: 第一种=合计/2*100 ±舍入 [核实] 期:2015- // 占比不符", "01行=02行+03行", "若 级别=\"县处级\" 则 第一种>1",
  "02至03行≤01行；[01,合计]≥5", "合计≤和(合计) [提示]", "合计=第二种", "合计>>"],
 "totals": {"sum": "=", "parts": "<="}}
X
gtab-form show ./form.json
echo
gtab-form show --lang zh_CN ./form.json
echo
cat > package.json <<'X'
{"resources": [
 {"name": "a", "schema": {"gtab": 1, "fields": [{"name": "件数", "type": "integer"}], "relations": ["件数≥0"]}},
 {"name": "b", "schema": {"fields": [{"name": "x", "type": "date"}]}}]}
X
gtab-form show ./package.json
gtab-form show ./none.json
