# two delimiters that make the same sense: one is taken, and that is told
printf 'a;b,c\nd;e,f\ng;h,i\n' | gtab-norm
printf 'a;b,c\nd;e,f\ng;h,i\n' | gtab-norm --records
