# relations between tables and to earlier files are bound to the tables of the package; the same figure at another time
# or in another table is another figure
cat > package.json <<'X'
{"resources": [
 {"name": "汇总", "schema": {"gtab": 1, "formNo": "表1", "fields": [{"name": "类别", "class": "label"}, {"name": "件数", "type": "integer"}, {"name": "累计", "type": "integer"}],
  "relations": ["累计=累计·上期+件数", "每组(类别)，件数=计数(清单[类别=本组])", "01行≥表2!01行", "和(件数)≤和(表2!金额)", "件数≤清单!费用", "件数≤台账!件数", "件数·去年≥0"]}},
 {"name": "清单", "schema": {"gtab": 1, "formNo": "表2", "fields": [{"name": "代码", "class": "code"}, {"name": "类别"}, {"name": "金额", "type": "number"}]}}]}
X
gtab-form lint ./package.json
echo "exit $?"
gtab-form show ./package.json | grep -A9 Relations
gtab-form explain ./package.json A01
gtab-form explain --lang zh_CN ./package.json '清单!金额·上年末≥件数·上年同期；表2!01行≥0' | grep 应
