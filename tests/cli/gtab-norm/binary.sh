printf '\001\002\000\003\000\000\004\377\000\000\005' > a.csv
gtab-norm a.csv
