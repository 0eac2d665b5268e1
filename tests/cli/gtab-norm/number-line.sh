# 甲 乙 丙 1 under a printed form's header is no row; 甲,1 right under a bare header may well be one
printf '项目,件数\n甲,1\n某,2\n' | gtab-norm
printf '某表,\n项目,件数\n甲,1\n某,2\n' | gtab-norm
