# a form that is none: line and column of the JSON, or path and what was expected
printf '项目,件数\n甲,1\n' > a.csv
printf '{\n  "fields": [,]\n}\n' > syntax.json
printf '{"gtab": 1, "fields": [{"name": "项目"}, {"name": "件数", "type": "numeric"}]}' > shape.json
gtab-check -f syntax.json a.csv
echo "exit $?"
gtab-check -f ./shape.json a.csv
