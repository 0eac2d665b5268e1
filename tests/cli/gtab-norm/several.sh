# tables of one header follow each other; others are refused, or kept apart with -k or -d
printf 'a,b\nx,2\n' > 1.csv
printf 'a,b\ny,4\n' > 2.csv
printf 'c,d\nz,6\n' > 3.csv
gtab-norm 1.csv 2.csv
gtab-norm -k 1.csv 3.csv
mkdir out
gtab-norm -d out 1.csv 3.csv && cat out/1.csv out/3.csv
gtab-norm 1.csv 3.csv > /dev/null
