# what may be a pair of years is no month; a unit that no list has is told
printf 'Year,Cases,Staff\n2008-09,12,3名干部\n2009-10,15,4名干部\n2010-11,11,5名干部\n' > a.csv
gtab-norm a.csv
printf 'Month,Cases\n2010-11,12\n2010-11,15\n' | gtab-norm
printf 'Month,Cases\n2010-10,12\n2010-11,15\n' | gtab-norm
