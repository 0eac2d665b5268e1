# keys: one finding a row that repeats, with the first line; nulls are in no key but the primary one
cat > schema.json <<'END'
{"fields": [{"name": "id", "type": "integer"}, {"name": "parent", "type": "integer"}, {"name": "a"}, {"name": "b"}],
 "primaryKey": "id", "uniqueKeys": [["a", "b"]],
 "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "id"}}]}
END
cat > a.csv <<'END'
id,parent,a,b
1,,x,y
2,01,x,
02,3,x,
,2,xy,
5,1,x,y
END
gtab-check -f schema.json a.csv
