# a short row is warned of, a long one is a finding; nothing is lost
printf '项目,件数,人数\n甲类,1,2\n乙类,3\n丙类,4,5,6\n' > a.csv
gtab-norm a.csv
