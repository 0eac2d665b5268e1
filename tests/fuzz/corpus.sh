#!/bin/bash
# tests/fuzz/corpus.sh DIR: what the fuzz targets start from, a folder for each, out of the samples and the cases.

set -e
cd "$(dirname "$0")/../.."
out=$1
mkdir -p "$out"/{csv,dialect,table,bulk,kept,decoder,cell,repair,form,relation,xlsx}

n=0
while read -r file; do
	n=$((n + 1))
	cp "$file" "$out/csv/$n"
	# the first byte of a decoder's input is the encoding, by its number in gtab_encoding; the second the mode
	{ printf '\001\001' && cat "$file"; } > "$out/decoder/$n"
	i=0
	for encoding in gb18030 big5-hkscs utf-16le utf-16be utf-32le euc-jp shift_jis euc-kr windows-1252; do
		i=$((i + 1))
		[ $((n % 9)) -eq $((i % 9)) ] || continue
		iconv -c -f utf-8 -t $encoding "$file" > "$out/csv/$n-$encoding" 2> /dev/null || true
		number=$(printf '%03o' "$(case $encoding in
			gb18030) echo 7 ;; big5-hkscs) echo 8 ;; utf-16le) echo 3 ;; utf-16be) echo 4 ;; utf-32le) echo 5 ;;
			euc-jp) echo 9 ;; shift_jis) echo 10 ;; euc-kr) echo 11 ;; *) echo 12 ;;
		esac)")
		{ printf "\\$number\\002" && cat "$out/csv/$n-$encoding"; } > "$out/decoder/$n-$encoding"
	done
	if head -c 8 "$file" | cmp -s - <(printf '#gtab 1\n'); then
		tail -n +2 "$file" > "$out/kept/$n"
	fi
done < <(find samples tests/cli -type f \( -name '*.csv' -o -name '*.out' \) -size -8k -size +0 | LC_ALL=C sort)
cp "$out"/csv/* "$out/dialect"
cp "$out"/csv/* "$out/table"
# inputs that once broke a target
for target in tests/fuzz/found/*; do
	cp "$target"/* "$out/${target##*/}"
done
for file in "$out"/csv/*; do
	{ printf ' ' && cat "$file"; } > "$out/bulk/${file##*/}"
done

# cells: one a file
cat samples/*/*.csv | iconv -c -f utf-8 -t utf-8 2> /dev/null | tr ',"' '\n\n' | LC_ALL=C sort -u | head -n 300 |
	split -l 1 -a 3 - "$out/cell/"
printf '%s\n' '１,579名' 0.4万人 2700余人 一千二万 壹仟伍佰 '（12）' 27% 4.40524E+17 二〇一五年三月 1-6月累计 民国104年 \
	42064 '="00123"' "'00123" 1，579 '1 579' 5.3万余起 上半年 2015.3.1 20150301 △12 −7 |
	split -l 1 - "$out/cell/x"
cp "$out"/cell/* "$out/repair"
printf '%s\n' '权(quán)力' '一?;顒?dòng)' 涓枃 锟斤拷 'ï»¿名' é‘ '付?!边@话' 显着 | split -l 1 - "$out/repair/y"

cp lib/form/builtin/*.json "$out/form"
cat lib/form/builtin/*.json | sed -n 's/^[[:space:]]*"\(.*[=≤≥<>＝].*\)",\{0,1\}$/\1/p' | split -l 1 -a 3 - "$out/relation/"
printf '%s\n' '#2≥0' '@合计=@*明细' '数量|件数=[甲县]+[乙县]' '[合计]≥[甲县]' '#1=#2+#3*2' '（1）=（2）+（3）；（2）≥0' |
	split -l 1 - "$out/relation/x"

# workbooks: the first byte is the part that is replaced
xlsx() {
	{ printf "\\$2" && printf '%s' "$3"; } > "$out/xlsx/$1"
}
xlsx types 000 "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.ms-excel'/></Types>"
xlsx rels 001 "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='../xl/workbook.xml'/></Relationships>"
xlsx book 002 "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><workbookPr date1904='1'/><sheets><sheet name='a' state='hidden' r:id='r1'/></sheets></workbook>"
xlsx strings 004 "<sst count='2'><si><t xml:space='preserve'> a_x000D_ </t></si><si><r><rPr/><t>b</t></r><rPh><t>c</t></rPh></si></sst>"
xlsx styles 005 "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy\"年\"m\"月\";[Red]-0.00%;@'/></numFmts><cellXfs><xf numFmtId='176'/><xf numFmtId='22'/></cellXfs></styleSheet>"
xlsx sheet 006 "<worksheet><cols><col min='1' max='2' hidden='1'/></cols><sheetData><row r='1' hidden='1'><c r='A1' t='inlineStr'><is><t>x</t></is></c><c r='C1' t='b'><v>1</v></c><c t='e'><v>#N/A</v></c></row><row r='3'><c r='B3' s='2'><f>1+1</f><v>0.27</v></c><c r='D3' t='d'><v>2015-03-01T00:00:00Z</v></c></row></sheetData><mergeCells/></worksheet>"
printf '\007PK\003\004' > "$out/xlsx/zip"
printf '\007\320\317\021\340\241\261\032\341' > "$out/xlsx/compound"
