/* SPDX-License-Identifier: MIT */
/*
 * Number format codes (ECMA-376 part 1 §18.8.31): is it a date, and of which parts; how a figure is scaled, padded and
 * worded. Only the first section counts, which is that of positive figures; what it says in colours is left out.
 */

#include <string.h>
#include <strings.h>

#include "input/xlsx_internal.h"

enum { TOKENS_MAX = 32, DIGITS_SHOWN_MAX = 30 };

/*
 * A code being read.
 *
 * tokens    letters of dates in order, runs as one: "yMd" for yyyy-mm-dd; h for [h] too
 * n_commas  since the last digit: at the end they scale by thousands
 * is_plain  shown in a way that we leave alone: fractions, exponents, words between digits, conditions
 */
struct code {
	gtab_text rest;
	gtab_number_format *format;
	char tokens[TOKENS_MAX];
	size_t n_tokens;
	bool has_digits;
	bool has_point;
	bool is_general;
	bool has_slash;
	bool is_plain;
	unsigned n_commas;
	gtab_buf before;
	gtab_buf after;
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* If the code goes on like that, whatever its case, move past it. prefix is lower case. */
static bool
take(struct code *c, const char *prefix)
{
	const size_t len = strlen(prefix);

	if (c->rest.len < len || strncasecmp(c->rest.ptr, prefix, len) != 0)
		return false;
	c->rest = gtab_text_slice(c->rest, len, c->rest.len);
	return true;
}

static void
add_token(struct code *c, char letter)
{
	if (c->n_tokens == 0 || c->tokens[c->n_tokens - 1] != letter)
		if (c->n_tokens < TOKENS_MAX)
			c->tokens[c->n_tokens++] = letter;
}

static void
add_word(struct code *c, gtab_text word)
{
	gtab_buf_put(c->has_digits ? &c->after : &c->before, word);
}

static void
add_digit(struct code *c, char digit)
{
	c->is_plain |= c->after.len > 0;
	c->has_digits = true;
	c->n_commas = 0;
	if (digit != '0')
		return;
	if (c->has_point)
		c->format->places++;
	else
		c->format->n_whole++;
}

/* ---- pieces of the code ---- */

/* "年", \年, [$¥-804], [Red], [h], [>=100] */
static void
take_quoted(struct code *c)
{
	size_t end;

	c->rest = gtab_text_slice(c->rest, 1, c->rest.len);
	end = gtab_text_find(c->rest, GTAB_TEXT("\""));
	add_word(c, gtab_text_slice(c->rest, 0, end));
	c->rest = gtab_text_slice(c->rest, end + 1, c->rest.len);
}

static void
take_bracket(struct code *c)
{
	const size_t end = gtab_text_find(c->rest, GTAB_TEXT("]"));
	gtab_text inside = gtab_text_slice(c->rest, 1, end);
	const char first = inside.len == 0 ? '\0' : lower(inside.ptr[0]);
	bool is_run = inside.len > 0;

	c->rest = gtab_text_slice(c->rest, end + 1, c->rest.len);
	for (size_t i = 0; i < inside.len; i++)
		is_run &= lower(inside.ptr[i]) == first;
	if (gtab_text_take(&inside, GTAB_TEXT("$"))) {
		add_word(c, gtab_text_slice(inside, 0, gtab_text_find(inside, GTAB_TEXT("-"))));
	} else if (is_run && (first == 'h' || first == 'm' || first == 's')) {
		c->format->is_elapsed = true;
		add_token(c, first == 'm' ? 'i' : first);
	} else if (first == '<' || first == '>' || first == '=') {
		c->is_plain = true;
	}
}

/* A character behind a mark: shown (\人), or only as wide (_)) or as often as fits (* ). */
static void
take_marked(struct code *c, bool is_shown)
{
	gtab_text rest = gtab_text_slice(c->rest, 1, c->rest.len);
	const char *const start = rest.ptr;

	if (rest.len > 0)
		gtab_utf8_next(&rest);
	if (is_shown)
		add_word(c, (gtab_text){ start, (size_t)(rest.ptr - start) });
	c->rest = rest;
}

static bool
take_name(struct code *c)
{
	if (take(c, "general") || take(c, "g/通用格式")) {
		c->is_general = true;
		add_digit(c, '#');
		return true;
	}
	if (take(c, "am/pm") || take(c, "a/p") || take(c, "上午/下午")) {
		add_token(c, 'p');
		return true;
	}
	if (take(c, "e+") || take(c, "e-")) {
		c->is_plain = true;
		return true;
	}
	return false;
}

/* y, e and b are years of three calendars, g the name of an era, aaa a day of the week. */
static void
take_letter(struct code *c, char letter)
{
	size_t n = 0;

	while (n < c->rest.len && lower(c->rest.ptr[n]) == letter)
		n++;
	c->rest = gtab_text_slice(c->rest, n, c->rest.len);
	if (letter == 'a' && n < 3)
		return;
	if (letter == 'e' || letter == 'b' || letter == 'g')
		letter = 'y';
	else if (letter == 'd' && n >= 3)
		letter = 'a';
	add_token(c, letter);
}

static void
take_symbol(struct code *c, char symbol)
{
	c->rest = gtab_text_slice(c->rest, 1, c->rest.len);
	switch (symbol) {
	case '0':
	case '#':
	case '?': add_digit(c, symbol); break;
	case '.':
		c->format->shift -= 3 * (int)c->n_commas; /* 0,.0 scales too */
		c->n_commas = 0;
		c->has_point = true;
		break;
	case ',': c->n_commas += c->has_digits; break;
	case '%':
		c->format->shift += 2;
		add_word(c, GTAB_TEXT("%"));
		break;
	case '/': c->has_slash = true; break;
	case '@': c->is_plain = true; break;
	default: /* shown as it is: matters only between digits */
		if (c->has_digits)
			gtab_buf_putc(&c->after, symbol);
	}
}

static void
take_piece(struct code *c)
{
	const char first = lower(c->rest.ptr[0]);

	if (first == '"')
		take_quoted(c);
	else if (first == '[')
		take_bracket(c);
	else if (first == '\\' || first == '_' || first == '*')
		take_marked(c, first == '\\');
	else if (take_name(c))
		return;
	else if (strchr("ymdhsaebg", first) != NULL && first != '\0')
		take_letter(c, first);
	else if ((unsigned char)first < 0x80)
		take_symbol(c, first);
	else {
		gtab_text rest = c->rest;

		gtab_utf8_next(&rest);
		add_word(c, gtab_text_slice(c->rest, 0, c->rest.len - rest.len));
		c->rest = rest;
	}
}

/* ---- what it comes to ---- */

/* m is minutes behind an hour and before a second, else a month. */
static void
settle_date(struct code *c)
{
	gtab_number_format *const f = c->format;

	for (size_t i = 0; i < c->n_tokens; i++) {
		const char before = i > 0 ? c->tokens[i - 1] : '\0';
		const char behind = i + 1 < c->n_tokens ? c->tokens[i + 1] : '\0';

		switch (c->tokens[i]) {
		case 'y': f->has_year = true; break;
		case 'm':
			if (before == 'h' || behind == 's')
				f->has_time = true;
			else
				f->has_month = true;
			break;
		case 's': f->has_seconds = true; /* fall through */
		case 'h':
		case 'i':
		case 'p': f->has_time = true; break;
		default: f->has_day = true; break;
		}
	}
	f->is_date = true;
}

/* Words that say something: a letter, a sign of money or percent. Brackets and dashes do not. */
static gtab_text
words(gtab_buf *b, gtab_arena *a)
{
	const gtab_text t = gtab_text_trim(gtab_buf_text(b));

	a->failed |= b->failed;
	for (size_t i = 0; i < t.len; i++) {
		const char c = lower(t.ptr[i]);

		if ((unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || c == '%' || c == '$')
			return gtab_arena_copy(a, t);
	}
	return GTAB_TEXT("");
}

static void
settle_figure(struct code *c, gtab_arena *a)
{
	gtab_number_format *const f = c->format;

	f->shift -= 3 * (int)c->n_commas;
	if (c->is_plain || c->has_slash || !c->has_digits || f->shift < -DIGITS_SHOWN_MAX ||
	    f->shift > DIGITS_SHOWN_MAX || f->places > DIGITS_SHOWN_MAX ||
	    f->n_whole > DIGITS_SHOWN_MAX) {
		*f = (gtab_number_format){ .is_date = false };
		return;
	}
	f->before = words(&c->before, a);
	f->after = words(&c->after, a);
}

bool
gtab_number_format_read(gtab_text code, gtab_arena *a, gtab_number_format *out)
{
	struct code c = { .rest = code, .format = out };

	*out = (gtab_number_format){ .is_date = false };
	while (c.rest.len > 0 && c.rest.ptr[0] != ';')
		take_piece(&c);
	if (c.n_tokens > 0 && !c.is_general)
		settle_date(&c);
	else
		settle_figure(&c, a);
	gtab_buf_clear(&c.before);
	gtab_buf_clear(&c.after);
	return !a->failed;
}

/* ---- the built-in ones (§18.8.30), which a file names by id alone ---- */

static const struct {
	unsigned id;
	const char *code;
} builtins[] = {
	{ 1, "0" },          { 2, "0.00" },      { 3, "#,##0" },          { 4, "#,##0.00" },
	{ 9, "0%" },         { 10, "0.00%" },    { 14, "yyyy/m/d" },      { 15, "d-mmm-yy" },
	{ 16, "d-mmm" },     { 17, "mmm-yy" },   { 18, "h:mm AM/PM" },    { 19, "h:mm:ss AM/PM" },
	{ 20, "h:mm" },      { 21, "h:mm:ss" },  { 22, "yyyy/m/d h:mm" }, { 37, "#,##0" },
	{ 38, "#,##0" },     { 39, "#,##0.00" }, { 40, "#,##0.00" },      { 41, "#,##0" },
	{ 42, "#,##0" },     { 43, "#,##0.00" }, { 44, "#,##0.00" },      { 45, "mm:ss" },
	{ 46, "[h]:mm:ss" }, { 47, "mm:ss.0" },
};

bool
gtab_number_format_builtin(uint64_t id, gtab_arena *a, gtab_number_format *out)
{
	for (size_t i = 0; i < sizeof(builtins) / sizeof(builtins[0]); i++)
		if (builtins[i].id == id)
			return gtab_number_format_read(gtab_text_of(builtins[i].code), a, out);
	*out = (gtab_number_format){ .is_date = false };
	/* dates of the Chinese, Japanese, Korean and Thai versions, under one id in different parts */
	if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81))
		*out = (gtab_number_format){ .is_date = true, .is_open = true };
	return true;
}
