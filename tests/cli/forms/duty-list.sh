# the form duty-list: the messy export is known by its header and reads as the clean table, both pass, the wrong one is told
cd "$SAMPLES/duty-list" || exit
gtab-norm messy.csv 2> "$OLDPWD/read" | diff - clean.csv && cat "$OLDPWD/read"
gtab-check -f duty-list messy.csv clean.csv
echo "exit $?"
gtab-check -f duty-list wrong.csv
