#!/bin/sh
# tests/cover.sh BUILD: lines of lib/ that the tests ran, by file, from gcov's counts.

cd "$(dirname "$0")/.." || exit 1
build=${1:-build/cover}

find "$build/obj/lib" -name '*.gcno' | while read -r counts; do
	gcov -n "$counts" 2>/dev/null
done | awk '
/^File / { file = substr($2, 2, length($2) - 2) }
/^Lines executed:/ && file ~ /^lib\// {
	split($2, percent, /[:%]/)
	lines = $4
	# a header is counted once for each source that includes it; the best count stands
	if (percent[2] >= best[file]) {
		best[file] = percent[2]
		total[file] = lines
	}
	file = ""
}
END {
	for (file in total) {
		printf "%6.1f%% of %5d  %s\n", best[file], total[file], file | "sort -n"
		ran += best[file] * total[file] / 100
		all += total[file]
	}
	close("sort -n")
	if (all > 0)
		printf "%6.1f%% of %5d  lib/\n", 100 * ran / all, all
}'
