# offices that type their tables divide them by the full-width comma; inside quotes it is text
printf '单位，人数，说明\n吕梁市，6，"处分，诫勉"\n离石区，7，无\n' > a.csv
gtab-norm a.csv
gtab-norm a.csv | cmp - <(gtab-norm --delimiter ， a.csv)
printf 'sep=，\na，b\n1，2\n' | gtab-norm
