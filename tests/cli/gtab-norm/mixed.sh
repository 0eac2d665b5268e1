# lines of UTF-8 and of GB18030 in one file, each rescued line told
{
	printf '项目,件数\n丁类,1\n'
	printf '\322\322\300\340,2\n'
	printf '戊类,3\n'
} > a.csv
gtab-norm a.csv
echo "exit $?"
gtab-norm --mixed a.csv
