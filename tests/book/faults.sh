#!/bin/bash
# tests/book/faults.sh [--build DIR] [all]: gtab-xlsx when something fails. With all: each call of a kind fails once,
# then a full TMPDIR, a full target folder, kill -9 at 200 moments, batches. Else a small table alone, and every 41st
# allocation.
#
# What must hold: exit status 0 only with the very bytes of a good run; else the status that fits, the old file as
# it was, and no temporary left.

cd "$(dirname "$0")/../.." || exit 1
. tests/lib.sh
build=build/release
[ "$1" != --build ] || { build=$2; shift 2; }
step=41
[ "$1" != all ] || step=1
build=$(cd "$build" && pwd) || exit 1
shim=$build/tests/book/shim.so
xlsx=$build/bin/gtab-xlsx
work=$(mktemp -d)
trap 'cd /; umount "$work/small" 2> /dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1425168000 TMPDIR=$work/tmp FAULT_HIT=$work/hit
mkdir tmp target batch

{
	echo '某市案件统计表,,,'
	echo '序号,项目,件数,日期'
	for ((i = 1; i <= 60; i++)); do echo "$i,盗窃$i,$i,2015年3月$((i % 28 + 1))日"; done
	echo ',合计,1830,'
} > small.csv
# several blocks, and more than stays in memory
[ "$1" != all ] || awk 'BEGIN { print "序号,项目,金额"
	for (i = 1; i <= 120000; i++) printf "%d,第%d项其他行政权力,%d.25\n", i, i * 7919 % 100003, i * 31 }' > large.csv
for name in small large; do
	[ $name = small ] || [ "$1" = all ] || continue
	"$xlsx" -j2 -o $name.xlsx $name.csv 2> /dev/null || fail "$name.csv: no good run"
done

# run WHAT WANTED NAME COMMAND...: once over an old file; is what came out right? WANTED: statuses that fit the fault
run() {
	local what=$1 wanted=$2 name=$3 status left
	shift 3
	echo old > target/out.xlsx
	"$@" > out 2> err
	status=$?
	left=$(ls -A target tmp | tr -d ':\n')
	if [ $status = 0 ] && ! cmp -s target/out.xlsx $name.xlsx; then
		fail "$what: status 0 and another file"
	elif [ $status != 0 ] && [ "$(cat target/out.xlsx)" != old ]; then
		fail "$what: the old file is lost"
	elif [[ " 0 $wanted " != *" $status "* ]]; then
		fail "$what: status $status, not $wanted: $(head -c 300 err)"
	elif [ "$left" != targetout.xlsxtmp ]; then
		fail "$what: left behind: $left"
		rm -f target/* tmp/*
	elif [ $status != 0 ] && [ ! -s err ]; then
		fail "$what: no message"
	else
		return 0
	fi
	return 1
}

# each KIND WANTED NAME STEP [OPTION...]: fail the first call, then the next after STEP, until there is none
each() {
	local kind=$1 wanted=$2 name=$3 by=$4 i n_runs=0 n_bad=0
	shift 4
	for ((i = 1; ; i += by)); do
		rm -f hit
		run "$kind $i ($name.csv)" "$wanted" $name \
			env FAULT="$kind:$i" LD_PRELOAD="$shim" "$xlsx" "$@" -o target/out.xlsx $name.csv || n_bad=$((n_bad + 1))
		[ -e hit ] || break
		n_runs=$((n_runs + 1))
		[ $n_bad -lt 5 ] || break
	done
	[ $n_bad -gt 0 ] || passed=$((passed + 1))
	[ $n_runs -gt 0 ] || fail "$kind ($name.csv): never happened"
	echo "$kind ($name.csv): $n_runs runs"
}

each write 4 small 1
each short 4 small 1
each flip 4 small 1
each read '3 4 5' small 1
each fsync 4 small 1
each rename 4 small 1
each thread 0 small 1
each malloc 5 small "$step"
[ "$1" = all ] || finish book
each write 4 large 1 -j2
each flip 4 large 1 -j2
each read '3 4 5' large 3 -j2
each thread 0 large 1 -j3
each malloc 5 large 331 -j2 --verify=full

# ---- no room ----

if [ "$(id -u)" = 0 ] && mkdir small && mount -t tmpfs -o size=400k tmpfs small 2> /dev/null; then
	export TMPDIR=$work/small
	check 'full TMPDIR' -- run 'full TMPDIR' 4 large "$xlsx" -o target/out.xlsx large.csv
	head -c 500k /dev/zero > small/fill 2> /dev/null
	check 'TMPDIR without a byte' -- run 'TMPDIR without a byte' 4 small "$xlsx" -o target/out.xlsx small.csv
	rm -f small/*
	export TMPDIR=$work/tmp
	echo old > small/out.xlsx
	"$xlsx" -o small/out.xlsx large.csv 2> err
	check 'full target folder' -- test $? = 4 -a "$(cat small/out.xlsx)" = old -a "$(ls small)" = out.xlsx
	umount small
else
	skipped=$((skipped + 3))
fi

# ---- ended ----

# killed SIGNAL RUNS: ended at RUNS moments of a run; the file is the old one or the new one
killed() {
	local signal=$1 n=$2 i left bad=0
	for ((i = 0; i < n; i++)); do
		echo old > target/out.xlsx
		"$xlsx" -j2 -o target/out.xlsx large.csv 2> /dev/null &
		sleep "0.$(printf '%03d' $((i * 400 / n)))"
		kill -"$signal" $! 2> /dev/null
		wait $! 2> /dev/null
		[ "$(cat target/out.xlsx)" = old ] 2> /dev/null || cmp -s target/out.xlsx large.xlsx || bad=$((bad + 1))
		left=$(ls -A target tmp | tr -d ':\n')
		[ "$signal" = KILL ] || [ "$left" = targetout.xlsxtmp ] || bad=$((bad + 1))
		rm -f target/* tmp/*
	done 2> /dev/null
	[ $bad = 0 ]
}
check "kill -9 at 200 moments" -- killed KILL 200
check "terminated at 40 moments" -- killed TERM 40

# ---- many at once ----

for ((i = 0; i < 12; i++)); do cp small.csv batch/$i.csv; done
# a file of the batch is the old one, or whole; with status 0 all are new
batch() {
	local status
	rm -rf made && mkdir made && for ((i = 0; i < 12; i++)); do echo old > made/$i.xlsx; done
	env FAULT="$1" LD_PRELOAD="$shim" "$xlsx" -j2 -d made batch/*.csv 2> err
	status=$?
	for ((i = 0; i < 12; i++)); do
		cmp -s made/$i.xlsx small.xlsx || { [ $status != 0 ] && [ "$(cat made/$i.xlsx)" = old ]; } || return 1
	done
	[ "$(ls -A made | wc -l)" = 12 ]
}
for ((i = 1; i < 40; i++)); do
	check "batch, write $i" -- batch write:$i
	check "batch, flip $i" -- batch flip:$i
done
for i in 1 2; do check "batch, fsync $i" -- batch fsync:$i; done
for i in 1 5 12; do check "batch, rename $i" -- batch rename:$i; done
finish book
