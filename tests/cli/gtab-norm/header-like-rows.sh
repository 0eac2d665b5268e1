# over texts alone the first line is the header: told where it looks like a row, and --header none makes it one
printf '张三,男,科员\n李四,女,科长\n王五,男,科员\n' > a.csv
gtab-norm a.csv
gtab-norm --header none a.csv
