/* SPDX-License-Identifier: MIT */
/* Figures as the standard writes them: XML Schema decimals, with marks of the schema's own, NaN, INF, exponents. */

#include "form/lexical_internal.h"

#include <string.h>
#include <strings.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
gtab_lexical_has_marks(const gtab_lexical *lexical)
{
	return lexical->group_char.len > 0 || lexical->has_affixes ||
	       !gtab_text_equal(lexical->decimal_char, GTAB_TEXT("."));
}

/* €95 %, where "bareNumber": false: what stands before the first digit, sign or mark, and behind the last digit. */
static gtab_text
without_affixes(const gtab_lexical *lexical, gtab_text cell)
{
	size_t first = 0;
	size_t last = cell.len;

	while (last > 0 && !is_digit(cell.ptr[last - 1]))
		last--;
	while (first < last && !is_digit(cell.ptr[first]))
		first++;
	if (first == last)
		return cell;
	if (first >= lexical->decimal_char.len &&
	    gtab_text_equal(gtab_text_slice(cell, first - lexical->decimal_char.len, first),
			    lexical->decimal_char))
		first -= lexical->decimal_char.len;
	if (first > 0 && (cell.ptr[first - 1] == '-' || cell.ptr[first - 1] == '+'))
		first--;
	else if (cell.ptr[0] == '-') /* -€95 */
		return (gtab_text){ NULL, 0 };
	return gtab_text_slice(cell, first, last);
}

/* Digits, with groupChar between two of them. */
static size_t
take_grouped(gtab_text *t, gtab_text group, gtab_buf *out)
{
	size_t n = 0;

	for (;;) {
		gtab_text rest = *t;

		if (n > 0 && group.len > 0 && gtab_text_take(&rest, group) && rest.len > 0 &&
		    is_digit(rest.ptr[0]))
			*t = rest;
		if (t->len == 0 || !is_digit(t->ptr[0]))
			return n;
		gtab_buf_putc(out, t->ptr[0]);
		*t = gtab_text_slice(*t, 1, t->len);
		n++;
	}
}

/* Behind E: how far the point moves. Far beyond any figure it stays there. */
static bool
take_exponent(gtab_text *t, int *out)
{
	gtab_text rest = gtab_text_slice(*t, 1, t->len);
	bool is_negative = false;
	int64_t n;

	if (rest.len > 0 && (rest.ptr[0] == '+' || rest.ptr[0] == '-')) {
		is_negative = rest.ptr[0] == '-';
		rest = gtab_text_slice(rest, 1, rest.len);
	}
	if (!gtab_lexical_take_digits(&rest, 1, 6, &n))
		return false;
	*out = (int)(is_negative ? -n : n);
	*t = rest;
	return true;
}

/* The plain form of the mantissa into buf: -1234.50. False when it is no figure. */
static bool
read_mantissa(const gtab_lexical *lexical, gtab_text *t, bool is_integer, gtab_buf *buf)
{
	const size_t start = buf->len;
	size_t n_whole, n_places = 0;

	if (t->len > 0 && (t->ptr[0] == '-' || t->ptr[0] == '+')) {
		if (t->ptr[0] == '-')
			gtab_buf_putc(buf, '-');
		*t = gtab_text_slice(*t, 1, t->len);
	}
	n_whole = take_grouped(t, lexical->group_char, buf);
	if (n_whole == 0)
		gtab_buf_putc(buf, '0');
	if (!is_integer && gtab_text_take(t, lexical->decimal_char)) {
		gtab_buf_putc(buf, '.');
		n_places = take_grouped(t, GTAB_TEXT(""), buf);
		if (n_places == 0)
			gtab_buf_truncate(buf, buf->len - 1);
	}
	return buf->len > start && n_whole + n_places > 0;
}

/* A figure too large or too fine for exact arithmetic is taken for the largest or the smallest there is. */
static gtab_decimal
extreme(bool is_negative, bool is_large)
{
	gtab_decimal d = gtab_decimal_from_int(is_large ? 10 : 0);

	for (int i = 1; is_large && i < 37; i++)
		d.coefficient *= 10;
	return is_negative ? gtab_decimal_negate(d) : d;
}

/* Cut digits of the fraction that no decimal holds. */
static gtab_text
without_fine_digits(gtab_text plain)
{
	const size_t point = gtab_text_find(plain, GTAB_TEXT("."));

	return point < plain.len && plain.len > 34 && point < 34 ? gtab_text_slice(plain, 0, 34)
								 : plain;
}

static gtab_decimal
value_of(gtab_text plain, int exponent)
{
	const bool is_negative = plain.len > 0 && plain.ptr[0] == '-';
	gtab_decimal d;

	if (gtab_decimal_parse(plain, &d) != GTAB_OK &&
	    gtab_decimal_parse(without_fine_digits(plain), &d) != GTAB_OK)
		return extreme(is_negative, true);
	if (exponent == 0 || d.coefficient == 0)
		return d;
	if (exponent < -36)
		return extreme(is_negative, false);
	if (exponent > 36 || gtab_decimal_shift(d, exponent, &d) != GTAB_OK)
		return extreme(is_negative, exponent > 0);
	return d;
}

/* NaN, INF, -INF, in any case. NaN has no place in any order. */
static bool
read_special(gtab_text cell, gtab_logical *out)
{
	static const char *const words[] = { "NaN", "INF", "-INF" };

	for (size_t i = 0; i < 3; i++) {
		if (cell.len != strlen(words[i]) || strncasecmp(cell.ptr, words[i], cell.len) != 0)
			continue;
		out->text = gtab_text_of(words[i]);
		out->has_order = i > 0;
		out->order = extreme(i == 2, true);
		return true;
	}
	return false;
}

/* Most cells are written plainly, and are read at once. */
static bool
read_plain(gtab_text cell, bool is_integer, gtab_logical *out)
{
	if (gtab_decimal_parse(cell, &out->order) != GTAB_OK ||
	    (is_integer && out->order.scale > 0))
		return false;
	out->has_order = true;
	out->text = cell;
	return out->order.scale == 0 &&
	       (cell.len == 1 || (cell.ptr[0] != '0' && cell.ptr[0] != '-'));
}

bool
gtab_lexical_number(const gtab_lexical *lexical, gtab_text cell, bool is_integer, gtab_buf *buf,
		    gtab_logical *out)
{
	const size_t start = buf->len;
	int exponent = 0;
	gtab_text rest = gtab_text_trim(cell);

	if (!gtab_lexical_has_marks(lexical) && read_plain(rest, is_integer, out))
		return true;
	if (!is_integer && read_special(rest, out))
		return true;
	if (lexical->has_affixes)
		rest = without_affixes(lexical, rest);
	if (!read_mantissa(lexical, &rest, is_integer, buf))
		return false;
	if (!is_integer && rest.len > 1 && (rest.ptr[0] == 'E' || rest.ptr[0] == 'e') &&
	    !take_exponent(&rest, &exponent))
		return false;
	if (rest.len > 0)
		return false;
	out->order = value_of(gtab_buf_from(buf, start), exponent);
	out->has_order = true;
	gtab_buf_truncate(buf, start);
	gtab_decimal_put(gtab_decimal_trim(out->order), buf);
	out->text = gtab_buf_from(buf, start);
	return true;
}

bool
gtab_lexical_decimal(const gtab_field *field, gtab_text cell, gtab_decimal *out)
{
	gtab_logical value = { .has_order = false };
	gtab_buf buf;
	bool is_read;

	gtab_buf_init(&buf);
	is_read = gtab_lexical_number(&field->lexical, cell, field->type == GTAB_FIELD_INTEGER,
				      &buf, &value) &&
		  value.has_order && !buf.failed;
	gtab_buf_clear(&buf);
	*out = value.order;
	return is_read;
}
