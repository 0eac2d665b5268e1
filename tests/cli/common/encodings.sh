# each encoding that is named, with and without a byte order mark, comes out as the same text
zh='单位,人数\n吕梁市,1579\n离石区,639\n方山县,504\n临县,693\n合计,3415\n'
tw='單位,人數\n臺北市,1579\n高雄縣,639\n'
jp='なまえ,人口\nさくら市,1579\nひたち,639\nつくば,12\nとうきょう,1\n'
kr='시도,인구\n서울,1579\n부산,639\n'
fr='Libellé,Total\nÉcole,1579\nHôtel,639\n'

# same NAME TEXT [OPTION]...: the file in is TEXT in that encoding
same() {
	name=$1 text=$2
	shift 2
	printf "$text" | cmp - <(gtab-norm -v --decode "$@" in) && echo "$name ${*:-told}"
}

for name in utf-8 utf-16le utf-16be utf-32le utf-32be gb18030 gbk; do
	printf "$zh" | iconv -f utf-8 -t $name > in
	same $name "$zh"
	same $name "$zh" --encoding $name
done
{ printf '\357\273\277' && printf "$zh"; } > in && same 'utf-8 bom' "$zh"
{ printf '\377\376' && printf "$zh" | iconv -t utf-16le; } > in && same 'utf-16le bom' "$zh"
{ printf '\376\377' && printf "$zh" | iconv -t utf-16be; } > in && same 'utf-16be bom' "$zh"
{ printf '\377\376\0\0' && printf "$zh" | iconv -t utf-32le; } > in && same 'utf-32le bom' "$zh"
{ printf '\0\0\376\377' && printf "$zh" | iconv -t utf-32be; } > in && same 'utf-32be bom' "$zh"
printf "$tw" | iconv -t big5-hkscs > in && same big5 "$tw" && same big5 "$tw" --encoding big5
printf "$fr" | iconv -t windows-1252 > in && same windows-1252 "$fr" && same latin-1 "$fr" --encoding latin-1
printf "$jp" | iconv -t euc-jp > in && same euc-jp "$jp" && same euc-jp "$jp" --encoding euc-jp
printf "$jp" | iconv -t shift_jis > in && same shift_jis "$jp" --encoding shift_jis
printf "$kr" | iconv -t euc-kr > in && same euc-kr "$kr" --encoding euc-kr

# GB 18030-2022 where ICU has private characters, and the euro of code page 936
printf '\376\131\246\331\200,1\n' | gtab-norm --decode --encoding gb18030
