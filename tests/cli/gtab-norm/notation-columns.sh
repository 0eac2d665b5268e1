# the rows of the field notes that need their column: float tails, letter-spacing, line breaks, dates by Excel, 万元
printf '编码,项  目,内容,数量,金额（万元）,次数\n29.0,农 业 生 产 条 件（一）,"3.加强\r\n 1.规范",35084.0,41.4,5\n30.0,"村  民\n 小 组","一",120.0,1,579,7\n' |
	sed 's/1,579/"1,579"/' > a.csv
gtab-norm a.csv
printf '编码,名称\n1-2,甲\n3/4,乙\n1月2日,丙\n4-Mar,丁\n' | gtab-norm
cat > f.json <<'END'
{"gtab": 1, "name": "t", "fields": [
  {"name": "日期", "type": "date"},
  {"name": "层级", "type": "list"},
  {"name": "代码", "class": "code", "constraints": {"minLength": 12, "maxLength": 12}}
]}
END
printf '日期,层级,代码\n42064,"2,3,4",175004000\n2015-3-1,2,1.75004000E+8\n5月1日,3,1.75004E+8\n' | gtab-norm -f ./f.json
echo $?
printf '地区,日期\n甲,42064\n乙,42065\n' | gtab-norm
printf '项目,件数,备注\n　甲,—,—\n　　其中：乙,,无\n　　　　　丙,…,\n合  计,〇,空\n丁,5,\n戊,***,N/A\n' | gtab-norm
