# folders, lists of names, standard input; what is no table is left alone
mkdir a
printf '项目,件数\n立案,1\n' > a/1.csv
printf '项目,件数\n立案,2\n' > a/2.csv
echo nothing > a/readme.md
printf 'a/1.csv\n\na/2.csv\r\n' > list
gtab-sum a
gtab-sum --files-from list
gtab-sum --files-from - a/2.csv < list
gtab-sum < a/1.csv
mkdir empty
gtab-sum empty
