# traditional headers and labels mean the same fields, and stay as they are written
cat > a.csv <<'CSV'
某市統計表,,,,
填報單位：某局,,,,計量單位：件
序號,項目,件數,人數,備註
1,立案,5件,,
2,處分,,639人,
,　其中：縣處級,,17人,
CSV
gtab-norm -k a.csv
gtab-check --relations '件数≥0' a.csv
