#!/bin/bash
# tests/book/limits.sh [--build DIR]: what Excel can hold, and one more: rows, columns, characters, sheets; and that
# memory does not grow with the rows.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=build/release
[ "$1" != --build ] || build=$2
build=$(cd "$build" && pwd) || exit 1
xlsx=$build/bin/gtab-xlsx
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1425168000 TMPDIR=$work

# rows N: a list with a header
rows() {
	awk -v n="$1" 'BEGIN { print "编号,摘要,经办"; for (i = 1; i <= n; i++) printf "%d,第%d项,甲%d\n", i, i * 7919 % 1000003, i }'
}

# ends BOOK SHEET: first and last row number and value of column A, and how many rows
ends() {
	unzip -p "$1" "xl/worksheets/sheet$2.xml" | sed 's/<row /\n&/g' | awk '
		/^<row / { n++; if (n == 1) first = $0; last = $0 }
		function show(row) { match(row, /r="[0-9]+"/); r = substr(row, RSTART, RLENGTH)
			match(row, /<t>[^<]*/); return r " " substr(row, RSTART + 3, RLENGTH - 3) }
		END { print n; print show(first); print show(last) }'
}

n_sheets() {
	unzip -l "$1" | grep -c 'xl/worksheets/sheet'
}

dimension() {
	unzip -p "$1" "xl/worksheets/sheet$2.xml" | head -c 2000 | grep -o '<dimension [^>]*>'
}

# makes STATUS COMMAND...
makes() {
	local wanted=$1 status
	shift
	"$@" 2> err
	status=$?
	[ $status = "$wanted" ] || { echo "status $status"; cat err; return 1; }
}

# ---- rows ----

rows 1048575 > full.csv
rows 1048577 > over.csv
rows 3000000 > three.csv
check '1,048,575 rows and a header fill a sheet' -- makes 0 "$xlsx" -o full.xlsx full.csv
check 'they are one sheet' -- test "$(n_sheets full.xlsx)" = 1
check 'to its last row' -- test "$(ends full.xlsx 1 | tail -n 1)" = 'r="1048576" 1048575'
check '--no-split takes them' -- makes 0 "$xlsx" --no-split -o a.xlsx full.csv
check 'and refuses more' -- makes 3 "$xlsx" --no-split -o b.xlsx over.csv
check 'naming the limit' -- grep -q 'over.csv: .*1048578.*1048576' err
check 'leaving nothing' -- test ! -e b.xlsx
check '1,048,577 rows go on' -- makes 0 "$xlsx" -o over.xlsx over.csv
check 'to a second sheet' -- test "$(n_sheets over.xlsx)" = 2
check 'below the same header, numbers going on' -- test "$(ends over.xlsx 2 | tr '\n' ' ')" = '3 r="1" 编号 r="3" 1048577 '
check 'of the right size' -- test "$(dimension over.xlsx 2)" = '<dimension ref="A1:C3"/>'
check '3,000,000 rows go on' -- makes 0 "$xlsx" -j2 -o three.xlsx three.csv
check 'to three sheets' -- test "$(n_sheets three.xlsx)" = 3
check 'the second follows the first' -- test "$(ends three.xlsx 2 | tr '\n' ' ')" = '1048576 r="1" 编号 r="1048576" 2097150 '
check 'the third ends it' -- test "$(ends three.xlsx 3 | tr '\n' ' ')" = '902851 r="1" 编号 r="902851" 3000000 '
check 'with filters, panes and titles on each' -- test "$(unzip -p three.xlsx xl/workbook.xml | grep -o '_xlnm[^"]*' | sort | uniq -c | tr -d '\n ')" = '3_xlnm.Print_Area3_xlnm.Print_Titles3_xlnm._FilterDatabase'
check 'the same with one thread' -- makes 0 "$xlsx" -j1 -o one.xlsx three.csv
check 'byte by byte' -- cmp three.xlsx one.xlsx
check 'and verified in full' -- makes 0 "$xlsx" --verify=full -o one.xlsx over.csv

# peak CSV: peak memory of gtab-xlsx in KiB
peak() {
	python3 - "$xlsx" "$1" << 'END'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "-j2", "-o", "peak.xlsx", sys.argv[2]], check=True, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
END
}

rows 100000 > tenth.csv
small=$(peak tenth.csv)
large=$(peak three.csv)
echo "peak memory: $small KiB at 100,000 rows, $large KiB at 3,000,000"
check 'memory does not grow with the rows' -- test "$large" -le $((small * 5 / 4))
check 'and is little' -- test "$large" -le 32768
rm -f ./*.xlsx full.csv over.csv three.csv

# ---- columns ----

# columns N: a header and two rows
columns() {
	awk -v n="$1" 'BEGIN { for (r = 0; r < 3; r++) for (i = 1; i <= n; i++)
		printf "%s%s", r == 0 ? "栏" i : i * r, i < n ? "," : "\n" }'
}

columns 16384 > wide.csv
columns 16385 > wider.csv
check '16,384 columns are a sheet' -- makes 0 "$xlsx" --delimiter , -o wide.xlsx wide.csv
check 'to its last column' -- test "$(dimension wide.xlsx 1)" = '<dimension ref="A1:XFD3"/>'
check 'whose last cell is there' -- grep -q 'r="XFD3"[^>]*><v>32768<' <(unzip -p wide.xlsx xl/worksheets/sheet1.xml)
check '16,385 are refused' -- makes 3 "$xlsx" --delimiter , -o wider.xlsx wider.csv
check 'leaving nothing there' -- test ! -e wider.xlsx

# ---- characters: UTF-16 units ----

# cell N CHARACTER
cell() {
	printf '项目,说明\n盗窃,短\n诈骗,'
	head -c "$1" /dev/zero | sed "s/\x00/$2/g"
	echo
}

cell 32767 x > long.csv
cell 32768 x > longer.csv
cell 16383 𠮷 > pairs.csv
cell 16384 𠮷 > more-pairs.csv
check '32,767 characters are a cell' -- makes 0 "$xlsx" -o long.xlsx long.csv
check '32,768 are refused' -- makes 3 "$xlsx" -o longer.xlsx longer.csv
check 'with their place' -- grep -q 'longer.csv:3:2: ' err
check '16,383 pairs are a cell' -- makes 0 "$xlsx" -o pairs.xlsx pairs.csv
check '16,384 pairs are refused' -- makes 3 "$xlsx" -o pairs.xlsx more-pairs.csv

# ---- sheets ----

mkdir many
for ((i = 1; i <= 300; i++)); do printf '项目,件数\n盗窃,%d\n诈骗,%d\n合计,%d\n' $i $i $((2 * i)) > many/$i.csv; done
check '300 sheets are a workbook' -- makes 0 "$xlsx" -o many.xlsx many/*.csv
check 'of 300 sheets' -- test "$(n_sheets many.xlsx)" = 300
check 'each with a name' -- test "$(unzip -p many.xlsx xl/workbook.xml | grep -o '<sheet name="[^"]*' | sort -u | wc -l)" = 300

# ---- parts beyond 4 GiB are told by --verify; the fields are held by tests/unit/book/test_verify.c ----

finish limits
