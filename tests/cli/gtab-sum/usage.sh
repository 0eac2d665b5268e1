# calls that cannot be
gtab-sum --groups x.csv; echo $?
gtab-sum --by-reporter --key 项目 x.csv; echo $?
printf '项目,件数\n立案,1\n' > a.csv
gtab-sum --key 代码 a.csv; echo $?
gtab-sum --by-reporter --row 乙 a.csv; echo $?
gtab-sum absent.csv; echo $?
gtab-sum --by 项目 --key 项目 a.csv; echo $?
gtab-sum --across 项目 a.csv; echo $?
gtab-sum --total top a.csv; echo $?
gtab-sum --by 级别 a.csv; echo $?
gtab-sum --by 件数 --sum 项目 a.csv; echo $?
printf '项目,件数\n立案,1\n立案,2\n' > b.csv
gtab-sum --by-reporter b.csv; echo $?
