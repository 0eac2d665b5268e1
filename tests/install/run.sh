#!/bin/sh
# `make install` gives tools, libraries and pkg-config files that a program outside the tree can use, shared and
# static; `make uninstall` leaves nothing.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=${2:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 LANGUAGE=
# this make knows nothing of the one that runs the tests
unset MAKEFLAGS MFLAGS MAKELEVEL

run_make() {
	"${MAKE:-make}" -s B="$build" "$@"
}

# pc ARGUMENTS...: pkg-config as a person would call it who installed to $prefix
pc() {
	PKG_CONFIG_PATH=$prefix/lib/pkgconfig "${PKG_CONFIG:-pkg-config}" "$@"
}

# compile NAME MODULE [--static]: tests/install/NAME.c in a folder of its own
compile() {
	cp "tests/install/$1.c" "$work/program/$1.c"
	# shellcheck disable=SC2046
	(cd "$work/program" && "${CC:-cc}" -Wall -Werror -o "$1" "$1.c" $(pc $3 --cflags --libs "$2"))
}

reads_a_number() {
	[ "$(LD_LIBRARY_PATH=$prefix/lib "$work/program/program")" = "639 人" ]
}

needs_shared() {
	readelf -d "$work/program/program" | grep -q 'NEEDED.*libgtab\.so\.0'
}

opens_a_workbook() {
	LD_LIBRARY_PATH=$prefix/lib "$work/program/book"
}

tools_run() {
	for tool in tools/gtab-*.c; do
		tool=$(basename "$tool" .c)
		"$prefix/bin/$tool" --version > /dev/null || return
		# the translation is found beside the tool, wherever that is
		"$prefix/bin/$tool" --lang zh_CN --help | grep -q '用法' || return
	done
}

nothing_left() {
	left=$(find "$1" -type f -o -type l -o -name '*gtab*')
	[ -z "$left" ] || {
		printf 'left: %s\n' "$left"
		return 1
	}
}

same_version() {
	[ "$(pc --modversion gtab)" = "$(sed -n 's/^VERSION *:= *//p' Makefile)" ]
}

prefix=$work/prefix
mkdir "$work/program"
check make install PREFIX= -- run_make install PREFIX="$prefix"
check pkg-config knows gtab and its version -- same_version
check a program compiles with the shared library -- compile program gtab
check it needs libgtab.so.0 -- needs_shared
check it runs -- reads_a_number
check a program compiles with the shared workbook library -- compile book gtab-book
check it opens a workbook -- opens_a_workbook
check the installed tools run, and speak Chinese -- tools_run
rm -f "$prefix"/lib/libgtab*.so*
check a program compiles with the static library -- compile program gtab --static
check it runs, static -- reads_a_number
check a program compiles with the static workbook library -- compile book gtab-book --static
check it opens a workbook, static -- opens_a_workbook
check make uninstall PREFIX= -- run_make uninstall PREFIX="$prefix"
check uninstall leaves nothing -- nothing_left "$prefix"

check make install DESTDIR= -- run_make install DESTDIR="$work/stage" PREFIX=/usr
check DESTDIR is in no installed file -- sh -c '! grep -rlF "$1" "$1/usr/lib/pkgconfig"' - "$work/stage"
check make uninstall DESTDIR= -- run_make uninstall DESTDIR="$work/stage" PREFIX=/usr
check uninstall leaves nothing there -- nothing_left "$work/stage"
finish install
