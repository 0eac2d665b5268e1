#!/bin/sh
# tests/valgrind.sh BUILD [NAME...]: the command-line cases with every tool run under valgrind. A memory error or a
# leak makes a tool end with 99, which no case expects. Slow: a second a tool.

cd "$(dirname "$0")/.." || exit 1
build=${1:-build/release}
shift
command -v valgrind > /dev/null || {
	echo 'valgrind is not installed: apt-get install valgrind' >&2
	exit 1
}

# a build folder whose tools are wrappers around the real ones; only tools that begin with gtab- are wrapped
wrapped=$build/valgrind
rm -rf "$wrapped"
mkdir -p "$wrapped/bin"
for source in tools/gtab-*.c; do
	tool=$(basename "$source" .c)
	cat > "$wrapped/bin/$tool" <<EOF
#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \\
	"$PWD/$build/bin/$tool" "\$@"
EOF
	chmod +x "$wrapped/bin/$tool"
done
exec tests/cli/run.sh --build "$wrapped" "$@"
