# -k keeps title, reporter, unit, notes and where each row came from
cd "$SAMPLES/lvliang" || exit
gtab-norm -k lvliang_tally_utf8bom.csv
