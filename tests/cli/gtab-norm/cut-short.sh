# a kept table without its #end is refused: the stage before died
gtab-norm -k "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" 2>/dev/null > kept.csv
head -n 12 kept.csv | gtab-norm -o out.csv
status=$?
ls
exit $status
