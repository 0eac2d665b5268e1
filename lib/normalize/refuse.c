/* SPDX-License-Identifier: MIT */
/* Why a number cell was refused, in a sentence; looked into only when somebody wants to read it. */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <uchar.h>

enum { CLIP_MAX = 90 }; /* bytes of a cell that a message quotes */

/* What a cell is made of, as far as the reason needs it. */
struct makeup {
	int n_runs;     /* of digits */
	bool has_words; /* Han characters or their punctuation */
	bool has_date_word;
	bool has_separator; /* comma or space between digits */
};

gtab_text
gtab_text_clip(gtab_text t)
{
	t = gtab_trim_all(t);
	if (t.len <= CLIP_MAX)
		return t;
	return gtab_text_slice(t, 0, gtab_utf8_valid_len(gtab_text_slice(t, 0, CLIP_MAX)));
}

static size_t
skip_digits(gtab_text *t)
{
	const size_t len = t->len;

	while (gtab_is_digit(gtab_narrow(gtab_peek(*t))))
		gtab_utf8_next(t);
	return len - t->len;
}

bool
gtab_is_scientific(gtab_text t)
{
	t = gtab_trim_all(t);
	gtab_text_take(&t, GTAB_TEXT("-"));
	if (skip_digits(&t) == 0)
		return false;
	if (gtab_text_take(&t, GTAB_TEXT(".")) && skip_digits(&t) == 0)
		return false;
	return (gtab_text_take(&t, GTAB_TEXT("E+")) || gtab_text_take(&t, GTAB_TEXT("e+"))) &&
	       skip_digits(&t) > 0 && t.len == 0;
}

static struct makeup
look_at(gtab_text t)
{
	struct makeup m = { .n_runs = 0 };

	while (t.len > 0) {
		const uint32_t cp = gtab_narrow(gtab_peek(t));

		if (skip_digits(&t) > 0) {
			m.n_runs++;
			continue;
		}
		gtab_utf8_next(&t);
		if (cp == ',' || gtab_is_space(cp))
			m.has_separator = true;
		else if (cp == U'年' || cp == U'月' || cp == U'日')
			m.has_date_word = true;
		else if (gtab_is_han(cp) || cp == U'、' || cp == ';')
			m.has_words = true;
	}
	return m;
}

gtab_status
gtab_number_refuse(gtab_text in, gtab_status status, gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(in);
	const struct makeup m = look_at(quote);
	const char *format = _("not a number: %.*s");

	if (status == GTAB_EOVERFLOW)
		format = _("too many digits for a number: %.*s; if it is a code, keep it as text");
	else if (gtab_is_scientific(in))
		format = _("%.*s was damaged by scientific notation: digits were lost; export the "
			   "column as text");
	else if (m.has_date_word)
		format = _("not a number: %.*s; it reads like a date");
	else if (m.n_runs > 1 && m.has_words)
		format = _("two figures in one cell: %.*s; put each in a column of its own");
	else if (m.n_runs > 1 && m.has_separator)
		format = _("digits are not grouped by threes: %.*s; write 1,579 or 1579");
	return gtab_error_set(err, status, format, GTAB_TEXT_ARG(quote));
}
