# half a character at the end leaves nothing behind; lines rescued before a bad byte are told once
printf '\313\371,a\n\274\327,1\n\322' > end.csv
gtab-norm --decode --encoding gb18030 --on-bad-byte skip end.csv
printf '\nUTF-8:\n名,a\n\274\327,1\n\377,2\n\274\327,3\n' > mixed.csv
gtab-norm --decode --mixed --on-bad-byte mark mixed.csv
