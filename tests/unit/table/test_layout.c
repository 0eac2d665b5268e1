/* SPDX-License-Identifier: MIT */
/* The layout: which line is title, header, data, note, and what the lines around the table say. */

#include <gtab/clean.h>

#include "rows_of.h"
#include "table/layout_internal.h"

enum { ROWS_MAX = 64 };

/*
 * kinds    a letter a record: t above the header, h header, d data, n note, s signature, - blank
 * context  key=value, with ; behind each; unit[…] left out
 */
typedef struct layout_case {
	const char *csv;
	const char *kinds;
	const char *context;
} layout_case;

static const layout_case head_cases[] = {
	{ "地区,件数\n离石区,5\n", "hd", "" },
	{ "案件统计表,\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "案件统计表\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ ",案件统计表,\n地区,件数,人数\n离石区,5,6\n", "thd", "title=案件统计表;" },
	{ "案  件  统  计  表,\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "\"案件\n统计表\",\n地区,件数\n离石区,5\n", "thd", "title=案件统计表;" },
	{ "\n\n案件统计表,\n\n地区,件数\n离石区,5\n", "--t-hd", "title=案件统计表;" },
	/* reporter, unit, form number, period: in cells of their own, in any order */
	{ "统计表,,\n填报单位：离石区纪委,,单位：件\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=离石区纪委;unit=件;" },
	{ "填报单位：离石区纪委,,单位：件\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "reporter=离石区纪委;unit=件;title=统计表;" },
	{ "统计表,,\n,,表号：交审计1表\n,,计量单位：件、人\n地区,件数,人数\n甲,5,6\n", "ttthd",
	  "title=统计表;form-no=交审计1表;unit=件、人;" },
	{ "统计表,,\n填报单位（盖章）：离石区纪委,2015年,单位：件\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;reporter=离石区纪委;period=2015;unit=件;" },
	{ "统计表,,\n二〇一五年三月,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015-03;" },
	{ "2015年第一季度,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "period=2015Q1;title=统计表;" },
	{ "统计表,,\n（2015年1-6月）,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015-01/06;" },
	{ "统计表,,\n报告期：2015年,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;period=2015;" },
	{ "统计表,,\n单位：财政局,,单位：万元\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=财政局;unit=万元;" },
	/* spellings */
	{ "统计表,,\n\"表　　号：\n国统1表\",,\n制 表 机 "
	  "关:国家统计局,,\n有效期至：2016年6月,,\n地区,件数,人数\n甲,5,6\n",
	  "tttthd",
	  "title=统计表;form-no=国统1表;head=制表机关:国家统计局;head=有效期至：2016年6月;" },
	{ "统计表,,\n填报单位(公章):甲局,,计 量 单 位 ： 人\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;unit=人;" },
	{ "统计表,,\n填报单位：,,单位：\n地区,件数,人数\n甲,5,6\n", "tthd", "title=统计表;" },
	{ "统计表,,\n综合机关名称：甲局,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;" },
	/* the value in the cell beside its label */
	{ "统计表,,,\n填报单位：,甲局,单位：,件\n地区,件数,人数,备注\n甲,5,6,x\n", "tthd",
	  "title=统计表;reporter=甲局;unit=件;" },
	{ "统计表,,,\n填报单位（盖章）：,,甲局,\n地区,件数,人数,备注\n甲,5,6,x\n", "tthd",
	  "title=统计表;reporter=甲局;" },
	/* several in one cell */
	{ "统计表,,\n填报单位：甲局　　　　单位：件,,\n地区,件数,人数\n甲,5,6\n", "tthd",
	  "title=统计表;reporter=甲局;unit=件;" },
	{ "统计表,,\n填报单位：甲局  2015年1-3月  计量单位：件、人,,\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;reporter=甲局;period=2015-01/03;unit=件、人;" },
	{ "统计表,,\n表号：甲1表 制表机关：统计局 批准机关：国家统计局,,\n地区,件数,人数\n甲,5,6\n",
	  "tthd", "title=统计表;form-no=甲1表;head=制表机关：统计局;head=批准机关：国家统计局;" },
	/* title and unit on one line */
	{ "统计表,,,单位：件\n地区,件数,人数,备注\n甲,5,6,x\n", "thd", "title=统计表;unit=件;" },
	{ ",统计表,,表号：甲1表\n地区,件数,人数,备注\n甲,5,6,x\n", "thd",
	  "title=统计表;form-no=甲1表;" },
	/* a mark of attachment is no title */
	{ "附件1,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附件1;title=统计表;" },
	{ "附件：,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附件：;title=统计表;" },
	{ "附表二,,\n统计表,,\n地区,件数,人数\n甲,5,6\n", "tthd", "head=附表二;title=统计表;" },
	{ "附件统计表,,\n地区,件数,人数\n甲,5,6\n", "thd", "title=附件统计表;" },
	{ "统计表,,\n（试行）,,\n地区,件数,人数\n甲,5,6\n", "tthd", "title=统计表;head=（试行）;" },
};

static const layout_case header_cases[] = {
	{ "地区,数量,\n,件数,人数\n甲,5,6\n", "hhd", "" },
	{ "表,,\n地区,数量,\n,件数,人数\n甲,5,6\n", "thhd", "title=表;" },
	{ "地区,处分,,,\n,合计,其中,,\n,,党纪,政务,其他\n甲,6,1,2,3\n", "hhhd", "" },
	/* cells that are years */
	{ "指标,2013年,2014年\n甲,5,6\n", "hd", "" },
	{ "指标,2013,2014\n甲,5,6\n", "hd", "" },
	{ ",2013年,2014年\n甲,5,6\n", "hd", "" },
	{ ",2013,2014\n甲,5,6\n", "hd", "" },
	{ "统计表,,\n,2013,2014\n甲,5,6\n", "thd", "title=统计表;" },
	{ "2013,2014\n5,6\n", "hd", "" },
	/* a blank first cell */
	{ ",件数,人数\n甲,5,6\n", "hd", "" },
	{ ",件数\n甲,5\n乙,6\n", "hdd", "" },
	{ "统计表,\n,件数\n甲,5\n乙,6\n", "thdd", "title=统计表;" },
	{ ",2014年\n甲,5\n", "hd", "" },
	/* one column */
	{ "姓名\n张三\n李四\n", "hdd", "" },
	{ "姓名\n", "h", "" },
	{ "地区,件数\n", "h", "" },
	/* the number line */
	{ "指标,代码,数值\n甲,乙,1\nx,01,5\n", "hhd", "" },
	{ "指标,代码,数值\n\n甲,乙,1\nx,01,5\n", "h-hd", "" },
	{ "指标,代码,数值,金额\n甲,乙,(1),（2）\nx,01,5,6\n", "hhd", "" },
	{ "指标,代码,数值,金额\n甲,乙,１,２\nx,01,5,6\n", "hhd", "" },
	{ "指标,数量,\n,件数,人数\n甲,1,2\nx,5,6\n", "hhhd", "" },
	{ "指标,数值,金额\n甲,1,3\nx,5,6\n", "hdd", "" }, /* a row: 2 is missing */
	{ "指标,数值,金额\n1,2,3\nx,5,6\n", "hdd", "" },  /* no 甲: may as well be data */
	{ "指标,数值,金额\nx,5,6\n甲,1,2\n", "hdd", "" }, /* not under the header */
	{ "指标,数值,金额\n甲,乙,丙\nx,5,6\n", "hhd", "" },
	{ "班组,件数\n甲,1\n乙,2\n", "hdd", "" }, /* 甲 and 乙 name rows */
};

static const layout_case foot_cases[] = {
	{ "地区,件数\n甲,5\n注：本表只计已结案件。,\n", "hdn", "note=注：本表只计已结案件。;" },
	{ "地区,件数\n甲,5\n\n注：一。\n", "hd-n", "note=注：一。;" },
	{ "地区,件数\n甲,5\n注1：一。\n2：二。\n", "hdnn", "note=注1：一。;note=2：二。;" },
	{ "地区,件数\n甲,5\n说明：1.一\n2.二\n  3.三\n", "hdnnn",
	  "note=说明：1.一;note=2.二;note=3.三;" },
	{ "地区,件数\n甲,5\n备 注：一\n", "hdn", "note=备 注：一;" },
	{ "地区,件数\n甲,5\n资料来源：统计局\n", "hdn", "note=资料来源：统计局;" },
	{ "地区,件数\n甲,5\n审核关系：05=06+07\n", "hdn", "note=审核关系：05=06+07;" },
	{ "地区,件数,人数\n甲,5,6\n注：,本表只计已结案件。,\n", "hdn",
	  "note=注：本表只计已结案件。;" },
	{ "地区,件数\n甲,5\n\"注：一\r\n二\"\n", "hdn", "note=注：一\n二;" },
	/* signatures */
	{ "地区,件数,人数\n甲,5,6\n单位负责人：张三,填表人：李四,报出日期：2015年3月1日\n", "hds",
	  "signature=单位负责人：张三;signature=填表人：李四;signature=报出日期：2015年3月1日;" },
	{ "地区,件数,人数\n甲,5,6\n单位负责人：张三  填表人：李四,,\n", "hds",
	  "signature=单位负责人：张三  填表人：李四;" },
	{ "地区,件数,人数\n甲,5,6\n负责人：,填表人:,联系电话：\n", "hds",
	  "signature=负责人：;signature=填表人:;signature=联系电话：;" },
	{ "地区,件数,人数,备注\n甲,5,6,x\n负责人：,张三,填表人：,李四\n", "hds",
	  "signature=负责人：张三;signature=填表人：李四;" },
	{ "地区,件数,人数\n甲,5,6\n填表人：李四,,\n注：一,,\n", "hdsn",
	  "signature=填表人：李四;note=注：一;" },
	{ "地区,件数,人数\n甲,5,6\n注：一,,\n填表人：李四,,\n", "hdns",
	  "note=注：一;signature=填表人：李四;" },
	{ "地区,件数\n甲,5\n注：一\n\n二\n", "hdn-n", "note=注：一;note=二;" },
};

/* What must not be taken for header, note or signature. */
static const layout_case data_cases[] = {
	{ "地区,件数\n一、城区,\n甲,5\n", "hdd", "" },
	{ "地区,件数\n,\n甲,5\n", "h-d", "" },
	{ "地区,件数\n合计,\n甲,5\n", "hdd", "" },
	{ "地区,件数\n,5\n,6\n", "hdd", "" },
	{ "名称,备注\n甲,注：见附表\n乙,x\n", "hdd", "" },
	{ "名称,备注\n注：甲,5\n乙,x\n", "hdd", "" },
	{ "名称,说明\n注册会计师,x\n说明会,y\n备注栏,\n", "hddd", "" },
	{ "事项,责任\n审核：初审,甲科\n复核：终审,乙科\n", "hdd", "" },
	{ "名称,领导：签字,x\n领导：甲,乙,丙\n", "hd", "" },
	{ "2015年,2016年,备注\n5,6,x\n", "hd", "" },
	{ "名称,单位,数量\n甲,件,5\n", "hd", "" },
	{ "填报单位,件数\n甲,5\n", "hd", "" },
	{ "单位,代码,数量\n甲,01,5\n", "hd", "" },
	{ "指标,甲,乙\n甲,5,6\n乙,7,8\n", "hdd", "" },
	{ "名称,数量\n甲,\n,5\n", "hdd", "" },
	{ "名称,依据\n甲,\"一、\n二、\"\n", "hd", "" },
};

static char
letter(gtab_record_kind kind)
{
	static const char letters[] = {
		[GTAB_RECORD_BLANK] = '-', [GTAB_RECORD_HEAD] = 't', [GTAB_RECORD_HEADER] = 'h',
		[GTAB_RECORD_DATA] = 'd',  [GTAB_RECORD_NOTE] = 'n', [GTAB_RECORD_SIGNATURE] = 's',
	};

	return (size_t)kind < COUNT(letters) && letters[kind] != '\0' ? letters[kind] : '?';
}

static void
put_kinds(const char *csv, gtab_buf *out)
{
	const gtab_row *rows[ROWS_MAX];
	gtab_record_state state = { 0 };
	gtab_layout layout;
	gtab_arena arena;
	gtab_error err;
	size_t n;

	gtab_arena_init(&arena);
	n = rows_of(csv, &arena, rows, ROWS_MAX);
	if (gtab_layout_find(rows, n, NULL, &arena, &layout, &err) == GTAB_OK)
		for (size_t i = 0; i < n; i++)
			gtab_buf_putc(out, letter(gtab_layout_kind(&layout, &state, rows[i])));
	else
		gtab_buf_printf(out, "%s", err.message);
	gtab_arena_clear(&arena);
}

static void
put_context(const char *csv, gtab_buf *out)
{
	const gtab_table_options options = { .csv = { .delimiter = ',' } };
	const gtab_context_line *lines;
	gtab_source *source;
	gtab_table *table;
	size_t n;

	assert_int_equal(gtab_source_from_bytes("甲.csv", gtab_text_of(csv), &source, NULL),
			 GTAB_OK);
	assert_int_equal(gtab_table_open(source, &options, &table, NULL), GTAB_OK);
	lines = gtab_table_context(table, &n);
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_starts(lines[i].key, GTAB_TEXT("unit[")))
			continue;
		gtab_buf_put(out, lines[i].key);
		gtab_buf_putc(out, '=');
		gtab_buf_put(out, lines[i].value);
		gtab_buf_putc(out, ';');
		assert_true(lines[i].place.line_no > 0);
	}
	gtab_table_free(table);
	gtab_source_free(source);
}

static void
check_cases(const layout_case *cases, size_t n)
{
	size_t n_failed = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_buf kinds, context;

		gtab_buf_init(&kinds);
		gtab_buf_init(&context);
		put_kinds(cases[i].csv, &kinds);
		put_context(cases[i].csv, &context);
		if (!gtab_text_equal(gtab_buf_text(&kinds), gtab_text_of(cases[i].kinds)) ||
		    !gtab_text_equal(gtab_buf_text(&context), gtab_text_of(cases[i].context))) {
			print_error("%s%.*s, not %s\n%.*s\nnot %s\n\n", cases[i].csv,
				    GTAB_TEXT_ARG(gtab_buf_text(&kinds)), cases[i].kinds,
				    GTAB_TEXT_ARG(gtab_buf_text(&context)), cases[i].context);
			n_failed++;
		}
		gtab_buf_clear(&kinds);
		gtab_buf_clear(&context);
	}
	assert_int_equal(n_failed, 0);
}

static void
test_head(void **state)
{
	(void)state;
	check_cases(head_cases, COUNT(head_cases));
}

static void
test_header(void **state)
{
	(void)state;
	check_cases(header_cases, COUNT(header_cases));
}

static void
test_foot(void **state)
{
	(void)state;
	check_cases(foot_cases, COUNT(foot_cases));
}

static void
test_data(void **state)
{
	(void)state;
	check_cases(data_cases, COUNT(data_cases));
}

/* ---- no table ---- */

static void
test_none(void **state)
{
	static const char *const files[] = { "\n", "\n\n,,\n", "标题,,\n填报单位：甲,,单位：件\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		const gtab_table_options options = { .csv = { .delimiter = ',' } };
		gtab_table *table = NULL;
		gtab_source *source;
		gtab_error err;

		assert_int_equal(
			gtab_source_from_bytes("甲.csv", gtab_text_of(files[i]), &source, NULL),
			GTAB_OK);
		if (gtab_table_open(source, &options, &table, &err) != GTAB_EMALFORMED)
			fail_msg("case %zu", i);
		assert_null(table);
		assert_string_equal(err.source, "甲.csv");
		gtab_source_free(source);
	}
}

/* ---- the number line ---- */

static void
test_printed_numbers(void **state)
{
	static const char *const want[] = { "甲", "乙", "1", "2", "3" };
	const gtab_row *rows[ROWS_MAX];
	gtab_layout layout;
	gtab_arena arena;
	size_t n;

	(void)state;
	gtab_arena_init(&arena);
	n = rows_of("表,,,,\n指标,代码,数值,金额,x\n 甲,乙 ,1,（2）,３\na,b,1,2,3\n", &arena, rows,
		    ROWS_MAX);
	assert_int_equal(gtab_layout_find(rows, n, NULL, &arena, &layout, NULL), GTAB_OK);
	assert_int_equal(layout.first_header, 2);
	assert_int_equal(layout.n_header, 1);
	assert_int_equal(layout.number_line, 3);
	assert_int_equal(layout.n_cols, 5);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_true(gtab_text_equal(layout.printed[i], gtab_text_of(want[i])));
	gtab_arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head), cmocka_unit_test(test_header),
		cmocka_unit_test(test_foot), cmocka_unit_test(test_data),
		cmocka_unit_test(test_none), cmocka_unit_test(test_printed_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
