/* SPDX-License-Identifier: MIT */
/*
 * Figures of a file whose decimal mark is said to be a comma. Comma and point are exchanged in a copy and
 * the copy is read as any figure; each is as long as the other, so a unit stands at the same place in both.
 */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"
#include "normalize/number_internal.h"

#include <string.h>

enum { CELL_MAX = 256 };

/* Copy in with the marks exchanged, of either width; whether a comma was among them. */
static bool
exchange(gtab_text in, char *copy)
{
	bool has_comma = false;
	size_t at = 0;

	while (in.len > 0) {
		const gtab_text before = in;
		const uint32_t cp = gtab_utf8_next(&in);
		const uint32_t narrow = gtab_narrow(cp);
		const size_t n = before.len - in.len;

		memcpy(copy + at, before.ptr, n);
		if (narrow == ',' || narrow == '.')
			copy[at + n - 1] = (char)(copy[at + n - 1] ^ (',' ^ '.'));
		has_comma |= narrow == ',';
		at += n;
	}
	return has_comma;
}

/* A unit that lies in the copy is taken from the cell itself. */
static gtab_text
unit_in(gtab_text in, gtab_text unit, const char *copy)
{
	for (size_t at = 0; at < in.len; at++)
		if (unit.ptr == copy + at)
			return gtab_text_slice(in, at, at + unit.len);
	return unit;
}

/* Read a figure, but not by the rules that are off. */
static gtab_status
parse_without(gtab_text in, gtab_rule_set off, gtab_number *out, gtab_rule_set *rules,
	      gtab_error *err)
{
	gtab_rule_set used = 0;
	gtab_number n;
	const gtab_status st = gtab_number_parse(in, &n, &used, err);

	if (st != GTAB_OK)
		return st;
	if ((used & off) != 0)
		return gtab_rule_refuse(in, used & off, err);
	*out = n;
	if (rules != NULL)
		*rules |= used;
	return GTAB_OK;
}

gtab_status
gtab_number_parse_as(gtab_text in, const gtab_number_options *options, gtab_number *out,
		     gtab_rule_set *rules, gtab_error *err)
{
	const char mark =
		options == NULL || options->decimal_mark == 0 ? '.' : options->decimal_mark;
	gtab_rule_set used = 0;
	char copy[CELL_MAX];
	gtab_number n;
	gtab_status st;

	if (mark != '.' && mark != ',')
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("the decimal mark is a point or a comma, not %c"), mark);
	if (mark == '.' && (options == NULL || options->off == 0))
		return gtab_number_parse(in, out, rules, err);
	if (mark == '.')
		return parse_without(in, options->off, out, rules, err);
	if (in.len > sizeof(copy))
		return err == NULL ? GTAB_EMALFORMED : gtab_number_refuse(in, GTAB_EMALFORMED, err);
	used = exchange(in, copy) ? GTAB_RULE_DECIMAL_MARK : 0;
	st = gtab_number_parse((gtab_text){ copy, in.len }, &n, &used, NULL);
	if (st != GTAB_OK)
		return err == NULL ? st : gtab_number_refuse(in, st, err);
	if ((used & options->off) != 0)
		return gtab_rule_refuse(in, used & options->off, err);
	n.unit = unit_in(in, n.unit, copy);
	*out = n;
	if (rules != NULL)
		*rules |= used;
	return GTAB_OK;
}
