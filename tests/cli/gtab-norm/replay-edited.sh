# a person strikes a change out of the log: that cell stays as it was found
printf '县,立案\n东县,12\n西县,1,579\n' | sed 's/1,579/"1,579"/' > a.csv
gtab-norm a.csv --log log.csv > /dev/null
sed -i '/,group,/d' log.csv
gtab-norm a.csv --replay log.csv
