# 权力清单和责任清单: merged cells, codes that must stay text, a filter on the heading
gtab-xlsx -f power-duty-list powers_transport_sample.csv -o "$OUT/交通运输局权力清单.xlsx"
