# what the table lacks is one finding with the nearest name; the other relations run
cd "$SAMPLES/audit-return" || exit
gtab-check -f statistical-return --relations '数量≥0；01行≥02行；05行=31行；@完成审计事项≥1' form_audit1.csv
