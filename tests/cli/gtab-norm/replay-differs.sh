# a cell that is not as logged, a log of another file, what is no log, a change without its row: each stops the run
printf '县,立案\n东县,12件\n西县,５人\n' > a.csv
gtab-norm a.csv --log log.csv -o a.out
cat log.csv
printf '县,立案\n东县,12件\n西县,６人\n' > a.csv
gtab-norm a.csv --replay log.csv -o b.out
echo $?
cp a.csv b.csv
gtab-norm b.csv --replay log.csv
echo $?
gtab-norm a.csv --replay a.csv
echo $?
printf '县,立案\n东县,12件\n西县,５人\n' > a.csv
sed 's/^a.csv,3,/a.csv,9,/' log.csv > moved.csv
gtab-norm a.csv --replay moved.csv -o c.out
echo $?
printf '县,立案\n东县,12件\n西县,５人\n南县,1人\n' > a.csv
gtab-norm a.csv --replay log.csv
echo $?
printf '县,结案\n东县,12件\n西县,５人\n' > a.csv
gtab-norm a.csv --replay log.csv
echo $?
ls
gtab-norm a.csv --replay log.csv --log x.csv
