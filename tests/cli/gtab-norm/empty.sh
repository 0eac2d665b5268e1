: > empty.csv
gtab-norm empty.csv
