# 公安机关立案的刑事案件: ten offences make up the total in every year that has figures
gtab-check --relations '#5 = #2 + #3 + #4 + #6 + #7 + #8 + #9 + #10 + #11 + #12' nbs_police_cases.csv
gtab-xlsx --title 公安机关立案的刑事案件 --unit 起 nbs_police_cases.csv -o "$OUT/公安机关立案的刑事案件.xlsx"
