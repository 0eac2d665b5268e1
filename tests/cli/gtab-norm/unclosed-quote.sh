printf 'name,count\na,1\n"b,2\nc,3\nd,4\n' > a.csv
gtab-norm a.csv
