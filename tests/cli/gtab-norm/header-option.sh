# --header names the header, or says that there is none; without it a file that begins with figures is told
printf '甲县,1,2\n乙县,3,4\n' > rows.csv
printf '县统计局,x,y\n地区,件数,人数\n甲县,1,2\n' > below.csv
gtab-norm rows.csv
gtab-norm --header 1 rows.csv
gtab-norm --header 2 below.csv
gtab-norm --header 1-2 below.csv
gtab-norm --header none below.csv
gtab-norm --header 9 below.csv
echo "exit $?"
gtab-norm --header 2-1 below.csv
echo "exit $?"
gtab-norm --header x below.csv
echo "exit $?"
