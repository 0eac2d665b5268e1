# without a form: identifiers are known by their header, told as a guess, and checked; a person's number is masked
cat > a.csv <<'END'
单位,统一社会信用代码,身份证号,行政区划代码
甲,1251130145225903XN,11010519491231002X,141181
乙,1251130145225903XM,110105194912310021,142301
丙,1251130145225903xn,110105194912310000,141182
丁,4.40524E+17,11010519491231002x,141199
END
gtab-check a.csv
gtab-check --format csv a.csv 2> /dev/null | grep 身份证号 | cut -d, -f 10
