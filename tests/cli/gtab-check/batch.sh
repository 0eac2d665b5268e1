# many submissions: those that cannot be read do not stop the others; who sent nothing is told
printf '填报单位：东县,,\n项目,合计,甲\n立案,4,4\n' > 1.csv
printf '填报单位：西县,,\n项目,合计,甲\n立案,4,3\n' > 2.csv
printf '填报单位：南县,,\n项目,合计,甲\n立案,,3\n' > 3.csv
printf '东县\n西县\n南县\n北县\n' > county.txt
gtab-check --relations '合计=甲' --reporters county.txt --report r.xml 1.csv absent.csv 2.csv 3.csv
echo "exit $?"
grep -o '<testsuite name="[^"]*"\|<error.*/>' r.xml
gtab-check --relations '合计=甲' --format csv 1.csv absent.csv 2.csv
