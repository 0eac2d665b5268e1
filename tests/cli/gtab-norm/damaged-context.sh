# mojibake and lost bytes around the rows: titles, headers and notes are put back where certain, and told
cat > a.csv <<'END'
权(quán)力清单统计表,,
填报单位：吕梁市交通运输局,,
项目,濮撳悕,域?qū)m?xiàng)
甲,张三,5
乙,李四,6
注：付?!边@话,,
说明：锟斤拷,,
END
gtab-norm -k a.csv
gtab-norm a.csv --log log.csv 2> /dev/null > plain
grep -v ',context,' log.csv
gtab-norm a.csv --replay log.csv 2> /dev/null | cmp - plain
