# a total in the middle of its ten parts is found, and a blank year proves nothing; the draft checks its own file
draft=$PWD/draft.json
cd "$SAMPLES/nbs" || exit
gtab-form infer -o "$draft" nbs_police_cases.csv && cat "$draft"
gtab-check -f "$draft" nbs_police_cases.csv
