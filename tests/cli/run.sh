#!/bin/bash
# tests/cli/run.sh [--build DIR] [--update] [NAME...]: run the command-line cases (or those whose path holds a
# NAME) and compare their bytes.
#
# A case is tests/cli/<tool>/<case>.sh, run by bash in an empty folder of its own, with the built tools first
# in PATH. Beside it stand the stdout, stderr and exit status it must have, <case>.out, .err, .exit (absent:
# empty, empty, 0); --update writes what it has instead. What a case finds set:
#
#	SAMPLES  the folder samples/
#	SHARED   the folder of real files beside the tree, "" when there is none
#	CASES    the folder of the case
#
# Exit status 77 says that the case could not run here (a file of SHARED, a program that is not installed):
#
#	[ -n "$SHARED" ] || exit 77

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
root=$PWD

build=build/release
update=
names=()
while [ $# -gt 0 ]; do
	case $1 in
	--build)
		build=$2
		shift
		;;
	--update) update=yes ;;
	*) names+=("$1") ;;
	esac
	shift
done

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
build=$(cd "$build" && pwd) || exit 1
export PATH="$build/bin:$PATH"
export SAMPLES="$PWD/samples"
export SHARED="${SHARED-$([ -d ../shared ] && cd ../shared && pwd)}"
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1425168000 # 2015-03-01
unset LANGUAGE LANG LC_MESSAGES GTAB_LOCALEDIR POSIXLY_CORRECT
umask 022

cases=()
for case in tests/cli/*/*.sh; do
	[ -e "$case" ] || continue
	wanted=$([ ${#names[@]} -eq 0 ] && echo all)
	for name in "${names[@]}"; do
		case $case in *"$name"*) wanted=yes ;; esac
	done
	[ -z "$wanted" ] || cases+=("$case")
done

# run_case NUMBER CASE: leaves $work/NUMBER.out, .err and .exit. The script is called by a relative name, so that
# what bash says about it is the same everywhere.
run_case() {
	local name=${2##*/}
	mkdir -p "$work/$1/folder"
	cp "$2" "$work/$1/$name"
	(
		cd "$work/$1/folder" || exit 1
		CASES=$root/${2%/*} HOME=$PWD TMPDIR=$PWD exec bash "../$name" \
			< /dev/null > "$work/$1.out" 2> "$work/$1.err"
	)
	echo $? > "$work/$1.exit"
}

# Several workers, each taking every n-th case; what they found is told in order, below.
n_jobs=$(nproc)
for ((job = 0; job < n_jobs; job++)); do
	(
		trap - EXIT
		for ((i = job; i < ${#cases[@]}; i += n_jobs)); do
			run_case "$i" "${cases[i]}"
		done
	) &
done
wait

# expected STEM SUFFIX: the file that holds it, or an empty one
echo 0 > "$work/zero"
expected() {
	if [ -e "$1.$2" ]; then
		echo "$1.$2"
	elif [ "$2" = exit ]; then
		echo "$work/zero"
	else
		echo /dev/null
	fi
}

# keep STEM SUFFIX FILE: make FILE what is expected; what is expected of an absent file needs none
keep() {
	rm -f "$1.$2"
	cmp -s "$3" "$(expected "$1" "$2")" || cp "$3" "$1.$2"
}

for ((i = 0; i < ${#cases[@]}; i++)); do
	stem=${cases[i]%.sh}
	if [ "$(cat "$work/$i.exit")" = 77 ] && [ ! -e "$stem.exit" ]; then
		skipped=$((skipped + 1))
		echo "SKIP  ${cases[i]} $(head -n 1 "$work/$i.err")"
		continue
	fi
	differs=
	for suffix in out err exit; do
		if [ -n "$update" ]; then
			keep "$stem" $suffix "$work/$i.$suffix"
		elif ! cmp -s "$(expected "$stem" $suffix)" "$work/$i.$suffix"; then
			differs="$differs $suffix"
		fi
	done
	# a message with such a path would differ from run to run, or from machine to machine
	if grep -qF -e "$work" -e "$root" "$work/$i.out" "$work/$i.err"; then
		differs="$differs names-the-path-of-a-folder"
	fi
	if [ -z "$differs" ]; then
		passed=$((passed + 1))
		continue
	fi
	fail "${cases[i]}:$differs"
	for suffix in exit err out; do
		diff -a -u --label "wanted $suffix" --label "found $suffix" \
			"$(expected "$stem" $suffix)" "$work/$i.$suffix" | head -n 40
	done
done
finish cli
