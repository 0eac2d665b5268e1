# a real return holds its four relations
cd "$SAMPLES/audit-return" || exit
gtab-check -f statistical-return --relations '01行≥02行；03行≥04行；05行=06行+07行+08行+09行+10行+11行+12行+13行；15行≥16行+17行+18行。' form_audit1.csv
