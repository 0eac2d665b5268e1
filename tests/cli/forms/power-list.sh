# the form power-list: the messy export is known by its header and reads as the clean table, both pass, the wrong one is told
cd "$SAMPLES/power-list" || exit
gtab-norm messy.csv 2> "$OLDPWD/read" | diff - clean.csv && cat "$OLDPWD/read"
gtab-check -f power-list messy.csv clean.csv
echo "exit $?"
gtab-check -f power-list wrong.csv
