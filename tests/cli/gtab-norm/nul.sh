printf 'name,count\na,1\nb\000c,2\n' > a.csv
gtab-norm --encoding utf-8 a.csv
