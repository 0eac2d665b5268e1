# a list to its tally: 计数 over a table, filtered by the group; a column beside a column is matched by row
printf '职权类别,事项数\n许可,2\n处罚,3\n强制,1\n' > 汇总.csv
printf '序号,职权类别,职权名称\n1,许可,甲\n2,许可,乙\n3,处罚,丙\n' > 清单.csv
printf '职权类别,事项数\n处罚,3\n许可,1\n' > 去年.csv
check() { gtab-check --relations "$@" 2>&1 | grep -v 'fits\|submissions\|^  '; }
check '每组(职权类别), 汇总!事项数 = 计数(清单[职权类别=本组])' 汇总.csv 清单.csv
check '和(事项数)=计数(清单)' --table 清单=清单.csv 汇总.csv
check '事项数≥旧!事项数' --table 旧=去年.csv 汇总.csv
check '[*,事项数]≤和(旧!事项数)' --table 旧=去年.csv 汇总.csv
