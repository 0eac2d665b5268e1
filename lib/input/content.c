/* SPDX-License-Identifier: MIT */
/* What a file is by its first bytes, when it is not a table in text: each with what to do about it. */

#include "input/content_internal.h"

#include <string.h>

#include "base/i18n.h"

static const struct {
	gtab_text magic;
	const char *advice;
} kinds[] = {
	{ GTAB_TEXT("PK\x03\x04"),
	  N_("this is a workbook (.xlsx) or another zip file, and no text; read a workbook as a "
	     "table, or save its sheet as CSV") },
	{ GTAB_TEXT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
	  N_("this is an old or encrypted workbook (.xls, .et), and no text; open it and save it "
	     "as .xlsx without a password, or its sheet as CSV") },
	{ GTAB_TEXT("%PDF-"), N_("this is a PDF, not CSV; ask for the table it was made from") },
	{ GTAB_TEXT("\x1F\x8B"), N_("this is a gzip file, not CSV; unpack it first") },
	{ GTAB_TEXT("{\\rtf"), N_("this is an RTF document, not CSV; save the table as CSV") },
	{ GTAB_TEXT("\x89PNG"), N_("this is a picture, not CSV") },
	{ GTAB_TEXT("\xFF\xD8\xFF"), N_("this is a picture, not CSV") },
};

static bool
is_html(gtab_text head)
{
	static const gtab_text tags[] = { GTAB_TEXT("<html"), GTAB_TEXT("<table"),
					  GTAB_TEXT("<!doctype html"), GTAB_TEXT("<?xml") };

	gtab_text_take(&head, GTAB_TEXT("\xEF\xBB\xBF"));
	head = gtab_text_trim(head);
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (head.len >= tags[i].len && strncasecmp(head.ptr, tags[i].ptr, tags[i].len) == 0)
			return true;
	return false;
}

/* ISO-2022 and HZ hide Han behind escapes in ASCII: strictly valid UTF-8, and never the text that was meant. */
static bool
is_seven_bit(gtab_text head)
{
	static const gtab_text escapes[] = { GTAB_TEXT("\x1B$B"),  GTAB_TEXT("\x1B$@"),
					     GTAB_TEXT("\x1B$A"),  GTAB_TEXT("\x1B$)A"),
					     GTAB_TEXT("\x1B$)C"), GTAB_TEXT("\x1B(J") };

	for (size_t i = 0; i < head.len; i++)
		if ((unsigned char)head.ptr[i] >= 0x80)
			return false;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++)
		if (gtab_text_find(head, escapes[i]) < head.len)
			return true;
	return gtab_text_find(head, GTAB_TEXT("~{")) < gtab_text_find(head, GTAB_TEXT("~}"));
}

const char *
gtab_content_advice(gtab_text head)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (gtab_text_starts(head, kinds[i].magic))
			return _(kinds[i].advice);
	if (is_html(head))
		return _("this is a web page or XML, often saved under the name .xls; open it in a "
			 "spreadsheet program and save the sheet as CSV");
	if (is_seven_bit(head))
		return _(
			"this is text in an encoding of seven bits (ISO-2022 or HZ); convert it to "
			"UTF-8 first, as with iconv");
	return NULL;
}
