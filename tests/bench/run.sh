#!/bin/sh
# tests/bench/run.sh BUILD: the tools beside a plain program, in pairs, on data made here. ROWS=, FILES= and RUNS=
# set the size. Ratios count, seconds drift; nothing here decides a test.

set -e
cd "$(dirname "$0")/../.."
build=${1:-build/release}
rows=${ROWS:-100000}
files=${FILES:-300}
runs=${RUNS:-3}
bin=$build/bin
bench=$build/tests/bench
data=build/bench-data
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1425168000

# the data is made once; a run that is cut short leaves none behind
mkdir -p $data
for encoding in utf-8 gb18030; do
	ledger=$data/ledger-$rows-$encoding.csv
	tallies=$data/tallies-$files-$encoding
	if [ ! -e "$ledger" ]; then
		"$bench/gen" ledger "$rows" $encoding "$ledger.new"
		mv "$ledger.new" "$ledger"
	fi
	if [ ! -d "$tallies" ]; then
		rm -rf "$tallies.new"
		mkdir "$tallies.new"
		"$bench/gen" tallies "$files" $encoding "$tallies.new"
		mv "$tallies.new" "$tallies"
	fi
done

pair() {
	"$bench/pair" "$@"
}

# tally_pairs FOLDER: IN.csv OUT.xlsx for each, as the plain program takes them
tally_pairs() {
	for file in "$1"/*.csv; do
		echo "$file" "$out/plain/$(basename "$file" .csv).xlsx"
	done
}

mkdir "$out/plain" "$out/ours"
echo "ledger: $rows rows of 10 columns; tallies: $files files; $runs runs each, in turn"
echo "                               -- ours, s -----  -- plain, s ----  time   -- peak, MiB --  memory"
echo "                                  least   median     least   median  ratio     ours   plain  ratio"
for encoding in utf-8 gb18030; do
	ledger=$data/ledger-$rows-$encoding.csv
	tallies=$data/tallies-$files-$encoding
	# the plain program knows no encodings: it always has the UTF-8 file
	plain="$bench/plain $data/ledger-$rows-utf-8.csv $out/plain.xlsx"
	plain_tallies="$bench/plain $(tally_pairs $data/tallies-$files-utf-8)"
	# shellcheck disable=SC2086
	{
		pair "$runs" "gtab-norm  ledger $encoding" "$bin/gtab-norm" "$ledger" -- $plain
		pair "$runs" "gtab-check ledger $encoding" "$bin/gtab-check" "$ledger" -- $plain
		pair "$runs" "gtab-xlsx  ledger $encoding" "$bin/gtab-xlsx" -o "$out/ours.xlsx" "$ledger" -- $plain
		pair "$runs" "gtab-check tallies $encoding" "$bin/gtab-check" "$tallies"/*.csv -- $plain_tallies
		pair "$runs" "gtab-xlsx  tallies $encoding" "$bin/gtab-xlsx" -d "$out/ours" "$tallies"/*.csv -- \
			$plain_tallies
	} 2> "$out/messages" || {
		cat "$out/messages" >&2
		exit 1
	}
done
utf8=$data/ledger-$rows-utf-8.csv
gb18030=$data/ledger-$rows-gb18030.csv
few=$data/ledger-$((rows / 10))-utf-8.csv
[ -e "$few" ] || { "$bench/gen" ledger $((rows / 10)) utf-8 "$few.new" && mv "$few.new" "$few"; }

# peer PROGRAM LABEL OURS... -- THEIRS...: only where that program is installed
peer() {
	if command -v "$1" > /dev/null; then
		shift
		pair "$runs" "$@" 2> /dev/null
	else
		echo "$2: $1 is not installed"
	fi
}

echo "the ledger normalized, beside programs that only read and write it; and GB18030 decoded:"
peer mlr "norm / mlr --csv cat" "$bin/gtab-norm" "$utf8" -- mlr --csv cat "$utf8"
peer csvformat "norm / csvformat" "$bin/gtab-norm" "$utf8" -- csvformat "$utf8"
peer mlr "norm -j1 / mlr --csv cat" "$bin/gtab-norm" -j1 "$utf8" -- mlr --csv cat "$utf8"
pair "$runs" "norm gb18030 / utf-8" "$bin/gtab-norm" "$gb18030" -- "$bin/gtab-norm" "$utf8" 2> /dev/null
pair "$runs" "norm all / a tenth" "$bin/gtab-norm" "$utf8" -- "$bin/gtab-norm" "$few" 2> /dev/null
peer iconv "--decode / iconv" "$bin/gtab-norm" --decode "$gb18030" -- iconv -f GB18030 -t UTF-8 "$gb18030"
peer uconv "--decode / uconv" "$bin/gtab-norm" --decode "$gb18030" -- uconv -f GB18030 -t UTF-8 "$gb18030"

# how much larger our workbook is than the plain program's
size() {
	ls -l "$out/ours.xlsx" "$out/plain.xlsx" | awk '{ n[NR] = $5 } END { printf "%s: its file is %.2f times as large\n", what, n[1] / n[2] }' what="$1"
}

one=$data/tallies-$files-utf-8/tally-00001.csv
echo "gtab-xlsx, beside the plain program, and beside others that format nothing:"
for option in -j1 --no-verify '--compress 6'; do
	# shellcheck disable=SC2086
	pair "$runs" "xlsx $option" "$bin/gtab-xlsx" $option -o "$out/ours.xlsx" "$utf8" -- \
		"$bench/plain" "$utf8" "$out/plain.xlsx" 2> /dev/null
	size "$option"
done
pair "$runs" "xlsx one tally" "$bin/gtab-xlsx" -o "$out/ours.xlsx" "$one" -- "$bench/plain" "$one" "$out/plain.xlsx" 2> /dev/null
! /usr/bin/python3 -c 'import xlsxwriter' 2> /dev/null ||
	pair 1 "xlsx / Python XlsxWriter" "$bin/gtab-xlsx" -o "$out/ours.xlsx" "$utf8" -- \
		/usr/bin/python3 tests/bench/plain.py "$utf8" "$out/plain.xlsx" 2> /dev/null
peer ssconvert "xlsx / ssconvert" "$bin/gtab-xlsx" -o "$out/ours.xlsx" "$utf8" -- ssconvert "$utf8" "$out/plain.xlsx"
peer soffice "xlsx / LibreOffice" "$bin/gtab-xlsx" -o "$out/ours.xlsx" "$utf8" -- \
	soffice --headless "-env:UserInstallation=file://$out/profile" --convert-to xlsx --outdir "$out" "$utf8"
by=权力类别,实施主体
echo "the ledger counted by two columns, beside programs that do the same:"
peer mlr "sum --by / mlr" "$bin/gtab-sum" --by $by "$utf8" -- mlr --icsv --ocsv count-distinct -f $by "$utf8"
peer datamash "sum --by / datamash" "$bin/gtab-sum" --by $by "$utf8" -- \
	sh -c 'datamash -t, -s --header-in -g 3,5 count 1 < "$1"' sh "$utf8"
peer csvsql "sum --by / csvsql" "$bin/gtab-sum" --by $by "$utf8" -- \
	csvsql --no-inference --tables t --query 'select 权力类别, 实施主体, count(*) from t group by 1, 2' "$utf8"
echo "start-up, beside an empty program:"
for tool in gtab-norm gtab-check gtab-sum gtab-xlsx; do
	pair 200 "$tool --version" "$bin/$tool" --version -- "$bench/empty"
done
