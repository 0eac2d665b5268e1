# a figure that cannot be read stays as found, is told, and makes the exit status 1
printf '项目,件数\n甲类,12\n乙类,1２O\n丙类,82件82人\n丁类,7\n戊类,8\n己类,9\n' > a.csv
gtab-norm a.csv
