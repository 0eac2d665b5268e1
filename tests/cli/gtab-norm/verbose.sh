# -v tells encoding, dialect and how certain they are
printf '单位,人数\n吕梁市,6\n' > utf8.csv
printf '单位;金额\n吕梁市;1,5\n离石区;2,5\n' | iconv -f utf-8 -t gb18030 > gb.csv
gtab-norm -v utf8.csv
gtab-norm -v gb.csv
gtab-norm -v --records --delimiter , utf8.csv
gtab-norm -v --decode utf8.csv
