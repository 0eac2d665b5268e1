# a relation that does not parse: the character is pointed at, and nothing is checked
printf '指标名称,计量单位,代码,数值\n甲项,个,1,24\n乙项,个,2,9\n' > a.csv
printf '# 审核关系\n01行≥02行\n01行=02行+\n' > rules.txt
gtab-check --relations '01行 02行' a.csv
echo "exit $?"
gtab-check --relations '1-2行≥0' a.csv
echo "exit $?"
gtab-check --relations-file rules.txt a.csv
