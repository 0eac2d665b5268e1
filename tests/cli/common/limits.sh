# what is beyond a limit is refused at its line, with what to do, by every tool
repeat() {
	head -c "$2" /dev/zero | tr '\0' "$1"
}

{ printf 'a,b\n' && repeat , 16384 && echo; } > wide.csv
gtab-norm wide.csv
echo $?
{ printf 'a,b\n' && repeat , 16383 && echo; } | gtab-norm --records | tail -n 1 | tr -cd , | wc -c
repeat x 3000000 > endless.csv
gtab-norm endless.csv
echo $?
{ printf 'a,b\n1,"' && repeat x 3000000; } > open.csv
gtab-check open.csv
echo $?
printf 'a,b\n1,xyzxyz\n' | gtab-norm --max-cell 5
echo $?
printf 'a,b\n1,x\0y\n' | gtab-norm
echo $?
