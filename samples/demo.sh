#!/bin/bash
# samples/demo.sh DIR: run the command of every sample as a person would type it, and say what it made and where.
set -eo pipefail

mkdir -p "$1"
OUT=$(cd "$1" && pwd)
export OUT
cd "$(dirname "$0")"

for command in */command.sh; do
	sample=${command%/*}
	printf '\n== samples/%s\n' "$sample"
	sed -n 's/^# //p' "$command"
	grep -v '^#' "$command" | sed 's/^/  $ /'
	(cd "$sample" && bash -eo pipefail command.sh 2>&1 | sed 's/^/    /')
done

printf '\nMade in %s:\n' "$1"
for workbook in "$OUT"/*.xlsx; do
	printf '  %s\n' "${workbook##*/}"
done
