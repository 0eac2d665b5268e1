# a Data Package: each file is the table its name says, foreign keys look into the others, given or found by path
mkdir schemas
cat > datapackage.json <<'END'
{"name": "population", "resources": [
  {"name": "states", "path": "states.csv", "schema": {"fields": [{"name": "code"}, {"name": "name"}], "primaryKey": ["code"]}},
  {"name": "counts", "path": "counts.csv", "schema": "schemas/counts.json"}]}
END
cat > schemas/counts.json <<'END'
{"fields": [{"name": "state"}, {"name": "year", "type": "year"}, {"name": "n", "type": "integer"}],
 "primaryKey": ["state", "year"],
 "foreignKeys": [{"fields": ["state"], "reference": {"resource": "states", "fields": ["code"]}}]}
END
printf 'code,name\nA,Alpha\nB,Beta\n' > states.csv
printf 'state,year,n\nA,2020,5\nC,2020,7\nA,2020,8\n' > counts.csv
echo "one file"
gtab-check -f datapackage.json counts.csv
echo "both"
gtab-check -f datapackage.json states.csv counts.csv
echo "a table that is not there"
rm states.csv
gtab-check -f datapackage.json counts.csv
echo "no table of the form"
printf 'x,y\n1,2\n' > other.csv
gtab-check -f datapackage.json other.csv
