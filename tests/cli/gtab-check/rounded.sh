# figures printed rounded are compared as ranges, and a failure says so
printf '地区,处分,县处级,其他\n全国,62.7万,2.5万,60.2万\n甲省,6.2万,2.5万,3.0万\n' > a.csv
gtab-check --relations '处分=县处级+其他' a.csv
