/* SPDX-License-Identifier: MIT */
/* Short items in one cell: 2,3,4 for the levels 2, 3 and 4. */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <uchar.h>

static bool
is_separator(uint32_t cp)
{
	for (const char32_t *p = U",;/|、"; *p != 0; p++)
		if (*p == gtab_narrow(cp))
			return true;
	return false;
}

/* Take one item up to a separator or the end; false when there is none, or a sign that no item has. */
static bool
take_item(gtab_text *rest, gtab_buf *out, gtab_rule_set *used)
{
	const size_t start = out->len;
	bool is_over = false; /* a space stood behind the item */

	while (rest->len > 0 && !is_separator(gtab_peek(*rest))) {
		const gtab_text before = *rest;
		const uint32_t cp = gtab_utf8_next(rest);

		if (gtab_is_space(cp) || gtab_is_invisible(cp)) {
			is_over = out->len > start;
			*used |= GTAB_RULE_SPACE;
			continue;
		}
		if (is_over || gtab_narrow(cp) == '"' || gtab_narrow(cp) == '\'')
			return false;
		*used |= cp != gtab_narrow(cp) ? GTAB_RULE_WIDTH : 0;
		if (cp != gtab_narrow(cp))
			gtab_buf_put_cp(out, gtab_narrow(cp));
		else
			gtab_buf_put(out, gtab_text_slice(before, 0, before.len - rest->len));
	}
	return out->len > start;
}

static gtab_status
refuse(gtab_text in, gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(in);

	if (err == NULL)
		return GTAB_EMALFORMED;
	return gtab_error_set(err, GTAB_EMALFORMED, _("not a list: %.*s; write it as 2,3,4"),
			      GTAB_TEXT_ARG(quote));
}

gtab_status
gtab_list_normalize(gtab_text in, char delimiter, gtab_buf *out, gtab_rule_set *rules,
		    gtab_error *err)
{
	const size_t start = out->len;
	gtab_text rest = in;
	gtab_rule_set used = 0;
	bool is_list = take_item(&rest, out, &used);

	while (is_list && rest.len > 0) {
		used |= gtab_utf8_next(&rest) != (unsigned char)delimiter ? GTAB_RULE_LIST : 0;
		gtab_buf_putc(out, delimiter);
		is_list = take_item(&rest, out, &used);
	}
	if (out->failed)
		return GTAB_ENOMEM;
	if (!is_list) {
		gtab_buf_truncate(out, start);
		return refuse(in, err);
	}
	if (rules != NULL)
		*rules |= used;
	return GTAB_OK;
}
