/* SPDX-License-Identifier: MIT */
/* Damaged texts: what is put back, what stays because it is not certain, and what was never damaged. */

#include <gtab/normalize.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *in;
	const char *want; /* NULL: stays */
	const char *rules;
} cases[] = {
	/* notes of pronunciation */
	{ "权(quán)力", "权力", "pinyin" },
	{ "權(quán)力清單(dān)", "權力清單", "pinyin" },
	{ "开展(zhǎn)", "开展", "pinyin" },
	{ "女(nǚ)", "女", "pinyin" },
	{ "绿(lǜ)", "绿", "pinyin" },
	{ "装(zhuāng)", "装", "pinyin" },
	{ "二(èr)", "二", "pinyin" },
	{ "嗯(ńg)", "嗯", "pinyin" },
	{ "权(qua\u0301n)力", "权力", "pinyin" }, /* the mark apart */
	{ "权(quán)(lì)", "权", "pinyin" },
	{ "权（quán）力", NULL, "" }, /* full-width: a writer's */
	{ "权(quan)力", NULL, "" },
	{ "权(Quán)力", NULL, "" },
	{ "权(quánlì)", NULL, "" },
	{ "权(quán lì)", NULL, "" },
	{ "法(café)", NULL, "" },
	{ "村(á)b", "村b", "pinyin" },
	{ "x(quán)", NULL, "" },
	{ "(quán)", NULL, "" },
	{ "权(quán", NULL, "" },
	{ "表(a)", NULL, "" },
	{ "合计(人)", NULL, "" },
	{ "村(组)(zǔ)", NULL, "" },

	/* UTF-8 read as windows-1252 or Latin-1 */
	{ "Ã©tÃ©", "été", "mojibake" },
	{ "ä¸­æ–‡", "中文", "mojibake" },
	{ "å\xC2\x8D•ä½\xC2\x8Då\xC2\x90\xC2\x8Dç§°", "单位名称", "mojibake" },
	{ "2015å¹´", "2015年", "mojibake" },
	{ "Ã¥Â§Â“Ã¥Â\xC2\x90Â\xC2\x8D", "姓名", "mojibake" }, /* twice over */
	{ "ï»¿", "", "mojibake" },
	{ "ï»¿姓名", "姓名", "mojibake" },
	{ "ï»¿name", "name", "mojibake" },
	{ "ï»¿åº\xC2\x8Få\xC2\x8F·", "序号", "mojibake" },
	{ "été", NULL, "" },
	{ "café’s “prix” — 5 €", NULL, "" },
	{ "ÀÉÎÕÜ", NULL, "" },
	{ "é‘", NULL, "" }, /* a byte is missing */
	{ "Ã©tÃ© 中", NULL, "" },

	/* UTF-8 read as GBK */
	{ "濮撳悕", "姓名", "mojibake" },
	{ "涓\uE15F枃", "中文", "mojibake" },
	{ "鍗曚綅鍚嶇О", "单位名称", "mojibake" },
	{ "鍐滀笟鐢熶骇鏉′欢", "农业生产条件", "mojibake" },
	{ "涓枃", NULL, "" }, /* two bytes are missing */
	{ "鍚堣?", NULL, "" },
	{ "浈江区", NULL, "" },
	{ "瑾瑜", NULL, "" },
	{ "权力清单", NULL, "" },
	{ "農業生產條件", NULL, "" },

	/* GBK read as windows-1252 */
	{ "ÖÐÎÄ", "中文", "mojibake" },
	{ "µ¥Î»", "单位", "mojibake" },
	{ "ÄÄ", NULL, "" },

	/* a lead byte became "?" */
	{ "成績明顯?;顒?dòng)開展", "成績明顯。活動開展", "byte-slip" },
	{ "他說:“好?!边@就", "他說:“好。”這就", "byte-slip" },
	{ "他說:“好?！边@就", "他說:“好。”這就", "byte-slip" },
	{ "好?!边@就(jiù)對", "好。”這就對", "pinyin+byte-slip" },
	{ "數據??h級", NULL, "" },              /* 縣級, or another */
	{ "成績明顯??趧?dòng)開展", NULL, "" }, /* 勞動 */
	{ "成績明顯?H蝿?wù)開展", NULL, "" },
	{ "真的?!", NULL, "" },
	{ "真的?!我也这么想", NULL, "" },
	{ "是否?是A类;否?", NULL, "" },
	{ "?", NULL, "" },
	{ "a?b", NULL, "" },
	{ "锟斤拷", NULL, "" },
	{ "", NULL, "" },
	{ "x\xFF", NULL, "" },
};

static void
expect(const char *in, const char *want, const char *rules_want)
{
	gtab_rule_set rules = 0;
	gtab_buf b, used;

	gtab_buf_init(&b);
	gtab_buf_init(&used);
	gtab_buf_put(&b, GTAB_TEXT("before"));
	if (gtab_text_repair(gtab_text_of(in), GTAB_RULES_ALL, &b, &rules) != (want != NULL))
		fail_msg("\"%s\" %s", in, want != NULL ? "stayed" : "was changed");
	gtab_buf_putc(&b, '\0');
	assert_memory_equal(b.ptr, "before", 6);
	assert_string_equal(b.ptr + 6, want != NULL ? want : "");
	gtab_rule_set_put(rules, &used);
	gtab_buf_putc(&used, '\0');
	assert_string_equal(used.ptr, rules_want);
	gtab_buf_clear(&b);
	gtab_buf_clear(&used);
}

static void
test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		expect(cases[i].in, cases[i].want, cases[i].rules);
		if (cases[i].want != NULL)
			expect(cases[i].want, NULL, "");
	}
}

static void
test_only_what_is_allowed(void **state)
{
	gtab_buf b;

	(void)state;
	gtab_buf_init(&b);
	assert_false(gtab_text_repair(GTAB_TEXT("权(quán)力"),
				      GTAB_RULES_ALL & ~(gtab_rule_set)GTAB_RULE_PINYIN, &b, NULL));
	assert_false(gtab_text_repair(GTAB_TEXT("ä¸­æ–‡"), GTAB_RULE_PINYIN, &b, NULL));
	assert_true(gtab_text_repair(GTAB_TEXT("好?!边@就(jiù)對"), GTAB_RULE_PINYIN, &b, NULL));
	assert_true(gtab_text_equal(gtab_buf_text(&b), GTAB_TEXT("好?!边@就對")));
	gtab_buf_clear(&b);
}

/* A text of pieces that damage is made of. */
static void
put_random(gtab_buf *out, unsigned *seed)
{
	static const char *const pieces[] = {
		"权", "(quán)", "(lì)", "(",  "?",  "!",      ";",  "边",    "@",  "话",
		"顒", "d",      "òn",   "ò",  "g",  ")",      "Ã",  "©",     "ä",  "¸",
		"­",  "\u00BB", "ï",    "¿",  "涓", "\uE15F", "枃", "濮",    "撳", "悕",
		"。", "A",      "ÖÐ",   "ÎÄ", "。", "1",      "\n", "锟斤拷"
	};
	const size_t n_pieces = sizeof(pieces) / sizeof(*pieces);

	*seed = *seed * 1103515245U + 12345U;
	for (unsigned n = *seed >> 16 & 15; n > 0; n--) {
		*seed = *seed * 1103515245U + 12345U;
		gtab_buf_put(out, gtab_text_of(pieces[(*seed >> 16) % n_pieces]));
	}
}

/* Whatever comes, repairing twice is repairing once, and text stays text. */
static void
test_repaired_stays(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		gtab_buf in, once, twice;

		gtab_buf_init(&in);
		gtab_buf_init(&once);
		gtab_buf_init(&twice);
		put_random(&in, &seed);
		if (gtab_text_repair(gtab_buf_text(&in), GTAB_RULES_ALL, &once, NULL)) {
			assert_int_equal(gtab_utf8_valid_len(gtab_buf_text(&once)), once.len);
			if (gtab_text_repair(gtab_buf_text(&once), GTAB_RULES_ALL, &twice, NULL))
				fail_msg("%.*s: %.*s: %.*s", GTAB_TEXT_ARG(gtab_buf_text(&in)),
					 GTAB_TEXT_ARG(gtab_buf_text(&once)),
					 GTAB_TEXT_ARG(gtab_buf_text(&twice)));
		}
		gtab_buf_clear(&in);
		gtab_buf_clear(&once);
		gtab_buf_clear(&twice);
	}
}

/* ---- the article this project starts from, which stays outside of it ---- */

static bool
read_article(gtab_buf *out)
{
	const char *folder = getenv("GTAB_SHARED_DATA");
	char path[512];
	int c;
	FILE *f;

	snprintf(path, sizeof(path), "%s/lvliang_article_2015.txt",
		 folder != NULL ? folder : "../shared/data");
	f = fopen(path, "rb");
	if (f == NULL)
		return false;
	while ((c = getc(f)) != EOF)
		gtab_buf_putc(out, (char)c);
	fclose(f);
	return true;
}

static size_t
count(gtab_text t, gtab_text part)
{
	size_t n = 0;
	size_t at;

	while ((at = gtab_text_find(t, part)) < t.len) {
		t = gtab_text_slice(t, at + part.len, t.len);
		n++;
	}
	return n;
}

static size_t
count_doubts(gtab_text t, gtab_doubt_kind kind)
{
	gtab_doubt d;
	size_t n = 0;

	while (gtab_doubt_next(&t, &d))
		n += d.kind == kind;
	return n;
}

/* 206 notes go with their brackets, two slips are put back, two are told, and nothing else changes. */
static void
test_article(void **state)
{
	gtab_buf in, out;
	gtab_text before, after;

	(void)state;
	gtab_buf_init(&in);
	gtab_buf_init(&out);
	if (!read_article(&in)) {
		gtab_buf_clear(&in);
		skip();
	}
	before = gtab_buf_text(&in);
	assert_true(gtab_text_repair(before, GTAB_RULES_ALL, &out, NULL));
	after = gtab_buf_text(&out);
	assert_int_equal(count(before, GTAB_TEXT("(")), 206);
	assert_int_equal(count(after, GTAB_TEXT("(")), 0);
	assert_int_equal(count(before, GTAB_TEXT(")")), 206 + 5);
	assert_int_equal(count(after, GTAB_TEXT(")")), 4); /* orphans: one went with its slip */
	assert_int_equal(count(before, GTAB_TEXT("?")) - count(after, GTAB_TEXT("?")), 3);
	assert_int_equal(count_doubts(after, GTAB_DOUBT_BYTE_SLIP), 2);
	assert_int_equal(count_doubts(after, GTAB_DOUBT_MOJIBAKE), 0);
	assert_int_equal(count_doubts(after, GTAB_DOUBT_LOST), 0);
	gtab_buf_clear(&in);
	gtab_buf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_only_what_is_allowed),
		cmocka_unit_test(test_repaired_stays),
		cmocka_unit_test(test_article),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
