# the form eight-rules: the messy export is known by its header and reads as the clean table, both pass, the wrong one is told
cd "$SAMPLES/eight-rules" || exit
gtab-norm messy.csv 2> "$OLDPWD/read" | diff - clean.csv && cat "$OLDPWD/read"
gtab-check -f eight-rules messy.csv clean.csv
echo "exit $?"
gtab-check -f eight-rules wrong.csv
