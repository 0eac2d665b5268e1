# a reader that stops early is no trouble
{ echo 'row,count'; seq 1 200000 | sed 's/$/,1/'; } > a.csv
gtab-norm a.csv 2> err | head -n 1
echo "${PIPESTATUS[0]}"
cat err
