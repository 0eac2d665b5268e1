# merged 序号, 职权类别 and 职权名称 are filled down, 实施主体 is not; the log says so
cp "$SAMPLES/transport-powers/powers_transport_sample.csv" .
gtab-norm -f power-list --log log.csv powers_transport_sample.csv
cat log.csv
