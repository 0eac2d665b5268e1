# a form goes out as three sheets and comes back the same; GB18030 as a spreadsheet saves it is read too
cat > a.json <<'X'
{
  "gtab": 1,
  "name": "county",
  "title": "案件统计表",
  "fields": [
    {"name": "地区", "class": "label", "constraints": {"required": true, "enum": ["东县", "西县"]}},
    {"name": "立案", "type": "integer", "unit": "件", "aliases": ["立案件数", "件数"]},
    {"name": "结案", "type": "integer", "unit": "件", "constraints": {"minimum": 0}}
  ],
  "relations": [
    "B1: 结案≤立案 [核实] // 结案数大于立案数"
  ]
}
X
gtab-form export ./a.json -d 表式
cat 表式/*.csv
gtab-form import 表式 | diff a.json - && echo the same
for sheet in 指标 审核关系 字典; do
	sed '1s/^\xEF\xBB\xBF//' 表式/$sheet.csv | iconv -f UTF-8 -t GB18030 > $sheet.csv
done
gtab-form import 字典.csv 审核关系.csv 指标.csv | diff a.json - && echo the same
