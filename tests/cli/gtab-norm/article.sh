# the article loses its 206 pinyin notes, and its two slips beyond repair are told (figures only: its sentences stay out)
article=$SHARED/data/lvliang_article_2015.txt
[ -n "$SHARED" ] && [ -e "$article" ] || exit 77
gtab-norm --values text --simplify "$article" > out.txt 2> err.txt
echo "exit $?"
notes='\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)'
grep -oE "$notes" "$article" | wc -l
grep -oE "$notes" out.txt | wc -l
sed 's/.*txt:\([0-9]*\):.*/line \1/' err.txt
