# exports of statistics offices elsewhere: pairs above the header, years as headings, notes by Source and Note
cat > bank.csv <<'CSV'
"Data Source","Own survey",

"Last Updated Date","2023-05-10",

"Country Name","Country Code","1960","1961","1970",
"Aland","ALA","54","55","56",
"Bland","BLA","53","54","55",
CSV
cat > series.csv <<'CSV'
"Title","Output index"
"CDID","ABCD"
"Unit","Index"
"Important notes",
"Release date","12-05-2023"
"1948","10.5"
"1949","11.2"
"1950","12.3"
CSV
cat > table.csv <<'CSV'
Regional output,,,
million yuan,,,
,,,
Region,2010,2011,2012
Total,30,33,36
North,30,33,36
,,,
Source: own figures.,,,
"Note: 2012, preliminary",,,
CSV
for f in bank series table; do gtab-norm -k $f.csv; done
