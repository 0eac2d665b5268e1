# 下级: the rows right below by their codes; a row with none below it is not spoken of
printf '代码,项目,件数\n01,甲类,30\n0101,甲一,10\n010101,甲一之一,9\n0102,甲二,20\n02,乙类,5\n0201,乙一,6\n11,丙类,1\n110,丙一,1\n' > a.csv
gtab-check --relations '件数=下级(件数)' a.csv 2>&1 | grep -v fits
gtab-check --relations '件数=下级(件数+1)' a.csv 2>&1 | grep -v fits
