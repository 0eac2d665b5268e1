# every row of the field notes on notation, as the tool reads it: input|normal form (unit, bounds)
show() {
	while IFS= read -r cell; do
		printf '%s|%s\n' "$cell" "$(printf '%s\n' "$cell" | gtab-norm --values "$1" 2>> refusals | tr '\t' ' ')"
	done
	[ ! -s refusals ] || sed 's/^gtab-norm: -:1: /  /' refusals
	: > refusals
}
: > refusals
echo '# figures'
show number <<'END'
５０４件
1,579
1，579
1 579
一千五百七十九
壹仟伍佰柒拾玖
一五七九
二十八
廿八
十七
一百零三
两百
0.4万人
41.4万
1.5亿
2700余人
近4.5万人
3.3万余起
30万余
878件（次）
82件82人
取消27项、部分取消1项
27%
２７％
0.27
—
－
–
--
/
无
空
N/A
〇
…
（12）
-12
△12
▲12
4.40524E+17
1.75004E+8
2,3,4
END
printf '17\302\240人\n22\342\200\213个\n\343\200\20017\n\357\273\27717\n' | show number
echo '# dates and periods'
show period <<'END'
二〇一五年三月一日
2015年3月1日
2015.3.1
2015-3-1
2015/3/1
20150301
2015-3
2015年3月
201503
二〇一五年三月
2015年第一季度
2025年1至9月
2015年1-6月累计
2015年上半年
5月1日
截至目前
42064
END
echo '# codes'
show code <<'END'
'00123
="00123"
4.40524E+17
1.75004000E+8
1.75004E+8
440524188001010000
1-2
END
echo '# texts'
show text <<'END'
权(quán)力
一?;顒?dòng)
付?!边@话
濮撳悕
ï»¿姓名
農業生產
显着
权利类
锟斤拷
〔2016〕72号
END
