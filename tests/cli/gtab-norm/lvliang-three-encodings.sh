# one table in three encodings gives one clean table
cd "$SAMPLES/lvliang" || exit
for encoding in gb18030 utf8bom utf16le; do
	gtab-norm lvliang_tally_$encoding.csv 2>&3 | cksum
done 3>&2
gtab-norm lvliang_tally_gb18030.csv 2>/dev/null
