# the same form in its older vintages: each month is checked by the columns it had
cd "$SAMPLES/eight-rules" || exit
gtab-check messy-2014.csv messy-2018.csv
cd "$OLDPWD" && iconv -f GB18030 -t UTF-8 "$SAMPLES/eight-rules/messy-2014.csv" | sed 's/,1277,/,1727,/' > wrong.csv
gtab-check -f eight-rules wrong.csv
