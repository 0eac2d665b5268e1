# the nearest option is named; no work is done
gtab-norm --fom x.csv
echo $?
gtab-check --relation-fil x
echo $?
gtab-xlsx --zzzzzzzz
echo $?
gtab-norm -q
