# tables side by side are told, and stacked when asked: each block to its end, across the header in the middle
cat > a.csv <<'CSV'
各省数量,,,,,
省份,数量,省份,数量,省份,数量
甲省,10,丁省,40,庚省,70
乙省,20,戊省,50,辛省,80
省份,数量,省份,数量,省份,数量
丙省,30,己省,60,,
CSV
gtab-norm a.csv
gtab-norm --stack -k a.csv
printf '省份,数量\n甲省,1\n' | gtab-norm --stack
