#!/bin/sh
# The shared libraries export what the public headers declare, all of it and nothing else, under a SONAME.

cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
build=${2:-build/release}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# all function names declared: comments taken out by the preprocessor, system headers never read
declared() {
	for header in include/gtab/*.h; do
		"${CC:-cc}" -fpreprocessed -dD -E -P "$header"
	done 2>/dev/null | grep -v '^#' | tr '\n;' ' \n' | grep -v typedef |
		sed -n 's/^[^({]*[ *]\(gtab_[a-z0-9_]*\)(.*/\1/p' | sort -u
}

exported() {
	nm -D --defined-only "$build/$1.so" | awk '$2 ~ /[TDBRW]/ { sub(/@.*/, "", $3); print $3 }' |
		grep -v '^GTAB_0$' | sort
}

only_ours() {
	! grep -v '^gtab_' "$work/exported"
}

all_declared() {
	missing=$(comm -23 "$work/declared" "$work/exported")
	[ -z "$missing" ] || {
		printf 'declared, but not exported:\n%s\n' "$missing"
		return 1
	}
}

has_soname() {
	readelf -d "$build/$1.so" | grep -q "SONAME.*\[$1\.so\.0\]"
}

declared > "$work/declared"
{
	exported libgtab
	exported libgtab-book
} | sort > "$work/exported"

check every exported name starts with gtab_ -- only_ours
check every declared function is exported -- all_declared
check libgtab.so has a SONAME -- has_soname libgtab
check libgtab-book.so has a SONAME -- has_soname libgtab-book
finish symbols
