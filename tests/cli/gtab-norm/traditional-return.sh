# a return from Taiwan: header with the merges undone, notes and signatures in traditional characters
cat > a.csv <<'CSV'
序號,統計區,統計期,總計,總計,總計
,統計區,統計期,車輛數(輛),車輛數(輛),車輛數(輛)
,統計區,統計期,總計,汽車,機車
1,甲市,2016/03,"1,759",800,959
2,乙市,2016/03,"2,000",900,"1,100"
填表說明：本表編製二份。,,,,,
單位負責人：王,,填表人：李,,報出日期：105年4月1日,
填表,,審核,,機關首長,
資料來源：交通局,,,,,
CSV
gtab-norm -k a.csv
