# a decimal comma only when it is said; a .0 behind every code; a day number in a column declared to hold dates
printf 'name;amount\nJean;1.234,50\nAnne;2,5\n' > a.csv
gtab-norm a.csv
gtab-norm --decimal , a.csv
gtab-norm --decimal x a.csv
printf '编码,件数\n29.0,1\n30.0,2\n' | gtab-norm
printf '{"gtab":1,"name":"f","fields":[{"name":"日期","type":"date"},{"name":"件数","type":"number"}]}' > f.json
printf '日期,件数\n42064,1\n2015-03-02,2\n' | gtab-norm -f ./f.json
