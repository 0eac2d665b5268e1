# Big5 is told from GB18030 by what makes common characters, and so is windows-1252
printf '\266\265\245\330,\245\363\274\306\n\262\316\255\160\252\355,3\n' | gtab-norm
printf 'D\351partement,Montant\nFor\352t,3\nPl\342tre,4\n' | gtab-norm
