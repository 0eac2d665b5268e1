# started without stdin or stdout, a tool fails and writes into no file by mistake
printf '项目,件数\n盗窃,1\n' > a.csv
gtab-norm - <&-
echo $?
gtab-norm a.csv >&-
echo $?
gtab-norm -o b.csv a.csv >&- <&-
echo $?
cat b.csv
gtab-norm -o c.csv absent.csv 2>&- >&-
echo $?
ls
