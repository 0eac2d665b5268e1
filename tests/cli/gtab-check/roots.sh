# root failures first, and below each what follows from it; what only shares a cell stands for itself
printf '指标名称,计量单位,代码,数值\n总计,件,01,100\n甲类,件,02,67\n甲一,件,03,30\n甲二,件,04,30\n乙类,件,05,40\n上限,件,06,60\n' > a.csv
check() { gtab-check -f statistical-return --no-suspects --relations "$1" a.csv; }
echo '# 02 should be 60: its own sum is the root, also when it is told second'
check '01行=02行+05行；02行=03行+04行；02行≤06行'
echo '# failures that no one cell explains'
check '01行=02行+05行；02行=03行+04行+1；02行≤06行-1'
echo '# in one row, as rows go by'
printf '项目,总,甲,乙,丙\n子,10,4,7,1\n丑,9,4,5,1\n' > a.csv
gtab-check --no-suspects --relations '总=甲+乙；总≥甲+乙；甲=丙+3' a.csv 2> err
