/* SPDX-License-Identifier: MIT */
/* What gives reason to doubt a text, and what must not. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Each doubt as "id:part", or "id:part>wanted"; several apart by a blank. */
static const struct {
	const char *in;
	const char *want;
} cases[] = {
	{ "", "" },
	{ "权力清单", "" },
	{ "權力清單", "" },
	{ "合計（人）", "" },
	{ "真的?", "" },
	{ "éÉüß", "" },
	{ "café’ — “é”", "" },
	{ "浈江区", "" },
	{ "x\xFF", "" },

	{ "锟斤拷", "lost-text:锟斤拷" },
	{ "名锟斤拷锟斤拷称", "lost-text:锟斤拷锟斤拷" },
	{ "名\uFFFD\uFFFD称\uFFFD", "lost-text:\uFFFD\uFFFD lost-text:\uFFFD" },
	{ "ï¿½", "lost-text:ï¿½" },

	{ "涓枃", "mojibake:涓枃" },
	{ "é‘", "mojibake:é‘" },
	{ "Ã©tÃ© 中", "mojibake:Ã© mojibake:Ã©" },
	{ "鍚堣?", "mojibake:鍚堣" },

	{ "在域?qū)m?xiàng)之内", "byte-slip:?qū)m?xiàng)" },
	{ "要?jiǎng)?wù)，着", "byte-slip:?jiǎng)?wù)" },
	{ "甲?xiàng)乙?wù)", "byte-slip:?xiàng) byte-slip:?wù)" },
	{ "甲?xiang)", "" },
	{ "甲?(xiàng)", "" },

	{ "甲\uE15F乙", "private-use:\uE15F" },

	{ "成绩显着", "spelling:显着>显著" },
	{ "成績顯着提高", "spelling:顯着>顯著" },
	{ "明显着重", "" },
	{ "权利类", "spelling:权利类>权力类" },
	{ "权利类型", "" },
	{ "其他权利", "spelling:其他权利>其他权力" },
	{ "其他权利人", "" },
	{ "公民权利", "" },
	{ "显着的权利类", "spelling:显着>显著 spelling:权利类>权力类" },
};

static void
put_doubts(gtab_text rest, gtab_buf *out)
{
	gtab_doubt d;

	while (gtab_doubt_next(&rest, &d)) {
		if (out->len > 0)
			gtab_buf_putc(out, ' ');
		gtab_buf_printf(out, "%s:%.*s", gtab_doubt_id(d.kind), GTAB_TEXT_ARG(d.part));
		if (d.wanted.len > 0)
			gtab_buf_printf(out, ">%.*s", GTAB_TEXT_ARG(d.wanted));
	}
}

static void
test_doubts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		put_doubts(gtab_text_of(cases[i].in), &b);
		gtab_buf_putc(&b, '\0');
		if (strcmp(b.ptr, cases[i].want) != 0)
			fail_msg("\"%s\": %s", cases[i].in, b.ptr);
		gtab_buf_clear(&b);
	}
}

static void
test_sentences(void **state)
{
	static const struct {
		gtab_doubt doubt;
		const char *want;
	} said[] = {
		{ { GTAB_DOUBT_LOST, GTAB_TEXT("锟斤拷"), GTAB_TEXT("") },
		  "text was lost here before: 锟斤拷; see the source document" },
		{ { GTAB_DOUBT_BYTE_SLIP, GTAB_TEXT("?wù)"), GTAB_TEXT("") },
		  "bytes are missing here: ?wù); see the source document" },
		{ { GTAB_DOUBT_SPELLING, GTAB_TEXT("显着"), GTAB_TEXT("显著") },
		  "显着: 显著 was probably meant" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_doubt_put(&said[i].doubt, &b);
		gtab_buf_putc(&b, '\0');
		assert_string_equal(b.ptr, said[i].want);
		gtab_buf_clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_doubts),
		cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
