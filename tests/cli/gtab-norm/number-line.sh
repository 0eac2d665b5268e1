# 甲 乙 丙 1 under a header is no row; 甲,1 alone may well be one, and stays but for printed forms with a 表号
printf '项目,件数\n甲,1\n某,2\n' | gtab-norm
printf '某表,\n项目,件数\n甲,1\n某,2\n' | gtab-norm
printf '某表,\n表号：甲1表,\n项目,件数\n甲,1\n某,2\n' | gtab-norm
