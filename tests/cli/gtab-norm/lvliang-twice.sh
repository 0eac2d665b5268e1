# normalizing a clean table changes nothing, with and without its context
gtab-norm "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" 2>/dev/null > once.csv
gtab-norm once.csv 2>/dev/null | cmp - once.csv
gtab-norm -k "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" 2>/dev/null > kept.csv
gtab-norm -k kept.csv 2>/dev/null | cmp - kept.csv
