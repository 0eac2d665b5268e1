cd "$SAMPLES/audit-return" || exit
gtab-norm -f statistical-return form_audit1.csv
