printf 'a,b\n1,2\n' | gtab-norm -o no/such/folder.csv
