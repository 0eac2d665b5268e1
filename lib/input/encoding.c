/* SPDX-License-Identifier: MIT */
/* Encodings: their names, and the ones that the first bytes of a file speak for. */

#include "input/encoding_internal.h"

#include <string.h>

static const struct {
	const char *name; /* folded: lower case, no - and _ */
	gtab_encoding encoding;
} names[] = {
	{ "utf8", GTAB_UTF8 },          { "utf8bom", GTAB_UTF8_BOM },
	{ "utf8sig", GTAB_UTF8_BOM },   { "utf16le", GTAB_UTF16LE },
	{ "utf16be", GTAB_UTF16BE },    { "gb18030", GTAB_GB18030 },
	{ "gbk", GTAB_GB18030 },        { "gb2312", GTAB_GB18030 },
	{ "cp936", GTAB_GB18030 },      { "windows936", GTAB_GB18030 },
	{ "auto", GTAB_ENCODING_AUTO },
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

const char *
gtab_encoding_name(gtab_encoding e)
{
	switch (e) {
	case GTAB_UTF8: return "UTF-8";
	case GTAB_UTF8_BOM: return "UTF-8 (BOM)";
	case GTAB_UTF16LE: return "UTF-16LE";
	case GTAB_UTF16BE: return "UTF-16BE";
	case GTAB_GB18030: return "GB18030";
	case GTAB_ENCODING_AUTO: break;
	}
	return "?";
}

/* Characters every table has: a comma, a line end, a digit, a space. */
static bool
is_common(unsigned high, unsigned low)
{
	return high == 0 &&
	       (low == '\n' || low == '\r' || low == '\t' || (low >= ' ' && low < 0x7F));
}

/* UTF-16 without a mark: ASCII stands in every table, so one order of its bytes is frequent, the other absent. */
static gtab_encoding
utf16_by_pattern(gtab_text head)
{
	const unsigned char *p = (const unsigned char *)head.ptr;
	size_t n_le = 0, n_be = 0;

	for (size_t i = 0; i + 1 < head.len; i += 2) {
		n_le += is_common(p[i + 1], p[i]);
		n_be += is_common(p[i], p[i + 1]);
	}
	if (n_le > 4 * n_be)
		return GTAB_UTF16LE;
	return n_be > 4 * n_le ? GTAB_UTF16BE : GTAB_ENCODING_AUTO;
}

gtab_encoding
gtab_encoding_by_head(gtab_text head)
{
	if (gtab_text_starts(head, GTAB_TEXT("\xEF\xBB\xBF")))
		return GTAB_UTF8_BOM;
	if (gtab_text_starts(head, GTAB_TEXT("\xFF\xFE")))
		return GTAB_UTF16LE;
	if (gtab_text_starts(head, GTAB_TEXT("\xFE\xFF")))
		return GTAB_UTF16BE;
	if (head.len > 0 && memchr(head.ptr, 0, head.len) != NULL)
		return utf16_by_pattern(head);
	return GTAB_ENCODING_AUTO;
}
