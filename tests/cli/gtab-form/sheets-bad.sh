# what a clerk typed wrong has its line; a relation or type that is none is told; nothing is written then
mkdir d
printf '指标名称,类型,小数位\n地区,文本,\n金额,数值,两位\n' > d/指标.csv
gtab-form import d -o form.json
echo "exit $?"
printf '指标名称,类型\n地区,文字\n' > d/指标.csv
gtab-form import d -o form.json
echo "exit $?"
printf '地区\n' > 其他.csv
gtab-form import 其他.csv
echo "exit $?"
gtab-form import nowhere.xlsx
echo "exit $?"
gtab-form export case-tally
echo "exit $?"
gtab-form export case-taly -d d
echo "exit $?"
ls
