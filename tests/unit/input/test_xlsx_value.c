/* SPDX-License-Identifier: MIT */
/* What a cell of a workbook says: number formats, dates, figures digit by digit, escapes. */

#include "xlsx_parts.h"

#include "input/xlsx_internal.h"

/* ---- number formats ---- */

static const struct {
	const char *code, *v, *want;
} format_cases[] = {
	{ "General", "0.1", "0.1" },
	{ "General", "0.30000000000000004", "0.3" },
	{ "General", "99.98999999999999", "99.99" },
	{ "General", "9.9999999999999995E-2", "0.1" },
	{ "General", "0.3333333333333333", "0.333333333333333" },
	{ "General", "999999999999999.9", "1000000000000000" },
	{ "General", "1E+20", "100000000000000000000" },
	{ "General", "1.5e-7", "0.00000015" },
	{ "General", "-0", "0" },
	{ "General", "-0.50", "-0.5" },
	{ "General", "+7", "7" },
	{ "General", "00.50", "0.5" },
	{ "General", "1.2345678901234568E+16", "12345678901234600" },
	{ "General", "142301198001011234", "142301198001011234" }, /* written out: a script's */
	{ "General", " 5 ", "5" },
	{ "General", "NAN", "NAN" }, /* no figure: as it is */
	{ "General", "1E+999", "1E+999" },
	{ "General", "1.2.3", "1.2.3" },
	{ "General", "1e", "1e" },
	{ "General", "-", "-" },
	{ "G/通用格式", "12", "12" },
	{ "", "12", "12" },
	{ "@", "12", "12" },
	{ "0.00", "12.5", "12.50" },
	{ "0.00", "0", "0.00" },
	{ "0.0", "12.345", "12.345" }, /* a format rounds nothing */
	{ "#,##0.00_);[Red](#,##0.00)", "-1234.5", "-1234.50" },
	{ "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "0.00" },
	{ "000000", "42301", "042301" },
	{ "000000", "1042301", "1042301" },
	{ "0%", "0.27", "27%" },
	{ "0%", "0.2735", "27.35%" },
	{ "0.00%", "1", "100.00%" },
	{ "0.00%", "-0.00005", "-0.005%" },
	{ "0\"%\"", "27", "27%" }, /* the sign as a word scales nothing */
	{ "0\"人\"", "504", "504人" },
	{ "0\\人", "504", "504人" },
	{ "0人", "504", "504人" },
	{ "\"第\"0\"批\"", "3", "第3批" },
	{ "\"(\"0\")\"", "3", "3" }, /* brackets say nothing */
	{ "\"¥\"#,##0.00", "1234.5", "¥1234.50" },
	{ "[$¥-804]#,##0.00;[Red][$¥-804]-#,##0.00", "5", "¥5.00" },
	{ "#,##0,", "1234567", "1234.567" },
	{ "0.00,,\"百万\"", "1234567", "1.234567百万" },
	{ "0,.0", "1500", "1.5" },
	{ "0!.0,\"万元\"", "123456", "123456" }, /* words between digits: left alone */
	{ "000\\-0000", "5551234", "5551234" },
	{ "[>=10000]0.0,\"千\";0", "12345", "12345" },
	{ "0.00E+00", "12345", "12345" },
	{ "# ?/?", "0.5", "0.5" },
	{ "\"有\"", "1", "1" },
	{ "yyyy\"年\"m\"月\"d\"日\"", "42064", "2015-03-01" },
	{ "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "42064.75", "2015-03-01" },
	{ "yyyy年mm月", "42064", "2015-03" },
	{ "yyyy", "42064", "2015" },
	{ "m\"月\"d\"日\"", "42064", "2015-03-01" }, /* the year is known */
	{ "[DBNum1][$-804]yyyy\"年\"m\"月\"", "42064", "2015-03" },
	{ "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "42064", "2015-03-01" },
	{ "[$-404]e/m/d", "42064", "2015-03-01" },
	{ "[红色]yyyy/m/d", "42064", "2015-03-01" },
	{ "aaaa", "42064", "2015-03-01" },
	{ "YYYY-MM-DD HH:MM:SS", "42064.604849537", "2015-03-01 14:30:59" },
	{ "yyyy/m/d\\ h:mm;@", "42064.604166666664", "2015-03-01 14:30" },
	{ "yyyy/m/d h:mm", "42064", "2015-03-01" },
	{ "yyyy-mm-dd hh:mm", "42063.9999999999", "2015-03-01" },
	{ "h:mm AM/PM", "0.75", "18:00" },
	{ "上午/下午h\"时\"mm\"分\"", "0.25", "06:00" },
	{ "h:mm:ss", "42064.5", "12:00:00" },
	{ "mm:ss.0", "0.5", "12:00:00" },
	{ "yyyy/m/d h:mm", "0.5", "12:00" },
	{ "[h]:mm", "1.0625", "25:30" },
	{ "[hh]:mm:ss", "100.5", "2412:00:00" },
	{ "yyyy/m/d", "1", "1900-01-01" },
	{ "yyyy/m/d", "59", "1900-02-28" },
	{ "yyyy/m/d", "60", "1900-02-29" }, /* two days that never were */
	{ "yyyy/m/d", "0", "1900-01-00" },
	{ "yyyy/m/d", "61", "1900-03-01" },
	{ "yyyy/m/d", "36585", "2000-02-29" },
	{ "yyyy/m/d", "2958465", "9999-12-31" },
	{ "yyyy/m/d", "2958466", "2958466" }, /* no day: a figure */
	{ "yyyy/m/d", "-1", "-1" },
	{ "yyyy/m/d", "1E+100",
	  "1"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000"
	  "0000000000" },
};

static void
test_formats(void **state)
{
	gtab_arena arena;
	gtab_buf out;

	(void)state;
	gtab_arena_init(&arena);
	gtab_buf_init(&out);
	for (size_t i = 0; i < COUNT(format_cases); i++) {
		gtab_number_format format;

		assert_true(gtab_number_format_read(gtab_text_of(format_cases[i].code), &arena,
						    &format));
		gtab_buf_truncate(&out, 0);
		gtab_xlsx_put_figure(gtab_text_of(format_cases[i].v), &format, false, &out);
		assert_text(gtab_buf_text(&out), format_cases[i].want);
	}
	gtab_buf_clear(&out);
	gtab_arena_clear(&arena);
}

static const struct {
	uint64_t id;
	bool is_1904;
	const char *v, *want;
} builtin_cases[] = {
	{ 0, false, "42064", "42064" },
	{ 2, false, "5", "5.00" },
	{ 10, false, "0.5", "50.00%" },
	{ 14, false, "42064", "2015-03-01" },
	{ 14, true, "40602", "2015-03-01" },
	{ 14, true, "0", "1904-01-01" },
	{ 17, false, "42064", "2015-03" },
	{ 21, true, "0.5", "12:00:00" },
	{ 22, false, "42064.5", "2015-03-01 12:00" },
	{ 31, false, "42064", "2015-03-01" },
	{ 31, false, "42064.5", "2015-03-01 12:00" }, /* shown otherwise from country to country */
	{ 33, false, "0.50001157407407", "12:00:01" },
	{ 46, false, "1.5", "36:00:00" },
	{ 49, false, "5", "5" },
	{ 57, false, "42064", "2015-03-01" },
	{ 163, false, "42064", "42064" },
};

static void
test_builtin_formats(void **state)
{
	gtab_arena arena;
	gtab_buf out;

	(void)state;
	gtab_arena_init(&arena);
	gtab_buf_init(&out);
	for (size_t i = 0; i < COUNT(builtin_cases); i++) {
		gtab_number_format format;

		assert_true(gtab_number_format_builtin(builtin_cases[i].id, &arena, &format));
		gtab_buf_truncate(&out, 0);
		gtab_xlsx_put_figure(gtab_text_of(builtin_cases[i].v), &format,
				     builtin_cases[i].is_1904, &out);
		assert_text(gtab_buf_text(&out), builtin_cases[i].want);
	}
	gtab_buf_clear(&out);
	gtab_arena_clear(&arena);
}

static const struct {
	const char *in, *want;
} escape_cases[] = {
	{ "", "" },
	{ "_x0041_", "A" },
	{ "a_x4e8c_b_x4E8C_", "a二b二" },
	{ "_x005F_x0041_", "_x0041_" }, /* an escape that is meant as text */
	{ "_xD842__xDFB7_", "𠮷" },
	{ "_xD842_ _xDFB7_", "_xD842_ _xDFB7_" },
	{ "_xDFB7_", "_xDFB7_" },
	{ "_x0000_", "_x0000_" },
	{ "_x41_", "_x41_" },
	{ "_x00G1_", "_x00G1_" },
	{ "_x004", "_x004" },
	{ "_x_x0041_", "_xA" },
};

static void
test_escapes(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	for (size_t i = 0; i < COUNT(escape_cases); i++) {
		gtab_buf_truncate(&b, 0);
		gtab_buf_put(&b, GTAB_TEXT("_x0042_"));
		gtab_buf_put(&b, gtab_text_of(escape_cases[i].in));
		gtab_xlsx_unescape(&b, 7);
		assert_text(gtab_buf_from(&b, 7), escape_cases[i].want);
	}
	gtab_buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_builtin_formats),
		cmocka_unit_test(test_escapes),
	};

	return cmocka_run_group_tests_name("input/xlsx_value", tests, NULL, NULL);
}
