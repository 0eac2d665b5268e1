# Chinese without a Chinese locale: by --lang, by LANG, whatever LC_ALL says
gtab-norm --lang zh_CN --zzzzzzzz
LC_ALL=C gtab-norm --zzzzzzzz --lang=zh_CN
env -u LC_ALL LANG=zh_CN.UTF-8 gtab-norm --zzzzzzzz
LC_ALL=zh_CN.GB18030 gtab-norm --zzzzzzzz
LANGUAGE=zh_CN gtab-norm --zzzzzzzz
# and English all the same
env -u LC_ALL LANG=zh_CN.UTF-8 gtab-norm --zzzzzzzz --lang en
LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN gtab-norm --zzzzzzzz --lang en
LC_ALL=C gtab-norm --zzzzzzzz
LC_ALL=de_DE.UTF-8 gtab-norm --zzzzzzzz
