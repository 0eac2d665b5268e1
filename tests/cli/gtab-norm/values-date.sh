printf '%s\n' 二〇一五年三月一日 2015年3月1日 2015.3.1 2015/3/1 20150301 | gtab-norm --values date
printf '%s\n' 2015年3月 201503 2015年第一季度 2015年上半年 2015年1至9月 | gtab-norm --values period
printf '%s\n' 2015年2月30日 5月1日 2015年13月 | gtab-norm --values period
