# the delimiter is decided by evidence, by a sep= line, or given
printf 'a;b\nx,1;2\ny,3;4\n' | gtab-norm
printf 'sep=|\na|b\nx|2\n' | gtab-norm
printf 'a,b:c\nx,1:2\n' | gtab-norm --delimiter :
printf 'a\tb\nx\t2\n' | gtab-norm --delimiter tab
printf 'a,b\nx,1\n' | gtab-norm --delimiter none
printf 'a,b\nx,1\n' | gtab-norm --delimiter ';;'
