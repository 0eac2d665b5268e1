#!/bin/bash
# tests/office/readers.sh [BUILD]: the workbooks of all samples, and of cells that are easily got wrong, in four programs
# that know nothing of ours: openpyxl, LibreOffice, gnumeric and SheetJS must read the same cells, and xmllint every
# part. Needs the packages of check-office; SheetJS comes from npm where there is one, else it is left out.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=$PWD/${1:-build/release}
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 TMPDIR="$work" SOURCE_DATE_EPOCH=1425168000

modules=$PWD/build/node
if command -v npm > /dev/null && [ ! -d "$modules/node_modules/xlsx" ]; then
	mkdir -p "$modules"
	npm install --silent --no-audit --no-fund --prefix "$modules" xlsx@0.18.5 > /dev/null 2>&1
fi
[ -d "$modules/node_modules/xlsx" ] || { echo 'without SheetJS'; skipped=$((skipped + 1)); }

cat > "$work/sheetjs.js" << 'END'
const book = require("xlsx").readFile(process.argv[2]);
const sheet = book.Sheets[book.SheetNames[0]];
console.log(JSON.stringify(require("xlsx").utils.sheet_to_json(sheet, { header: 1, raw: true, defval: null, blankrows: true })));
END

is_well_formed() {
	unzip -Z1 "$1" > "$work/parts" && while read -r part; do
		unzip -p "$1" "${part//\[/\\[}" | xmllint --noout - || return 1
	done < "$work/parts"
}

office_csv() {
	soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to \
		'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false' --outdir "$work" "$1" > /dev/null 2>&1
}

reads_the_same() {
	stem=${1%.xlsx}
	office_csv "$1" && ssconvert -O 'format=raw' -T Gnumeric_stf:stf_assistant "$1" "$stem.gnumeric" > /dev/null 2>&1 || return 1
	sheetjs=-
	if [ -d "$modules/node_modules/xlsx" ]; then
		NODE_PATH=$modules/node_modules node "$work/sheetjs.js" "$1" > "$stem.json" || return 1
		sheetjs=$stem.json
	fi
	/usr/bin/python3 "$root/tests/office/readers.py" "$1" "$stem.csv" "$stem.gnumeric" "$sheetjs"
}

# book NAME FILE
book() {
	"$build/bin/gtab-xlsx" --verify=full "$2" -o "$work/$1.xlsx" 2> /dev/null || [ $? = 1 ]
	check "$1: every part is well-formed" -- is_well_formed "$work/$1.xlsx"
	check "$1: all programs read the same cells" -- reads_the_same "$work/$1.xlsx"
}

for file in samples/*/*.csv; do
	book "$(basename "$file" .csv)" "$file"
done

{
	printf '编号,内容,金额\n'
	printf '1,=1+1,0.1\n2,+86,3906.40\n3,-5万元以下,100\n4,@某人,0.07\n5,_x0041_,123456789012345\n'
	printf '6,"a&b<c>""d""",9731760.28\n7," 前后有空 ",1234567890.12345\n8,"一\n二",-0.50\n9,𠮷野家,0\n10,<![CDATA[x]]>,7\n'
	printf '11,&amp;,8\n12,%s,9\n' "'单引号"
} > "$work/odd-in.csv"
book odd "$work/odd-in.csv"

# more than one piece, in threads
awk 'BEGIN { print "编号,摘要,金额,经办"
	for (i = 1; i <= 60000; i++) printf "%d,第%d项&其他<行政>权力,%d.%02d,%s\n", i, i * 7919 % 100003, i * 31, i % 100, i % 3 ? "甲" : "" }' \
	> "$work/bulk-in.csv"
book bulk "$work/bulk-in.csv"
finish readers
