/* SPDX-License-Identifier: MIT */
/*
 * The specification of the notation, section by section, and lines verbatim from printed forms: what each line
 * is taken apart into. How relations come out on figures is tests/cli/gtab-check/relation-*.sh.
 */

#include "form/relation_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
	const char *line;
	size_t n; /* relations it makes; 0: it is refused */
} line_case;

/* How many relations a text makes, over all its parts; 0 when a part is refused, which is printed. */
static size_t
count(const char *line)
{
	gtab_arena arena;
	gtab_relation_reader r = { .text = gtab_text_of(line), .name = "spec", .arena = &arena };
	gtab_relation *list;
	gtab_error err;
	gtab_status st;
	size_t n = 0;
	bool is_refused = false;

	gtab_arena_init(&arena);
	while ((st = gtab_relation_next(&r, &list, NULL, &err)) != GTAB_END) {
		is_refused = is_refused || st != GTAB_OK;
		for (; st == GTAB_OK && list != NULL; list = list->next)
			n++;
	}
	if (is_refused)
		print_message("%s: %s\n", line, err.message);
	gtab_arena_clear(&arena);
	return is_refused ? 0 : n;
}

static void
check(const line_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const size_t found = count(cases[i].line);

		if (found != cases[i].n)
			print_error("%s: %zu relations\n", cases[i].line, found);
		assert_int_equal(found, cases[i].n);
	}
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof((cases)[0]))

/* Printed under forms: a transport audit return, 行政事业单位机构人员情况, 鄂农年, 财政 returns. */
static void
test_printed_lines(void **state)
{
	static const line_case cases[] = {
		{ "表内逻辑关系：01行≥02行；03行≥04行；05行=06行+07行+08行+09行+10行+11行+12行+"
		  "13行；"
		  "15行≥16行+17行+18行。",
		  4 },
		{ "表间逻辑关系：交审计1表05行≥交审计2表01行+交审计3表01行+交审计4表05行；", 1 },
		{ "交审计1表03行≥交审计5表06行；", 1 },
		{ "交审计1表14行≥交审计2表02行+交审计3表05行；", 1 },
		{ "交审计1表16行≥交审计2表03行+交审计3表10行+交审计4表09行；", 1 },
		{ "交审计1表19行≥交审计2表11行；", 1 },
		{ "交审计1表23行≥交审计4表27行+交审计4表28行。", 1 },
		{ "审核公式: 2行=(3+13)行; 3行=(4+12)行; 4行=(5+6+7+8+9+10+11)行; "
		  "13行=(14+15+16)行; "
		  "17行=(18+19)行; 23行=(24+32+36)行; 24行=(25+26+27+28+29+30+31)行;",
		  7 },
		{ "平衡关系：11=01+02-05=12+16。", 2 },
		{ "27行=(1+2+…+8)行; 31行=(27+28+29)行; 61行≥62行; "
		  "84行=(32+33+…+57)行=(58+61+63+64+65)行; 86行7栏=31行1栏—84行7栏; 31行=88行。",
		  7 },
		{ "如果报表小类≠“2”(调整表)，则1至8行、28行、32至85行≥0。", 3 },
		{ "平衡关系：06、 "
		  "07、08≤04，10=11+12，13=14+15，16=17+19，18≤17，20≤19，21﹥22，22=23+24",
		  10 },
		{ "上月止累计+本月=本月止累计", 1 },
		{ "全年预算数=年初预算批复数+预算调增数―预算调减数", 1 },
	};

	(void)state;
	CHECK(cases);
}

/* Lines: what ends a part, prefixes, numbering, comments, conditions in three languages. */
static void
test_lines(void **state)
{
	static const line_case cases[] = {
		{ "01行=02行；03行=04行", 2 },
		{ "01行=02行;03行=04行", 2 },
		{ "01行=02行。03行=04行", 2 },
		{ "01行=02行\n03行=04行", 2 },
		{ "01行=02行，03行=04行", 2 },
		{ "01行=1,234", 1 },
		{ "01行=02行 // 甲；乙", 1 },
		{ "// 甲=乙", 0 },
		{ "# 甲=乙", 0 },
		{ "1.表内 审核关系：（1）01行=02行；① 03行=04行", 2 },
		{ "表间逻辑关系：平衡关系：01行=02行", 1 },
		{ "B7: 每行(级别=“县”)，若 甲>0 则 乙=丙 ±0.5 [核实] 缺项:按零 // 请核", 1 },
		{ "如果 甲>0，则 乙>0", 1 },
		{ "if 甲>0 then 乙>0", 1 },
		{ "若 甲>0 且 乙>0 或 丙=“是” 则 丁>0", 1 },
	};
	static const char *const comparisons[] = {
		"=",    "＝",   "﹦",       "═",      "≥",        "≧",      "＞=", ">=",
		"》=",  "≤",    "≦",        "＜=",    "<=",       "《=",    "≠",   "!=",
		"<>",   ">",    "﹥",       "＞",     "大于",     "<",      "﹤",  "＜",
		"小于", "等于", "大于等于", "不小于", "小于等于", "不大于",
	};

	(void)state;
	CHECK(cases);
	for (size_t i = 0; i < sizeof(comparisons) / sizeof(comparisons[0]); i++) {
		char line[64];

		snprintf(line, sizeof(line), "01行%s02行", comparisons[i]);
		assert_int_equal(count(line), 1);
	}
}

/* References: each row of the table; ranges that are not clear are refused. */
static void
test_references(void **state)
{
	static const line_case cases[] = {
		{ "合计=立案件数", 1 },
		{ "立案|件数=「a+b」", 1 },
		{ "#4=4栏", 1 },
		{ "4列=(4)", 1 },
		{ "#3-7≥0", 1 },
		{ "3至7栏≥0", 1 },
		{ "@05=05行", 1 },
		{ "@全市≥0", 1 },
		{ "@*明细≥0；@*小计≥0；@*合计≥0；@*其中≥0", 4 },
		{ "@02-14≥0；02至14行≥0", 2 },
		{ "[05,4]=05行4栏；[05-07,#2-4]≥0；[*,4]≥0", 3 },
		{ "表2![05,4]=交审计2表01行；清单!事项数≥0", 2 },
		{ "甲·上期=乙·上年同期；丙·上年末≥0；[05,4]·上期≥0；05行·上期≥0", 4 },
		{ "表2![05,4]·上期≥0", 1 },
		{ "甲[区县≠\"合计\" 且 级别=\"县处级\"]≥0", 1 },
		{ "05=06+07", 1 },
		{ "05=2*06", 1 },
		{ "1-8行≥0", 0 },
		{ "1行-8行≥0", 1 },
		{ "05行·前天≥0", 0 },
		{ "表2!≥0", 0 },
	};

	(void)state;
	CHECK(cases);
}

/* Functions, scopes and options. */
static void
test_functions_scopes_options(void **state)
{
	static const line_case cases[] = {
		{ "和(甲)=sum(乙)", 1 },
		{ "计数(清单)=count(清单[类别=本组])", 1 },
		{ "绝对值(甲)=abs(乙)", 1 },
		{ "最大(甲)=max(乙)", 1 },
		{ "最小(甲)=min(乙)", 1 },
		{ "占比 = 立案/合计", 1 },
		{ "每行, 甲=乙", 1 },
		{ "每行(丙>0), 甲=乙", 1 },
		{ "每列, 05行=06行", 1 },
		{ "每列(#2-12), 05行=06行", 1 },
		{ "每组(区县), 甲=5", 1 },
		{ "每单位, 甲=5", 1 },
		{ "一次, [05,4]=5", 1 },
		{ "每组(职权类别), 汇总!事项数 = 计数(清单[职权类别=本组])", 1 },
		{ "甲=乙 [强制]；甲=乙 [核实]；甲=乙 [提示]", 3 },
		{ "甲=乙 ±0.5；甲=乙 ±1%；甲=乙 ±舍入", 3 },
		{ "甲=乙 缺项:跳过；甲=乙 缺项:按零；甲=乙 缺项:必填", 3 },
		{ "甲=乙 期:2013-2018；甲=乙 期:2013-；甲=乙 期:-2018；甲=乙 期:2015", 4 },
		{ "甲=乙 舍入:截断", 1 },
		{ "甲=乙 期:-", 0 },
	};

	(void)state;
	CHECK(cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_printed_lines),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_functions_scopes_options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
