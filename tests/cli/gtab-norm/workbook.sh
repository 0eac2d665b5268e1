# a workbook is read like its CSV export, by sheet name or number; one that is cut off is refused
gtab-xlsx "$SAMPLES/audit-return/form_audit1.csv" "$SAMPLES/transport-powers/powers_transport_sample.csv" -o a.xlsx 2> /dev/null
gtab-norm a.xlsx 2> err | head -n 4
cat err
gtab-norm --sheet 2 a.xlsx 2> /dev/null | sed -n 2p
gtab-norm --sheet powers_transport_sample a.xlsx 2> /dev/null | tail -n 1
gtab-norm --sheet 审计 a.xlsx
gtab-check --printed-relations a.xlsx 2> /dev/null
head -c 3000 a.xlsx > cut.xlsx
gtab-norm cut.xlsx
