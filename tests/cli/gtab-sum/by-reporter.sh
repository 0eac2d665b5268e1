# a row a reporter, in the order of the list, 小计 by city, one that is missing
mkdir 上报
printf '填报单位：孝义市\n项目,件数\n立案,1\n合计,3\n' > 上报/1.csv
printf '填报单位：晋源区\n项目,件数\n立案,1\n合计,62.7万\n' > 上报/2.csv
printf '填报单位：汾阳市\n项目,件数\n立案,1\n合计,5\n' > 上报/3.csv
printf '141182,汾阳市\n141181,孝义市\n141121,文水县\n' > 区县.csv
gtab-sum --by-reporter --groups --reporters 区县.csv 上报/
echo "exit $?"
gtab-sum --by-reporter --row 立案 --total top 上报 2> /dev/null
