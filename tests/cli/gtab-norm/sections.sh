# section headings become a leading column; the header that a page break repeats is left out and told
cat > a.csv <<'CSV'
某区权责清单,,,
一、区发展和改革委员会（2项）,,,
序号,权力类型,事项名称,备注
1,行政许可,甲事项,
2,行政处罚,乙事项,
二、区教育局（1项）,,,
序号,权力类型,事项名称,备注
1,行政许可,丙事项,
合计,,3项,
CSV
gtab-norm a.csv > once.csv
cat once.csv
gtab-norm once.csv 2> /dev/null | cmp - once.csv
