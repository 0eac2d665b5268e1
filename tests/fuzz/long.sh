#!/bin/bash
# tests/fuzz/long.sh BUILD [NAME...]: run each fuzz target for FUZZ_SECONDS= (60), by libFuzzer where it was built with it,
# else by mutating the corpus (FUZZ_SEED= differs from day to day). What libFuzzer learns stays in build/corpus; a crash
# is left there too, and named.

cd "$(dirname "$0")/../.." || exit 1
build=$1
shift
seconds=${FUZZ_SECONDS:-60}
export LC_ALL=C.UTF-8
rm -rf build/seeds
tests/fuzz/corpus.sh build/seeds || exit 1
failed=0

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	[ $# -eq 0 ] || [[ " $* " = *" $name "* ]] || continue
	program=$build/tests/fuzz/$name
	seeds=build/seeds/${name#fuzz_}
	learnt=build/corpus/$name
	mkdir -p "$learnt"
	export FUZZ_INPUT=$learnt-crash
	if "$program" -help=1 2>&1 | grep -q max_total_time; then
		arguments=(-max_total_time="$seconds" -max_len=4096 -timeout=10 -print_final_stats=1
			-artifact_prefix="$learnt-" "$learnt" "$seeds")
	else
		arguments=(-seconds="$seconds" -seed="${FUZZ_SEED:-$(date +%j)}" "$seeds")
	fi
	if "$program" "${arguments[@]}" > "$learnt.log" 2>&1; then
		echo "$name: $(grep -hE 'number_of_executed_units|mutations' "$learnt.log")"
	else
		failed=1
		echo "$name: failed"
		tail -n 30 "$learnt.log"
		ls -1 "$learnt"-* 2> /dev/null
	fi
done
exit $failed
