# what a form asks and nobody checks is told: a format of no standard, a pattern for figures
printf 'id,size\na1,7\n' > a.csv
printf '{"fields": [{"name": "id", "type": "string", "format": "postcode"}, {"name": "size", "type": "integer", "constraints": {"pattern": "5"}}]}' > schema.json
gtab-check -f schema.json a.csv
