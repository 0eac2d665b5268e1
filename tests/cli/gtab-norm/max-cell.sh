printf 'a,b\n1234567890,2\n' | gtab-norm --max-cell 8
