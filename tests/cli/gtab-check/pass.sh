# --pass: the table goes on, context and all, and the findings to stderr or a report
printf '统计表,,\n项目,件数,人数\n立案,5,-\n其中：正职,6,\n备注：甲。,,\n' > a.csv
gtab-norm -k a.csv 2> /dev/null | gtab-check -f case-tally --pass
echo "exit $?"
gtab-check -f case-tally --pass --report findings.jsonl --format jsonl a.csv
echo "exit $?"
cat findings.jsonl
