# single quotes are quotes where cells stand in them; others are given; none makes them text
printf "id,name\n1,'a, b'\n2,'c, d'\n" | gtab-norm --records
printf "id,name\n1,don't\n2,'tis\n" | gtab-norm --records
printf 'id|name\n1|~a|b~\n' | gtab-norm --records --quote '~'
printf 'id\tname\n1\t"a\n2\tb\n' | gtab-norm --records --quote none
printf 'a,b\n' | gtab-norm --records --quote '""'
