# what would move the cursor or turn the line is shown, not done
gtab-norm $'--a\e[31mb\u202ec\r\n\xff'
echo $?
gtab-norm $'a\e[2Jb.csv'
echo $?
