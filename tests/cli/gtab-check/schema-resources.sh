# a published schema that lists its example files as resources is a schema, no package
printf '{"resources": [{"title": "example", "path": "https://example.org/a.csv"}], "fields": [{"name": "n", "type": "integer"}, {"name": "m"}]}' > schema.json
printf 'n,m\n1,x\n' > a.csv
gtab-check -f schema.json a.csv
