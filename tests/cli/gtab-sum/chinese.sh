# what is told, in Chinese
printf '填报单位：东县\n项目,件数,占比\n甲,1,10%%\n乙,2,1%%\n' > 1.csv
printf '填报单位：东县\n项目,件数（万件）,占比\n甲,,10%%\n' > 2.csv
printf '填报单位：西县\n项目,件数（件）,占比\n甲,5,10%%\n' > 3.csv
printf '东县\n南县\n' > all
gtab-sum --lang zh_CN --reporters all 1.csv 2.csv 3.csv
