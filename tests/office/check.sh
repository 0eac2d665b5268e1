#!/bin/sh
# tests/office/check.sh [BUILD]: the samples as workbooks, held against their clean tables by programs that know
# nothing of ours: openpyxl reads values, merges and formats, LibreOffice prints and exports them.
# Needs libreoffice-calc, fonts-noto-cjk, fonts-crosextra-carlito, poppler-utils, python3-openpyxl.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=$PWD/${1:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 TMPDIR="$work" FONTCONFIG_FILE="$PWD/tests/office/fonts.conf"

convert() {
	soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" \
		--outdir "$work" "$2" > /dev/null 2>&1
}

# a refused cell, exit status 1, is no failure here
makes_workbook() {
	"$build/bin/gtab-xlsx" "$1" -o "$2.xlsx" || [ $? = 1 ]
	"$build/bin/gtab-norm" -k "$1" -o "$2.kept" || [ $? = 1 ]
}

# a page is a page of A4, and they are as many as they should be
prints_pages() {
	convert pdf "$1.xlsx" && pdfinfo "$1.pdf" > "$1.info" &&
		grep -q "^Pages: *$2\$" "$1.info" && grep -q 'A4' "$1.info"
}

prints_all() {
	pdftotext -raw "$1.pdf" "$1.txt" && mkdir "$1.sheet" &&
		soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to \
			'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' \
			--outdir "$1.sheet" "$1.xlsx" > /dev/null 2>&1 &&
		/usr/bin/python3 tests/office/check_print.py "$1.kept" "$1.txt" "$1.sheet/$(basename "$1").csv"
}

# ### is a column too narrow for its figure; the others are formulas that failed
shows_all_cells() {
	! grep -nE '###|#REF!|#NAME\?|#VALUE!|#DIV/0!|Err:[0-9]' "$1.txt"
}

# sample PAGES FILE
sample() {
	book=$work/$(basename "$2" .csv)
	check "$2" becomes a workbook -- makes_workbook "$2" "$book"
	check "$2" reads as meant -- /usr/bin/python3 tests/office/check_book.py "$book.xlsx" "$book.kept"
	check "$2" is printed on "$1" pages of A4 -- prints_pages "$book" "$1"
	check "$2" is printed and exported whole -- prints_all "$book"
	check "$2" shows every cell -- shows_all_cells "$book"
}

sample 1 samples/lvliang/lvliang_tally_gb18030.csv
sample 1 samples/transport-powers/powers_transport_sample.csv
sample 1 samples/audit-return/form_audit1.csv
sample 2 samples/nbs/nbs_police_cases.csv
sample 2 samples/nbs/nbs_procuratorate_closed.csv

# what no sample has: subtotals and a total as formulas, days, a long figure, a refused cell, figures printed rounded
cat > "$work/totals.csv" << 'END'
某市案件统计表,,,,,
填报单位：某市,,,,,
地区,立案,,涉案金额（元）,处理人数（人）,立案日期
,件数,人数,,,
东区,"1,504",17,0.10,2700余,2015年3月1日
其中：城关镇,17,—,0.05,1000余,2015年3月
西区,82,…,0.20,300余,2016年2月29日
小计,1586,17,0.30,3000余,
南区,4,5,12345678901234567,40余,1899年1月1日
北区,5,***,7,约五十来个吧,2015年上半年
小计,9,5,7,100余,
合计,1595,23,7.3,3100余,
注：金额未经核实。,,,,,
END
sample 1 "$work/totals.csv"

finish office
