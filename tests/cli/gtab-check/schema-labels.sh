# fieldsMatch: the columns by the standard's kinds of error, and a misnamed one read in its place
printf 'Code,nom,date\n1,x,2024-01-01\nx,y,2024-01-32\n' > a.csv
fields='{"name": "code", "type": "integer"}, {"name": "nom"}, {"name": "jour", "type": "date"}'
for match in exact equal subset superset partial; do
	printf '{"fields": [%s], "fieldsMatch": "%s"}' "$fields" "$match" > "$match.json"
	echo "$match"
	gtab-check -f "./$match.json" a.csv 2>&1
done
printf '{"fields": [{"name": "rue"}], "fieldsMatch": ["partial"]}' > none.json
gtab-check -f ./none.json a.csv
