# rules switched off: what needs them stays as it is found; by --only all others are off
printf '单位,件数,说明\n甲县,５,权(quán)力　\n乙　县,1,579,姓\302\240名\n丙县,7,濮撳悕\n' | sed 's/1,579/"1,579"/' > a.csv
gtab-norm a.csv
gtab-norm --except width,pinyin a.csv
echo $?
gtab-norm --only width,mojibake a.csv
echo $?
printf '县,立案\n东县,12件\n西县,5件\n' | gtab-norm --except unit
printf '17件\n５\n权(quán)力\n' | gtab-norm --except width --values number
gtab-norm --except widht a.csv
echo $?
gtab-norm --only header a.csv
