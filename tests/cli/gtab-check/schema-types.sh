# a schema of others: each cell by its type and format, as it stands in the file
cat > schema.json <<'END'
{"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": [
  {"name": "siret", "type": "string", "constraints": {"required": true, "pattern": "^\\d{14}$"}},
  {"name": "montant", "type": "number", "decimalChar": ",", "groupChar": " "},
  {"name": "conditions", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]},
  {"name": "date", "type": "date", "format": "%d/%m/%Y"},
  {"name": "mail", "type": "string", "format": "email"},
  {"name": "point", "type": "geopoint", "format": "array"},
  {"name": "horaires", "type": "list", "itemType": "time"}
]}
END
cat > a.csv <<'END'
siret,montant,conditions,date,mail,point,horaires
21010001000014,"1 234,50",oui,01/03/2024,a@mairie.fr,"[2.35, 48.85]","08:00:00,12:30:00"
2101000100001X,1234.5,Oui,2024-03-01,a@mairie,"2.35, 48.85",8h-12h
,"1 234",non,30/02/2024,,"[48.85, 235]",
END
gtab-check -f schema.json a.csv
