# an output onto an input is refused, and a full disk is told
printf '项目,件数\n立案,1\n' > a.csv
gtab-sum -o a.csv a.csv; echo $?
gtab-sum -o /dev/full a.csv; echo $?
cat a.csv
