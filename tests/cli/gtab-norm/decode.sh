# --decode only transcodes: the same text from three encodings, byte for byte
for encoding in gb18030 utf8bom utf16le; do
	gtab-norm --decode "$SAMPLES/lvliang/lvliang_tally_$encoding.csv" > $encoding.txt
done
cmp gb18030.txt utf8bom.txt && cmp gb18030.txt utf16le.txt && sed -n 1,2p gb18030.txt | od -c | tail -n 2
