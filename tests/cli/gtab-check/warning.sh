# 核实 and unknown categories are warnings, 提示 a note: the exit status stays 0
printf '序号,职权编码,职权类别,职权名称\n1,0101,行政许可,甲\n2,0102,行政审讯,乙\n' > a.csv
gtab-check -f power-list a.csv
printf '县,甲,乙\n东县,5,7\n' > b.csv
gtab-check --relations '甲=乙 [核实]；甲≥乙 [提示] // 请说明' b.csv
