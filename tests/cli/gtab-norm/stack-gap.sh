# a blank column between the blocks is left out; a cell that is refused names its line, since its column is several
printf '省份,数量,,省份,数量\n甲省,1,,丙省,x\n乙省,2,,丁省,4\n' > a.csv
gtab-norm --stack a.csv
