# the same in Chinese, without a Chinese locale
cd "$SAMPLES/audit-return" || exit
gtab-check --lang zh_CN --printed-relations form_audit1_wrong.csv
