# a card, one item with its names at the left, is read as rows of pairs, and told; turned into a line it is a table
printf '职权名称,对擅自取水的处罚,职权类型,行政处罚\n法定主体,县水利局,备注,\n责任事项,1.立案责任,,\n' > a.csv
gtab-norm a.csv
gtab-norm --explain a.csv
gtab-norm --header 1 a.csv
