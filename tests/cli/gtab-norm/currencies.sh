# signs of money are units: in the header where all agree, beside the figures where they do not
printf 'Town,Spend (£),Grant\nLeeds,"£1,234.50",£5\nYork,(£3.10),€7\n' > uk.csv
gtab-norm uk.csv | tee clean.csv
gtab-norm clean.csv | cmp - clean.csv
printf 'Ville;Montant (€)\nLyon;1 234,50 €\nNice;12,00\n' | gtab-norm --decimal ,
printf '地區,金額\n臺北市,NT$1.2萬\n香港,HK$300\n' | gtab-norm
