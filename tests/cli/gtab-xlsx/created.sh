# the date of creation is SOURCE_DATE_EPOCH, or a fixed day
printf '项目,件数\n盗窃,1\n' > a.csv
created() {
	unzip -p a.xlsx docProps/core.xml | grep -o '<dcterms:created[^<]*'
}
gtab-xlsx a.csv -o a.xlsx && created
SOURCE_DATE_EPOCH=0x1 gtab-xlsx a.csv -o a.xlsx && created
env -u SOURCE_DATE_EPOCH gtab-xlsx a.csv -o a.xlsx && created
