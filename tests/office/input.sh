#!/bin/bash
# tests/office/input.sh BUILD: workbooks of openpyxl and XlsxWriter, as they are and saved again by LibreOffice and, where
# it is installed, Gnumeric, give the clean table of LibreOffice's own CSV export. Which form they are read by is given.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 PATH="$PWD/$1/bin:$PATH"

# convert FOLDER FILTER FILE...: into that folder
convert() {
	folder=$1 filter=$2
	shift 2
	soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$filter" --outdir "$folder" "$@" \
		> /dev/null 2>&1
}

tests/office/input_books.py "$work" || exit 1
mkdir -p "$work"/libreoffice "$work"/gnumeric "$work"/csv
convert "$work/libreoffice" 'xlsx:Calc MS Excel 2007 XML' "$work"/*.xlsx
for book in "$work"/libreoffice/*.xlsx; do
	mv "$book" "$work/libreoffice-$(basename "$book")"
done
if command -v ssconvert > /dev/null; then
	for book in "$work"/openpyxl.xlsx "$work"/xlsxwriter.xlsx; do
		ssconvert "$book" "$work/gnumeric-$(basename "$book")" > /dev/null 2>&1
	done
fi
# fields divided by commas, UTF-8, as shown
convert "$work/csv" 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true' "$work"/*.xlsx

gives_same() {
	gtab-norm "$1" > "$work/one" 2> "$work/said" || cat "$work/said"
	gtab-norm "$2" > "$work/other" 2> "$work/said" || cat "$work/said"
	diff "$work/other" "$work/one"
}

for book in "$work"/*.xlsx; do
	name=$(basename "$book" .xlsx)
	[ "$name" != merged ] || continue # its formulas have no saved result, and that is told
	check "$name.xlsx is read as its CSV export is" -- gives_same "$book" "$work/csv/$name.csv"
done
says() {
	gtab-norm "${@:2}" 2>&1 > /dev/null | grep -F -e "$1"
}
check formulas without a result are told -- says 'formulas without a saved result: 3' "$work/merged.xlsx"
check hidden rows are told -- says 'hidden rows: 1' "$work/merged.xlsx"
check a chart is no table -- says 'is a chart' --sheet 图 "$work/merged.xlsx"
check an empty sheet is named -- says 'sheet 空 is empty' --sheet 空 "$work/openpyxl.xlsx"
finish office-input
