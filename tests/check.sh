#!/bin/sh
# tests/check.sh BUILD PART...: run parts of the test suite and end with one line, "N passed, N failed".
#
# A part is a script that prints what it finds and appends "PASSED FAILED SKIPPED" to the file $RESULTS.
# All parts run, also after one has failed.

cd "$(dirname "$0")/.." || exit 1
build=$1
shift
RESULTS=$(mktemp)
export RESULTS
trap 'rm -f "$RESULTS"' EXIT

for part; do
	case $part in
	unit | fuzz | cli | install) script=tests/$part/run.sh ;;
	book) script=tests/book/faults.sh ;;
	*) script=tests/$part.sh ;;
	esac
	lines=$(wc -l < "$RESULTS")
	echo "== $part"
	if "$script" --build "$build"; then status=0; else status=$?; fi
	# a part that died before it could count is a failure
	if [ "$(wc -l < "$RESULTS")" -eq "$lines" ]; then
		echo "$part: ended with $status and no result"
		echo "0 1 0" >> "$RESULTS"
	fi
done

awk '{ passed += $1; failed += $2; skipped += $3 }
END {
	if (skipped > 0)
		print skipped " skipped"
	print passed " passed, " failed " failed"
	exit failed > 0 || passed == 0
}' "$RESULTS"
