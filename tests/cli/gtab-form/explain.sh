# by itself: a chain, a list, ranges, options; in a form by id and by text; what is no relation
gtab-form explain 'X: 11=01+02-05=12+16 [核实] ±1% 期:2013-2014 // 核对'
gtab-form explain '06、07、08≤04；27行=(1+2+…+8)行'
gtab-form explain '每组(区县)，若 级别="县" 则 2*立案≤结案-3 缺项:按零；[05,4]≠[*,4] ±0.5；每列(#2-3)，@全市=和(@*明细) 舍入:1；备注≠空'
gtab-form explain --lang zh_CN '06、07≤04 [提示]；合计=甲+乙+丙 ±舍入'
cat > form.json <<'X'
{"gtab": 1, "fields": [{"name": "代码", "class": "code"}, {"name": "甲", "type": "integer"}, {"name": "乙", "type": "integer", "aliases": ["二"]}],
 "rows": [{"code": "01", "label": "合计"}, {"code": "02"}, {"code": "03"}],
 "relations": ["S1: 甲≥二", "S2: 01行=02至03行；02至03行≤01行"]}
X
gtab-form explain ./form.json S2
gtab-form explain ./form.json '乙=丁；04行≥01行；[01-02,#2-3]≥0'
gtab-form explain ./form.json '甲 乙'
echo "exit $?"
gtab-form explain '# nothing'
echo "exit $?"
