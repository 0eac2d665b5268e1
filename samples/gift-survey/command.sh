# 领导干部收送礼金问题摸底统计表: amounts add up, persons need not
gtab-norm -k messy.csv | gtab-check -f gift-survey --pass | gtab-xlsx -f gift-survey -o "$OUT/收送礼金.xlsx"
