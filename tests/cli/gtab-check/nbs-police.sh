# ten offences sum to 合计 in every year with data, by names that hold 、 and commas; blank years are unknown
cd "$SAMPLES/nbs" || exit
of=公安机关立案的
gtab-check --relations "${of}刑事案件合计 = ${of}伤害刑事案件 + ${of}伪造、变造货币,出售、购买、运输、持有、使用假币刑事案件 + \
${of}其他刑事案件 + ${of}强奸刑事案件 + ${of}抢劫刑事案件 + ${of}拐卖妇女儿童刑事案件 + ${of}杀人刑事案件 + \
${of}盗窃刑事案件 + ${of}诈骗刑事案件 + ${of}走私刑事案件" nbs_police_cases.csv
