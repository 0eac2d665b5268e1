# findings as CSV with a header, and as JSON Lines; the closing line is on stderr then
printf '项目,件数,人数\n"立案 ""甲""",5,-\n其中：正职,6,\n' > a.csv
gtab-check -f case-tally --format csv a.csv
gtab-check -f case-tally --format jsonl a.csv
