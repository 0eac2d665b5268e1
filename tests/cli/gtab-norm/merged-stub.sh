# merged cells of the stub without a form: filled where the export writes them so, and told; never totals and parts
cat > a.csv <<'CSV'
时期,项目,数量
2月,问题数,3
,人数,4
,合计,7
今年以来,问题数,5
,人数,6
CSV
gtab-norm --log log.csv a.csv
cat log.csv
