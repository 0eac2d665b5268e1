gtab-norm -f case-taly "$SAMPLES/lvliang/lvliang_tally_gb18030.csv"
