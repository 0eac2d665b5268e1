/* SPDX-License-Identifier: MIT */
/* The full-width comma as a delimiter of one byte, and back. */

#include "input/wide_comma_internal.h"

#include <gtab/input.h>

static void
replace(gtab_text text, gtab_text from, gtab_text to, gtab_buf *out)
{
	size_t at;

	while ((at = gtab_text_find(text, from)) < text.len) {
		gtab_buf_put(out, gtab_text_slice(text, 0, at));
		gtab_buf_put(out, to);
		text = gtab_text_slice(text, at + from.len, text.len);
	}
	gtab_buf_put(out, text);
}

static const char narrow[] = { GTAB_DELIMITER_WIDE_COMMA };

void
gtab_wide_comma_narrow(gtab_text text, gtab_buf *out)
{
	replace(text, GTAB_TEXT("，"), (gtab_text){ narrow, 1 }, out);
}

void
gtab_wide_comma_restore(gtab_text text, gtab_buf *out)
{
	replace(text, (gtab_text){ narrow, 1 }, GTAB_TEXT("，"), out);
}
