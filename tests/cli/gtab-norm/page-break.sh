# title, two header lines and page marks that a page break brings are left out, each one told
cat > a.csv <<'CSV'
统计表,,
地区,数量,
,件数,人数
甲县,1,2
第1页 共2页,,
统计表,,
地 区,数量,
,件数,人数
乙县,3,4
CSV
gtab-norm a.csv
