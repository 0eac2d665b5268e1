/* SPDX-License-Identifier: MIT */
/* The CSV reader: records as Excel reads them, with exact lines and rows, wherever the blocks are cut. */

#include <gtab/buf.h>
#include <gtab/input.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))
#define T(literal)                                                                                 \
	{                                                                                          \
		"" literal, sizeof(literal) - 1                                                    \
	}

enum { BLOCK = 65536 };

/* ---- reading a file to one line of text ---- */

typedef struct reader {
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_stream *rows;
} reader;

static void
open_reader(reader *r, gtab_text bytes, gtab_csv_options options)
{
	gtab_error err;

	assert_int_equal(gtab_source_from_bytes("乙.csv", bytes, &r->source, NULL), GTAB_OK);
	if (gtab_decoder_open(r->source, GTAB_UTF8, &r->decoder, &err) != GTAB_OK ||
	    gtab_csv_open(r->decoder, gtab_source_name(r->source), &options, &r->rows, &err) !=
		    GTAB_OK)
		fail_msg("not opened: %s", err.message);
}

static void
close_reader(reader *r)
{
	gtab_stream_free(r->rows);
	gtab_decoder_free(r->decoder);
	gtab_source_free(r->source);
}

static void
put_visible(gtab_buf *out, gtab_text cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if (cell.ptr[i] == '\n')
			gtab_buf_put(out, GTAB_TEXT("<LF>"));
		else if (cell.ptr[i] == '\r')
			gtab_buf_put(out, GTAB_TEXT("<CR>"));
		else if (cell.ptr[i] == '\t')
			gtab_buf_put(out, GTAB_TEXT("<TAB>"));
		else
			gtab_buf_putc(out, cell.ptr[i]);
}

/* One record as line/row[cell][cell], a context line as line/row{cell}. */
static void
put_record(gtab_buf *out, const gtab_row *row)
{
	const bool is_context = row->row_class == GTAB_ROW_CONTEXT;

	assert_true(is_context || row->row_class == GTAB_ROW_DETAIL);
	assert_true(gtab_text_equal(row->place.source, GTAB_TEXT("乙.csv")));
	assert_true(row->n_cells > 0);
	gtab_buf_printf(out, "%llu/%llu", (unsigned long long)row->place.line_no,
			(unsigned long long)row->place.record_no);
	for (size_t i = 0; i < row->n_cells; i++) {
		assert_int_equal(row->cells[i].kind, GTAB_CELL_RAW);
		assert_true(gtab_text_equal(row->cells[i].text, row->cells[i].source));
		gtab_buf_putc(out, is_context ? '{' : '[');
		put_visible(out, row->cells[i].text);
		gtab_buf_putc(out, is_context ? '}' : ']');
	}
}

/* All records; trouble as !status@line:column. */
static gtab_status
put_all(reader *r, gtab_buf *out, gtab_error *err)
{
	const gtab_row *row;
	gtab_status st;

	while ((st = gtab_stream_next(r->rows, &row, err)) == GTAB_OK)
		put_record(out, row);
	/* the end and trouble stay */
	assert_int_equal(gtab_stream_next(r->rows, &row, NULL), st);
	if (st != GTAB_END)
		gtab_buf_printf(out, "!%d@%llu:%llu", st, (unsigned long long)err->line_no,
				(unsigned long long)err->column_no);
	return st;
}

static void
read_file(gtab_text bytes, gtab_csv_options options, gtab_buf *out, gtab_error *err)
{
	gtab_buf again;
	reader r;

	gtab_buf_init(&again);
	memset(err, 0, sizeof(*err));
	open_reader(&r, bytes, options);
	put_all(&r, out, err);
	assert_int_equal(gtab_stream_rewind(r.rows, NULL), GTAB_OK);
	put_all(&r, &again, err);
	assert_true(gtab_text_equal(gtab_buf_text(out), gtab_buf_text(&again)));
	close_reader(&r);
	gtab_buf_clear(&again);
}

/* ---- records ---- */

#define MALFORMED "!-4@"
#define LIMIT     "!-5@"

static const struct {
	gtab_text bytes;
	const char *want;
} comma_cases[] = {
	{ T("a,b\n1,2\n"), "1/1[a][b]2/2[1][2]" },
	{ T("a,b\n1,2"), "1/1[a][b]2/2[1][2]" },
	/* the table of dependencies.md §2.1, with the reading Excel gives */
	{ T("a,b\r\n"), "1/1[a][b]" },
	{ T("a,b\r\nc,d\r\n"), "1/1[a][b]2/2[c][d]" },
	{ T("a,b\n\nc,d\n"), "1/1[a][b]2/2[]3/3[c][d]" },
	{ T("a,b\n   \nc,d\n"), "1/1[a][b]2/2[   ]3/3[c][d]" },
	{ T("\n\n"), "1/1[]2/2[]" },
	{ T(" a ,\tb\t,\u3000c\n"), "1/1[ a ][<TAB>b<TAB>][\u3000c]" },
	{ T(",,\"\",\n"), "1/1[][][][]" },
	{ T("\xEF\xBB\xBF\"a\",b\n"), "1/1[a][b]" },
	{ T("a\"b,c\n"), "1/1[a\"b][c]" },
	{ T("\"a\"b,c\nd,e\n"), "1/1[ab][c]2/2[d][e]" },
	{ T("x,\"abc\ndef\n"), MALFORMED "1:0" },
	{ T("a,b\nx,\"abc\ndef\n"), "1/1[a][b]" MALFORMED "2:0" },
	{ T("a,b\n1,\0"
	    "2\n"),
	  "1/1[a][b]" MALFORMED "2:3" },
	{ T("a\nb,c,d\n\"e\",\n"), "1/1[a]2/2[b][c][d]3/3[e][]" },
	/* quotes */
	{ T("\"a,b\",\"c\"\"d\"\n"), "1/1[a,b][c\"d]" },
	{ T("\"\"\"\",\"\"\"\"\"\"\n"), "1/1[\"][\"\"]" },
	{ T("\"\",a\n"), "1/1[][a]" },
	{ T("\"\"\n"), "1/1[]" },
	{ T("\"a\" ,b\n"), "1/1[a ][b]" },
	{ T(" \"a\",b\n"), "1/1[ \"a\"][b]" },
	{ T("\"a\"\"b\"c\"d\",e\n"), "1/1[a\"bc\"d\"][e]" },
	{ T("\"a\"b\"c,d\"e\n"), "1/1[ab\"c][d\"e]" },
	{ T("\"\"a\"\",b\n"), "1/1[a\"\"][b]" },
	{ T("\"a\"x,\"b\ny\",\"c\"\"\"z\n"), "1/1[ax][b<LF>y][c\"z]" },
	{ T("\"a\"b\nc,d\n"), "1/1[ab]2/2[c][d]" },
	{ T("a\"\nb\n"), "1/1[a\"]2/2[b]" },
	{ T("5\" pipe,6\" pipe\n"), "1/1[5\" pipe][6\" pipe]" },
	{ T("\"a\"b,\"c\nd\"e,\"f,g\"\n"), "1/1[ab][c<LF>de][f,g]" },
	/* line ends, alone, mixed, inside cells */
	{ T("a\rb\rc\r"), "1/1[a]2/2[b]3/3[c]" },
	{ T("a\rb\r\nc\nd\n\re"), "1/1[a]2/2[b]3/3[c]4/4[d]5/5[]6/6[e]" },
	{ T("a\r\r\nb"), "1/1[a]2/2[]3/3[b]" },
	{ T("\"a\nb\",1\nc,2\n"), "1/1[a<LF>b][1]3/2[c][2]" },
	{ T("\"a\r\nb\",1\r\nc,2\r\n"), "1/1[a<CR><LF>b][1]3/2[c][2]" },
	{ T("\"a\rb\",1\rc,2\r"), "1/1[a<CR>b][1]3/2[c][2]" },
	{ T("\"a\n\r\n\rb\"\nc\n"), "1/1[a<LF><CR><LF><CR>b]5/2[c]" },
	{ T("\"\n\"\nc\n"), "1/1[<LF>]3/2[c]" },
	{ T("\"a\n\"\"\nb\"\nc\n"), "1/1[a<LF>\"<LF>b]4/2[c]" },
	{ T("\"a\nb\"\r\n\"c\nd\"\r\ne\r\n"), "1/1[a<LF>b]3/2[c<LF>d]5/3[e]" },
	{ T("a\n\r"), "1/1[a]2/2[]" },
	{ T("a\r\n\""), "1/1[a]" MALFORMED "2:0" },
	{ T("a\x0b\x0c"
	    "b\xC2\x85"
	    "c\u2028\n"),
	  "1/1[a\x0b\x0c"
	  "b\xC2\x85"
	  "c\u2028]" },
	/* quotes never closed: at the line that opened them */
	{ T("a\nb,\"c\n\nd,\"e\"\nf\n"), "1/1[a]2/2[b][c<LF><LF>d,e\"]5/3[f]" },
	{ T("a\n\"x\ny\",\"z\n1\n2\n"), "1/1[a]" MALFORMED "3:0" },
	{ T("a,\"b\"\"\n"), MALFORMED "1:0" },
	{ T("\""), MALFORMED "1:0" },
	{ T("a\r\"\r\n\r\n"), "1/1[a]" MALFORMED "2:0" },
	/* NUL bytes: line and column, as a person counts them */
	{ T("\0"), MALFORMED "1:1" },
	{ T("a\n合计,\0\n"), "1/1[a]" MALFORMED "2:4" },
	{ T("a\n\"合\r\n计\r行\n末\0\",\n"), "1/1[a]" MALFORMED "5:2" },
	{ T("a\rb,\0\r"), "1/1[a]" MALFORMED "2:3" },
	/* not a context: only after #gtab 1 */
	{ T("#gtab 2\n#x: a,\"b\"\n"), "1/1[#gtab 2]2/2[#x: a][b]" },
	{ T("#gtab 1,x\n#x\n"), "1/1[#gtab 1][x]2/2[#x]" },
	{ T("\"#gtab 1\"\n#x\n"), "1/1[#gtab 1]2/2[#x]" },
	{ T("\n#gtab 1\n#x\n"), "1/1[]2/2[#gtab 1]3/3[#x]" },
	{ T("#gtab 1\n#title: a,b\na,b\n1,2\n#end rows=1\n"),
	  "1/1{#gtab 1}2/2{#title: a,b}3/3[a][b]4/4[1][2]5/5{#end rows=1}" },
	{ T("#gtab 1\r\n#note: 5\" x\r\na\r\n\"#1\"\r\n#end rows=1\r\n"),
	  "1/1{#gtab 1}2/2{#note: 5\" x}3/3[a]4/4[#1]5/5{#end rows=1}" },
	/* in a context line quotes and commas mean nothing */
	{ T("#gtab 1\n#title: \"甲\n#note: a,\"b\n#note: \"c\"d,\"\n\"x\n#y\"\n#end rows=0\n"),
	  "1/1{#gtab 1}2/2{#title: \"甲}3/3{#note: a,\"b}4/4{#note: \"c\"d,\"}5/5[x<LF>#y]7/6{#end "
	  "rows=0}" },
	{ T("#gtab 1\n#a\0b\n"), "1/1{#gtab 1}" MALFORMED "2:3" },
	{ T("\xEF\xBB\xBF#gtab 1\n#a"), "1/1{#gtab 1}2/2{#a}" },
};

static void
test_comma(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(comma_cases); i++) {
		gtab_error err;
		gtab_buf got;

		gtab_buf_init(&got);
		read_file(comma_cases[i].bytes, (gtab_csv_options){ .delimiter = ',' }, &got, &err);
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_text_of(comma_cases[i].want)))
			fail_msg("case %zu: %.*s\nnot %s %s", i, GTAB_TEXT_ARG(gtab_buf_text(&got)),
				 comma_cases[i].want, err.message);
		gtab_buf_clear(&got);
	}
}

/* ---- the delimiter ---- */

static const struct {
	gtab_text bytes;
	char given, want;
	const char *records;
} dialect_cases[] = {
	{ T("a,b\n1,2\n"), 0, ',', "1/1[a][b]2/2[1][2]" },
	{ T("a\tb\n1\t2\n"), 0, '\t', "1/1[a][b]2/2[1][2]" },
	{ T("a;b\n1;2\n"), 0, ';', "1/1[a][b]2/2[1][2]" },
	{ T("a|b\n1|2\n"), 0, '|', "1/1[a][b]2/2[1][2]" },
	{ T("a\n1\n2\n"), 0, ',', "1/1[a]2/2[1]3/3[2]" },
	{ T("\xEF\xBB\xBF"), 0, ',', "" },
	/* a title line, decimal commas, thousands */
	{ T("标题\na;b\n1,5;2,5\n3,5;4,5\n"), 0, ';',
	  "1/1[标题]2/2[a][b]3/3[1,5][2,5]4/4[3,5][4,5]" },
	{ T("a\tb\n1,579\t2\n1,580\t3\n"), 0, '\t', "1/1[a][b]2/2[1,579][2]3/3[1,580][3]" },
	{ T("a,b,c;d\n1,2,3;4\n"), 0, ',', "1/1[a][b][c;d]2/2[1][2][3;4]" },
	/* delimiters and line ends inside quotes do not count */
	{ T("\"a;b;c\",d\n\"x;y;z\n;\",e\n"), 0, ',', "1/1[a;b;c][d]2/2[x;y;z<LF>;][e]" },
	{ T("甲，乙\t丙\n一，二\t三\n"), 0, '\t', "1/1[甲，乙][丙]2/2[一，二][三]" },
	/* what the other delimiter would leave behind */
	{ T("姓名，件数\n张三，1,234\n李四，5,678\n"), 0, GTAB_DELIMITER_WIDE_COMMA,
	  "1/1[姓名][件数]2/2[张三][1,234]3/3[李四][5,678]" },
	{ T("甲，乙\n\"一，二\"，三\n"), 0, GTAB_DELIMITER_WIDE_COMMA,
	  "1/1[甲][乙]2/2[一，二][三]" },
	{ T("a:b\n1:x\n2:y\n"), 0, ':', "1/1[a][b]2/2[1][x]3/3[2][y]" },
	{ T("time,n\n10:30,1\n11:45,2\n"), 0, ',', "1/1[time][n]2/2[10:30][1]3/3[11:45][2]" },
	{ T("id|text|n\n1|a; b|2\n2|c|3\n3|d, e; f|4\n"), 0, '|',
	  "1/1[id][text][n]2/2[1][a; b][2]3/3[2][c][3]4/4[3][d, e; f][4]" },
	{ T("数量|件数,数量|人数\n"), 0, ',', "1/1[数量|件数][数量|人数]" },
	{ T("id\tname\n1\tSmith, John\n2\tDoe, Jane\n"), 0, '\t',
	  "1/1[id][name]2/2[1][Smith, John]3/3[2][Doe, Jane]" },
	/* one column, whatever stands in it */
	{ T("时间\n10:30\n11:45\n"), 0, GTAB_DELIMITER_NONE, "1/1[时间]2/2[10:30]3/3[11:45]" },
	{ T("额\n1,234\n567\n8,901\n34\n"), 0, GTAB_DELIMITER_NONE,
	  "1/1[额]2/2[1,234]3/3[567]4/4[8,901]5/5[34]" },
	/* single quotes, where cells speak for them */
	{ T("id,name\n1,'a, b'\n2,'c'\n"), 0, ',', "1/1[id][name]2/2[1][a, b]3/3[2][c]" },
	{ T("id,name\n'1,a\n2,'b\n"), 0, ',', "1/1[id][name]2/2['1][a]3/3[2]['b]" },
	/* the last record of a head is whole when the file is */
	{ T("a;b\n1;2"), 0, ';', "1/1[a][b]2/2[1][2]" },
	/* given: no evidence is asked */
	{ T("a,b\n1,2\n"), GTAB_DELIMITER_NONE, GTAB_DELIMITER_NONE, "1/1[a,b]2/2[1,2]" },
	{ T("a,b\n1,2\n"), ';', ';', "1/1[a,b]2/2[1,2]" },
	{ T("a\\b\n1\\2\n"), '\\', '\\', "1/1[a][b]2/2[1][2]" },
	/* Excel's hint: a line of the file, and no row of the sheet */
	{ T("sep=;\na;b\n1,5;2\n"), 0, ';', "2/1[a][b]3/2[1,5][2]" },
	{ T("sep=\t\r\na\tb\r\n"), 0, '\t', "2/1[a][b]" },
	{ T("sep=,\ra,b\r"), 0, ',', "2/1[a][b]" },
	{ T("sep=，\r\na，\"b，c\"\r\n"), 0, GTAB_DELIMITER_WIDE_COMMA, "2/1[a][b，c]" },
	{ T("\xEF\xBB\xBFsep=|\na|b\n"), 0, '|', "2/1[a][b]" },
	{ T("sep=^\na^b\n"), 0, '^', "2/1[a][b]" },
	{ T("sep=;\na,b\n"), ',', ',', "2/1[a][b]" }, /* what is given wins */
	{ T("sep=;\n"), 0, ';', "" },
	{ T("sep=;\n\"x\n\n"), 0, ';', MALFORMED "2:0" },
	/* no hints */
	{ T("sep=\na,b\n1,2\n"), 0, ',', "1/1[sep=]2/2[a][b]3/3[1][2]" },
	{ T("sep=\n\na,b\n1,2\n"), 0, ',', "1/1[sep=]2/2[]3/3[a][b]4/4[1][2]" },
	{ T("sep=;;\na,b\n1,2\n"), 0, ',', "1/1[sep=;;]2/2[a][b]3/3[1][2]" },
	{ T("sep=\"\na,b\n1,2\n"), 0, ',', "1/1[sep=\"]2/2[a][b]3/3[1][2]" },
	{ T("a,b\nsep=;\n"), 0, ',', "1/1[a][b]2/2[sep=;]" },
	{ T("#gtab 1\n#title: a;b;c\nx\n#end rows=0\n"), 0, ',',
	  "1/1{#gtab 1}2/2{#title: a;b;c}3/3[x]4/4{#end rows=0}" },
};

static void
test_dialect(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(dialect_cases); i++) {
		const gtab_csv_options options = { .delimiter = dialect_cases[i].given };
		gtab_error err;
		gtab_buf got;
		reader r;

		gtab_buf_init(&got);
		read_file(dialect_cases[i].bytes, options, &got, &err);
		open_reader(&r, dialect_cases[i].bytes, options);
		if (gtab_csv_dialect_of(r.rows)->delimiter != dialect_cases[i].want ||
		    !gtab_text_equal(gtab_buf_text(&got), gtab_text_of(dialect_cases[i].records)))
			fail_msg("case %zu: '%c' %.*s", i, gtab_csv_dialect_of(r.rows)->delimiter,
				 GTAB_TEXT_ARG(gtab_buf_text(&got)));
		close_reader(&r);
		gtab_buf_clear(&got);
	}
}

/* ---- limits ---- */

static const struct {
	gtab_text bytes;
	size_t cell_max;
	const char *want;
} limit_cases[] = {
	{ T("abcde,f\nghijk\n"), 5, "1/1[abcde][f]2/2[ghijk]" },
	{ T("abcde,f\nghijkl,m\n"), 5, "1/1[abcde][f]" LIMIT "2:0" },
	{ T("a,abcdef"), 5, LIMIT "1:0" },
	{ T("\"abcde\",\"ab\"\"cd\"\n"), 5,
	  "1/1[abcde][ab\"cd]" }, /* quotes around are not counted */
	{ T("\"abcdef\"\n"), 5, LIMIT "1:0" },
	{ T("\"ab\"\"cde\"\n"), 5, LIMIT "1:0" },
	{ T("\"abc\"de,f\n"), 5, "1/1[abcde][f]" },
	{ T("\"abc\"def\n"), 5, LIMIT "1:0" },
	{ T("x\n\"a\nb\",\"c\nd\ne\nf\"\n"), 5, "1/1[x]" LIMIT "3:0" }, /* where the cell began */
	{ T("x\n\"a\nbcdefgh\n"), 5, "1/1[x]" LIMIT "2:0" },
	{ T("合计"), 6, "1/1[合计]" }, /* bytes, not characters */
	{ T("合计"), 5, LIMIT "1:0" },
	{ T("#gtab 1\n#abcdefg\n"), 7, "1/1{#gtab 1}" LIMIT "2:0" },
};

static void
test_cell_limit(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(limit_cases); i++) {
		gtab_error err;
		gtab_buf got;

		gtab_buf_init(&got);
		read_file(
			limit_cases[i].bytes,
			(gtab_csv_options){ .delimiter = ',', .cell_max = limit_cases[i].cell_max },
			&got, &err);
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_text_of(limit_cases[i].want)))
			fail_msg("case %zu: %.*s\nnot %s", i, GTAB_TEXT_ARG(gtab_buf_text(&got)),
				 limit_cases[i].want);
		gtab_buf_clear(&got);
	}
}

/* Without a limit given it is 1 MiB, exactly, and in the middle of a row too. */
static void
test_default_limit(void **state)
{
	enum { MIB = 1024 * 1024 };

	(void)state;
	for (size_t size = MIB - 1; size <= MIB + 1; size++)
		for (int is_quoted = 0; is_quoted < 2; is_quoted++) {
			const gtab_row *row;
			gtab_error err;
			gtab_buf file;
			reader r;

			gtab_buf_init(&file);
			gtab_buf_put(&file, GTAB_TEXT("a,b,c\n1,"));
			gtab_buf_put(&file, is_quoted ? GTAB_TEXT("\"") : GTAB_TEXT(""));
			for (size_t i = 0; i < size; i++)
				gtab_buf_putc(&file, 'x');
			gtab_buf_put(&file, is_quoted ? GTAB_TEXT("\",2\n") : GTAB_TEXT(",2\n"));
			open_reader(&r, gtab_buf_text(&file),
				    (gtab_csv_options){ .delimiter = ',' });
			assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_OK);
			if (size <= MIB) {
				assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_OK);
				assert_int_equal(row->n_cells, 3);
				assert_int_equal(row->cells[1].text.len, size);
			} else {
				assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_ELIMIT);
				assert_int_equal(err.line_no, 2);
				assert_non_null(strstr(err.message, "1048576"));
			}
			close_reader(&r);
			gtab_buf_clear(&file);
		}
}

/* 16,384 cells are as many as a sheet has columns; one more is trouble, in whatever line it stands. */
static void
test_many_cells(void **state)
{
	(void)state;
	for (size_t n = 16383; n <= 16385; n++) {
		const gtab_row *row;
		gtab_error err;
		gtab_buf file;
		reader r;

		gtab_buf_init(&file);
		gtab_buf_put(&file, GTAB_TEXT("a,b\n\"x\ny\",2\n"));
		for (size_t i = 1; i < n; i++)
			gtab_buf_putc(&file, ',');
		gtab_buf_putc(&file, '\n');
		open_reader(&r, gtab_buf_text(&file), (gtab_csv_options){ 0 });
		assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_OK);
		assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_OK);
		if (n <= 16384) {
			assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_OK);
			assert_int_equal(row->n_cells, n);
			assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_END);
		} else {
			assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_ELIMIT);
			assert_int_equal(err.line_no, 4);
			assert_non_null(strstr(err.message, "16,384"));
		}
		close_reader(&r);
		gtab_buf_clear(&file);
	}
}

/* ---- block edges ---- */

/*
 * The same content behind padding, so that each of its bytes falls on the edge between two blocks: the records are the
 * same, but for the line and row of the padding.
 */
static void
check_at_edges(gtab_text content, const char *name)
{
	for (size_t back = 0; back <= content.len + 1; back++) {
		const gtab_csv_options options = { .delimiter = ',', .cell_max = 2 * BLOCK };
		gtab_error err, want_err;
		gtab_buf file, got, want;

		gtab_buf_init(&file);
		gtab_buf_init(&got);
		gtab_buf_init(&want);
		gtab_buf_put(&file, GTAB_TEXT("p\n"));
		gtab_buf_put(&file, content);
		read_file(gtab_buf_text(&file), options, &want, &want_err);

		gtab_buf_truncate(&file, 0);
		while (file.len + 1 + back < BLOCK)
			gtab_buf_putc(&file, 'p');
		gtab_buf_putc(&file, '\n');
		gtab_buf_put(&file, content);
		read_file(gtab_buf_text(&file), options, &got, &err);
		if (!gtab_text_ends(
			    gtab_buf_text(&got),
			    gtab_text_slice(gtab_buf_text(&want), strlen("1/1[p]"), want.len)) ||
		    got.len - want.len != BLOCK - back - 2)
			fail_msg("%s, %zu bytes before the edge: %s", name, back, err.message);
		assert_string_equal(err.message, want_err.message);
		gtab_buf_clear(&file);
		gtab_buf_clear(&got);
		gtab_buf_clear(&want);
	}
}

static void
test_edges(void **state)
{
	static const gtab_text contents[] = {
		T("a,\"b\r\nc\",d\r\n\"e\"\"f\",\"\"\r\n\r\n\"x\"y,z\r\n\"a\r\n\r\n\"\r\nend"),
		T("合计,\"甲\n乙\",𠮷\n\n\"\"\"\",é\r丙\r"),
		T("a,b\r\nc,\"never\r\nclosed\r\n"),
		T("a,b\r\n\"x\r\ny\0\",c\r\n"),
		T(",,\r\n\"\",\"\"\r\n,\r\n"),
	};
	char name[32];

	(void)state;
	for (size_t i = 0; i < COUNT(contents); i++) {
		snprintf(name, sizeof(name), "content %zu", i);
		check_at_edges(contents[i], name);
	}
}

/* Context lines across an edge: the # that makes them one may be the first byte of a block. */
static void
test_context_edges(void **state)
{
	static const gtab_text rest = T("\n#note: \"x,\"y\nb\n\"#c\"\n#end rows=2\n");

	(void)state;
	for (size_t back = 0; back <= rest.len; back++) {
		gtab_error err;
		gtab_buf file, got;

		gtab_buf_init(&file);
		gtab_buf_init(&got);
		gtab_buf_put(&file, GTAB_TEXT("#gtab 1\n#title: "));
		while (file.len + back < BLOCK)
			gtab_buf_putc(&file, 't');
		gtab_buf_put(&file, rest);
		read_file(gtab_buf_text(&file), (gtab_csv_options){ 0 }, &got, &err);
		if (!gtab_text_ends(
			    gtab_buf_text(&got),
			    GTAB_TEXT("t}3/3{#note: \"x,\"y}4/4[b]5/5[#c]6/6{#end rows=2}")))
			fail_msg("%zu bytes before the edge", back);
		gtab_buf_clear(&file);
		gtab_buf_clear(&got);
	}
}

/* Limits hold whatever the edge is. */
static void
test_limit_edges(void **state)
{
	(void)state;
	for (size_t back = 0; back < 16; back++)
		for (size_t len = 9; len <= 10; len++) {
			const char *const want = len == 9 ? "[123456789][x]" : "]" LIMIT "2:0";
			gtab_error err;
			gtab_buf file, got;

			gtab_buf_init(&file);
			gtab_buf_init(&got);
			for (size_t i = 2; file.len + 1 + back < BLOCK; i++)
				gtab_buf_putc(&file, i % 8 == 0 ? ',' : 'p');
			gtab_buf_putc(&file, '\n');
			gtab_buf_put(&file, gtab_text_slice(GTAB_TEXT("123456789A"), 0, len));
			gtab_buf_put(&file, GTAB_TEXT(",x\n"));
			read_file(gtab_buf_text(&file),
				  (gtab_csv_options){ .delimiter = ',', .cell_max = 9 }, &got,
				  &err);
			if (!gtab_text_ends(gtab_buf_text(&got), gtab_text_of(want)))
				fail_msg("%zu bytes before the edge, %zu long", back, len);
			gtab_buf_clear(&file);
			gtab_buf_clear(&got);
		}
}

/* ---- what is written by RFC 4180 is read back ---- */

static uint64_t seed = 639;

static size_t
below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(seed >> 33) % n;
}

static void
put_random_cell(gtab_buf *out)
{
	static const char *const pieces[] = {
		"a",   "合计", ",",  "\"",   "\n", "\r\n", "\r", " ",
		"1.5", "\t",   "𠮷", "\"\"", ";",  "#",    "é",  "|"
	};

	for (size_t n = below(5); n > 0; n--)
		gtab_buf_put(out, gtab_text_of(pieces[below(COUNT(pieces))]));
}

static void
put_quoted(gtab_buf *out, gtab_text cell)
{
	gtab_buf_putc(out, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == '"')
			gtab_buf_putc(out, '"');
		gtab_buf_putc(out, cell.ptr[i]);
	}
	gtab_buf_putc(out, '"');
}

static uint64_t
count_lines(gtab_text cell)
{
	uint64_t n = 0;

	for (size_t i = 0; i < cell.len; i++)
		n += cell.ptr[i] == '\r' ||
		     (cell.ptr[i] == '\n' && (i == 0 || cell.ptr[i - 1] != '\r'));
	return n;
}

/* Append one random row to the file and what should be read of it to want. */
static void
put_random_row(gtab_buf *file, gtab_buf *want, uint64_t *line_no, uint64_t record_no,
	       size_t n_cells)
{
	uint64_t n_lines = 1;

	gtab_buf_printf(want, "%llu/%llu", (unsigned long long)*line_no,
			(unsigned long long)record_no);
	for (size_t i = 0; i < n_cells; i++) {
		gtab_text cell;
		gtab_buf random;
		bool needs_quotes = false;

		gtab_buf_init(&random);
		put_random_cell(&random);
		cell = gtab_buf_text(&random);
		for (size_t k = 0; k < cell.len; k++)
			needs_quotes |= strchr(",\"\r\n", cell.ptr[k]) != NULL;
		if (i > 0)
			gtab_buf_putc(file, ',');
		if (needs_quotes || below(4) == 0)
			put_quoted(file, cell);
		else
			gtab_buf_put(file, cell);
		n_lines += count_lines(cell);
		gtab_buf_putc(want, '[');
		put_visible(want, cell);
		gtab_buf_putc(want, ']');
		gtab_buf_clear(&random);
	}
	*line_no += n_lines;
	gtab_buf_put(file, below(2) == 0 ? GTAB_TEXT("\n") : GTAB_TEXT("\r\n"));
}

static void
test_random(void **state)
{
	(void)state;
	for (int round = 0; round < 400; round++) {
		const size_t n_rows = round % 50 == 0 ? 5000 : below(40);
		uint64_t line_no = 1;
		gtab_error err;
		gtab_buf file, want, got;

		gtab_buf_init(&file);
		gtab_buf_init(&want);
		gtab_buf_init(&got);
		for (size_t i = 0; i < n_rows; i++)
			put_random_row(&file, &want, &line_no, i + 1, 1 + below(8));
		if (n_rows > 0)
			read_file(gtab_buf_text(&file), (gtab_csv_options){ .delimiter = ',' },
				  &got, &err);
		if (!gtab_text_equal(gtab_buf_text(&got), gtab_buf_text(&want)))
			fail_msg("round %d, %zu rows: %s\n%.2000s", round, n_rows, err.message,
				 file.ptr);
		gtab_buf_clear(&file);
		gtab_buf_clear(&want);
		gtab_buf_clear(&got);
	}
}

/* Any bytes at all: every reading ends, and goes the same way twice (read_file looks). */
static void
test_any_bytes(void **state)
{
	static const char alphabet[] = "a,\"\n\r \t;#\0";

	(void)state;
	for (int round = 0; round < 3000; round++) {
		char bytes[24];
		const size_t len = 1 + below(sizeof(bytes));
		gtab_error err;
		gtab_buf got;

		for (size_t i = 0; i < len; i++)
			bytes[i] = alphabet[below(sizeof(alphabet))];
		gtab_buf_init(&got);
		read_file((gtab_text){ bytes, len }, (gtab_csv_options){ 0 }, &got, &err);
		gtab_buf_clear(&got);
	}
}

/* Trouble of the decoder comes through, once the rows before it are over. */
static void
test_bad_byte(void **state)
{
	gtab_error err;
	gtab_buf got;

	(void)state;
	gtab_buf_init(&got);
	gtab_buf_put(&got, GTAB_TEXT("a,b\n"));
	while (got.len < BLOCK + 10)
		gtab_buf_put(&got, GTAB_TEXT("1,2\n"));
	gtab_buf_put(&got, GTAB_TEXT("1,\xFF\n"));
	{
		reader r;
		const gtab_row *row;
		size_t n = 0;

		open_reader(&r, gtab_buf_text(&got), (gtab_csv_options){ 0 });
		while (gtab_stream_next(r.rows, &row, &err) == GTAB_OK)
			n++;
		assert_int_equal(gtab_stream_next(r.rows, &row, &err), GTAB_EENCODING);
		assert_int_equal(err.offset, got.len - 2);
		assert_int_equal(err.line_no, got.len / 4);
		assert_int_equal(err.column_no, 3);
		assert_in_range(n, BLOCK / 4 - 1, got.len / 4);
		close_reader(&r);
	}
	gtab_buf_clear(&got);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comma),         cmocka_unit_test(test_dialect),
		cmocka_unit_test(test_cell_limit),    cmocka_unit_test(test_default_limit),
		cmocka_unit_test(test_many_cells),    cmocka_unit_test(test_edges),
		cmocka_unit_test(test_context_edges), cmocka_unit_test(test_limit_edges),
		cmocka_unit_test(test_random),        cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_bad_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
