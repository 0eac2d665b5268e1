# one form at several times: fields, rows and codes that hold in the period the table prints; nearest codes
cat > f.json <<'END'
{"gtab": 1, "name": "eight", "fieldsMatch": "exact",
 "codeLists": {"kind": {"codes": [
   {"code": "1", "label": "公款吃喝", "to": "2019"}, {"code": "2", "label": "违规吃喝", "from": "2020", "aliases": ["违规公款吃喝"]},
   {"code": "3", "label": "公车私用"}]}, "unit": {"path": "unit.csv"}},
 "fields": [{"name": "代码", "class": "code"}, {"name": "项目", "class": "label"}, {"name": "类型", "codeList": "kind"},
   {"name": "单位代码", "type": "string", "codeList": "unit"},
   {"name": "件数", "type": "integer"}, {"name": "人数", "type": "integer", "to": "2019"}, {"name": "处理人数", "type": "integer", "from": "2020"}],
 "rows": [{"code": "01", "label": "合计", "class": "total"}, {"code": "02", "label": "省部级"}, {"code": "03", "label": "地厅级", "to": "2014"},
   {"code": "04", "label": "县处级", "aliases": ["处级"]}, {"code": "05", "label": "其他", "optional": true}]}
END
printf '代码,名称,上级,起,止\n140000,山西省,,,\n141100,吕梁市,140000,2004,\n142300,吕梁地区,140000,,2003\n' > unit.csv
cat > 2020.csv <<'END'
八项规定统计表,,,,,
统计时期：2020年3月,,,,,
代码,项目,类型,单位代码,件数,处理人数
01,合计,,140000,9,9
2,省部级,公款吃喝,142300,4,4
03,地厅级,公车私车,141101,1,1
04,处级,违规公款吃喝,吕梁市,4,4
04,县级,3,,0,0
END
sed 's/2020年3月/2014年3月/; s/处理人数/人数/' 2020.csv > 2014.csv
sed 1,2d 2020.csv | head -3 > now.csv
for file in 2020 2014 now; do
	gtab-check -f ./f.json $file.csv 2>&1
done
