# a citizen number in a message is masked
printf '序号,职权编码,职权类别,职权名称\n1,440524188001010014,许可,甲\n2,440524188001010014,许可,乙\n' > a.csv
gtab-check -f power-list a.csv
