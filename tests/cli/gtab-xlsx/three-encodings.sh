# one table in three encodings is one workbook, and so it is after gtab-norm -k
for e in gb18030 utf8bom utf16le; do
	cp "$SAMPLES/lvliang/lvliang_tally_$e.csv" .
	gtab-xlsx "lvliang_tally_$e.csv" -o $e.xlsx
done
gtab-norm -k < lvliang_tally_gb18030.csv | gtab-xlsx -o kept.xlsx
cmp gb18030.xlsx utf8bom.xlsx && cmp gb18030.xlsx utf16le.xlsx && cmp gb18030.xlsx kept.xlsx && echo same
