/* SPDX-License-Identifier: MIT */
/* Tables checked from their bytes: binding, scope, findings in words, totals, parts, fields. */

#include <gtab/check.h>
#include <gtab/report.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* 01 ≥ 02, 03 = 04 + 05 + 06; the last row is a total of nothing. */
static const char return_form[] = "统计报表,,,,\n"
				  "指标名称,计量单位,代码,本月,累计数\n"
				  "甲,乙,丙,1,2\n"
				  "一、机构,个,1,24,30\n"
				  "    其中：专职机构,个,2,9,31\n"
				  "二、审计事项,个,3,136,\"1,200\"\n"
				  "    其中：财务收支审计,个,4,52,1000\n"
				  "          基本建设审计,个,5,80,-\n"
				  "          其他,个,6,4,\n";

/* Columns in two blocks with the same names, a blank cell, and a total row. */
static const char two_blocks[] = "地区,立案,,处分,\n"
				 ",件数,人数,件数,人数\n"
				 "东县,5,6,3,4\n"
				 "西县,7,8,,2\n"
				 "合计,12,14,3,6\n";

typedef struct {
	const char *csv;
	const char *form; /* NULL: none */
	const char *relations;
	const char *counts; /* relations held failed unknown */
	const char *
		findings; /* as gtab_report_put_text() writes them, and counts of errors and warnings apart */
} check_case;

static const check_case relations[] = {
	/* rows: over each numeric column */
	{ return_form, "statistical-return", "01行≥02行", "1 1 1 0",
	  "t:4:5: error: 1行 机构, 累计数 is 30, must be ≥ 2行 专职机构, 累计数, which is 31; "
	  "difference -1 "
	  "[relations/A01]\n    1行 机构, 累计数 E4 = 30; 2行 专职机构, 累计数 E5 = 31\n" },
	{ return_form, "statistical-return", "3行=(4+5+6)行", "1 1 0 1", "" },
	{ return_form, "statistical-return", "3=4+5+6", "1 1 0 1", "" },
	{ return_form, "statistical-return", "@3=@4-6", "1 1 0 1", "" },
	{ return_form, "statistical-return", "审计事项=财务收支审计+基本建设审计+其他", "1 1 0 1",
	  "" },
	{ return_form, "statistical-return",
	  "@二、审计事项=@其中：财务收支审计+@基本建设审计+@其他", "1 1 0 1", "" },
	{ return_form, "statistical-return", "每列(本月), 01行≥02行", "1 1 0 0", "" },
	{ return_form, "statistical-return", "每列(#1), 01行≥02行；每列(1栏), 01行≥02行", "2 2 0 0",
	  "" },
	{ return_form, "statistical-return", "1至6行≥0", "1 11 0 1", "" },
	{ return_form, "statistical-return", "4、5、6≤3", "3 6 0 0", "" },
	{ return_form, "statistical-return", "@*其中≤1000", "1 8 0 0", "" },
	/* cells: once */
	{ return_form, "statistical-return", "[03,1]=[04-06,1]", "1 1 0 0", "" },
	{ return_form, "statistical-return", "03行2栏=04行2栏+200", "1 1 0 0", "" },
	{ return_form, "statistical-return", "[01,本月]=25", "1 0 1 0",
	  "t:4:4: error: 1行 机构, 本月 is 24, must be = 25 [relations/A01]\n"
	  "    1行 机构, 本月 D4 = 24\n" },
	{ return_form, "statistical-return", "和(本月)=160", "1 1 0 0", "" },
	{ return_form, "statistical-return", "[*,1]≥24", "1 2 0 0", "" },
	/* columns: on each row, parts and totals too */
	{ return_form, "statistical-return", "本月≤累计数 [核实] // 累计应不小于本月", "1 4 1 1",
	  "t:8:4: warning: 累计应不小于本月: 本月 is 80, must be ≤ 累计数, which is 0; difference "
	  "80 "
	  "[relations/A01]\n    本月 D8 = 80; 累计数 E8 = -\n" },
	{ return_form, "statistical-return", "(1)≤(2) 缺项:必填 [提示]", "1 4 2 0",
	  "t:8:4: note: 本月 is 80, must be ≤ 累计数, which is 0; difference 80 [relations/A01]\n"
	  "    本月 D8 = 80; 累计数 E8 = -\n"
	  "t:9:5: note: 累计数 is missing [relations/A01]\n    本月 D9 = 4; 累计数 E9 = \n" },
	{ two_blocks, NULL, "立案|件数≤立案|人数", "1 3 0 0", "" },
	{ two_blocks, NULL, "#2≤#3", "1 3 0 0", "" },
	{ two_blocks, NULL, "#2=#3", "1 0 3 0",
	  "t:3:2: error: 立案|件数 is 5, 立案|人数 is 6, difference -1 (columns counted from 1: "
	  "none prints "
	  "a number) [relations/A01]\n    立案|件数 B3 = 5; 立案|人数 C3 = 6\n" },
	/* what the table lacks is one finding, and the rest runs */
	{ return_form, "statistical-return", "01行=09行；01行≥02行；本日=本月", "3 1 1 0",
	  "t: error: the relation 01行=09行 cannot be checked: no row has the code 9 "
	  "[relations/A01]\n"
	  "t: error: the relation 本日=本月 cannot be checked: there is no column 本日; the "
	  "nearest is 本月 "
	  "[relations/A03]\n" },
	{ return_form, "statistical-return", "#1=#9", "1 0 0 0",
	  "t: error: the relation #1=#9 cannot be checked: no column has the number 9 under its "
	  "header "
	  "[relations/A01]\n" },
	{ return_form, "statistical-return", "@机枸=1", "1 0 0 0",
	  "t: error: the relation @机枸=1 cannot be checked: there is no row 机枸; the nearest is "
	  "一、机构 "
	  "[relations/A01]\n" },
	{ return_form, "statistical-return", "@*合计=1", "1 0 0 0",
	  "t: error: the relation @*合计=1 cannot be checked: no row is of the class that the "
	  "relation names "
	  "[relations/A01]\n" },
	{ two_blocks, NULL, "件数≤10", "1 0 0 0",
	  "t: error: the relation 件数≤10 cannot be checked: 件数 can mean 立案|件数 or 处分|件数: "
	  "write which "
	  "[relations/A01]\n" },
	{ two_blocks, NULL, "#9=1", "1 0 0 0",
	  "t: error: the relation #9=1 cannot be checked: there is no column 9: the table has 5 "
	  "[relations/A01]\n" },
};

#define SUM_FORM                                                                                   \
	"{\"gtab\":1,\"name\":\"sums\",\"fieldsMatch\":\"partial\",\"fields\":[{\"name\":"         \
	"\"地区\",\"class\":"                                                                    \
	"\"label\"},{\"name\":\"户数\",\"type\":\"number\"}],\"totals\":{\"sum\":\"=\"}}"

static const check_case rules[] = {
	/* totals and parts: what a form asks for is an error, what only labels promise a note */
	{ "项目,件数,人数\n立案,504,-\n其中：县处级,505,17\n", "case-tally", "", "1 0 1 1",
	  "t:3:2: error: 县处级 is 505, more than the 504 of 立案 that it is part of "
	  "[case-tally/parts]\n"
	  "    县处级 B3 = 505; 立案 B2 = 504\n" },
	{ "项目,件数,人数\n处分,504,639\n其中：县处级,5,17\n其中：其中：正职,6,3\n其中：乡科级,600,"
	  "\n",
	  "case-tally", "", "1 3 2 0",
	  "t:4:2: error: 正职 is 6, more than the 5 of 县处级 that it is part of "
	  "[case-tally/parts]\n"
	  "    正职 B4 = 6; 县处级 B3 = 5\n"
	  "t:5:2: error: 乡科级 is 600, more than the 504 of 处分 that it is part of "
	  "[case-tally/parts]\n"
	  "    乡科级 B5 = 600; 处分 B2 = 504\n" },
	{ "地区,户数\n东县,5\n西县,7\n合计,13\n", NULL, "", "0 0 0 0",
	  "t:4:2: note: 合计 is 13, the rows sum to 12, difference 1 (a guess from the labels: no "
	  "form says "
	  "so) [guess/sum]\n    合计 B4 = 13\n" },
	{ "地区,户数\n合计,12\n东县,5\n西县,7\n", NULL, "", "0 0 0 0", "" },
	{ "地区,户数\n东县,5\n西县,7\n小计,12\n南县,1\n北县,2\n小计,3\n合计,15\n", NULL, "",
	  "0 0 0 0", "" },
	{ "地区,户数\n小计,12\n东县,5\n西县,7\n小计,3\n南县,1\n北县,2\n合计,15\n", NULL, "",
	  "0 0 0 0", "" },
	{ "地区,户数\n东县,5\n西县,\n合计,12\n", NULL, "", "0 0 0 0", "" },
	/* the same where a form asks for it: counted */
	{ "地区,户数\n合计,12\n东县,5\n西县,7\n", SUM_FORM, "", "1 1 0 0", "" },
	{ "地区,户数\n东县,5\n西县,7\n小计,12\n南县,1\n北县,2\n小计,4\n合计,15\n", SUM_FORM, "",
	  "1 2 1 0",
	  "t:7:2: error: 小计 is 4, the rows sum to 3, difference 1 [sums/sum]\n    小计 B7 = "
	  "4\n" },
	{ "地区,户数\n小计,12\n东县,5\n西县,7\n小计,3\n南县,1\n北县,2\n合计,15\n", SUM_FORM, "",
	  "1 3 0 0", "" },
	{ "地区,户数\n东县,5\n西县,\n合计,5\n", SUM_FORM, "", "1 0 0 1", "" },
	{ "地区,户数\n东县,5\n西县,-\n累计,99\n合计,5\n", SUM_FORM, "", "1 1 0 0", "" },
	/* fields */
	{ "项目名称,件数,人数\n立案,1,2\n", "case-tally", "", "0 0 0 0",
	  "t: error: the column 项目 is absent; the nearest header is 项目名称 "
	  "[case-tally/required-column]\n" },
	{ "类别名,件数,人数\n立案,1,2\n", "case-tally", "", "0 0 0 0",
	  "t: error: the column 项目 is absent [case-tally/required-column]\n" },
	{ "项目,件数,人数\n,1,2\n立案,1.5,2\n", "case-tally", "", "0 0 0 0",
	  "t:2:1: error: 项目 is not filled in [case-tally/required]\n"
	  "t:3:2: error: 1.5 is not a whole number [case-tally/integer]\n" },
	{ "县,率\n东县,1.25\n西县,1.50\n",
	  "{\"gtab\":1,\"name\":\"p\",\"fields\":[{\"name\":\"县\"},{\"name\":\"率\",\"type\":"
	  "\"number\","
	  "\"decimals\":1,\"constraints\":{\"enum\":[\"1.25\"]}}]}",
	  "", "0 0 0 0",
	  "t:2:2: warning: 1.25 has more decimal places than the form gives: 1 [p/decimals]\n"
	  "t:3:2: error: 1.50 is none of the values the form allows [p/enum]\n" },
	{ "丙,甲\n1,2\n", "{\"name\":\"x\",\"fields\":[{\"name\":\"甲\"},{\"name\":\"乙\"}]}", "",
	  "0 0 0 0",
	  "t: error: the column 乙 is absent [x/missing-label]\n"
	  "t:1: error: the form has no field 丙 [x/extra-label]\n" },
	{ "序号,职权编码,职权类别,职权名称\n1,0101,许可,甲\n2,0101,行政审讯,乙\n3,0103,其他权利,"
	  "丙\n",
	  "power-list", "", "0 0 0 0",
	  "t:3:3: warning: 行政审讯 is none of the usual values; the nearest is 行政审批 "
	  "[power-list/values]\n"
	  "t:3:2: error: 0101 stands in line 2 already [power-list/unique]\n" },
};

/* ---- running ---- */

static void
on_finding(void *ctx, const gtab_finding *finding)
{
	gtab_report_put_text(finding, ctx);
}

/* Check all rows; the status of opening, and its error. */
static gtab_status
run_check(gtab_table *table, const gtab_check_options *options, gtab_check_counts *counts,
	  gtab_error *err)
{
	gtab_check *check;
	const gtab_row *row;
	gtab_status st = gtab_check_open(table, options, &check, err);

	while (st == GTAB_OK && (st = gtab_table_next(table, &row, err)) == GTAB_OK)
		st = gtab_check_row(check, row, err);
	if (st == GTAB_END)
		st = gtab_check_finish(check, counts, err);
	gtab_check_free(check);
	return st;
}

static gtab_status
check_bytes(const char *csv, const char *form_name, const char *relation_text, bool printed,
	    gtab_check_counts *counts, gtab_buf *findings, gtab_error *err)
{
	gtab_table_options table_options = { .form = NULL };
	gtab_check_options options = { .relations = gtab_text_of(relation_text),
				       .relations_name = "r",
				       .printed = printed,
				       .on_finding = on_finding,
				       .ctx = findings };
	gtab_source *source;
	gtab_table *table;
	gtab_form *form = NULL;
	gtab_status st;

	if (form_name != NULL)
		assert_int_equal(form_name[0] == '{'
					 ? gtab_form_read(gtab_text_of(form_name), "f", &form, err)
					 : gtab_form_open(form_name, &form, err),
				 GTAB_OK);
	table_options.form = form;
	options.form = form;
	assert_int_equal(gtab_source_from_bytes("t", gtab_text_of(csv), &source, err), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &table_options, &table, err), GTAB_OK);
	st = run_check(table, &options, counts, err);
	gtab_table_free(table);
	gtab_source_free(source);
	gtab_form_free(form);
	return st;
}

static void
check_one(const check_case *c)
{
	gtab_check_counts n = { 0 };
	gtab_error err = { 0 };
	char counts[64];
	gtab_buf findings;

	gtab_buf_init(&findings);
	if (check_bytes(c->csv, c->form, c->relations, false, &n, &findings, &err) != GTAB_OK)
		fail_msg("%s: %s", c->relations, err.message);
	gtab_buf_putc(&findings, '\0');
	snprintf(counts, sizeof(counts), "%zu %zu %zu %zu", n.n_relations, n.n_pass, n.n_fail,
		 n.n_unknown);
	if (strcmp(counts, c->counts) != 0)
		print_error("%s\n%s\n%s", c->relations, c->csv, findings.ptr);
	assert_string_equal(counts, c->counts);
	if (strncmp(findings.ptr, c->findings, strlen(c->findings)) != 0)
		print_error("%s\n%s\nis not\n%s", c->relations, findings.ptr, c->findings);
	assert_int_equal(strncmp(findings.ptr, c->findings, strlen(c->findings)), 0);
	if (*c->findings == '\0')
		assert_string_equal(findings.ptr, "");
	gtab_buf_clear(&findings);
}

static void
test_relations(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++)
		check_one(&relations[i]);
}

static void
test_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		check_one(&rules[i]);
}

/* What fits no table is trouble, with line and column. */
static void
test_refused(void **state)
{
	static const struct {
		const char *relations;
		const char *message;
		uint64_t column_no;
	} cases[] = {
		{ "01行=本月",
		  "01行=本月: it has a row beside a column: say which cell is meant, as 05行4栏",
		  1 },
		{ "A1: 01行=[02,1]",
		  "01行=[02,1]: it has a single cell beside a whole row or column: say which cell "
		  "is meant, as "
		  "05行4栏",
		  5 },
		{ "1.5≥0.5", "1.5≥0.5: it names no row, column or cell", 1 },
		{ "每行，01行≥02行",
		  "01行≥02行: its scope does not fit its references: 每行 is for columns, 每列 for "
		  "rows, 一次 for "
		  "cells",
		  4 },
		{ "01至02行≤03至04行",
		  "01至02行≤03至04行: two ranges stand beside an inequality: write 和() around one "
		  "whose sum is "
		  "meant",
		  1 },
		{ "06至03行≥0", "06至03行≥0: the range 06 to 03 runs backwards", 1 },
		{ "1-8行≥0",
		  "1-8行 is not clear: write 1至8行 for a range, or 1行-8行 for a difference", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_check_counts n = { 0 };
		gtab_error err = { 0 };
		gtab_buf findings;
		gtab_status st;

		gtab_buf_init(&findings);
		st = check_bytes(return_form, "statistical-return", cases[i].relations, false, &n,
				 &findings, &err);
		assert_int_equal(st, GTAB_EUSAGE);
		assert_string_equal(err.message, cases[i].message);
		assert_string_equal(err.source, "r");
		assert_int_equal(err.column_no, cases[i].column_no);
		gtab_buf_clear(&findings);
	}
}

/* ---- lines of real forms, verbatim (domain.md §3, Formula styles) ---- */

/* Rows 1 to 88 with seven columns of zeros: every equality holds there. */
static void
put_zeros(gtab_buf *csv)
{
	gtab_buf_printf(csv,
			"指标名称,计量单位,代码,一,二,三,四,五,六,七\n甲,乙,丙,1,2,3,4,5,6,7\n");
	for (int i = 1; i <= 88; i++)
		gtab_buf_printf(csv, "第%d项,个,%d,0,0,0,0,0,0,0\n", i, i);
	gtab_buf_putc(csv, '\0');
}

static void
test_real_lines(void **state)
{
	static const struct {
		const char *line;
		size_t n_relations;
		size_t n_fail; /* 0 > 0 fails */
	} cases[] = {
		{ "表内逻辑关系：01行≥02行；03行≥04行；05行=06行+07行+08行+09行+10行+11行+12行+"
		  "13行；15行≥16行+17行+18行。",
		  4, 0 },
		{ "审核公式: 2行=(3+13)行; 3行=(4+12)行; 4行=(5+6+7+8+9+10+11)行; "
		  "13行=(14+15+16)行; 17行=(18+19)行; "
		  "23行=(24+32+36)行; 24行=(25+26+27+28+29+30+31)行;",
		  7, 0 },
		{ "平衡关系：11=01+02-05=12+16。", 2, 0 },
		{ "27行=(1+2+…+8)行; 31行=(27+28+29)行; 61行≥62行; "
		  "84行=(32+33+…+57)行=(58+61+63+64+65)行; "
		  "86行7栏=31行1栏—84行7栏; 31行=88行。",
		  7, 0 },
		{ "平衡关系：06、 "
		  "07、08≤04，10=11+12，13=14+15，16=17+19，18≤17，20≤19，21﹥22，22=23+24",
		  10, 7 },
	};
	gtab_buf csv;

	(void)state;
	gtab_buf_init(&csv);
	put_zeros(&csv);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_check_counts n = { 0 };
		gtab_error err = { 0 };
		gtab_buf findings;

		gtab_buf_init(&findings);
		if (check_bytes(csv.ptr, "statistical-return", cases[i].line, false, &n, &findings,
				&err) != GTAB_OK)
			fail_msg("%s", err.message);
		assert_int_equal(n.n_relations, cases[i].n_relations);
		assert_int_equal(n.n_fail, cases[i].n_fail);
		assert_int_equal(n.n_unknown, 0);
		gtab_buf_clear(&findings);
	}
	gtab_buf_clear(&csv);
}

/* Lines that name columns. */
static void
test_real_columns(void **state)
{
	static const check_case cases[] = {
		{ "单位,上月止累计,本月,本月止累计\n甲,25677,5178,30855\n", NULL,
		  "上月止累计+本月=本月止累计", "1 1 0 0", "" },
		{ "单位,全年预算数,年初预算批复数,预算调增数,预算调减数\n甲,105.5,100,10.5,5\n",
		  NULL, "全年预算数=年初预算批复数+预算调增数―预算调减数", "1 1 0 0", "" },
		{ "单位,处分人数,党纪处分,政务处分\n五华县,286,275,23\n", NULL,
		  "处分人数 ≤ 党纪处分 + 政务处分", "1 1 0 0", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_one(&cases[i]);
}

/* Relations under the form are run when asked; what is for later is a note. */
static void
test_printed(void **state)
{
	static const char csv[] = "指标名称,计量单位,代码,数值\n"
				  "机构,个,1,24\n"
				  "专职,个,2,9\n"
				  "注：1.表内逻辑关系：01行≥02行；01行=02行。,,,\n"
				  "2.表间逻辑关系：交审计1表05行≥交审计2表01行；,,,\n";
	gtab_check_counts n = { 0 };
	gtab_error err = { 0 };
	gtab_buf findings;

	(void)state;
	gtab_buf_init(&findings);
	assert_int_equal(check_bytes(csv, "statistical-return", "", true, &n, &findings, &err),
			 GTAB_OK);
	gtab_buf_putc(&findings, '\0');
	assert_string_equal(
		findings.ptr,
		"t:5: note: the printed relation 交审计1表05行≥交审计2表01行 is not checked: no "
		"other "
		"table was given (--table NAME=FILE) [printed/not-checked]\n"
		"t:2:4: error: 1行 机构 is 24, 2行 专职 is 9, difference 15 [printed/A02]\n"
		"    1行 机构 D2 = 24; 2行 专职 D3 = 9\n");
	assert_int_equal(n.n_relations, 2);
	assert_int_equal(n.n_not_run, 1);
	assert_int_equal(n.n_findings, 1);
	gtab_buf_clear(&findings);
}

/* Figures printed rounded are compared as ranges, and the finding says so. */
static void
test_rounded(void **state)
{
	static const char good[] =
		"地区,处分,省部级,厅局级,县处级,乡科级,一般干部,农村、企业等其他人员\n"
		"全国,62.7万,36,3024,2.5万,8.8万,9.7万,41.4万\n";
	static const char bad[] =
		"地区,处分,省部级,厅局级,县处级,乡科级,一般干部,农村、企业等其他人员\n"
		"全国,62.7万,36,3024,2.5万,8.8万,9.7万,42.4万\n";
	static const char relation[] =
		"处分=省部级+厅局级+县处级+乡科级+一般干部+农村、企业等其他人员";
	gtab_check_counts n = { 0 };
	gtab_error err = { 0 };
	gtab_buf findings;

	(void)state;
	gtab_buf_init(&findings);
	assert_int_equal(check_bytes(good, NULL, relation, false, &n, &findings, &err), GTAB_OK);
	assert_int_equal(n.n_pass, 1);
	assert_int_equal(findings.len, 0);
	assert_int_equal(check_bytes(bad, NULL, relation, false, &n, &findings, &err), GTAB_OK);
	gtab_buf_putc(&findings, '\0');
	assert_non_null(strstr(
		findings.ptr,
		"处分 is 627000, the parts sum to 637060, difference -10060 (rounded figures, "
		"compared as 626500..627500 and 635060..639060)"));
	gtab_buf_clear(&findings);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_relations),    cmocka_unit_test(test_rules),
		cmocka_unit_test(test_refused),      cmocka_unit_test(test_printed),
		cmocka_unit_test(test_rounded),      cmocka_unit_test(test_real_lines),
		cmocka_unit_test(test_real_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
