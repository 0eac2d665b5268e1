#!/bin/sh
# tests/fuzz/run.sh BUILD: run each fuzz target for FUZZ_SECONDS= (60), from the samples and the cases on. What it
# learns stays in build/corpus; a crash is left there too, and named.

set -e
cd "$(dirname "$0")/../.."
build=$1
export LC_ALL=C.UTF-8

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	corpus=build/corpus/$name
	mkdir -p "$corpus" build/corpus/seeds
	case $name in
	fuzz_form) seeds=lib/form/builtin ;;
	*)
		seeds=build/corpus/seeds
		find samples tests/cli -name '*.csv' -exec cp {} build/corpus/seeds/ ';'
		;;
	esac
	echo "== $name"
	"$build/tests/fuzz/$name" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=4096 -timeout=5 -print_final_stats=1 \
		-artifact_prefix="$corpus-" "$corpus" "$seeds" 2> "$corpus.log" || {
		tail -n 30 "$corpus.log"
		exit 1
	}
	grep -E 'number_of_executed_units|average_exec_per_sec' "$corpus.log"
done
