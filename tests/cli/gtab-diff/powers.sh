# a power list and the next: added, dropped, changed by phrase, recoded, likely renamed; a comma is no change
cat > old.csv <<'END'
职权编码,职权类别,职权名称,实施依据,实施主体
A01,行政许可,取水许可,《水法》第七条；《条例》第二条,水利局
A02,行政处罚,对违法取水的处罚,《水法》第六十九条,水利局
A03,行政检查,水土保持检查,《水土保持法》第四十三条,水利局
A04,行政许可,河道采砂许可,《水法》第三十九条,水利局
A05,行政确认,船员资格确认,《内河条例》第九条,交通局
END
cat > new.csv <<'END'
职权编码,职权类别,职权名称,实施依据,实施主体
A01,行政许可,取水许可,《水法》 第七条; 《条例》第三条,水利局
A02,行政处罚,对违法取水的处罚,《水法》第六十九条。,审批局
B03,行政检查,水土保持检查,《水土保持法》第四十三条,水利局
B04,行政许可,河道采砂的许可,《水法》第三十九条,水利局
B09,行政奖励,节水奖励,《水法》第十一条,水利局
END
gtab-diff old.csv new.csv
echo "exit $?"
gtab-diff old.csv old.csv
echo "exit $?"
iconv -t gb18030 old.csv | gtab-diff --lang zh_CN --key 职权名称,实施主体 old.csv -
cut -d, -f1-3,5 new.csv > short.csv
gtab-diff old.csv short.csv 2>&1 > /dev/null | grep column
