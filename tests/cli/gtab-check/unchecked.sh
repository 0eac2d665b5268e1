# constraints of the standard that are not checked are told
printf 'id,size\na1,7\n' > a.csv
printf '{"fields": [{"name": "id", "constraints": {"pattern": "[a-z]"}}, {"name": "size", "type": "integer", "constraints": {"maximum": 5}}]}' > schema.json
gtab-check -f schema.json a.csv
