# -f with a required column absent: one finding, with the nearest header
printf '序号,项目名称,件数,人数\n1,立案,5,6\n' > a.csv
gtab-check -f case-tally a.csv
