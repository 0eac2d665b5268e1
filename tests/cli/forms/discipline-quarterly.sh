# the form discipline-quarterly: the messy export is known by its header and reads as the clean table, both pass, the wrong one is told
cd "$SAMPLES/discipline-quarterly" || exit
gtab-norm messy.csv 2> "$OLDPWD/read" | diff - clean.csv && cat "$OLDPWD/read"
gtab-check -f discipline-quarterly messy.csv clean.csv
echo "exit $?"
gtab-check -f discipline-quarterly wrong.csv
