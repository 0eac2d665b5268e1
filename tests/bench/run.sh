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
echo "start-up, beside an empty program:"
for tool in gtab-norm gtab-check gtab-xlsx; do
	pair 200 "$tool --version" "$bin/$tool" --version -- "$bench/empty"
done
