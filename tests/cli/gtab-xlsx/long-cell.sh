# nothing is cut: a cell that Excel cannot hold stops the work, and the old workbook stays
echo old > a.xlsx
{
	printf '项目,说明\n盗窃,短\n诈骗,'
	head -c 32768 /dev/zero | tr '\0' x
	echo
} > a.csv
gtab-xlsx a.csv -o a.xlsx
echo $?
cat a.xlsx
ls -A
