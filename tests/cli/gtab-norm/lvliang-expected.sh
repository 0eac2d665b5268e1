# every figure, unit and nesting of a right reading, from each of the three encodings; nil and blank are both nothing there
cd "$SAMPLES/lvliang" || exit
awk -F, 'NR > 1 && /^[0-9]/ { print ($3 == "" ? "" : "其中：") $2 "," $4 "," $5 "," $6 "," $7 }' \
	lvliang_tally_expected.csv > "$HOME/wanted"
for encoding in gb18030 utf8bom utf16le; do
	gtab-norm lvliang_tally_$encoding.csv 2> /dev/null |
		awk -F, 'NR > 1 && NF > 5 { gsub(/-/, ""); print $2 "," $3 "," $4 "," $5 "," $6 }' > "$HOME/found"
	wc -l < "$HOME/found"
	diff "$HOME/wanted" "$HOME/found"
done
