# what the city reported beside what its counties add up to
mkdir 区县
printf '填报单位：东县\n项目,件数,人数\n立案,504,639\n结案,10,12\n' > 区县/1.csv
printf '填报单位：西县\n项目,件数,人数\n立案,82,54\n结案,7,***\n' > 区县/2.csv
printf '案件统计表\n填报单位：某市\n项目,件数,人数\n结案,17,20\n立案,586,639\n' > 市报.csv
gtab-sum --compare 市报.csv 区县
echo "exit $?"
printf '项目,件数,人数\n立案,586,693\n结案,17,-\n' > 市报.csv
gtab-sum --compare 市报.csv --lang zh_CN 区县 -o 汇总.csv
echo "exit $?"
