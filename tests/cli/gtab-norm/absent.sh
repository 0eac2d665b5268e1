gtab-norm absent.csv
