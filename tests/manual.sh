#!/bin/sh
# Each tool's --help fits a screen, and its manual names every option that --help does.

cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
build=${2:-build/release}
export LC_ALL=C.UTF-8 LANGUAGE=

# a manual as words: mdoc's Fl macros and roff's escaped hyphens as they will look
plain_manual() {
	sed 's/\\-/-/g; s/\\&//g; s/Fl Fl /--/g; s/Fl -/--/g; s/Fl \([A-Za-z]\)/-\1/g' "tools/$1.1"
}

names_option() {
	plain_manual "$1" | grep -qE -e "(^|[^A-Za-z-])$2([^A-Za-z-]|\$)"
}

has_section() {
	grep -qE "^\.S[Hh] \"?$2\"?\$" "tools/$1.1"
}

fits_screen() {
	"$build/bin/$1" --help | awk 'length($0) > 80 { print; wide = 1 } END {
		if (NR > 30)
			print NR " lines"
		exit wide || NR > 30
	}'
}

for source in tools/gtab-*.c; do
	[ -e "$source" ] || continue
	tool=$(basename "$source" .c)
	check "$tool --help fits 30 lines of 80 columns" -- fits_screen "$tool"
	for option in $("$build/bin/$tool" --help | sed -n 's/^  \(-[A-Za-z]\), \(--[a-z-]*\).*/\1 \2/p
		s/^      \(--[a-z-]*\).*/\1/p'); do
		check "$tool.1 names $option" -- names_option "$tool" "$option"
	done
	for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		check "$tool.1 has $section" -- has_section "$tool" "$section"
	done
done
finish manual
