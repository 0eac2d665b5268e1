# subtotals left blank in 2013 and 2014 are unknown there, and hold before
cd "$SAMPLES/nbs" || exit
of=人民检察院直接立案侦查 is=案件结案件数
cat > "$OLDPWD/closed.txt" <<END
# 反贪与反渎
T1: $of贪污贿赂$is = $of贪污$is + $of贿赂$is + $of挪用公款$is + $of集体私分$is + $of巨额财产来源不明$is + $of其他贪污贿赂$is
T2: $of渎职$is = $of滥用职权$is + $of玩忽职守$is + $of徇私舞弊$is + $of其他渎职$is
T3: $of案件结案件数 = $of贪污贿赂$is + $of渎职$is // 两类之和
END
gtab-check --relations-file "$OLDPWD/closed.txt" nbs_procuratorate_closed.csv
