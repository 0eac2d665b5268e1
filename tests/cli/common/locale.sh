# the data are the same whatever the locale: a decimal comma, characters of another encoding, or none at all
command -v localedef > /dev/null && [ -d /usr/share/i18n/locales ] || exit 77
export LOCPATH=$PWD/locales
mkdir locales
localedef -i de_DE -f UTF-8 locales/de_DE.UTF-8 2> /dev/null
localedef -i zh_CN -f GB18030 locales/zh_CN.GB18030 2> /dev/null
localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 2> /dev/null

# LC_ALL=$1 changes what a program prints, so the locale is really there
LC_ALL=de_DE.UTF-8 bash -c 'printf "%.1f\n" 1,5' 2> /dev/null

printf '单位;金额;比例;日期\n吕梁市;1,579.50;27%%;2015年3月1日\n离石区;0.4万;0.5%%;2015-3-2\n' > a.csv
gtab-norm a.csv > want.csv
cat want.csv
for locale in C POSIX de_DE.UTF-8 zh_CN.GB18030 tr_TR.UTF-8 C.UTF-8; do
	LC_ALL=$locale gtab-norm a.csv 2> /dev/null | cmp - want.csv && echo "$locale"
	LC_ALL=$locale gtab-norm -k a.csv 2> /dev/null | LC_ALL=$locale gtab-norm 2> /dev/null | cmp - want.csv
	LC_ALL=$locale gtab-xlsx a.csv -o a.xlsx 2> /dev/null
	LC_ALL=C.UTF-8 gtab-norm a.xlsx 2> /dev/null | md5sum > "$locale.sum"
	cmp "$locale.sum" C.sum
done
