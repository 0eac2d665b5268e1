# 超职数、吃空饷、企业兼职、借用人员专项清理台账: merged cells, units in some cells only
gtab-norm -k messy.csv | gtab-check -f staffing-cleanup --pass | gtab-xlsx -f staffing-cleanup -o "$OUT/专项清理台账.xlsx"
