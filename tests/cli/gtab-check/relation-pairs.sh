# fields that go together, and fields that exclude each other
printf '姓名,立案,处分,免予处分\n甲,1,2,\n乙,,3,\n丙,1,,2\n丁,1,2,3\n戊,,,\n' > a.csv
gtab-check --relations '若 处分为已填 则 立案>0' a.csv 2>&1 | grep -v fits
gtab-check --relations '若 处分≠空 则 立案≠空；计数(处分、免予处分)≤1；若 立案≠空 则 计数(处分、免予处分)=1' a.csv 2>&1 | grep -v fits
