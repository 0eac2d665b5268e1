# Sourced by the parts of the test suite: options, counting, and how a result is said.

passed=0
failed=0
skipped=0

fail() {
	failed=$((failed + 1))
	echo "FAIL  $*"
}

# check WORDS... -- COMMAND...: a fact, and the command that shows it. Its output is shown when it fails.
check() {
	fact=
	while [ "$1" != -- ]; do
		fact="$fact${fact:+ }$1"
		shift
	done
	shift
	if output=$("$@" 2>&1); then
		passed=$((passed + 1))
	else
		fail "$fact"
		printf '%s\n' "$output" | sed 's/^/      /'
	fi
}

# The last thing a part does.
finish() {
	echo "$1: $passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
	if [ -n "$RESULTS" ]; then
		echo "$passed $failed $skipped" >> "$RESULTS"
	fi
	[ "$failed" -eq 0 ]
	exit
}
