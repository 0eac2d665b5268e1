/* SPDX-License-Identifier: MIT */
/* Columns: names of their own, units, companions, the types the cells speak for, and the stub. */

#include "dump.h"

typedef struct column_case {
	const char *csv;
	const char *columns;
	const char *rows; /* NULL: not looked at */
} column_case;

static const column_case name_cases[] = {
	{ "地区,件数\n甲,5\n", "地区:l* 件数:n", NULL },
	{ "地 区,件　数\n甲,5\n", "地区:l* 件数:n", NULL },
	{ ",件数\n甲,5\n乙,6\n", "列1:l* 件数:n", NULL },
	{ "地区,,件数\n甲,x,5\n", "地区:l* 列2:t* 件数:n", NULL },
	{ "地区,占比,占比,占比\n甲,5,2,3\n", "地区:l* 占比:n 占比(2):n 占比(3):n", NULL },
	{ "占比,占比(2),占比\n1,2,3\n", "占比:n 占比(2):n 占比(3):n", NULL },
	{ "占比,占比,占比(2)\n1,2,3\n", "占比:n 占比(2):n 占比(2) (2):n", NULL },
	{ "列2,,列2\na,b,c\n", "列2:l* 列2_2:t* 列2 (2):t*", NULL },
	/* what stands beyond the header is a column too */
	{ "地区,件数\n甲,5,6\n", "地区:l* 件数:n 列3:n", "d 甲,5,6;" },
	/* but blank cells at the end of all lines are none */
	{ "地区,件数,,\n甲,5,,\n", "地区:l* 件数:n", NULL },
	{ "地区,数量,\n,件数,人数\n甲,5,6\n", "地区:l* 数量|件数:n 数量|人数:n", NULL },
	{ "指标,代码,数值\n甲,乙,1\nx,01,5\n", "指标:l*#甲 代码:c*#乙 数值:n#1", "d x,01,5;" },
	{ "科目,合计,支出\n**,1,2\nx,7,5\n", "科目:l* 合计:n#1 支出:n#2", "d x,7,5;" },
	/* the stub named in the second line; a heading below a lone heading */
	{ ",2015年,,2016年,\n地区,件数,人数,件数,人数\n甲,5,6,7,8\n",
	  "地区:l* 2015年|件数:n 2015年|人数:n 2016年|件数:n 2016年|人数:n", "d 甲,5,6,7,8;" },
	{ "单位：件,2015年,,2016年,\n地区,甲类,乙类,甲类,乙类\n甲,5,6,7,8\n",
	  "地区:l* 2015年|甲类:n 2015年|乙类:n 2016年|甲类:n 2016年|乙类:n", "d 甲,5,6,7,8;" },
	{ "地区,问题线索\n,处置数\n甲,5\n", "地区:l* 问题线索|处置数:n", "d 甲,5;" },
	/* numbers to dial, and calls that are counted */
	{ "姓名,电话\n甲,3386701\n乙,3386702\n", "姓名:l* 电话:c*", NULL },
	{ "地区,来信,电话\n甲,5,12\n乙,7,9\n", "地区:l* 来信:n 电话:n", NULL },
	{ "地区,举报,\n,来信,电话\n甲,5,12\n乙,7,9\n", "地区:l* 举报|来信:n 举报|电话:n", NULL },
	{ "姓名,联系电话\n甲,5\n乙,7\n", "姓名:l* 联系电话:c*", NULL },
};

static const column_case unit_cases[] = {
	/* the unit line says what the figures without one are */
	{ "统计表,\n计量单位：人,\n地区,人数\n甲,5\n乙,6人\n", "地区:l* 人数(人):n",
	  "d 甲,5;d 乙,6;" },
	{ "统计表,\n计量单位：件,\n地区,人数\n甲,5\n乙,6人\n", "地区:l* 人数:n 人数|单位:t<1",
	  "d 甲,5,;d 乙,6,人;" },
	/* in the header */
	{ "地区,人数（人）\n甲,5\n", "地区:l* 人数(人):n", "d 甲,5;" },
	{ "地区,金额(万元)\n甲,5\n", "地区:l* 金额(万元):n", "d 甲,5;" },
	{ "地区,数量（件）,备注（选填）\n甲,5,x\n", "地区:l* 数量(件):n 备注（选填）:t", NULL },
	{ "地区,数量,\n,人数（人）,件数（件）\n甲,5,6\n", "地区:l* 数量|人数(人):n 数量|件数(件):n",
	  NULL },
	/* over a group: that of each column which has none of its own */
	{ "地区,立案（件）,\n,合计,县处级\n甲,5,6\n", "地区:l* 立案|合计(件):n 立案|县处级(件):n",
	  NULL },
	{ "地区,查处（件）,\n,件数,人数（人）\n甲,5,6\n",
	  "地区:l* 查处|件数(件):n 查处（件）|人数(人):n", NULL },
	/* uniform in the cells: it moves to the header */
	{ "地区,立案\n甲,504件\n乙,13件\n", "地区:l* 立案(件):n", "d 甲,504;d 乙,13;" },
	{ "地区,人数（人）\n甲,5人\n乙,6人\n", "地区:l* 人数(人):n", "d 甲,5;d 乙,6;" },
	{ "地区,人数（人）\n甲,5人\n乙,6\n", "地区:l* 人数(人):n", "d 甲,5;d 乙,6;" },
	{ "地区,立案\n甲,504件\n乙,—\n丙,\n", "地区:l* 立案(件):n", "d 甲,504;d 乙,-;d 丙,;" },
	/* mixed: a companion says it */
	{ "项目,数量\n甲,504件\n乙,639人\n", "项目:l* 数量:n 数量|单位:t<1",
	  "d 甲,504,件;d 乙,639,人;" },
	{ "项目,数量\n甲,504件\n乙,639\n", "项目:l* 数量:n 数量|单位:t<1",
	  "d 甲,504,件;d 乙,639,;" },
	{ "项目,数量（件）\n甲,504件\n乙,639人\n", "项目:l* 数量(件):n 数量|单位:t<1",
	  "d 甲,504,件;d 乙,639,人;" },
	{ "项目,数量（件）\n甲,504\n乙,639人\n", "项目:l* 数量(件):n 数量|单位:t<1",
	  "d 甲,504,;d 乙,639,人;" },
	{ "项目,数量,\n,本期,上期\n甲,5件,6件\n乙,5人,7件\n",
	  "项目:l* 数量|本期:n 数量|本期|单位:t<1 数量|上期(件):n", "d 甲,5,件,6;d 乙,5,人,7;" },
	/* companions that the file brings are known as such */
	{ "项目,数量,数量|单位\n甲,504,件\n乙,639,人\n", "项目:l* 数量:n 数量|单位:t<1",
	  "d 甲,504,件;d 乙,639,人;" },
	{ "项目,数量,数量|下限,数量|上限\n甲,627000,626500,627500\n乙,5,,\n",
	  "项目:l* 数量:n 数量|下限:n<1 数量|上限:n<1", "d 甲,627000,626500,627500;d 乙,5,,;" },
	/* rounded figures: bounds */
	{ "项目,人数\n甲,62.7万\n乙,2700余\n丙,近4.5万\n丁,5\n",
	  "项目:l* 人数:n 人数|下限:n<1 人数|上限:n<1",
	  "d 甲,627000,626500,627500;d 乙,2700,2700,2799;d 丙,45000,,45000;d 丁,5,,;" },
	{ "项目,数量\n甲,62.7万人\n乙,5件\n",
	  "项目:l* 数量:n 数量|单位:t<1 数量|下限:n<1 数量|上限:n<1",
	  "d 甲,627000,人,626500,627500;d 乙,5,件,,;" },
	/* percents */
	{ "项目,占比（%）\n甲,27%\n乙,4.5\n", "项目:l* 占比(%):n", "d 甲,27;d 乙,4.5;" },
	{ "项目,占比\n甲,27%\n乙,4.5%\n", "项目:l* 占比:n", "d 甲,0.27;d 乙,0.045;" },
	{ "项目,占比（%）\n甲,近27%\n乙,4.5\n", "项目:l* 占比(%):n 占比|下限:n<1 占比|上限:n<1",
	  "d 甲,27,,27;d 乙,4.5,,;" },
};

static const column_case type_cases[] = {
	{ "名称,x\n甲,5\n乙,6.5\n", "名称:l* x:n", NULL },
	{ "名称,x\n甲,五百零四\n乙,１，５７９\n", "名称:l* x:n", "d 甲,504;d 乙,1579;" },
	{ "名称,x\n甲,\n乙,\n", "名称:l* x:t*", NULL },
	{ "名称,x\n甲,—\n乙,/\n", "名称:l* x:t*", "d 甲,—;d 乙,/;" }, /* marks are text in text */
	{ "名称,x\n甲,见说明\n乙,5\n丙,6\n丁,7\n", "名称:l* x:n",
	  "d 甲,!见说明;d 乙,5;d 丙,6;d 丁,7;" },
	{ "名称,x\n甲,是\n乙,否\n丙,5\n", "名称:l* x:t*", NULL },
	/* codes */
	{ "序号,名称\n1,甲\n2,乙\n", "序号:c* 名称:l*", NULL },
	{ "指标,代码\nx,01\ny,02\n", "指标:l* 代码:c*", "d x,01;d y,02;" },
	{ "名称,x\n甲,00042\n乙,00043\n", "名称:l* x:c*", "d 甲,00042;d 乙,00043;" },
	{ "姓名,x\n甲,110105194912310021\n乙,440524188001010014\n", "姓名:l* x:c*", NULL },
	{ "姓名,身份证号\n甲,'11010519491231002X\n乙,４40524188001010014\n", "姓名:l* 身份证号:c*",
	  "d 甲,11010519491231002X;d 乙,440524188001010014;" },
	/* periods */
	{ "名称,立案日期\n甲,2015年3月1日\n乙,2015.3.2\n", "名称:l* 立案日期:p*",
	  "d 甲,2015-03-01;d 乙,2015-03-02;" },
	{ "名称,x\n甲,2015年3月\n乙,二〇一五年四月\n", "名称:l* x:p*",
	  "d 甲,2015-03;d 乙,2015-04;" },
	{ "年份,件数\n2013,5\n2014,6\n", "年份:p* 件数:n", "d 2013,5;d 2014,6;" },
	{ "年度,件数\n二〇一三,5\n２０１４,6\n", "年度:p* 件数:n", "d 2013,5;d 2014,6;" },
	{ "名称,件数\n甲,2013\n乙,2014\n", "名称:l* 件数:n",
	  NULL }, /* years only where they name rows */
	{ "名称,立案日期\n甲,2015年3月1日\n乙,2015.3.2\n丙,近期\n丁,—\n", "名称:l* 立案日期:p*",
	  "d 甲,2015-03-01;d 乙,2015-03-02;d 丙,!近期;d 丁,-;" },
	/* float tails: only where every figure has one */
	{ "名称,x\n甲,35084.0\n乙,29.0\n", "名称:l* x:n", "d 甲,35084;d 乙,29;" },
	{ "名称,x\n甲,35084.0\n乙,29.5\n", "名称:l* x:n", "d 甲,35084.0;d 乙,29.5;" },
	{ "名称,x\n甲,35084.0\n乙,29\n", "名称:l* x:n", "d 甲,35084.0;d 乙,29;" },
	{ "名称,x\n甲,35084.0\n乙,—\n丙,\n", "名称:l* x:n", "d 甲,35084;d 乙,-;d 丙,;" },
	{ "名称,x\n甲,35084.00\n乙,29.00\n", "名称:l* x:n", "d 甲,35084.00;d 乙,29.00;" },
	/* long texts that begin with figures */
	{ "名称,依据\n甲,《行政处罚法》第三十二条\n乙,\"1.一\n2.二\"\n", "名称:l* 依据:t*", NULL },
	/* the stub ends at the first figure */
	{ "序号,地区,类别,件数,备注\n1,甲,x,5,y\n", "序号:c* 地区:l* 类别:l* 件数:n 备注:t", NULL },
	{ "姓名\n张三\n", "姓名:l*", "d 张三;" },
	{ "地区,件数\n", "地区:l* 件数:t*", "" },
};

static void
check_cases(const column_case *cases, size_t n)
{
	size_t n_failed = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_buf columns, rows;
		opened o;

		gtab_buf_init(&columns);
		gtab_buf_init(&rows);
		open_bytes(&o, "test.csv", gtab_text_of(cases[i].csv));
		if (o.status == GTAB_OK) {
			dump_columns(o.table, &columns);
			assert_int_equal(dump_rows(o.table, &rows, NULL), GTAB_END);
		}
		if (!gtab_text_equal(gtab_buf_text(&columns), gtab_text_of(cases[i].columns)) ||
		    (cases[i].rows != NULL &&
		     !gtab_text_equal(gtab_buf_text(&rows), gtab_text_of(cases[i].rows)))) {
			print_error("%s%.*s, not\n%s\n%.*s, not\n%s\n%s\n\n", cases[i].csv,
				    GTAB_TEXT_ARG(gtab_buf_text(&columns)), cases[i].columns,
				    GTAB_TEXT_ARG(gtab_buf_text(&rows)),
				    cases[i].rows == NULL ? "(any)" : cases[i].rows, o.err.message);
			n_failed++;
		}
		close_bytes(&o);
		gtab_buf_clear(&columns);
		gtab_buf_clear(&rows);
	}
	assert_int_equal(n_failed, 0);
}

static void
test_names(void **state)
{
	(void)state;
	check_cases(name_cases, COUNT(name_cases));
}

static void
test_units(void **state)
{
	(void)state;
	check_cases(unit_cases, COUNT(unit_cases));
}

static void
test_types(void **state)
{
	(void)state;
	check_cases(type_cases, COUNT(type_cases));
}

/* Numbers of fields, widths, places, and the label column. */
static void
test_figures(void **state)
{
	size_t n;
	const gtab_column *columns;
	gtab_buf address;
	opened o;

	(void)state;
	open_bytes(&o, "test.csv",
		   GTAB_TEXT("序号,地区,数量（件）,比例\n"
			     "1,离石区,5件,0.25\n2,\"交口\n县城关镇\",1人,1.5\n"));
	assert_int_equal(o.status, GTAB_OK);
	columns = gtab_table_columns(o.table, &n);
	assert_int_equal(n, 5);
	assert_int_equal(columns[2].source_no, 3);
	assert_int_equal(columns[3].source_no, 3); /* the companion's is its owner's */
	assert_int_equal(columns[4].source_no, 4);
	assert_int_equal(columns[1].width_chars, 8); /* the widest line */
	assert_int_equal(columns[4].n_scale, 2);
	assert_int_equal(gtab_table_label_column(o.table), 1);
	assert_int_equal(gtab_table_find(o.table, GTAB_TEXT("数量")), 2);
	assert_int_equal(gtab_table_find(o.table, GTAB_TEXT("数量|单位")), 3);
	assert_true(gtab_table_find(o.table, GTAB_TEXT("数")) == GTAB_MAP_NONE);
	assert_true(
		gtab_text_equal(gtab_table_context_get(o.table, "unit[数量]"), GTAB_TEXT("件")));
	gtab_buf_init(&address);
	gtab_cell_address(&columns[4], (gtab_place){ GTAB_TEXT("x"), 9, 7 }, &address);
	assert_true(gtab_text_equal(gtab_buf_text(&address), GTAB_TEXT("D7")));
	gtab_buf_clear(&address);
	close_bytes(&o);
}

static const struct {
	size_t column_no;
	const char *want;
} address_cases[] = {
	{ 1, "A3" },   { 26, "Z3" },   { 27, "AA3" },   { 52, "AZ3" },
	{ 53, "BA3" }, { 702, "ZZ3" }, { 703, "AAA3" }, { 16384, "XFD3" },
};

static void
test_addresses(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(address_cases); i++) {
		const gtab_column column = { .source_no = address_cases[i].column_no };
		gtab_buf got;

		gtab_buf_init(&got);
		gtab_cell_address(&column, (gtab_place){ .record_no = 3 }, &got);
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_text_of(address_cases[i].want)))
			fail_msg("column %zu: %.*s", address_cases[i].column_no,
				 GTAB_TEXT_ARG(gtab_buf_text(&got)));
		gtab_buf_clear(&got);
	}
}

static void
test_adds_up(void **state)
{
	static const struct {
		const char *name, *unit;
		bool adds_up;
	} cases[] = {
		{ "立案|件数", "件", true },  { "金额", "万元", true },
		{ "合计", "", true },         { "第一种形态|占比", "", false },
		{ "结案率", "", false },      { "人均收入", "元", false },
		{ "收入", "元/人", false },   { "增长", "百分点", false },
		{ "占地面积", "亩", true },   { "件数", "%", false },
		{ "率先完成数", "个", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const gtab_column column = { .name = gtab_text_of(cases[i].name),
					     .unit = gtab_text_of(cases[i].unit),
					     .type = GTAB_COLUMN_NUMBER };

		assert_int_equal(gtab_column_adds_up(&column), cases[i].adds_up);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_adds_up), cmocka_unit_test(test_names),
		cmocka_unit_test(test_units),   cmocka_unit_test(test_types),
		cmocka_unit_test(test_figures), cmocka_unit_test(test_addresses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
