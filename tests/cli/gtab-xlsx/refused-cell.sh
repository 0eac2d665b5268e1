# a cell that cannot be read is told and printed as found; the workbook is written, exit status 1
printf '项目,件数\n盗窃,1\n诈骗,两三起\n抢劫,3\n放火,4\n投毒,5\n绑架,6\n走私,7\n伤害,8\n强奸,9\n' > a.csv
gtab-xlsx a.csv -o a.xlsx
echo $?
unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '两三起'
