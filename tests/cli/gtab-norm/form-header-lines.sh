# layout.header_lines of the form decides over the rule of thumb; 0 says that the fields stand in their order
cat > two.json <<'JSON'
{"gtab": 1, "fieldsMatch": "partial", "fields": [{"name": "地区"}, {"name": "甲", "title": "x"}],
 "layout": {"header_lines": 2}}
JSON
cat > none.json <<'JSON'
{"gtab": 1, "fieldsMatch": "partial", "fields": [{"name": "地区"}, {"name": "件数"}], "layout": {"header_lines": 0}}
JSON
printf '地区,件数,人数\n县区,起,名\n甲县,1,2\n' | gtab-norm -f ./two.json
printf '标题,\n甲县,1\n乙县,2\n' | gtab-norm -f ./none.json
