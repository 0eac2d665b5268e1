# every figure ends in .0, so the tails go; years are years
cd "$SAMPLES/nbs" || exit
gtab-norm nbs_police_cases.csv | sed -n '1p;18,20p'
