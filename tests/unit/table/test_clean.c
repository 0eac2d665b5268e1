/* SPDX-License-Identifier: MIT */
/* The clean table: rows and what is said of them, `#gtab 1` streams, and that normalizing twice changes nothing. */

#include "dump.h"

/* ---- rows ---- */

typedef struct row_case {
	const char *csv;
	const char *rows;
	const char *remarks; /* NULL: not looked at */
} row_case;

static const row_case missing_cases[] = {
	/* four values, never one */
	{ "地区,件数\n甲,5\n乙,\n丙,—\n丁,…\n戊,***\n", "d 甲,5;d 乙,;d 丙,-;d 丁,…;d 戊,***;",
	  "c:missing 4.2 —>-;" },
	{ "地区,件数\n甲,5\n乙,7\n丙,无\n丁,N/A\n戊,×\n己,空\n",
	  "d 甲,5;d 乙,7;d 丙,-;d 丁,…;d 戊,***;d 己,;", NULL },
	{ "地区,件数\n甲,5\n乙,6\n丙,〇\n", "d 甲,5;d 乙,6;d 丙,0;", "c:numeral 4.2 〇>0;" },
	{ "地区,件数\n甲,5\n乙,　\n丙,\n", "d 甲,5;d 乙,;d 丙,;", NULL },
	/* a column of nothing but nil holds figures beside figures of its heading, or between figures */
	{ "地区,处分,\n,省部级,厅局级\n甲,—,5\n乙,－,6\n", "d 甲,-,5;d 乙,-,6;", NULL },
	{ "地区,立案,结案,在办\n甲,5,—,1\n乙,6,无,2\n", "d 甲,5,-,1;d 乙,6,-,2;", NULL },
	{ "地区,立案,备注\n甲,5,—\n乙,6,无\n", "d 甲,5,—;d 乙,6,无;", "" },
	/* in text columns these marks are text */
	{ "名称,备注\n甲,无\n乙,—\n丙,N/A\n丁,某\n", "d 甲,无;d 乙,—;d 丙,N/A;d 丁,某;", "" },
	/* a short row is filled, a long one gets a column and is refused as ragged */
	{ "地区,件数,人数\n甲,5\n乙,5,6\n", "d 甲,5,;d 乙,5,6;", "w:ragged-row 2.0;" },
	{ "地区,件数\n甲,5,6\n乙,5\n", "d 甲,5,6;d 乙,5,;",
	  "n:column-name 0.3;c:header 1.3 >列3;r:ragged-row 2.0;" },
	{ "地区,件数\n甲,5,,\n乙,5\n", "d 甲,5;d 乙,5;", "" }, /* blanks beyond are nothing */
	/* the header's second line is longer */
	{ "地区,数量\n,件数,人数\n甲,5,6\n", "d 甲,5,6;",
	  "c:header 2.1 >地区;c:header 2.2 件数>数量|件数;c:header 2.3 人数>数量|人数;" },
	{ "地区,件数\n甲,1,579\n乙,5\n", "d 甲,1,579;d 乙,5,;",
	  "n:column-name 0.3;c:header 1.3 >列3;r:ragged-row 2.0;" },
	/* refused: told, and kept as it stands */
	{ "地区,件数\n甲,5\n乙,6\n丙,82件82人\n", "d 甲,5;d 乙,6;d 丙,!82件82人;",
	  "r:number 4.2 82件82人>82件82人;" },
	{ "地区,立案日期\n甲,2015-3-1\n乙,2015-3-2\n丙,2015年2月30日\n",
	  "d 甲,2015-03-01;d 乙,2015-03-02;d 丙,!2015年2月30日;",
	  "c:date 2.2 2015-3-1>2015-03-01;c:date 3.2 2015-3-2>2015-03-02;"
	  "r:date 4.2 2015年2月30日>2015年2月30日;" },
	{ "姓名,证号\n甲,4.40524E+17\n", "d 甲,!4.40524E+17;",
	  "r:code 2.2 4.40524E+17>4.40524E+17;" },
};

static const row_case change_cases[] = {
	{ "地区,件数\n 甲 ,５０４件\n", "d 甲,504;",
	  "c:header 1.2 件数>件数（件）;c:space 2.1  甲 >甲;c:width+unit 2.2 ５０４件>504;" },
	{ "地区,件数\n村 民 小 组,\"1,579\"\n", "d 村民小组,1579;", NULL },
	{ "地区,件数\n甲,六百三十九人\n", "d 甲,639;",
	  "c:header 1.2 件数>件数（人）;c:unit+numeral 2.2 六百三十九人>639;" },
	{ "地区,件数\n甲,35084.0\n", "d 甲,35084;", "c:float-tail 2.2 35084.0>35084;" },
	{ "地区,件数\n甲,（12）\n乙,△3\n", "d 甲,-12;d 乙,-3;", NULL },
	{ "名称,依据\n甲,\"一\r\n二\r三\"\n", "d 甲,一\n二\n三;",
	  "c:line-break 2.2 一\r\n二\r三>一\n二\n三;" },
	{ "名\n称,x\n", "", NULL },
	/* places are those of the file, line breaks in cells and all */
	{ "\"表\n一\",\n\n地区,件数\n\"甲\n乙\",５\n丙,６\n", "d 甲乙,5;d 丙,6;",
	  "c:context 1.0 表\n一>;c:line-break 5.1 甲\n乙>甲乙;c:width 5.2 ５>5;c:width 7.2 ６>6;" },
	{ "地区,件数\n甲,5\n", "d 甲,5;", "" },
};

static const row_case class_cases[] = {
	{ "地区,件数\n合 计,5\n甲,2\n小计,2\n累计,9\n全市,5\n",
	  "t 合计,5;d 甲,2;s 小计,2;c 累计,9;t 全市,5;", NULL },
	{ "序号,地区,件数\n,合计,5\n1,甲,2\n2,乙,3\n", "t ,合计,5;d 1,甲,2;d 2,乙,3;", NULL },
	{ "序号,地区,件数\n合计,,5\n1,甲,2\n", "t 合计,,5;d 1,甲,2;", NULL },
	{ "地区,件数\n甲,2\n全市,5\n乙,3\n", "d 甲,2;d 全市,5;d 乙,3;",
	  NULL }, /* in the middle it is a name */
	/* 其中 */
	{ "项目,人数\n合计,9\n其中：县处级,2\n　　　乡科级,3\n其他,4\n",
	  "t 合计,9;p1 其中：县处级,2;p1 其中：乡科级,3;d 其他,4;", NULL },
	{ "项目,人数\n合计,9\n其中:男,5\n　　　其中:农业,2\n　　　女,4\n",
	  "t 合计,9;p1 其中：男,5;p2 其中：其中：农业,2;p1 其中：女,4;", NULL },
	{ "序号,项目,人数\n1,合计,9\n,其中：女,5\n2,其他,4\n",
	  "t 1,合计,9;p1 ,其中：女,5;d 2,其他,4;", NULL },
	{ "项目,人数\n合计,9\n其中：小计,2\n", "t 合计,9;p1 其中：小计,2;", NULL },
	/* a name with 其中 is one in the column of labels only */
	{ "项目,备注,人数\n甲,其中：x,9\n", "d 甲,其中：x,9;", NULL },
};

static const row_case fill_cases[] = {
	{ "序号,名称,件数\n1,甲,5\n,乙,6\n2,丙,7\n", "d 1,甲,5;d 1,乙,6;d 2,丙,7;",
	  "c:fill-down 3.1 >1;" },
	/* what stands left of 序号 too, from the left */
	{ "部门,序号,名称,件数\n甲局,1,a,5\n,2,b,6\n,,c,7\n乙局,,d,8\n",
	  "d 甲局,1,a,5;d 甲局,2,b,6;d 甲局,2,c,7;d 乙局,,d,8;",
	  "c:fill-down 3.1 >甲局;c:fill-down 4.1 >甲局;c:fill-down 4.2 >2;" },
	/* not the name right of it, which is another item's */
	{ "序号,部门,件数\n1,甲局,5\n2,,6\n", "d 1,甲局,5;d 2,,6;", "" },
	/* without 序号 where the export speaks for it, and that is told */
	{ "部门,名称,件数\n甲局,a,5\n,b,6\n", "d 甲局,a,5;d 甲局,b,6;",
	  "n:merged-cells 0.1;c:fill-down 3.1 >甲局;" },
	{ "类别,部门,名称,件数\n许可,甲局,a,5\n,,b,6\n,乙局,c,7\n处罚,丙局,d,8\n",
	  "d 许可,甲局,a,5;d 许可,甲局,b,6;d 许可,乙局,c,7;d 处罚,丙局,d,8;",
	  "n:merged-cells 0.1;n:merged-cells 0.2;c:fill-down 3.1 >许可;c:fill-down 3.2 >甲局;"
	  "c:fill-down 4.1 >许可;" },
	{ "序号,类别,名称,件数\n1,许可,a,5\n2,,b,6\n3,处罚,c,7\n",
	  "d 1,许可,a,5;d 2,许可,b,6;d 3,处罚,c,7;", "n:merged-cells 0.2;c:fill-down 3.2 >许可;" },
	{ "年份,名称,件数\n2013,a,5\n,b,6\n2014,a,7\n", "d 2013,a,5;d 2013,b,6;d 2014,a,7;",
	  "n:merged-cells 0.1;c:fill-down 3.1 >2013;" },
	/* 合计 beside it is a total, and total rows stay as they are */
	{ "时期,项目,件数\n2月,a,5\n,合计,5\n3月,a,6\n,b,7\n",
	  "d 2月,a,5;t ,合计,5;d 3月,a,6;d 3月,b,7;", "n:merged-cells 0.1;c:fill-down 5.1 >3月;" },
	/* not where the column repeats its texts, begins blank, or has nothing right of it */
	{ "部门,名称,件数\n甲局,a,5\n甲局,b,6\n,c,7\n", "d 甲局,a,5;d 甲局,b,6;d ,c,7;", "" },
	{ "部门,名称,件数\n,a,5\n甲局,b,6\n,c,7\n", "d ,a,5;d 甲局,b,6;d ,c,7;", "" },
	{ "部门,名称,件数\n甲局,a,5\n,,6\n", "d 甲局,a,5;d ,,6;", "" },
	{ "姓名,部门,件数\n张三,甲局,5\n李四,,6\n", "d 张三,甲局,5;d 李四,,6;", "" },
	/* never into totals and parts, nor from them */
	{ "序号,名称,件数\n1,甲,5\n,小计,5\n,其中：x,2\n,乙,3\n",
	  "d 1,甲,5;s ,小计,5;p1 ,其中：x,2;d 1,乙,3;", "c:fill-down 5.1 >1;" },
	{ "序号,名称,件数\n,甲,5\n1,乙,5\n", "d ,甲,5;d 1,乙,5;", "" }, /* nothing above */
	/* a figure is never repeated, even left of 序号 */
	{ "件数,序号,名称\n5,1,甲\n,,乙\n6,2,丙\n", "d 5,1,甲;d ,,乙;d 6,2,丙;", "" },
	{ "序号,证号,名称\n4.4E+17,x,甲\n,,乙\n", "d !4.4E+17,x,甲;d !4.4E+17,,乙;",
	  "r:code 2.1 4.4E+17>4.4E+17;c:fill-down 3.1 >4.4E+17;" },
};

static void
check_rows(const row_case *cases, size_t n)
{
	size_t n_failed = 0;

	for (size_t i = 0; i < n; i++) {
		gtab_buf rows, again;
		gtab_text remarks;
		opened o;

		gtab_buf_init(&rows);
		gtab_buf_init(&again);
		open_bytes(&o, "test.csv", gtab_text_of(cases[i].csv));
		if (o.status == GTAB_OK)
			assert_int_equal(dump_rows(o.table, &rows, NULL), GTAB_END);
		remarks = gtab_buf_text(&o.remarks);
		if (!gtab_text_equal(gtab_buf_text(&rows), gtab_text_of(cases[i].rows)) ||
		    (cases[i].remarks != NULL &&
		     !gtab_text_equal(remarks, gtab_text_of(cases[i].remarks)))) {
			print_error("%s%.*s, not\n%s\n%.*s, not\n%s\n%s\n\n", cases[i].csv,
				    GTAB_TEXT_ARG(gtab_buf_text(&rows)), cases[i].rows,
				    GTAB_TEXT_ARG(remarks),
				    cases[i].remarks == NULL ? "(any)" : cases[i].remarks,
				    o.err.message);
			n_failed++;
		} else {
			const size_t before = remarks.len;
			gtab_text second;

			/* a rewind brings the same rows and the same remarks on them */
			assert_int_equal(gtab_table_rewind(o.table, NULL), GTAB_OK);
			assert_int_equal(dump_rows(o.table, &again, NULL), GTAB_END);
			assert_true(gtab_text_equal(gtab_buf_text(&rows), gtab_buf_text(&again)));
			second = gtab_buf_from(&o.remarks, before);
			assert_true(gtab_text_ends(
				gtab_text_slice(gtab_buf_text(&o.remarks), 0, before), second));
		}
		close_bytes(&o);
		gtab_buf_clear(&rows);
		gtab_buf_clear(&again);
	}
	assert_int_equal(n_failed, 0);
}

static void
test_missing(void **state)
{
	(void)state;
	check_rows(missing_cases, COUNT(missing_cases));
}

static void
test_changes(void **state)
{
	(void)state;
	check_rows(change_cases, COUNT(change_cases));
}

static void
test_classes(void **state)
{
	(void)state;
	check_rows(class_cases, COUNT(class_cases));
}

static void
test_fill_down(void **state)
{
	(void)state;
	check_rows(fill_cases, COUNT(fill_cases));
}

/* A cell keeps what the file holds beside its normal form, and its kind. */
static void
test_cells(void **state)
{
	static const struct {
		gtab_cell_kind kind;
		const char *text, *source;
	} want[][3] = {
		{ { GTAB_CELL_TEXT, "甲", " 甲" },
		  { GTAB_CELL_NUMBER, "504", "５０４件" },
		  { GTAB_CELL_PERIOD, "2015-03", "2015年3月" } },
		{ { GTAB_CELL_TEXT, "乙", "乙" },
		  { GTAB_CELL_NIL, "-", "—" },
		  { GTAB_CELL_EMPTY, "", "" } },
		{ { GTAB_CELL_TEXT, "丙", "丙" },
		  { GTAB_CELL_NOT_AVAILABLE, "…", "N/A" },
		  { GTAB_CELL_SUPPRESSED, "***", "*" } },
		{ { GTAB_CELL_TEXT, "", "" },
		  { GTAB_CELL_EMPTY, "", "" },
		  { GTAB_CELL_PERIOD, "2015-04", "2015-4" } },
		{ { GTAB_CELL_TEXT, "丁", "丁" },
		  { GTAB_CELL_REFUSED, "五件六人", "五件六人" },
		  { GTAB_CELL_PERIOD, "2015", "2015年" } },
	};
	const gtab_row *row;
	opened o;

	(void)state;
	open_bytes(&o, "test.csv",
		   GTAB_TEXT("地区,件数,年月\n 甲,５０４件,2015年3月\n乙,—\n丙,N/A,*\n,,2015-4\n"
			     "丁,五件六人,2015年\n戊,7件,2015年\n己,8件,2015年\n"));
	assert_int_equal(o.status, GTAB_OK);
	for (size_t i = 0; i < COUNT(want); i++) {
		assert_int_equal(gtab_table_next(o.table, &row, NULL), GTAB_OK);
		assert_int_equal(row->place.line_no, i + 2);
		for (size_t col = 0; col < 3; col++)
			if (row->cells[col].kind != want[i][col].kind ||
			    !gtab_text_equal(row->cells[col].text,
					     gtab_text_of(want[i][col].text)) ||
			    !gtab_text_equal(row->cells[col].source,
					     gtab_text_of(want[i][col].source)))
				fail_msg("row %zu, column %zu: kind %d \"%.*s\" \"%.*s\"", i, col,
					 row->cells[col].kind, GTAB_TEXT_ARG(row->cells[col].text),
					 GTAB_TEXT_ARG(row->cells[col].source));
	}
	close_bytes(&o);
}

/* ---- #gtab 1 streams ---- */

static void
put_place(gtab_buf *out, gtab_place place)
{
	gtab_buf_printf(out, "@%.*s:%llu#%llu", GTAB_TEXT_ARG(place.source),
			(unsigned long long)place.line_no, (unsigned long long)place.record_no);
}

/* Everything that a stage downstream can see of a table; with the places of the rows. */
static void
dump_all(gtab_table *t, gtab_buf *out)
{
	size_t n;
	const gtab_column *columns;
	const gtab_row *row;

	dump_columns(t, out);
	columns = gtab_table_columns(t, &n);
	for (size_t i = 0; i < n; i++)
		gtab_buf_printf(out, " %zu", columns[i].source_no);
	gtab_buf_printf(out, "\nlabel %zu, source %.*s\n", gtab_table_label_column(t),
			GTAB_TEXT_ARG(gtab_table_source(t)));
	while (gtab_table_next(t, &row, NULL) == GTAB_OK) {
		gtab_buf_printf(out, "%d/%u", row->row_class, row->level);
		put_place(out, row->place);
		for (size_t i = 0; i < row->n_cells; i++)
			gtab_buf_printf(out, " %d:%.*s", row->cells[i].kind,
					GTAB_TEXT_ARG(row->cells[i].text));
		gtab_buf_putc(out, '\n');
	}
	assert_int_equal(gtab_table_rewind(t, NULL), GTAB_OK);
}

static bool
is_any(gtab_text key, const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gtab_text_equal(key, gtab_text_of(keys[i])))
			return true;
	return false;
}

/* Context lines that are forwarded, those above the rows first; what is made anew from the columns is left out. */
static void
dump_context(const gtab_table *t, gtab_buf *out)
{
	static const char *const made[] = { "source", "types", "source-columns", "numbers" };
	static const char *const below_rows[] = { "note", "signature" };
	size_t n;
	const gtab_context_line *lines = gtab_table_context(t, &n);

	for (int is_below = 0; is_below < 2; is_below++)
		for (size_t i = 0; i < n; i++)
			if (is_any(lines[i].key, below_rows, COUNT(below_rows)) == is_below &&
			    !is_any(lines[i].key, made, COUNT(made)))
				gtab_buf_printf(out, "%.*s=%.*s;", GTAB_TEXT_ARG(lines[i].key),
						GTAB_TEXT_ARG(lines[i].value));
}

static bool
same(const gtab_buf *a, const gtab_buf *b)
{
	return gtab_text_equal(gtab_buf_text(a), gtab_buf_text(b));
}

static gtab_text
take_line(gtab_text *t)
{
	const size_t end = gtab_text_find(*t, GTAB_TEXT("\n"));
	const gtab_text line = gtab_text_slice(*t, 0, end);

	*t = gtab_text_slice(*t, end + 1, t->len);
	return line;
}

/* The lines in which two differ. */
static void
print_difference(const gtab_buf *a, const gtab_buf *b)
{
	gtab_text x = gtab_buf_text(a), y = gtab_buf_text(b);

	while (x.len + y.len > 0) {
		const gtab_text was = take_line(&x), is = take_line(&y);

		if (!gtab_text_equal(was, is))
			print_error("< %.*s\n> %.*s\n", GTAB_TEXT_ARG(was), GTAB_TEXT_ARG(is));
	}
}

static void
put_change(void *ctx, const gtab_remark *remark)
{
	if (remark->kind == GTAB_REMARK_CHANGED)
		gtab_change_log_put(remark, ctx);
}

/* What the table is with its own log replayed; "" and *err where that is refused. */
static void
dump_replayed(const char *name, gtab_text raw, gtab_buf *out, gtab_error *err)
{
	gtab_table_options options = { .on_remark = put_change };
	gtab_source *source, *log_source;
	gtab_replay *replay = NULL;
	gtab_table *table;
	gtab_buf log, ignored;

	gtab_buf_init(&log);
	gtab_buf_init(&ignored);
	options.ctx = &log;
	gtab_change_log_head(&log);
	assert_int_equal(gtab_source_from_bytes(name, raw, &source, NULL), GTAB_OK);
	assert_int_equal(gtab_table_open(source, &options, &table, err), GTAB_OK);
	gtab_change_log_begin(table, &log);
	dump_csv(table, GTAB_CSV_PLAIN, &ignored);
	gtab_table_free(table);

	assert_int_equal(gtab_source_from_bytes("log", gtab_buf_text(&log), &log_source, NULL),
			 GTAB_OK);
	assert_int_equal(gtab_replay_open(log_source, &replay, err), GTAB_OK);
	options = (gtab_table_options){ .replay = replay };
	if (gtab_table_open(source, &options, &table, err) == GTAB_OK) {
		dump_csv(table, GTAB_CSV_PLAIN, out);
		gtab_table_free(table);
		gtab_replay_finish(replay, err);
	}
	gtab_replay_free(replay);
	gtab_source_free(log_source);
	gtab_source_free(source);
	gtab_buf_clear(&log);
	gtab_buf_clear(&ignored);
}

/*
 * What holds for every raw file: normalized twice it is as normalized once; written with its context and opened again
 * it is the same table, and written again the same bytes.
 */
static bool
check_laws(const char *name, gtab_text raw)
{
	gtab_buf plain, plain_again, kept, kept_again, all, all_again;
	gtab_buf context, context_again, replayed;
	gtab_buf *const bufs[] = { &plain,     &plain_again, &kept,          &kept_again, &all,
				   &all_again, &context,     &context_again, &replayed };
	gtab_error err = { .status = GTAB_OK };
	opened from_raw, from_plain, from_kept;
	const char *broken = NULL;

	for (size_t i = 0; i < COUNT(bufs); i++)
		gtab_buf_init(bufs[i]);
	open_bytes(&from_raw, name, raw);
	if (from_raw.status != GTAB_OK)
		fail_msg("%s: %s\n%.*s", name, from_raw.err.message, GTAB_TEXT_ARG(raw));
	dump_all(from_raw.table, &all);
	dump_context(from_raw.table, &context);
	dump_csv(from_raw.table, GTAB_CSV_PLAIN, &plain);
	assert_int_equal(gtab_table_rewind(from_raw.table, NULL), GTAB_OK);
	dump_csv(from_raw.table, GTAB_CSV_KEEP, &kept);

	open_bytes(&from_plain, name, gtab_buf_text(&plain));
	open_bytes(&from_kept, "-", gtab_buf_text(&kept));
	if (from_plain.status != GTAB_OK)
		broken = from_plain.err.message;
	else if (from_kept.status != GTAB_OK)
		broken = from_kept.err.message;
	if (broken == NULL) {
		dump_csv(from_plain.table, GTAB_CSV_PLAIN, &plain_again);
		dump_all(from_kept.table, &all_again);
		dump_context(from_kept.table, &context_again);
		dump_csv(from_kept.table, GTAB_CSV_KEEP, &kept_again);
		if (!same(&plain, &plain_again))
			broken = "normalized twice it is another table";
		else if (!same(&all, &all_again))
			broken = "kept, it is another table";
		else if (!same(&context, &context_again))
			broken = "kept, its context is another";
		else if (!same(&kept, &kept_again))
			broken = "kept twice it has other bytes";
		else if (gtab_table_advance(from_kept.table, NULL) != GTAB_END)
			broken = "behind it there is another";
	}
	dump_replayed(name, raw, &replayed, &err);
	if (broken == NULL && (err.message[0] != '\0' || !same(&plain, &replayed)))
		broken = "by its own log it is another table";
	if (broken != NULL) {
		print_error("%s: %s %s\n%.*s\n", name, broken, err.message, GTAB_TEXT_ARG(raw));
		print_difference(&plain, &replayed);
		print_difference(&plain, &plain_again);
		print_difference(&all, &all_again);
		print_difference(&context, &context_again);
		print_difference(&kept, &kept_again);
	}
	close_bytes(&from_raw);
	close_bytes(&from_plain);
	close_bytes(&from_kept);
	for (size_t i = 0; i < COUNT(bufs); i++)
		gtab_buf_clear(bufs[i]);
	return broken == NULL;
}

static void
test_laws(void **state)
{
	static const char *const files[] = {
		"地区,件数\n甲,5\n",
		"统计表,,\n填报单位：甲局,,单位：件\n地区,件数,人数\n甲,５,6人\n注：一,,"
		"\n填表人：李四,,\n",
		"地区,数量,\n,件数,人数（人）\n合 计,5,6\n其中：女,1,2\n　　　男,4,4\n",
		"项目,占比,占比,占比\n离石,1%,2%,3\n",
		"项目,数量\n甲,62.7万人\n乙,5件\n丙,近4.5万\n",
		"序号,名称,依据\n1,a,\"一\r\n二,\"\"三\"\"\"\n,b,x\n",
		"指标,代码,数值\n甲,乙,1\nx,01,5\ny,02,6\n",
		"\"#名称\",数\n#甲,5\n\"#gtab 1\",6\n",
		"名称,a: b（件）\nx,5\ny,6\n",
		"名称,数|量,\n,件数,人数\nx,5,6\n",
		"x\n\n1\n\"\"\n\"a,b\"\n",
		"统计表,\n地区,件数\n甲,5\n\"注：一\r\n二\\n三\",\n",
		",2013,2014\n甲,5,6\n",
		"年份,件数\n2013年,5\n2014年,6\n",
		"a,b,c\n甲,5\n乙,5,6,7\n",
		"名称,立案日期,期间\n甲,2015年3月1日,2015年第一季度\n乙,2015.3.2,2015年上半年\n丙,"
		"—,2015年1-3月\n",
		"名称,x\n甲,82件82人\n乙,5\n丙,6\n丁,4.40524E+17\n",
		"填报单位：甲,,\n名称,：,x：\n甲,乙：,5\n",
	};
	size_t n_broken = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++)
		n_broken += !check_laws("样本.csv", gtab_text_of(files[i]));
	/* a name that a line of context and a cell of #origin must bear */
	n_broken += !check_laws("a,\"b\\n:7#3.csv", gtab_text_of(files[1]));
	assert_int_equal(n_broken, 0);
}

static const struct {
	const char *what;
	const char *stream;
	gtab_status status;
} kept_cases[] = {
	{ "whole", "#gtab 1\n#title: 表\n名称,数,#origin\n甲,5,a.csv:2\n#note: 注\n#end rows=1\n",
	  GTAB_OK },
	{ "without #origin", "#gtab 1\n名称,数\n甲,5\n#end rows=1\n", GTAB_OK },
	{ "no rows", "#gtab 1\n名称,数,#origin\n#end rows=0\n", GTAB_OK },
	{ "CRLF", "#gtab 1\r\n名称,数\r\n甲,5\r\n#end rows=1\r\n", GTAB_OK },
	{ "no line end", "#gtab 1\n名称,数\n甲,5\n#end rows=1", GTAB_OK },
	{ "lines we do not know",
	  "#gtab 1\n#endless: x\n#end: y\n#later\n名称,数\n甲,5\n#end rows=1\n", GTAB_OK },
	{ "no #end", "#gtab 1\n名称,数\n甲,5\n", GTAB_EMALFORMED },
	{ "nothing but its mark", "#gtab 1\n", GTAB_EMALFORMED },
	{ "no header", "#gtab 1\n#title: 表\n#end rows=0\n", GTAB_EMALFORMED },
	{ "one row less", "#gtab 1\n名称,数\n甲,5\n#end rows=2\n", GTAB_EMALFORMED },
	{ "one row more", "#gtab 1\n名称,数\n甲,5\n乙,6\n#end rows=1\n", GTAB_EMALFORMED },
	{ "a blank line is a row", "#gtab 1\n名称,数\n甲,5\n\n#end rows=1\n", GTAB_EMALFORMED },
	{ "no count", "#gtab 1\n名称,数\n甲,5\n#end\n", GTAB_EMALFORMED },
	{ "no number", "#gtab 1\n名称,数\n甲,5\n#end rows=\n", GTAB_EMALFORMED },
	{ "a number cut off", "#gtab 1\n名称,数\n甲,5\n#end rows=1x\n", GTAB_EMALFORMED },
	{ "a number without end", "#gtab 1\n名称,数\n甲,5\n#end rows=18446744073709551617\n",
	  GTAB_EMALFORMED },
	{ "cut, and the next behind it",
	  "#gtab 1\n名称,数\n甲,5\n#gtab 1\n名称,数\n甲,5\n#end rows=1\n", GTAB_EMALFORMED },
	{ "cut before the header", "#gtab 1\n#title: 表\n#gtab 1\n名称,数\n甲,5\n#end rows=1\n",
	  GTAB_EMALFORMED },
};

static void
test_kept_streams(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(kept_cases); i++) {
		opened o;

		open_bytes(&o, "-", gtab_text_of(kept_cases[i].stream));
		if (o.status != kept_cases[i].status)
			fail_msg("%s: status %d %s", kept_cases[i].what, o.status, o.err.message);
		if (o.status == GTAB_OK) {
			assert_true(gtab_table_is_kept(o.table));
			assert_int_equal(gtab_table_advance(o.table, NULL), GTAB_END);
			assert_int_equal(gtab_table_advance(o.table, NULL), GTAB_END);
		} else {
			assert_null(o.table);
			assert_non_null(strstr(o.err.message, "cut short"));
			assert_string_equal(o.err.source, "-");
		}
		close_bytes(&o);
	}
}

/* Cut anywhere, a stream is refused: at a whole line or inside one. */
static void
test_truncated(void **state)
{
	static const char stream[] =
		"#gtab 1\n#title: 表\n名称,数,#origin\n甲,5,a.csv:2\n\"乙\n丙\",6,a.csv:3\n"
		"#note: 注\n#end rows=2\n";
	const size_t whole = sizeof(stream) - 1;

	(void)state;
	for (size_t len = strlen("#gtab 1"); len <= whole; len++) {
		opened o;

		if (gtab_utf8_valid_len((gtab_text){ stream, len }) != len)
			continue;
		open_bytes(&o, "-", (gtab_text){ stream, len });
		if ((o.status == GTAB_OK) !=
		    (len >= whole - 1)) /* the last line end may be missing */
			fail_msg("cut at %zu of %zu: status %d", len, whole, o.status);
		close_bytes(&o);
	}
}

/* Several tables in one stream, each as it is alone. */
static void
test_several(void **state)
{
	static const char *const files[] = {
		"表一,\n地区,件数\n甲,５\n乙,6\n",
		"表二,,\n单位：人,,\n序号,名称,人数（人）\n1,a,5人\n,b,6\n注：一,,\n",
		"x\n\"一\n二\"\n",
	};
	gtab_buf stream, want, got;
	opened o;

	(void)state;
	gtab_buf_init(&stream);
	gtab_buf_init(&want);
	gtab_buf_init(&got);
	for (size_t i = 0; i < COUNT(files); i++) {
		char name[32];

		snprintf(name, sizeof(name), "表%zu.csv", i);
		open_bytes(&o, name, gtab_text_of(files[i]));
		assert_int_equal(o.status, GTAB_OK);
		dump_context(o.table, &want);
		dump_all(o.table, &want);
		dump_csv(o.table, GTAB_CSV_KEEP, &stream);
		close_bytes(&o);
	}
	open_bytes(&o, "-", gtab_buf_text(&stream));
	assert_int_equal(o.status, GTAB_OK);
	for (size_t i = 0; i < COUNT(files); i++) {
		dump_context(o.table, &got);
		dump_all(o.table, &got);
		assert_int_equal(gtab_table_advance(o.table, NULL),
				 i + 1 < COUNT(files) ? GTAB_OK : GTAB_END);
	}
	if (!same(&want, &got))
		fail_msg("%.*s\nnot\n%.*s", GTAB_TEXT_ARG(gtab_buf_text(&got)),
			 GTAB_TEXT_ARG(gtab_buf_text(&want)));
	assert_int_equal(gtab_table_advance(o.table, NULL), GTAB_END);
	close_bytes(&o);

	/* the second of them cut short */
	gtab_buf_truncate(&stream, stream.len - 2);
	open_bytes(&o, "-", gtab_buf_text(&stream));
	assert_int_equal(o.status, GTAB_OK);
	assert_int_equal(gtab_table_advance(o.table, NULL), GTAB_OK);
	assert_int_equal(gtab_table_advance(o.table, &o.err), GTAB_EMALFORMED);
	close_bytes(&o);
	gtab_buf_clear(&stream);
	gtab_buf_clear(&want);
	gtab_buf_clear(&got);
}

/* A raw file holds one table. */
static void
test_raw_holds_one(void **state)
{
	opened o;

	(void)state;
	open_bytes(&o, "test.csv", GTAB_TEXT("地区,件数\n甲,5\n"));
	assert_false(gtab_table_is_kept(o.table));
	assert_int_equal(gtab_table_advance(o.table, NULL), GTAB_END);
	close_bytes(&o);
}

/* Trouble in the input comes through as it is. */
static void
test_trouble(void **state)
{
	static const struct {
		gtab_text bytes;
		gtab_status status;
		uint64_t line_no;
	} cases[] = {
		{ { "", 0 }, GTAB_EMALFORMED, 0 },
		{ GTAB_TEXT("a,b\n1,\"2\n"), GTAB_EMALFORMED, 2 },
		{ GTAB_TEXT("a,b\n1,2\n\xFF\n"), GTAB_EENCODING, 3 },
		{ GTAB_TEXT("a,b\n1,2\n1,\0\n"), GTAB_EMALFORMED, 3 },
		{ GTAB_TEXT("PK\x03\x04zip"), GTAB_EMALFORMED, 0 },
		{ GTAB_TEXT("\xEF\xBB\xBF"), GTAB_EMALFORMED, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		opened o;

		open_bytes(&o, "test.csv", cases[i].bytes);
		if (o.status != cases[i].status || o.err.line_no != cases[i].line_no)
			fail_msg("case %zu: %d at line %llu: %s", i, o.status,
				 (unsigned long long)o.err.line_no, o.err.message);
		assert_null(o.table);
		assert_string_equal(o.err.source, "test.csv");
		close_bytes(&o);
	}
}

/* ---- random messy tables ---- */

static uint64_t seed;

static size_t
below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(seed >> 33) % n;
}

#define PICK(list) (list)[below(COUNT(list))]

static const char *const labels[] = {
	"离石区",
	"交口县",
	"合  计",
	"合计",
	"小 计",
	"其中：县处级",
	"　　　乡科级",
	"其中:女",
	"　其中：党员",
	"　　　　　　农业",
	"累计",

	"",
	"汾 阳 市",
	"#注",
	"一、城区",
	"甲",
	"乙",
	"其 他",
	"\"x\"",
	"Ａ１",
	"孝义\n市",
	"审核",
	"2015",
	"3",
	"-",
	"其中",
	"　",
	"单位：",

	"注",
	"负责人：张",
};
static const char *const figures[] = {
	"5",
	"504",
	"５０４",
	"1,579",
	"1 579",
	"六百三十九",
	"0.5",
	"35084.0",
	"12.50",
	"-3",
	"（12）",
	"△7",
	"〇",
	"",
	"—",
	"-",
	"…",
	"***",
	"×",
	"N/A",
	"无",
	"504件",
	"639人",
	"0.4万人",
	"62.7万",
	"2700余",
	"近4.5万",
	"27%",
	"4.5％",
	"82件82人",
	"见注",
	"00042",
	" 7 ",
	"17\u00A0人",
	"2,3,4",
	"1e5",
	"十七",
	"万元",
	"3.90万元",
	"5项",
	"1.5亿",
	"约30",
	"0",
	/* the cells of the field notes, and what people said of other exports */
	"1，579",
	"壹仟伍佰柒拾玖",
	"一五七九",
	"廿八",
	"一百零三",
	"两百",
	"41.4万",
	"3.3万余起",
	"878件（次）",
	"取消27项、部分取消1项",
	"22\u200B个",
	"２７％",
	"－",
	"–",
	"--",
	"/",
	"▲12",
	"(1,234.50)",
	"29.0",
	"12元5角",
	"￥1,234.50",
	"HK$1,200",
	"£12",
	"12.50 €",
	"三四人",
	"一亿五千",
	"1亿5千",
	"300来人",
	"(12人)",
	"1 234,50",
	"1.0E+3",
	"3成",
	"12时",
	"5人/次",
	"3.2万余元",
	"十七、八人",
	"壹仟伍佰元整",
	"不足5%",
	"50人以上",
	"\uFEFF17",
	"名干部",
	"3名干部",
	"＄5",
	"12 345 678",
	"#DIV/0!",
	"<5",
	"12*",
	"½",
	"−7",
	"\u202D17\u202C",
};
static const char *const texts[] = {
	"空",
	"",
	"某",
	"《行政处罚法》第三十二条",
	"1.一\r\n2.二",
	"a,b",
	"\"q\"",
	" 前后 ",
	"　缩进",
	"#x",
	"无",
	"—",
	"权\u200B力",
	"a|b",
	"２０１５",
	"第１条",
	"x;y;z",
	"2015年",
	"504件",
	"\\n",
	"注：y",
	"sep=;",
	"单位：件",
	"权(quán)力",
	"濮撳悕",
	"付?!边@话",
	"锟斤拷",
	"農業生產",
	"农 业 生 产 条 件（一）",
	"显着",
	"100%",
	"—— ",
	"a\tb",
};
static const char *const dates[] = {
	"2015年3月1日",
	"2015.3.1",
	"2015-3-1",
	"20150301",
	"2015/3/1",
	"二〇一五年三月一日",
	"2015年3月",
	"2015-3",
	"201503",
	"2015年",
	"2015",
	"2015年第一季度",
	"2015年上半年",
	"2015年1-6月",
	"",
	"—",
	"近期",
	"5月1日",
	"2015年2月30日",
	"…",
	"民國104年3月1日",
	"民国元年",
	"201513",
	"150301",
	"2010-11",
	"2011-12",
	"２０１５年底",
	"截至目前",
	"1至9月",
	"2015-03-01 00:00:00",
	"42064",
	"12/5/2015",
	"2015年12月",
	"上半年",
	"2015Q1",
	"二〇一五年三月",
};
static const char *const codes[] = { "1",
				     "01",
				     "002",
				     "'00123",
				     "=\"00123\"",
				     "1-2",
				     "A０1",
				     "",
				     "4.4E+17",
				     "甲",
				     "〔2016〕7",
				     "440524188001010014",
				     "440524188001010000",
				     "1.75004000E+8",
				     "1.75004E+8",
				     "175004000",
				     "29.0",
				     "3/4",
				     "1月2日",
				     "4-Mar",
				     "1251130145225903XN",
				     "11010519491231002x",
				     "142301",
				     "141181",
				     "２００１" };
static const char *const names[] = {
	"地区",
	"项目",
	"代码",
	"名称",
	"件数",
	"人数（人）",
	"金额(万元)",
	"占比（%）",
	"占比",
	"备 注",
	"立案日期",
	"年份",
	"",
	"２０１４年",
	"2015",
	"a: b",
	"数\n量",
	"单位",
	"甲",
	"件",
	"列2",
	"占比 (2)",
	"人数（人）（含）",
	"年月",
	"#origin",
};
static const char *const heads[] = {
	"统计表",           "填报单位：甲局", "单位：件",   "填报单位（盖章）：乙局  计量单位：人",
	"表  号：甲1表",    "2015年1-6月",    "（2015年）", "附件1",
	"制表机关：统计局", "填报单位：",     "\"一\n二\"", "万元",
};
static const char *const feet[] = {
	"注：一",
	"注1：二",
	"说明：1.三",
	"填表人：李四",
	"负责人：张三  填表人：李四",
	"资料来源：统计局",
	"注：",
	"注：一\r\n二",
	"x",
	"①含乡镇",
	"（1）不含乡镇。",
};

static void
put_cell(gtab_buf *out, const char *cell, size_t col)
{
	if (col > 0)
		gtab_buf_putc(out, ',');
	gtab_csv_put(out, gtab_text_of(cell));
}

static void
put_line_end(gtab_buf *out, bool is_crlf)
{
	gtab_buf_put(out, is_crlf ? GTAB_TEXT("\r\n") : GTAB_TEXT("\n"));
}

/* A line of one list, in the first cell or in some. */
static void
put_around(gtab_buf *out, const char *const *list, size_t n, size_t n_cols)
{
	const size_t n_filled = 1 + (below(3) == 0 ? below(n_cols) : 0);

	for (size_t col = 0; col < n_cols; col++)
		put_cell(out, col < n_filled ? list[below(n)] : "", col);
}

static const char *
random_cell(size_t kind)
{
	switch (kind) {
	case 0: return PICK(labels);
	case 1: return PICK(texts);
	case 2: return PICK(dates);
	case 3: return PICK(codes);
	case 4: return figures[below(12)]; /* tidy ones */
	default: return PICK(figures);
	}
}

static void
put_rows(gtab_buf *out, size_t n_cols, bool is_crlf)
{
	size_t kinds[8];

	kinds[0] = below(4) == 0 ? 3 : 0;
	for (size_t col = 1; col < n_cols; col++)
		kinds[col] = below(6);
	for (size_t n = below(12); n > 0; n--) {
		const size_t width = below(12) == 0 ? 1 + below(n_cols + 2) : n_cols;

		for (size_t col = 0; col < width; col++)
			put_cell(out,
				 random_cell(below(20) == 0 ? below(6)
							    : kinds[col < n_cols ? col : 0]),
				 col);
		put_line_end(out, is_crlf);
		if (below(15) == 0)
			put_line_end(out, is_crlf);
	}
}

static void
put_random_table(gtab_buf *out)
{
	const size_t n_cols =
		2 + below(6); /* in one alone, a ; or | would speak for itself as delimiter */
	const bool is_crlf = below(3) == 0;

	for (size_t n = below(4); n > 0; n--) {
		put_around(out, heads, COUNT(heads), n_cols);
		put_line_end(out, is_crlf);
	}
	/* 序号 comes first or not at all: what is filled down left of it would count twice in the guess of a type */
	for (size_t n_lines = below(5) == 0 ? 2 : 1; n_lines > 0; n_lines--) {
		for (size_t col = 0; col < n_cols; col++)
			put_cell(out, col == 0 && below(3) == 0 ? "序号" : PICK(names), col);
		put_line_end(out, is_crlf);
	}
	if (below(6) == 0) {
		for (size_t col = 0; col < n_cols; col++)
			put_cell(out, col == 0 ? "甲" : col == 1 ? "1" : col == 2 ? "2" : "3", col);
		put_line_end(out, is_crlf);
	}
	put_rows(out, n_cols, is_crlf);
	for (size_t n = below(4); n > 0; n--) {
		put_around(out, feet, COUNT(feet), n_cols);
		put_line_end(out, is_crlf);
	}
}

static void
test_random(void **state)
{
	enum { N_TABLES = 3000, BROKEN_MAX = 3 };
	size_t n_broken = 0, n_tables = 0;

	(void)state;
	for (uint64_t i = 0; i < N_TABLES && n_broken < BROKEN_MAX; i++) {
		char name[32];
		gtab_buf raw;
		opened o;

		seed = i * 639 + 504;
		gtab_buf_init(&raw);
		put_random_table(&raw);
		snprintf(name, sizeof(name), "随机%llu.csv", (unsigned long long)i);
		open_bytes(&o, name, gtab_buf_text(&raw));
		close_bytes(&o);
		n_tables += o.status == GTAB_OK;
		if (o.status == GTAB_OK)
			n_broken += !check_laws(name, gtab_buf_text(&raw));
		else if (o.status != GTAB_EMALFORMED) /* no table in it */
			fail_msg("%s: %s", name, o.err.message);
		gtab_buf_clear(&raw);
	}
	assert_int_equal(n_broken, 0);
	assert_true(n_tables > N_TABLES / 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing),      cmocka_unit_test(test_changes),
		cmocka_unit_test(test_classes),      cmocka_unit_test(test_fill_down),
		cmocka_unit_test(test_cells),        cmocka_unit_test(test_laws),
		cmocka_unit_test(test_kept_streams), cmocka_unit_test(test_truncated),
		cmocka_unit_test(test_several),      cmocka_unit_test(test_raw_holds_one),
		cmocka_unit_test(test_trouble),      cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
