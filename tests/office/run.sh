#!/bin/sh
# tests/office/run.sh BUILD: what LibreOffice makes of the demo's workbooks. Each must open, fit its paper, and show
# every figure; pages are left as pictures in build/office for a person to look at.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
pages=$PWD/build/office
rm -rf "$pages"
mkdir -p "$pages"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
export LC_ALL=C.UTF-8

opens() {
	soffice --headless "-env:UserInstallation=file://$profile" --convert-to pdf --outdir "$pages" "$1" &&
		[ -s "$pages/$(basename "$1" .xlsx).pdf" ]
}

is_a4() {
	pdfinfo "$1" | grep -qE '^Page size: *(595.* x 84[12]|84[12].* x 595)'
}

# ### is a column too narrow for its figure; the others are formulas that failed
shows_all_cells() {
	! pdftotext -layout "$1" - | grep -nE '###|#REF!|#NAME\?|#VALUE!|#DIV/0!|Err:[0-9]'
}

has_text() {
	[ "$(pdftotext "$1" - | tr -d '[:space:]' | wc -m)" -gt 20 ]
}

for book in build/demo/*.xlsx build/demo/*/*.xlsx; do
	[ -e "$book" ] || continue
	pdf=$pages/$(basename "$book" .xlsx).pdf
	check "$book" opens in LibreOffice -- opens "$book"
	[ -e "$pdf" ] || continue
	check "$book" prints on A4 -- is_a4 "$pdf"
	check "$book" shows every cell -- shows_all_cells "$pdf"
	check "$book" prints its text -- has_text "$pdf"
	pdftoppm -r 80 -png "$pdf" "${pdf%.pdf}"
done
echo "pages as pictures: build/office"
[ $((passed + failed)) -gt 0 ] || fail 'no workbook in build/demo'
finish office
