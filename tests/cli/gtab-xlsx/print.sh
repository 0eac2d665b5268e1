# widths, panes, filter, merges and print set-up of a list
cp "$SAMPLES/transport-powers/powers_transport_sample.csv" a.csv
gtab-xlsx a.csv -o a.xlsx
unzip -p a.xlsx xl/worksheets/sheet1.xml | tr '\n' ' ' | sed 's/<sheetData>.*<\/sheetData>//; s/></>\n</g' |
	grep -v '^<?xml\|^<worksheet'
unzip -p a.xlsx xl/workbook.xml | grep -o '<definedName .*</definedNames>'
