# figures printed rounded carry their bounds
printf '单位,处分\n全国,62.7万人\n某县,286人\n' > a.csv
gtab-norm a.csv
