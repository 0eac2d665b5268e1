#!/bin/sh
# Each tool's --help fits a screen, and its manual names every option that --help does.

cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
build=${2:-build/release}
export LC_ALL=C.UTF-8 LANGUAGE=
help=$(mktemp)
trap 'rm -f "$help"' EXIT

# a manual as it will look: roff's hyphens unescaped; behind mdoc's Fl, f is -f, and -form or Fl form is --form
plain_manual() {
	sed 's/\\-/-/g; s/\\&//g
	/Fl /{
		s/Fl Fl /--/g
		s/ -\([a-z][a-z-]\)/ --\1/g
		s/Fl \([A-Za-z]\)/-\1/g
		s/Fl --/--/g
	}' "tools/$1.1"
}

names_option() {
	plain_manual "$1" | grep -qE -e "(^|[^A-Za-z-])$2([^A-Za-z-]|\$)"
}

has_section() {
	grep -qE "^\.S[Hh] \"?$2\"?\$" "tools/$1.1"
}

# wc -L counts columns, two for a Chinese character
fits_screen() {
	"$build/bin/$1" --help $2 > "$help" && [ "$(wc -l < "$help")" -le 30 ] && [ "$(wc -L < "$help")" -le 80 ]
}

for source in tools/gtab-*.c; do
	[ -e "$source" ] || continue
	tool=$(basename "$source" .c)
	check "$tool --help fits 30 lines of 80 columns" -- fits_screen "$tool"
	check "$tool --help fits in Chinese too" -- fits_screen "$tool" --lang=zh_CN
	for option in $("$build/bin/$tool" --help | sed -n 's/^  \(-[A-Za-z]\), \(--[a-z-]*\).*/\1 \2/p
		s/^      \(--[a-z-]*\).*/\1/p
		/^in the manual:/,/^$/s/in the manual:\|,//gp'); do
		check "$tool.1 names $option" -- names_option "$tool" "$option"
	done
	for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		check "$tool.1 has $section" -- has_section "$tool" "$section"
	done
done
finish manual
