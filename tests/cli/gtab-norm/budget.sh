# a budget: the number of the form without its label, stars over the stub in the line of numbers, a unit at the right
cat > a.csv <<'CSV'
,,,公开01表
收入支出决算总表,,,
部门：县水利局（公章）,,,金额单位：万元
科目编码,科目名称,合计,基本支出
**,**,1,2
201,一般公共服务,50,30
213,农林水,60,20
CSV
gtab-norm --explain a.csv
gtab-norm a.csv
cat > b.csv <<'CSV'
Table 1,,,
Births by area,,,
England and Wales,,,Numbers and percentages
Area,Male,Female,Rate
North,5,6,3.4
South,7,8,4.4
CSV
gtab-norm -k b.csv
