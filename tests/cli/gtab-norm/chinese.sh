# messages in Chinese, without a Chinese locale
printf '项目,件数\n甲类,12\n乙类,1２O\n丙类,7\n丁类,8\n' > a.csv
gtab-norm --lang zh_CN a.csv
