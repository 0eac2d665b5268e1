#!/bin/sh
# tests/valgrind.sh BUILD [NAME...]: the command-line cases (or those whose path holds a NAME) with every tool run
# under valgrind. Only memory errors and leaks count here; what the cases compare is for `make cli`. Takes minutes.

cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
build=${1:-build/release}
shift
command -v valgrind > /dev/null || {
	echo 'valgrind is not installed: apt-get install valgrind' >&2
	exit 1
}

# a build folder whose tools are wrappers around the real ones, and write what valgrind finds into logs
wrapped=$build/valgrind
rm -rf "$wrapped"
mkdir -p "$wrapped/bin" "$wrapped/log"
for source in tools/gtab-*.c; do
	tool=$(basename "$source" .c)
	cat > "$wrapped/bin/$tool" <<EOF
#!/bin/sh
exec valgrind -q --error-exitcode=99 --log-file="$PWD/$wrapped/log/$tool.%p" \\
	--leak-check=full --errors-for-leak-kinds=definite,indirect,possible \\
	"$PWD/$build/bin/$tool" "\$@"
EOF
	chmod +x "$wrapped/bin/$tool"
done
tests/cli/run.sh --build "$wrapped" "$@" > "$wrapped/cases" 2>&1

is_clean() {
	# valgrind too tells of a case that has no folder for temporary files
	! grep '^==' "$1" | grep -v 'VG_(mkstemp): failed'
}
for log in "$wrapped"/log/*; do
	check "$(basename "$log")" -- is_clean "$log"
done
finish valgrind
