#!/bin/bash
# tests/fuzz/run.sh [--build DIR] [NAME...]: each fuzz target over its corpus and FUZZ_RUNS=300 mutations of it, the same
# ones every time. `make fuzz-short` looks for new ones.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=build/release
if [ "$1" = --build ]; then
	build=$2
	shift 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/fuzz/corpus.sh "$work" || exit 1

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	[ $# -eq 0 ] || [[ " $* " = *" $name "* ]] || continue
	export FUZZ_INPUT=$build/crash-$name
	check "$name holds" -- "$build/tests/fuzz/$name" -runs="${FUZZ_RUNS:-300}" "$work/${name#fuzz_}"
done
finish fuzz
