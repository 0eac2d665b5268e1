#!/bin/sh
# tests/unit/run.sh [--build DIR] [NAME...]: run the unit programs (or those whose path holds a NAME), show
# cmocka's closing lines, and all that a failing program said.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh

build=build/release
if [ "$1" = --build ]; then
	build=$2
	shift 2
fi
export CMOCKA_MESSAGE_OUTPUT=STDOUT LC_ALL=C.UTF-8 LANGUAGE=
# the input is there for tests that read it, and absent for all others
export SAMPLES="$PWD/samples"
export SHARED="${SHARED-$([ -d ../shared ] && cd ../shared && pwd)}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# closing N: the sum of the counts that cmocka gives for PASSED, FAILED or SKIPPED; a program may have groups
closing() {
	sed -n "s/^\[  $1 *\] \([0-9][0-9]*\) test(s).*/\1/p" "$log" | awk '{ n += $1 } END { print n + 0 }'
}

for source in tests/unit/*/test_*.c; do
	[ -e "$source" ] || continue
	wanted=$([ $# -eq 0 ] && echo all)
	for name; do
		case $source in *"$name"*) wanted=yes ;; esac
	done
	[ -n "$wanted" ] || continue

	program=$build/${source%.c}
	"$program" > "$log" 2>&1 < /dev/null
	status=$?
	n_passed=$(closing PASSED)
	n_failed=$(closing FAILED)
	if [ "$status" -ne 0 ] && [ "$n_failed" -eq 0 ]; then
		n_failed=1 # it died, or a sanitizer spoke after the last test
	fi
	if [ "$n_failed" -gt 0 ]; then
		cat "$log"
		echo "FAIL  $source (status $status)"
	else
		echo "$source"
		grep -E '^\[(==========\] [0-9]+ test\(s\) run|  (PASSED|SKIPPED) )' "$log"
	fi
	passed=$((passed + n_passed))
	failed=$((failed + n_failed))
	skipped=$((skipped + $(closing SKIPPED)))
done
finish unit
