/* SPDX-License-Identifier: MIT */
/* The characters of a relation: operators with their look-alikes, numbers, and where a name ends. */

#include "form/relation_lex_internal.h"

#include "base/i18n.h"
#include "form/name_internal.h"

#include <stdarg.h>
#include <stdio.h>

/* Longer spellings stand before those they begin with. A single > may be drawn as 》. */
static const struct {
	const char *spelling;
	gtab_cmp cmp;
	bool is_word;
} comparisons[] = {
	{ "大于或等于", GTAB_CMP_GE, true }, { "大于等于", GTAB_CMP_GE, true },
	{ "不小于", GTAB_CMP_GE, true },     { "小于或等于", GTAB_CMP_LE, true },
	{ "小于等于", GTAB_CMP_LE, true },   { "不大于", GTAB_CMP_LE, true },
	{ "不等于", GTAB_CMP_NE, true },     { "等于", GTAB_CMP_EQ, true },
	{ "大于", GTAB_CMP_GT, true },       { "小于", GTAB_CMP_LT, true },
	{ ">=", GTAB_CMP_GE, false },        { "》=", GTAB_CMP_GE, false },
	{ "﹥=", GTAB_CMP_GE, false },       { "≥", GTAB_CMP_GE, false },
	{ "≧", GTAB_CMP_GE, false },         { "<=", GTAB_CMP_LE, false },
	{ "《=", GTAB_CMP_LE, false },       { "﹤=", GTAB_CMP_LE, false },
	{ "≤", GTAB_CMP_LE, false },         { "≦", GTAB_CMP_LE, false },
	{ "<>", GTAB_CMP_NE, false },        { "!=", GTAB_CMP_NE, false },
	{ "≠", GTAB_CMP_NE, false },         { ">", GTAB_CMP_GT, false },
	{ "﹥", GTAB_CMP_GT, false },        { "》", GTAB_CMP_GT, false },
	{ "<", GTAB_CMP_LT, false },         { "﹤", GTAB_CMP_LT, false },
	{ "《", GTAB_CMP_LT, false },        { "=", GTAB_CMP_EQ, false },
	{ "﹦", GTAB_CMP_EQ, false },        { "═", GTAB_CMP_EQ, false },
};

enum { N_COMPARISONS = sizeof(comparisons) / sizeof(comparisons[0]) };

const char *
gtab_cmp_text(gtab_cmp cmp)
{
	switch (cmp) {
	case GTAB_CMP_EQ: return "=";
	case GTAB_CMP_NE: return "≠";
	case GTAB_CMP_GE: return "≥";
	case GTAB_CMP_LE: return "≤";
	case GTAB_CMP_GT: return ">";
	case GTAB_CMP_LT: return "<";
	case GTAB_CMP_NONE: break;
	}
	return "";
}

gtab_text
gtab_lex_rest(const gtab_lex *l)
{
	return gtab_text_slice(l->reader->text, l->at, l->end);
}

gtab_text
gtab_lex_since(const gtab_lex *l, size_t start)
{
	return gtab_text_trim(gtab_text_slice(l->reader->text, start, l->at));
}

/* The first character of t, folded; 0 when t is empty. */
static uint32_t
first_cp(gtab_text t)
{
	return t.len == 0 ? 0 : gtab_name_fold_cp(gtab_utf8_next(&t));
}

uint32_t
gtab_lex_peek(gtab_lex *l)
{
	gtab_text rest = gtab_lex_rest(l);

	while (rest.len > 0) {
		gtab_text next = rest;

		if (!gtab_is_space(gtab_utf8_next(&next)))
			break;
		rest = next;
	}
	l->at = l->end - rest.len;
	return first_cp(rest);
}

bool
gtab_lex_take(gtab_lex *l, const char *word)
{
	const size_t len = gtab_name_match(gtab_lex_rest(l), gtab_text_of(word));

	l->at += len;
	return len > 0;
}

bool
gtab_lex_sees(gtab_lex *l, const char *word)
{
	return gtab_name_match(gtab_lex_rest(l), gtab_text_of(word)) > 0;
}

gtab_cmp
gtab_lex_cmp(gtab_lex *l)
{
	for (size_t i = 0; i < N_COMPARISONS; i++) {
		if (gtab_lex_take(l, comparisons[i].spelling))
			return comparisons[i].cmp;
	}
	return GTAB_CMP_NONE;
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Whether 一 and 十 between these two texts are − and + and not numerals. */
static bool
is_between_figures(gtab_text before, gtab_text after)
{
	uint32_t last;

	before = gtab_text_trim(before);
	if (before.len == 0)
		return false;
	last = gtab_name_fold_cp(gtab_utf8_last(&before));
	if (!is_digit(last) && last != ')' && last != ']' && last != 0x884C && last != 0x680F &&
	    last != 0x5217) /* 行 栏 列 */
		return false;
	after = gtab_text_trim(after);
	return is_digit(first_cp(after)) || first_cp(after) == '(' || first_cp(after) == '[';
}

/* The sign that cp is, whatever stands around it; 0 for none. 一 and 十 are asked apart. */
static char
sign_of(uint32_t cp)
{
	switch (cp) {
	case '+':
	case 0xFE62: /* ﹢ */ return '+';
	case '-':
	case 0x2010:
	case 0x2011:
	case 0x2013:
	case 0x2014:
	case 0x2015: /* ‐ ‑ – — ― */
	case 0x2212:
	case 0xFE63: /* − ﹣ */ return '-';
	default: return 0;
	}
}

/* The sign at the start of rest and its length in bytes; 0 for none. */
static char
sign_at(gtab_text before, gtab_text rest, size_t *len_out)
{
	gtab_text next = rest;
	const uint32_t cp = rest.len == 0 ? 0 : gtab_name_fold_cp(gtab_utf8_next(&next));
	char sign = sign_of(cp);

	if ((cp == 0x4E00 || cp == 0x5341) && is_between_figures(before, next))
		sign = cp == 0x5341 ? '+' : '-';
	else if (cp == 0x52A0) /* 加 */
		sign = '+';
	else if (cp == 0x51CF) /* 减 */
		sign = '-';
	while (cp == 0x2014 && first_cp(next) == 0x2014) /* —— is one dash */
		gtab_utf8_next(&next);
	*len_out = rest.len - next.len;
	return sign;
}

char
gtab_lex_sign(gtab_lex *l)
{
	size_t len;
	char sign;

	gtab_lex_peek(l);
	sign = sign_at(gtab_text_slice(l->reader->text, 0, l->at), gtab_lex_rest(l), &len);
	if (sign != 0)
		l->at += len;
	return sign;
}

bool
gtab_lex_integer(gtab_lex *l, gtab_text *digits_out)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_text rest = gtab_lex_rest(l);

	while (is_digit(first_cp(rest)))
		gtab_utf8_next(&rest);
	l->at = l->end - rest.len;
	*digits_out = gtab_text_slice(l->reader->text, start, l->at);
	return l->at > start;
}

/* Append the digits that stand here, half-width; how many. */
static size_t
put_digits(gtab_lex *l, gtab_buf *out)
{
	gtab_text rest = gtab_lex_rest(l);
	size_t n = 0;

	for (; is_digit(first_cp(rest)); n++) {
		gtab_buf_putc(out, (char)first_cp(rest));
		gtab_utf8_next(&rest);
	}
	l->at = l->end - rest.len;
	return n;
}

/* Append groups of exactly three digits, each behind a comma: ,579 but not ,13= nor ,2015. */
static void
put_groups(gtab_lex *l, gtab_buf *out)
{
	for (;;) {
		const size_t before = l->at;
		const size_t len = out->len;

		if (l->at == l->end || l->reader->text.ptr[l->at] != ',')
			return;
		l->at++;
		if (put_digits(l, out) != 3) {
			l->at = before;
			gtab_buf_truncate(out, len);
			return;
		}
	}
}

/* Append .5 if a full stop and a digit stand here. */
static bool
put_fraction(gtab_lex *l, gtab_buf *out)
{
	gtab_text rest = gtab_lex_rest(l);

	if (first_cp(rest) != '.')
		return false;
	gtab_utf8_next(&rest);
	if (!is_digit(first_cp(rest)))
		return false;
	gtab_buf_putc(out, '.');
	l->at = l->end - rest.len;
	put_digits(l, out);
	return true;
}

bool
gtab_lex_number(gtab_lex *l, gtab_decimal *out, bool *is_integer_out)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_status st = GTAB_EMALFORMED;
	size_t n_digits;
	gtab_buf buf;

	gtab_buf_init(&buf);
	n_digits = put_digits(l, &buf);
	if (n_digits > 0) {
		const size_t whole = l->at;

		if (n_digits <= 3 && buf.ptr[0] != '0')
			put_groups(l, &buf);
		*is_integer_out = !put_fraction(l, &buf) && l->at == whole;
		st = buf.failed ? GTAB_ENOMEM : gtab_decimal_parse(gtab_buf_text(&buf), out);
	}
	gtab_buf_clear(&buf);
	if (st == GTAB_ENOMEM)
		return gtab_lex_no_memory(l);
	if (st == GTAB_EOVERFLOW)
		return gtab_lex_fail(l, start, _("a number with too many digits"));
	return st == GTAB_OK;
}

/* Whether a symbol that cannot go on a name stands at the start of rest. */
static bool
is_symbol(gtab_text before, gtab_text rest)
{
	static const char symbols[] = "()[],;:*/!#@、。；×÷·±「」∗\"";
	const uint32_t cp = first_cp(rest);
	gtab_text symbol = { symbols, sizeof(symbols) - 1 };
	size_t len;

	if (cp == 0 || gtab_is_space(cp))
		return true;
	while (symbol.len > 0) {
		if (gtab_utf8_next(&symbol) == cp)
			return true;
	}
	return cp != 0x52A0 && cp != 0x51CF && sign_at(before, rest, &len) != 0;
}

static bool
is_comparison(gtab_text rest)
{
	for (size_t i = 0; i < N_COMPARISONS; i++) {
		if (gtab_name_match(rest, gtab_text_of(comparisons[i].spelling)) > 0)
			return true;
	}
	return false;
}

/* Whether a word that joins conditions stands at the start of rest. */
static bool
is_joint(gtab_text rest)
{
	static const char *const words[] = { "则",   "那么", "且",   "并且", "而且",
					     "同时", "或",   "为",   "是",   "不为",
					     "不是", "非空", "已填", "未填", "时" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (gtab_name_match(rest, gtab_text_of(words[i])) > 0)
			return true;
	}
	return false;
}

/* Whether a name that is known may end here: 加, 减, 之和 and the joints of conditions count as operators. */
static bool
is_known_end(gtab_text before, gtab_text rest)
{
	const uint32_t cp = first_cp(rest);

	return is_symbol(before, rest) || is_comparison(rest) || cp == 0x52A0 || cp == 0x51CF ||
	       gtab_text_starts(rest, GTAB_TEXT("之和")) || is_joint(rest);
}

bool
gtab_lex_known(gtab_lex *l, const gtab_axis *axis, gtab_text *out)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	const size_t len =
		gtab_names_longest(l->reader->names, gtab_lex_rest(l), axis, is_known_end);

	l->at += len;
	*out = gtab_text_slice(l->reader->text, start, l->at);
	return len > 0;
}

bool
gtab_lex_unknown(gtab_lex *l, gtab_text *out)
{
	const size_t start = (gtab_lex_peek(l), l->at);
	gtab_text rest = gtab_lex_rest(l);

	while (rest.len > 0 && !is_symbol(gtab_text_slice(l->reader->text, start, l->at), rest) &&
	       !is_comparison(rest) && !(l->in_condition && l->at > start && is_joint(rest))) {
		gtab_utf8_next(&rest);
		l->at = l->end - rest.len;
	}
	*out = gtab_text_slice(l->reader->text, start, l->at);
	return l->at > start;
}

void
gtab_lex_locate(const gtab_lex *l, size_t at, uint64_t *line_out, uint64_t *column_out)
{
	const gtab_text text = l->reader->text;
	size_t line_start = 0;

	*line_out = 1;
	for (size_t i = 0; i < at; i++) {
		if (text.ptr[i] != '\n')
			continue;
		*line_out += 1;
		line_start = i + 1;
	}
	*column_out = gtab_utf8_count(gtab_text_slice(text, line_start, at)) + 1;
}

bool
gtab_lex_fail(gtab_lex *l, size_t at, const char *format, ...)
{
	char message[GTAB_ERROR_MESSAGE_MAX];
	uint64_t line_no;
	uint64_t column_no;
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	gtab_lex_locate(l, at, &line_no, &column_no);
	l->st = gtab_error_set(l->err, GTAB_EUSAGE, "%s", message);
	gtab_error_at(l->err, l->reader->name, line_no, column_no);
	return false;
}

bool
gtab_lex_no_memory(gtab_lex *l)
{
	l->st = gtab_error_set(l->err, GTAB_ENOMEM, NULL);
	return false;
}
