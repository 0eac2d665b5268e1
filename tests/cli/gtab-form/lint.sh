# relations: contradictions, the same twice, what follows from others, circles, a condition that never holds, units,
# a column and a row that are not there, a line that does not parse; the limits of a field count too
cat > relations.json <<'X'
{"gtab": 1, "fields": [
  {"name": "代码", "class": "code"}, {"name": "县", "class": "label"},
  {"name": "级别", "constraints": {"enum": ["县处级", "乡科级"]}},
  {"name": "甲", "type": "integer"}, {"name": "乙", "type": "integer"}, {"name": "丙", "type": "integer"},
  {"name": "件数", "type": "integer", "unit": "件"}, {"name": "人数", "type": "integer", "unit": "人", "constraints": {"minimum": 0, "maximum": 100}},
  {"name": "丁", "type": "integer"}, {"name": "戊", "type": "integer"}, {"name": "己", "type": "integer"}],
 "rows": [{"code": "01", "label": "合计"}, {"code": "02", "label": "其中：甲类"}, {"code": "04"}],
 "relations": [
  "甲=乙+1", "甲=乙-1",
  "丁≥戊；戊≥己；丁≥己", "戊≤丁",
  "01行=02行+04行", "02行=01行-04行", "01行≥03行",
  "若 级别=\"县级\" 则 丙≥0；若 丙>5 且 丙<3 则 丁>0；若 级别=\"县处级\" 或 丙>5 则 丁>0；若 级别=\"县处级\" 且 级别=\"乡科级\" 则 丁>0；若 人数>100 则 丁>0；若 级别≠\"县级\" 则 丁>1",
  "件数+人数≤200", "人数<0 [核实]", "丙=丙", "丙=丙+1",
  "县处级件数≥0", "和(件数[级别=\"局级\"])≥0", "甲 乙",
  "若 报表小类=\"2\" 则 丁>0", "若 级刑=\"县处级\" 则 丁>0"]}
X
gtab-form lint ./relations.json
echo "exit $?"
gtab-form lint --lang zh_CN ./relations.json
# figures of three relations in a circle; equations that leave no figure: one is the difference of the two others
cat > circle.json <<'X'
{"gtab": 1, "fields": [{"name": "a", "type": "number"}, {"name": "b", "type": "number"}, {"name": "c", "type": "number"}, {"name": "d", "type": "number"}],
 "relations": ["a=b+d", "b=c*2", "c=a-1", "1.5*a=3*d", "2*d=a"]}
X
gtab-form lint ./circle.json
echo "exit $?"
# relations of different years do not contradict each other; one that has no field in its year does not bind
cat > years.json <<'X'
{"gtab": 1, "fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}, {"name": "c", "type": "integer", "from": "2015"}],
 "relations": ["a=b 期:-2014", "a=b+1 期:2015-", "c≥a", "a+b≥b+a"]}
X
gtab-form lint ./years.json
echo "exit $?"
# fields
cat > fields.json <<'X'
{"gtab": 1, "fields": [
  {"name": "件数", "aliases": ["数量"]}, {"name": "人数", "aliases": ["数 量", "人 数"]}, {"name": "x", "title": "件数"}, {"name": "Ｘ"},
  {"name": "类别", "values": {"许可": ["行政许可"], "处罚": ["行政许可", "罚"]}, "constraints": {"enum": ["许可", "罚"], "pattern": ".."}}]}
X
gtab-form lint ./fields.json
echo "exit $?"
