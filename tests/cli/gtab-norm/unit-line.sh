# units on a line of their own under the header go into it
printf '指标表,,,\n地区,产值,人口,增速\n,万元,(万人),%%\n甲县,5,6,7.1\n' > a.csv
gtab-norm a.csv > once.csv 2> /dev/null
cat once.csv
gtab-norm once.csv | cmp - once.csv
