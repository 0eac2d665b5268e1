/* SPDX-License-Identifier: MIT */
/* Encodings: what each is called, by people and by ICU, and the mark a file in it may begin with. */

#include "input/encoding_internal.h"

#include <string.h>

/* In the order of gtab_encoding. converter NULL: read without ICU. */
static const gtab_encoding_info infos[] = {
	{ "?", NULL, { "", 0 }, 1 },
	{ "UTF-8", NULL, { "\xEF\xBB\xBF", 3 }, 1 },
	{ "UTF-8 (BOM)", NULL, { "\xEF\xBB\xBF", 3 }, 1 },
	{ "UTF-16LE", "UTF-16LE", { "\xFF\xFE", 2 }, 2 },
	{ "UTF-16BE", "UTF-16BE", { "\xFE\xFF", 2 }, 2 },
	{ "UTF-32LE", "UTF-32LE", { "\xFF\xFE\0\0", 4 }, 4 },
	{ "UTF-32BE", "UTF-32BE", { "\0\0\xFE\xFF", 4 }, 4 },
	{ "GB18030", "gb18030", { "\x84\x31\x95\x33", 4 }, 1 },
	{ "Big5-HKSCS", "Big5-HKSCS", { "", 0 }, 1 },
	{ "EUC-JP", "EUC-JP", { "", 0 }, 1 },
	{ "Shift_JIS", "Shift_JIS", { "", 0 }, 1 },
	{ "EUC-KR", "windows-949", { "", 0 }, 1 },
	{ "windows-1252", "windows-1252", { "", 0 }, 1 },
	{ "UTF-8 + GB18030", "gb18030", { "\xEF\xBB\xBF", 3 }, 1 },
};

static const struct {
	const char *name; /* folded: lower case, no - and _ */
	gtab_encoding encoding;
} names[] = {
	{ "auto", GTAB_ENCODING_AUTO },
	{ "utf8", GTAB_UTF8 },
	{ "utf8bom", GTAB_UTF8_BOM },
	{ "utf8sig", GTAB_UTF8_BOM },
	{ "utf16", GTAB_UTF16LE },
	{ "utf16le", GTAB_UTF16LE },
	{ "utf16be", GTAB_UTF16BE },
	{ "utf32", GTAB_UTF32LE },
	{ "utf32le", GTAB_UTF32LE },
	{ "utf32be", GTAB_UTF32BE },
	{ "gb18030", GTAB_GB18030 },
	{ "gbk", GTAB_GB18030 },
	{ "gb2312", GTAB_GB18030 },
	{ "cp936", GTAB_GB18030 },
	{ "windows936", GTAB_GB18030 },
	{ "euccn", GTAB_GB18030 },
	{ "big5", GTAB_BIG5 },
	{ "big5hkscs", GTAB_BIG5 },
	{ "cp950", GTAB_BIG5 },
	{ "windows950", GTAB_BIG5 },
	{ "eucjp", GTAB_EUC_JP },
	{ "shiftjis", GTAB_SHIFT_JIS },
	{ "sjis", GTAB_SHIFT_JIS },
	{ "cp932", GTAB_SHIFT_JIS },
	{ "euckr", GTAB_EUC_KR },
	{ "cp949", GTAB_EUC_KR },
	{ "windows1252", GTAB_WINDOWS_1252 },
	{ "cp1252", GTAB_WINDOWS_1252 },
	{ "latin1", GTAB_WINDOWS_1252 },
	{ "iso88591", GTAB_WINDOWS_1252 },
	{ "mixed", GTAB_MIXED },
};

static bool
folded_equal(const char *typed, const char *folded)
{
	for (; *typed != '\0'; typed++) {
		const char c = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed + 32) : *typed;

		if (c == '-' || c == '_')
			continue;
		if (c != *folded++)
			return false;
	}
	return *folded == '\0';
}

bool
gtab_encoding_of(const char *name, gtab_encoding *out)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (folded_equal(name, names[i].name)) {
			*out = names[i].encoding;
			return true;
		}
	return false;
}

const gtab_encoding_info *
gtab_encoding_info_of(gtab_encoding e)
{
	return &infos[(size_t)e < sizeof(infos) / sizeof(infos[0]) ? e : GTAB_ENCODING_AUTO];
}

const char *
gtab_encoding_name(gtab_encoding e)
{
	return gtab_encoding_info_of(e)->name;
}
