# a cell that is no figure is a finding, and relations on it are unknown
printf '县,甲,乙\n东县,5,4\n西县,12件8人,7\n南县,3,2\n北县,1,1\n' > a.csv
gtab-check --relations '甲≥乙' a.csv
