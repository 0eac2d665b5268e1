# earlier files: a file, or a folder that is matched by reporter; rows by code or stub; none and two
form() { printf '填报单位：%s,,\n项目,件数,累计\n立案,%s,%s\n处分,%s,%s\n' "$@"; }
mkdir 上期 两份
form 甲县 5 30 2 9 > a.csv
form 甲县 4 25 1 7 > 上期/x.csv
form 乙县 1 1 1 1 > 上期/y.csv
cp 上期/x.csv 两份/1.csv
cp 上期/x.csv 两份/2.csv
check() { gtab-check --relations "$@" 2>&1 | grep -v 'fits'; }
echo '# a file'
check '累计=累计·上期+件数' --previous 上期/x.csv a.csv
echo '# a folder'
check '累计=累计·上期+件数；立案≤立案·上期*110% // 增长过快' --previous 上期 a.csv
echo '# a cell, and last year'
check '[立案,件数]≥[立案,件数]·上年同期；件数·上年末≤件数' --last-year 上期/x.csv --year-end 上期 a.csv
echo '# none, two, of another, not given'
form 丙县 1 1 1 1 > c.csv
check '累计≥累计·上期' --previous 上期 c.csv
check '累计≥累计·上期' --previous 两份 a.csv
check '累计≥累计·上期' --previous 上期/y.csv a.csv
check '累计≥累计·上期' a.csv
check '累计≥累计·上期' --previous 没有 a.csv
echo '# a row the earlier file lacks'
printf '填报单位：甲县,,\n项目,件数,累计\n立案,5,30\n移送,1,1\n' > d.csv
check '累计≥累计·上期' --previous 上期 d.csv
