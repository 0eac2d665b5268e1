# tables below one another are never mixed: refused, unless one is asked for or all are said to be one
cat > a.csv <<'CSV'
表1 立案,,
地区,件数,人数
甲县,1,2
乙县,3,4
注：一。,,

表2 处分,,
地区,党纪,政务
甲县,5,6
CSV
gtab-norm a.csv
echo "exit $?"
gtab-norm -k --table 1 a.csv
gtab-norm -k --table 2 a.csv
gtab-norm --table 3 a.csv
echo "exit $?"
gtab-norm --table all a.csv
echo "exit $?"
gtab-norm --table none a.csv
echo "exit $?"
gtab-norm --explain a.csv
