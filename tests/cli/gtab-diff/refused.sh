# one edition, no such key, two rows of one key
printf '名称,件数\n立案,1\n立案,2\n' > a.csv
gtab-diff a.csv; echo $?
gtab-diff --key 文号 a.csv a.csv; echo $?
gtab-diff a.csv a.csv; echo $?
gtab-diff absent.csv a.csv; echo $?
