# for people's Excel: GB18030, or UTF-8 behind its mark
gtab-norm --output-encoding gb18030 "$SAMPLES/lvliang/lvliang_tally_utf8bom.csv" 2> /dev/null > gb.csv
gtab-norm gb.csv 2> /dev/null | cksum
gtab-norm "$SAMPLES/lvliang/lvliang_tally_utf8bom.csv" 2> /dev/null | cksum
gtab-norm --output-encoding utf-8-bom "$SAMPLES/lvliang/lvliang_tally_utf8bom.csv" 2> /dev/null | head -c 3 | od -An -tx1
