# an empty line for what is refused, and exit status 1
printf '%s\n' ５０４件 1,579 1，579 一千五百七十九 壹仟伍佰柒拾玖 廿八 0.4万人 2700余人 近4.5万人 62.7万 27% （12） — '' |
	gtab-norm --values number
echo "exit $?"
printf '%s\n' 82件82人 十十 一千二万 1,2,3 4.40524E+17 NaN | gtab-norm --values number
