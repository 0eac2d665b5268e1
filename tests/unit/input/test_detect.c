/* SPDX-License-Identifier: MIT */
/* Detection: short tables in the encodings that are strictly valid in each other, and what must be asked. */

#include <gtab/input.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/ucnv.h>

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* text as it is written in this ICU encoding; the bytes live until the next call */
static gtab_text
encode(const char *text, const char *converter)
{
	static char bytes[4096];
	UErrorCode code = U_ZERO_ERROR;
	const int32_t len = ucnv_convert(converter, "UTF-8", bytes, sizeof(bytes), text, -1, &code);

	assert_true(U_SUCCESS(code));
	return (gtab_text){ bytes, (size_t)len };
}

static gtab_status
open_bytes(gtab_text bytes, gtab_encoding *out, gtab_error *err)
{
	gtab_source *source;
	gtab_decoder *d;
	gtab_status st;

	assert_int_equal(gtab_source_from_bytes("a.csv", bytes, &source, NULL), GTAB_OK);
	st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &d, err);
	if (st == GTAB_OK)
		*out = gtab_decoder_encoding(d);
	gtab_decoder_free(d);
	gtab_source_free(source);
	return st;
}

static const struct {
	const char *text;
	const char *converter;
	gtab_encoding encoding;
} told[] = {
	{ "序号,项目,件数\n1,立案,504\n", "gb18030", GTAB_GB18030 },
	{ "单位,处分\n吕梁市,639\n", "gb18030", GTAB_GB18030 },
	{ "合计\n", "gb18030", GTAB_GB18030 },
	{ "項目,件數,備註\n權力清單,3,已完成\n", "gb18030", GTAB_GB18030 },
	{ "朱镕基,䶮\n", "gb18030", GTAB_GB18030 },
	{ "項目,件數,備註\n", "Big5-HKSCS", GTAB_BIG5 },
	{ "機關名稱,處理情形,統計\n臺北市,已結案,12\n", "Big5-HKSCS", GTAB_BIG5 },
	{ "Département,Libellé\nFinistère,Forêt\n", "windows-1252", GTAB_WINDOWS_1252 },
	{ "Price (£),Café\n3,4\n", "windows-1252", GTAB_WINDOWS_1252 },
	{ "データ,まとめ,東京都の人口\n", "EUC-JP", GTAB_EUC_JP },
	/* ö and ß stand side by side, and each before a letter, as the bytes of Han characters would */
	{ "Straße;Größe\nMünchen;3\nKöln;4\n", "windows-1252", GTAB_WINDOWS_1252 },
	{ "Commune;Total\nOrléans;12\nParis;13\n", "windows-1252", GTAB_WINDOWS_1252 },
	{ "Item;Cost\nTravel;12 €\nHotel;30 £\n", "windows-1252", GTAB_WINDOWS_1252 },
	{ "姓名\n王建国\n李娜\n张伟\n", "gb18030", GTAB_GB18030 },
	{ "姓名,村\n龑镕喆,疃上\n翀玥赟,圪垛\n", "gb18030", GTAB_GB18030 },
	{ "中,1\n", "gb18030", GTAB_GB18030 },
	{ "中,1\n", "Big5-HKSCS", GTAB_BIG5 },
	{ "單位,件數\n臺北市,3\n", "gb18030", GTAB_GB18030 },
	{ "立法會議員開支,辦事處\n梁耀忠,1234\n", "Big5-HKSCS", GTAB_BIG5 },
	{ "Commune;Total\nOrléans;12\n", "UTF-8", GTAB_UTF8 },
	{ "Item,Cost\nTravel,£12\n", "UTF-8", GTAB_UTF8 },
	{ "Δήμος,α\nΑθήνα,3\nΠάτρα,2\n", "UTF-8", GTAB_UTF8 },
	{ "1,2,3\n", "UTF-8", GTAB_UTF8 },
	{ "数\n1\n", "UTF-16LE", GTAB_UTF16LE },
	{ "数\r\n1\r\n", "UTF-16BE", GTAB_UTF16BE },
	{ "序号,项目\n", "UTF-8", GTAB_UTF8 },
	{ "序号,项目\n1,立案\n", "UTF-16LE", GTAB_UTF16LE },
	{ "序号,项目\n1,立案\n", "UTF-32BE", GTAB_UTF32BE },
};

static void
test_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(told); i++) {
		gtab_encoding found = GTAB_ENCODING_AUTO;
		gtab_error err = { 0 };

		if (open_bytes(encode(told[i].text, told[i].converter), &found, &err) != GTAB_OK ||
		    found != told[i].encoding)
			fail_msg("%s in %s is read as %s %s", told[i].text, told[i].converter,
				 gtab_encoding_name(found), err.message);
	}
}

/* Hangul rows are part of GB2312's frequent ones: a long text in them may be either, and is asked for. */
static void
test_asked(void **state)
{
	static const char korean[] =
		"통계표,서울특별시,인구,행정구역,처리건수,합계,사건,경찰청,비고,검찰\n"
		"통계표,서울특별시,인구,행정구역,처리건수,합계,사건,경찰청,비고,검찰\n"
		"통계표,서울특별시,인구,행정구역,처리건수,합계,사건,경찰청,비고,검찰\n";
	gtab_encoding found;
	gtab_error err = { 0 };

	(void)state;
	if (open_bytes(encode(korean, "windows-949"), &found, &err) != GTAB_EENCODING)
		fail_msg("read as %s", gtab_encoding_name(found));
	assert_non_null(strstr(err.message, "--encoding"));
}

static const struct {
	gtab_text bytes;
	const char *says;
} not_told[] = {
	/* 模 in GB18030 is ģ in UTF-8 */
	{ GTAB_TEXT("\xC4\xA3,1\n"), "UTF-8 and as GB18030" },
	{ GTAB_TEXT("\x1B$BCf\x1B(B,1\n"), "ISO-2022" },
	{ GTAB_TEXT("~{VP~},1\n"), "HZ" },
};

static void
test_not_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(not_told); i++) {
		gtab_encoding found;
		gtab_error err = { 0 };

		assert_int_equal(open_bytes(not_told[i].bytes, &found, &err), GTAB_EENCODING);
		if (strstr(err.message, not_told[i].says) == NULL)
			fail_msg("case %zu: %s", i, err.message);
	}
}

/* Shift_JIS is no candidate: what makes no sense is asked for. */
static void
test_senseless(void **state)
{
	gtab_encoding found;
	gtab_error err = { 0 };

	(void)state;
	assert_int_equal(
		open_bytes(encode("都道府県,人口\n東京都,13515271\n大阪府,8839469\n", "Shift_JIS"),
			   &found, &err),
		GTAB_EENCODING);
	assert_non_null(strstr(err.message, "--encoding"));
}

/* Lines of UTF-8 among lines of GB18030 are not read as either in silence. */
static void
test_mixture(void **state)
{
	gtab_encoding found;
	gtab_error err = { 0 };

	(void)state;
	assert_int_equal(
		open_bytes(GTAB_TEXT("项目,件数\n\xD2\xD2\xC0\xE0,2\n丙类,3\n"), &found, &err),
		GTAB_EENCODING);
	assert_non_null(strstr(err.message, "--mixed"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told),     cmocka_unit_test(test_asked),
		cmocka_unit_test(test_not_told), cmocka_unit_test(test_senseless),
		cmocka_unit_test(test_mixture),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
