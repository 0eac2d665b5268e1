printf 'PK\003\004rest of a zip' > a.csv
printf '\320\317\021\340\241\261\032\341rest' > b.csv
gtab-norm a.csv
echo "exit $?"
gtab-norm b.csv
