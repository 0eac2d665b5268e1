# pinyin notes go, a one-byte slip is put back, what cannot be is told; --simplify writes simplified characters
printf '事項,說明\n甲項,權(quán)力清單\n乙項,锟斤拷\n' | gtab-norm
printf '事項,說明\n甲項,權(quán)力清單和責(zé)任清單\n' | gtab-norm --simplify
