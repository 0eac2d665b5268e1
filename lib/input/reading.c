/* SPDX-License-Identifier: MIT */
/* How a file is read, in words: its encoding, its dialect, and how certain both are. */

#include <gtab/input.h>

#include "base/i18n.h"

enum { CERTAIN = 1000 };

/* What people call a delimiter or quote; storage holds it where it is a plain character. */
static const char *
mark_name(char mark, char storage[2])
{
	switch (mark) {
	case '\t': return "tab";
	case GTAB_DELIMITER_WIDE_COMMA: return "，";
	case GTAB_DELIMITER_NONE: return "none";
	default: storage[0] = mark; return storage;
	}
}

static void
put_certainty(gtab_buf *out, int certainty)
{
	gtab_buf_putc(out, ' ');
	if (certainty >= CERTAIN)
		gtab_buf_put(out, gtab_text_of(_("(certain)")));
	else
		gtab_buf_printf(out, _("(certainty %d%%)"), certainty / 10);
}

void
gtab_reading_put(const gtab_decoder *decoder, const gtab_csv_dialect *dialect, gtab_buf *out)
{
	char storage[2] = "";

	gtab_buf_printf(out, _("encoding %s"), gtab_encoding_name(gtab_decoder_encoding(decoder)));
	put_certainty(out, gtab_decoder_certainty(decoder));
	if (dialect == NULL)
		return;
	gtab_buf_printf(out, _("; delimiter %s"), mark_name(dialect->delimiter, storage));
	put_certainty(out, dialect->certainty);
	gtab_buf_printf(out, _("; quote %s"), mark_name(dialect->quote, storage));
}

void
gtab_dialect_doubt_put(const gtab_csv_dialect *dialect, gtab_buf *out)
{
	char taken[2] = "", rival[2] = "";

	gtab_buf_printf(
		out,
		_("read with the delimiter %s, but %s makes nearly as much sense; say which "
		  "with --delimiter"),
		mark_name(dialect->delimiter, taken), mark_name(dialect->rival, rival));
}
