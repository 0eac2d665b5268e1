# how many cells each rule would change; no table
gtab-norm --dry-run "$SAMPLES/lvliang/lvliang_tally_gb18030.csv" 2> /dev/null
