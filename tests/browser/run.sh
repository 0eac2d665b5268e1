#!/bin/bash
# tests/browser/run.sh BUILD: the report page in a real browser (Debian's chromium, driven by playwright-core), and the
# SARIF and JUnit reports read back by programs others use. Screenshots stay in BUILD/browser for a look.

cd "$(dirname "$0")/../.." || exit 1
build=$PWD/${1:-build/release}
out=$build/browser
mkdir -p "$out"
cp tests/browser/package.json tests/browser/*.js "$out"
(cd "$out" && npm install --no-audit --no-fund --silent) || exit 1
export PATH="$build/bin:$PATH"

cd tests/browser/submissions || exit 1
for lang in zh_CN en; do
	gtab-check --lang $lang --printed-relations --relations-file ../relations.txt --reporters ../reporters.txt \
		--report "$out/$lang.html" --report "$out/$lang.sarif" --report "$out/$lang.xml" ./*.csv > /dev/null 2>&1
	[ $? -eq 3 ] || { echo "gtab-check --lang $lang did not find what it should"; exit 1; }
done
cd "$out" && node check.js
