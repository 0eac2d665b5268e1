# what each line of a printed form was taken for, and each column, in both languages; nothing else is written
cat > a.csv <<'CSV'
某系统统计报表,,,,
,,,表    号：,某统1表
填报单位：某局,,2015年,,
项目,行次,处分人数,,备注
,,党纪,政务,
甲,乙,1,2,丙
合计,1,30,12,
县处级,2,10,5,
,,,,
乡科级,3,20,7,
项目,行次,处分人数,,备注
,,党纪,政务,
其他,4,0,0,
注：本表只计已结案件，,不计,在办,
单位负责人：,张三,,填表人：李四,
CSV
gtab-norm --explain a.csv
gtab-norm --explain --lang zh_CN a.csv
gtab-norm -k a.csv 2> /dev/null | gtab-norm --explain
