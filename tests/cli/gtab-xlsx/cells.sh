# every cell of a tally, in the order of the sheet: address, and what stands in it
cp "$SAMPLES/lvliang/lvliang_tally_utf8bom.csv" a.csv
gtab-xlsx a.csv -o a.xlsx
unzip -p a.xlsx xl/worksheets/sheet1.xml | sed 's/<c /\n&/g; s/<\/sheetData>/\n/' |
	sed -n 's/^<c r="\([A-Z0-9]*\)"[^>]*>\(<is><t[^>]*>\|<v>\)/\1 /p' | sed 's/<.*//'
