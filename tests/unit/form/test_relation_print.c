/* SPDX-License-Identifier: MIT */
/* Relations written in one way: the same for every spelling, and read again as the same relation. */

#include "form/relation_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The relations of a text, written in one way and joined by a line end. */
static void
put_all(gtab_text text, gtab_buf *out)
{
	gtab_arena arena;
	gtab_relation_reader r = { .text = text, .name = "print", .arena = &arena };
	gtab_relation *list;
	gtab_error err = { 0 };

	gtab_arena_init(&arena);
	while (gtab_relation_next(&r, &list, NULL, &err) != GTAB_END) {
		if (err.message[0] != '\0')
			print_error("%.*s: %s\n", GTAB_TEXT_ARG(text), err.message);
		assert_int_equal(err.message[0], '\0');
		for (; list != NULL; list = list->next) {
			gtab_relation_put(list, out);
			gtab_buf_putc(out, '\n');
		}
	}
	gtab_arena_clear(&arena);
}

static void
test_one_way(void **state)
{
	static const struct {
		const char *written;
		const char *printed;
	} cases[] = {
		{ "05行＝ 06行＋07行", "@5=@6+@7\n" },
		{ "05=06+07", "@5=@6+@7\n" },
		{ "A7: 05行=06行加07行 [核实] // 请核", "@5=@6+@7\n" },
		{ "2行=(3+13)行", "@2=@3+@13\n" },
		{ "27行=(1+2+…+8)行", "@27=@1+和(@2-8)\n" },
		{ "合计=县处级 + 2*「a+b」", "「合计」=「县处级」+2*「a+b」\n" },
		{ "11=01+02-05=12+16", "@11=@1+@2-@5\n@1+@2-@5=@12+@16\n" },
		{ "06、07≤04", "@6≤@4\n@7≤@4\n" },
		{ "[05-07,#2-4]≥0.50", "[5-7,2-4]≥0.5\n" },
		{ "@*明细≥0", "@*明细≥0\n" },
		{ "和(处分)=#3-7", "和([*,「处分」])=#3-7\n" },
		{ "立案[级别=“县” 且 (甲>0 或 乙>0)]≥0",
		  "[*,「立案」][「级别」=\"县\" 且 (「甲」>0 或 「乙」>0)]≥0\n" },
		{ "如果报表小类≠“2”(调整表)，则1至8行≥0", "若 「报表小类」≠\"2\" 则 @1-8≥0\n" },
		{ "若 甲为空 则 乙=空", "若 「甲」=\"\" 则 「乙」=\"\"\n" },
		{ "每组(区县)，每列(#2-12)，05行=06行", "每组(「区县」), 每列(#2-12), @5=@6\n" },
		{ "甲/(乙+丙)*100≤最大(丁,#4)", "(「甲」)/(「乙」+「丙」)*100≤最大(「丁」,#4)\n" },
		{ "表2![05,4]=交审计2表01行+件数·上期", "表2![5,4]=交审计2表!@1+「件数」·上期\n" },
		{ "甲=乙 ±1.0% 缺项：按零 舍入:截断 期:2013-2018",
		  "「甲」=「乙」 ±1% 缺项:按零 舍入:截断 期:2013-01至2018-12\n" },
		{ "甲=乙 期:2019-12起 舍入:2", "「甲」=「乙」 舍入:2 期:2019-12起\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_buf once;
		gtab_buf twice;

		gtab_buf_init(&once);
		gtab_buf_init(&twice);
		put_all(gtab_text_of(cases[i].written), &once);
		put_all(gtab_buf_text(&once), &twice);
		gtab_buf_putc(&once, '\0');
		gtab_buf_putc(&twice, '\0');
		assert_string_equal(once.ptr, cases[i].printed);
		assert_string_equal(twice.ptr, cases[i].printed);
		gtab_buf_clear(&once);
		gtab_buf_clear(&twice);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
