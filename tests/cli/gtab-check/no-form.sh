# no -f and no fitting form: a note, and the exit status is not changed, also where labels promise a total
printf '县,镇数\n东县,5\n西县,7\n合计,13\n' > a.csv
gtab-check a.csv
