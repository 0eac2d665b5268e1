# constraints of the standard; enum and bounds are compared by value, a category is what the form lists
cat > schema.json <<'END'
{"fields": [
  {"name": "n", "type": "integer", "constraints": {"enum": ["1", 2, 30]}},
  {"name": "price", "type": "number", "constraints": {"exclusiveMinimum": 0, "maximum": "99.5"}},
  {"name": "day", "type": "date", "constraints": {"minimum": "2024-01-01", "exclusiveMaximum": "2025-01-01"}},
  {"name": "name", "type": "string", "constraints": {"minLength": 2, "maxLength": 4}},
  {"name": "level", "type": "integer", "categories": [{"value": 0, "label": "low"}, {"value": 1}], "categoriesOrdered": true},
  {"name": "data", "type": "object", "constraints": {"jsonSchema": {"properties": {"value": {"type": "integer"}}}}}
], "missingValues": [{"value": "", "label": "OMITTED"}, {"value": "-99", "label": "REFUSED"}]}
END
cat > a.csv <<'END'
n,price,day,name,level,data
01,0.1,2024-01-01,县区,0,"{""value"": 1}"
3,0,2023-12-31,县,2,"{""value"": ""x""}"
30,99.50,2025-01-01,自治州县处,1,{}
-99,-99,-99,-99,-99,-99
END
gtab-check -f schema.json a.csv
