gtab-norm --keap a.csv
