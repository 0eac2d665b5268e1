# --records reads quotes as Excel does and writes plain records
printf '"a"b,c\n"x ""y""",z"\n" q",\n\n' | gtab-norm --records
