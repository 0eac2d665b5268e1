# two editions: a property, a field renamed, one dropped, one new, values, relations by id and by text; the order is no change
cat > 2014.json <<'X'
{"gtab": 1, "title": "统计表", "fields": [
  {"name": "地区", "class": "label", "constraints": {"enum": ["东县", "西县"]}},
  {"name": "处理人数", "type": "integer", "unit": "人"},
  {"name": "类别", "values": {"许可": ["行政许可"], "审批": []}},
  {"name": "备注"}],
 "relations": ["B1: 处理人数≥0", "处理人数≤1000", "# a comment"]}
X
cat > 2020.json <<'X'
{"gtab": 1, "fields": [
  {"name": "类别", "values": {"处罚": [], "许可": ["行政许可", "许可类"]}},
  {"name": "地区", "class": "label", "constraints": {"required": true, "enum": ["西县", "南县"]}},
  {"name": "批评教育和处理人数", "aliases": ["处理人数"], "type": "integer", "unit": "人次"},
  {"name": "移送", "type": "integer"}],
 "title": "情况统计表",
 "relations": ["B1: 批评教育和处理人数≥0 [核实]", "移送≥0"]}
X
gtab-form diff ./2014.json ./2020.json
echo "exit $?"
gtab-form diff ./2014.json ./2014.json
echo "exit $?"
gtab-form diff --lang zh_CN ./2014.json ./2020.json
