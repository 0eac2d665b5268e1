# the offset, line and column of a byte that is neither UTF-8 nor GB18030
printf 'name,count\n\346\235\216,1\n\346\235\216\377,2\n' > a.csv
gtab-norm a.csv
