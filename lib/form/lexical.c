/* SPDX-License-Identifier: MIT */
/* One cell read as its field says: the types that are texts, and which file reads the others. */

#include "form/lexical_internal.h"

#include <string.h>

#include "base/i18n.h"

void
gtab_lexical_clear(gtab_lexical_reader *r)
{
	gtab_buf_clear(&r->buf);
	json_decref(r->json);
	r->json = NULL;
}

static bool
is_one_of(gtab_text cell, const gtab_text *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (gtab_text_equal(cell, words[i]))
			return true;
	}
	return false;
}

bool
gtab_lexical_is_missing(const gtab_lexical *lexical, gtab_text cell)
{
	return is_one_of(cell, lexical->missing, lexical->n_missing);
}

bool
gtab_lexical_is_declared(const gtab_lexical *lexical)
{
	return lexical->format.len > 0 || gtab_lexical_has_marks(lexical) ||
	       lexical->n_missing > 1 || (lexical->n_missing == 1 && lexical->missing[0].len > 0);
}

/* ---- strings ---- */

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 8-4-4-4-12 hexadecimal digits. */
static bool
is_uuid(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++) {
		const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (is_hyphen ? t.ptr[i] != '-' : !is_hex(t.ptr[i]))
			return false;
	}
	return t.len == 36;
}

/* Base64 (RFC 4648), padded. */
static bool
is_base64(gtab_text t)
{
	size_t n = t.len;

	for (int i = 0; i < 2 && n > 0 && t.ptr[n - 1] == '='; i++)
		n--;
	for (size_t i = 0; i < n; i++) {
		if (!is_alnum(t.ptr[i]) && t.ptr[i] != '+' && t.ptr[i] != '/')
			return false;
	}
	return t.len % 4 == 0;
}

static bool
has_space_or_control(gtab_text t)
{
	while (t.len > 0) {
		const uint32_t cp = gtab_utf8_next(&t);

		if (cp <= 0x20 || cp == 0x7F || gtab_is_space(cp))
			return true;
	}
	return false;
}

/* Labels of letters, digits and hyphens with points between, at least two of them. */
static bool
is_domain(gtab_text t)
{
	size_t n_labels = 0;

	while (t.len > 0) {
		const size_t end = gtab_text_find(t, GTAB_TEXT("."));

		if (end == 0 || end > 63 || t.ptr[0] == '-' || t.ptr[end - 1] == '-')
			return false;
		for (size_t i = 0; i < end; i++) {
			if (!is_alnum(t.ptr[i]) && t.ptr[i] != '-' &&
			    (unsigned char)t.ptr[i] < 0x80)
				return false;
		}
		n_labels++;
		if (end + 1 == t.len)
			return false;
		t = gtab_text_slice(t, end + 1, t.len);
	}
	return n_labels > 1;
}

/* local@domain: RFC 5321 without quoted locals and address literals, which no table holds. */
static bool
is_email(gtab_text t)
{
	const size_t at = gtab_text_find(t, GTAB_TEXT("@"));
	const gtab_text local = gtab_text_slice(t, 0, at);

	if (at == 0 || at == t.len || has_space_or_control(t) || local.ptr[0] == '.' ||
	    local.ptr[at - 1] == '.' || gtab_text_find(local, GTAB_TEXT("..")) < local.len)
		return false;
	for (size_t i = 0; i < at; i++) {
		if (strchr("(),:;<>[\\]\"", local.ptr[i]) != NULL)
			return false;
	}
	return is_domain(gtab_text_slice(t, at + 1, t.len));
}

/* A scheme, a colon, and something without spaces behind it (RFC 3986, and the letters of RFC 3987). */
static bool
is_uri(gtab_text t)
{
	const size_t colon = gtab_text_find(t, GTAB_TEXT(":"));
	gtab_text rest = gtab_text_slice(t, colon + 1, t.len);

	if (colon == 0 || rest.len == 0 || !is_alnum(t.ptr[0]) || t.ptr[0] <= '9' ||
	    has_space_or_control(t))
		return false;
	for (size_t i = 0; i < colon; i++) {
		if (!is_alnum(t.ptr[i]) && strchr("+-.", t.ptr[i]) == NULL)
			return false;
	}
	for (size_t i = 0; i < rest.len; i++) {
		if (strchr("<>\"{}|\\^`", rest.ptr[i]) != NULL)
			return false;
	}
	return !gtab_text_take(&rest, GTAB_TEXT("//")) || rest.len > 0;
}

static bool
has_format(gtab_text format, gtab_text cell)
{
	static const struct {
		gtab_text format;
		bool (*is)(gtab_text t);
	} formats[] = {
		{ GTAB_TEXT("email"), is_email },
		{ GTAB_TEXT("uri"), is_uri },
		{ GTAB_TEXT("binary"), is_base64 },
		{ GTAB_TEXT("uuid"), is_uuid },
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (gtab_text_equal(format, formats[i].format))
			return formats[i].is(cell);
	}
	return true;
}

static bool
read_string(const gtab_lexical *lexical, gtab_text cell, gtab_logical *out)
{
	out->length = gtab_utf8_count(cell);
	return lexical->format.len == 0 || has_format(lexical->format, cell);
}

/* ---- booleans ---- */

static bool
read_boolean(const gtab_lexical *lexical, gtab_text cell, gtab_logical *out)
{
	if (is_one_of(cell, lexical->true_values, lexical->n_true))
		out->text = GTAB_TEXT("true");
	else if (is_one_of(cell, lexical->false_values, lexical->n_false))
		out->text = GTAB_TEXT("false");
	else
		return false;
	return true;
}

/* ---- times ---- */

/* Days from 1970-01-01 in the Gregorian calendar, backwards too. */
static int64_t
days_from_epoch(int64_t year, int month, int day)
{
	const int64_t y = month <= 2 ? year - 1 : year;
	const int64_t era = (y >= 0 ? y : y - 399) / 400;
	const int64_t year_of_era = y - era * 400;
	const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	       day_of_year - 719468;
}

static gtab_decimal
order_of(const gtab_moment *m)
{
	const int64_t seconds = days_from_epoch(m->year, m->month, m->day) * 86400 +
				m->hour * 3600 + m->minute * 60 + m->second - m->offset_seconds;

	return (gtab_decimal){ (gtab_int128)seconds * 1000000000 + m->nanos, 9 };
}

/* Keys compare moments by their order. */
static bool
keep_order(gtab_lexical_reader *r, gtab_decimal order, gtab_logical *out)
{
	out->has_order = true;
	out->order = order;
	gtab_buf_truncate(&r->buf, 0);
	gtab_decimal_put(gtab_decimal_trim(order), &r->buf);
	out->text = gtab_buf_text(&r->buf);
	return true;
}

static bool
read_moment(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell, gtab_logical *out)
{
	gtab_moment m;

	return gtab_lexical_moment(field->type, field->lexical.format, cell, &m) &&
	       keep_order(r, order_of(&m), out);
}

static bool
read_duration(gtab_lexical_reader *r, gtab_text cell, gtab_logical *out)
{
	gtab_decimal seconds;

	return gtab_lexical_duration(cell, &seconds) && keep_order(r, seconds, out);
}

/* ---- lists ---- */

/* Items in their default form, between delimiters. A list of nothing is a missing cell. */
static bool
read_list(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell, gtab_logical *out)
{
	gtab_field item = { .type = field->lexical.item_type, .lexical = field->lexical };

	item.lexical.format = GTAB_TEXT("");
	item.lexical.decimal_char = GTAB_TEXT(".");
	item.lexical.group_char = GTAB_TEXT("");
	out->length = 0;
	for (gtab_text rest = cell;;) {
		const size_t end = gtab_text_find(rest, field->lexical.delimiter);
		gtab_logical value;

		if (!gtab_lexical_read(r, &item, gtab_text_slice(rest, 0, end), &value))
			return false;
		out->length++;
		if (end == rest.len)
			break;
		rest = gtab_text_slice(rest, end + field->lexical.delimiter.len, rest.len);
	}
	return true;
}

/* ---- all of them ---- */

bool
gtab_lexical_read(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell,
		  gtab_logical *out)
{
	*out = (gtab_logical){ .text = cell };
	gtab_buf_truncate(&r->buf, 0);
	switch (field->type) {
	case GTAB_FIELD_ANY:
	case GTAB_FIELD_STRING: return read_string(&field->lexical, cell, out);
	case GTAB_FIELD_NUMBER:
	case GTAB_FIELD_INTEGER:
		return gtab_lexical_number(&field->lexical, cell, field->type == GTAB_FIELD_INTEGER,
					   &r->buf, out);
	case GTAB_FIELD_BOOLEAN: return read_boolean(&field->lexical, cell, out);
	case GTAB_FIELD_LIST: return read_list(r, field, cell, out);
	case GTAB_FIELD_DATETIME:
	case GTAB_FIELD_DATE:
	case GTAB_FIELD_TIME:
	case GTAB_FIELD_YEAR:
	case GTAB_FIELD_YEARMONTH: return read_moment(r, field, cell, out);
	case GTAB_FIELD_DURATION: return read_duration(r, cell, out);
	case GTAB_FIELD_OBJECT:
	case GTAB_FIELD_ARRAY:
	case GTAB_FIELD_GEOPOINT:
	case GTAB_FIELD_GEOJSON: return gtab_lexical_json(r, field, cell, out);
	}
	return false;
}

/* ---- what was expected ---- */

static const char *
expected_string(gtab_text format)
{
	if (gtab_text_equal(format, GTAB_TEXT("email")))
		return _("an e-mail address");
	if (gtab_text_equal(format, GTAB_TEXT("uri")))
		return _("a URI with its scheme, as https://…");
	if (gtab_text_equal(format, GTAB_TEXT("binary")))
		return _("base64");
	if (gtab_text_equal(format, GTAB_TEXT("uuid")))
		return _("a UUID");
	return _("a text");
}

static const char *
expected_point(gtab_text format)
{
	if (gtab_text_equal(format, GTAB_TEXT("array")))
		return _("a longitude and a latitude, as [90.50, 45.50]");
	if (gtab_text_equal(format, GTAB_TEXT("object")))
		return _("a longitude and a latitude, as {\"lon\": 90.50, \"lat\": 45.50}");
	return _("a longitude and a latitude, as 90.50, 45.50");
}

static const char *
expected_type(const gtab_field *field)
{
	switch (field->type) {
	case GTAB_FIELD_ANY:
	case GTAB_FIELD_STRING: return expected_string(field->lexical.format);
	case GTAB_FIELD_NUMBER: return _("a number");
	case GTAB_FIELD_INTEGER: return _("a whole number");
	case GTAB_FIELD_BOOLEAN: return _("true or false");
	case GTAB_FIELD_OBJECT: return _("a JSON object");
	case GTAB_FIELD_ARRAY: return _("a JSON array");
	case GTAB_FIELD_LIST: return _("a list");
	case GTAB_FIELD_DATETIME: return _("a date and time, as 2024-01-26T15:00:00");
	case GTAB_FIELD_DATE: return _("a date, as 2024-01-26");
	case GTAB_FIELD_TIME: return _("a time, as 15:00:00");
	case GTAB_FIELD_YEAR: return _("a year, as 2024");
	case GTAB_FIELD_YEARMONTH: return _("a month, as 2024-01");
	case GTAB_FIELD_DURATION: return _("a duration, as P1Y2M10DT2H30M");
	case GTAB_FIELD_GEOPOINT: return expected_point(field->lexical.format);
	case GTAB_FIELD_GEOJSON: return _("GeoJSON");
	}
	return "";
}

/* The words of a boolean: true, True, … or false, False, … */
static void
put_words(const gtab_text *words, size_t n, gtab_buf *out)
{
	for (size_t i = 0; i < n; i++) {
		gtab_buf_put(out, i == 0 ? GTAB_TEXT("") : GTAB_TEXT(", "));
		gtab_buf_put(out, words[i]);
	}
}

void
gtab_lexical_put_expected(const gtab_field *field, gtab_buf *out)
{
	const gtab_lexical *const lexical = &field->lexical;

	if (field->type == GTAB_FIELD_BOOLEAN) {
		put_words(lexical->true_values, lexical->n_true, out);
		gtab_buf_put(out, GTAB_TEXT(" / "));
		put_words(lexical->false_values, lexical->n_false, out);
	} else if (field->type == GTAB_FIELD_LIST) {
		gtab_field item = { .type = lexical->item_type };

		gtab_buf_printf(out, _("a list with %.*s between its items, each %s"),
				GTAB_TEXT_ARG(lexical->delimiter), expected_type(&item));
	} else if (gtab_text_find(lexical->format, GTAB_TEXT("%")) < lexical->format.len) {
		gtab_buf_printf(out, _("a date or time written as %.*s"),
				GTAB_TEXT_ARG(lexical->format));
	} else {
		gtab_buf_printf(out, "%s", expected_type(field));
	}
}
