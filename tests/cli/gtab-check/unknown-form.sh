printf '项目,件数\n甲,1\n' > a.csv
gtab-check -f case-taly a.csv
