# what is required, unique, a usual value, merged, in a unit, dated
{
	printf '单位,职权编码,类别,金额（万元）,批准日期,备注\n'
	printf '公安局,A01,许可,1.50,2015-03-01,\n公安局,A02,处罚,2.25,2015-03-02,无\n'
	printf '财政局,A03,许可,3.00,2015-04-01,\n财政局,A04,处罚,4.75,2015-05-06,\n'
	printf '财政局,A05,许可,5.00,2015-06-01,\n交通局,A06,处罚,0.25,2015-07-01,\n'
} > list.csv
gtab-form infer list.csv
