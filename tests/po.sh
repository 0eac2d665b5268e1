#!/bin/sh
# The Chinese catalogue is whole: no message of the sources is absent from it, untranslated, fuzzy or malformed.

cd "$(dirname "$0")/.." || exit 1
. tests/lib.sh
build=${2:-build/release}
po=lib/po/zh_CN.po
merged=$(mktemp)
trap 'rm -f "$merged"' EXIT
msgmerge -q --no-fuzzy-matching -o "$merged" "$po" "$build/gen/gtab.pot" || exit 1

# none KIND: no entry that msgattrib KIND picks; those there are, are shown
none() {
	found=$(msgattrib "$@" --no-wrap "$merged" | grep -E '^(#~ )?msgid "..*"')
	[ -z "$found" ] || {
		printf '%s\n' "$found"
		return 1
	}
}

check the catalogue is well formed -- msgfmt --check-format --check-domain -o /dev/null "$po"
check every message of the sources is translated: make po-update -- none --untranslated --no-obsolete
check no message is fuzzy -- none --only-fuzzy --no-obsolete
check no message of the catalogue is out of use: make po-update -- none --only-obsolete
finish po
