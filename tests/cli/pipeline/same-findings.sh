# the pipeline and the direct call find the same, at the line and cell of the file the person has open
cp "$SAMPLES/audit-return/form_audit1_wrong.csv" .
gtab-check -f statistical-return --printed-relations --format csv form_audit1_wrong.csv > direct.csv
gtab-norm -k form_audit1_wrong.csv 2> norm | gtab-check -f statistical-return --printed-relations --format csv > piped.csv
cmp direct.csv piped.csv && cat direct.csv
