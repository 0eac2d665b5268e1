# three counties, cell by cell: messy figures, an encoding of its own, 其中 rows, a share that is not added
printf '案件统计表\n填报单位：东县\n项目,件数,人数,占比\n立案,５０,六十人,10%%\n其中：县处级,1,2,-\n合计,50,60,\n' > 1.csv
printf '案件统计表\n填报单位：西县\n项目,件数,人数,占比\n立案,"1,005",7,20%%\n其中：县处级,—,3,-\n合计,"1,005",7,\n' | iconv -t gb18030 > 2.csv
printf '案件统计表\n填报单位：南县\n项目,件数,人数,占比\n立案,5,***,30%%\n转办,2,,\n合计,7,,\n' > 3.csv
gtab-sum 1.csv 2.csv 3.csv
gtab-sum -k --title 全市案件统计表 --reporter 某市 1.csv 2.csv 3.csv 2> /dev/null
