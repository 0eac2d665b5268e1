# a form says what codes, divisions and lists are: errors with what was expected
cat > f.json <<'END'
{"gtab": 1, "name": "t", "fields": [
  {"name": "县", "class": "division"},
  {"name": "代码", "class": "code", "constraints": {"minLength": 12, "maxLength": 12}},
  {"name": "级别", "type": "list"},
  {"name": "类", "constraints": {"enum": ["行政许可", "行政处罚"]}},
  {"name": "负责人", "class": "citizen-id"}
]}
END
cat > a.csv <<'END'
县,代码,级别,类,负责人
孝义市,000175004000,"2;3",行政许可,11010519491231002X
吕梁市孝義市,000175004000,2,行政许可,110105491231002
孝意市,000175004000,2,行政许司,110105194912310021
火星市,000175004000,2,监督,张三
—,000175004000,,行政许可,
END
gtab-check -f ./f.json a.csv
