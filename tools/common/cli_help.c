/* SPDX-License-Identifier: MIT */

/* --help from the option table, wrapped to a screen of 80 columns; Chinese characters take two. */

#include "cli_internal.h"

#include <stdio.h>
#include <string.h>

enum { SCREEN_COLUMNS = 80, NAME_COLUMNS_MAX = 28 };

/* Append "  -f, --form FORM". */
static void
put_option_name(gtab_buf *out, const cli_option *row)
{
	if (row->letter != '\0')
		gtab_buf_printf(out, "  -%c, --%s", row->letter, row->name);
	else
		gtab_buf_printf(out, "      --%s", row->name);
	if (row->arg != NULL)
		gtab_buf_printf(out, " %s", row->arg);
}

static size_t
name_width(const cli_option *row)
{
	gtab_buf name;
	size_t width;

	gtab_buf_init(&name);
	put_option_name(&name, row);
	width = gtab_text_width(gtab_buf_text(&name));
	gtab_buf_clear(&name);
	return width;
}

/* The widest option name, so that the texts stand in one column; very long names do not count. */
static size_t
widest_name(const cli_option *row, size_t widest)
{
	for (; row->name != NULL; row++) {
		const size_t width = row->help == NULL ? 0 : name_width(row);

		if (width > widest && width <= NAME_COLUMNS_MAX)
			widest = width;
	}
	return widest;
}

static void
put_spaces(gtab_buf *out, size_t n)
{
	while (n-- > 0)
		gtab_buf_putc(out, ' ');
}

/* Take a word with the spaces before it, or one wide character: what a line may be broken after. */
static gtab_text
take_piece(gtab_text *rest)
{
	gtab_text piece = { rest->ptr, 0 };
	bool has_word = false;

	while (rest->len > 0) {
		gtab_text after = *rest;
		const uint32_t cp = gtab_utf8_next(&after);

		if (has_word && (cp == ' ' || cp >= 0x2E80))
			break;
		piece.len += rest->len - after.len;
		*rest = after;
		has_word = has_word || cp != ' ';
		/* closing punctuation stays with what it closes */
		if (cp >= 0x2E80 && !(rest->len >= 3 && memcmp(rest->ptr, "\xEF\xBC", 2) == 0) &&
		    !(rest->len >= 3 && memcmp(rest->ptr, "\xE3\x80", 2) == 0))
			break;
	}
	return piece;
}

/* Append text from `column` on, further lines indented by `indent`. */
static void
put_wrapped(gtab_buf *out, gtab_text text, size_t column, size_t indent)
{
	while (text.len > 0) {
		gtab_text piece = take_piece(&text);

		if (column + gtab_text_width(piece) > SCREEN_COLUMNS) {
			gtab_buf_putc(out, '\n');
			put_spaces(out, indent);
			column = indent;
			piece = gtab_text_trim(piece);
		}
		gtab_buf_put(out, piece);
		column += gtab_text_width(piece);
	}
	gtab_buf_putc(out, '\n');
}

static void
put_options(gtab_buf *out, const cli_option *row, size_t indent)
{
	for (; row->name != NULL; row++) {
		size_t column = name_width(row);

		if (row->help == NULL)
			continue;
		put_option_name(out, row);
		if (column + 2 > indent) {
			gtab_buf_putc(out, '\n');
			column = 0;
		}
		put_spaces(out, indent - column);
		put_wrapped(out, gtab_text_of(_(row->help)), indent, indent);
	}
}

/* Those that the manual explains alone, on a line that begins as an option's does not. */
static void
put_rare_options(gtab_buf *out, const cli_option *row)
{
	gtab_buf line;

	gtab_buf_init(&line);
	for (; row->name != NULL; row++)
		if (row->help == NULL)
			gtab_buf_printf(&line, "%s--%s", line.len > 0 ? ", " : "", row->name);
	if (line.len > 0) {
		gtab_buf_printf(out, "%s ", _("in the manual:"));
		put_wrapped(out, gtab_buf_text(&line),
			    gtab_text_width(gtab_text_of(_("in the manual:"))) + 1, 2);
	}
	gtab_buf_clear(&line);
}

static void
put_examples(gtab_buf *out, gtab_text examples)
{
	while (examples.len > 0) {
		const size_t end = gtab_text_find(examples, GTAB_TEXT("\n"));
		const gtab_text line = gtab_text_slice(examples, 0, end);

		gtab_buf_printf(out, "  %.*s\n", GTAB_TEXT_ARG(line));
		examples = gtab_text_slice(examples, end + 1, examples.len);
	}
}

void
cli_print_help(const cli *c)
{
	const size_t indent = widest_name(cli_common_options, widest_name(c->options, 0)) + 2;
	gtab_buf out;

	gtab_buf_init(&out);
	gtab_buf_printf(&out, _("usage: %s %s"), c->name, c->usage);
	gtab_buf_putc(&out, '\n');
	put_wrapped(&out, gtab_text_of(_(c->purpose)), 0, 0);
	gtab_buf_putc(&out, '\n');
	put_options(&out, c->options, indent);
	put_options(&out, cli_common_options, indent);
	put_rare_options(&out, c->options);
	gtab_buf_printf(&out, "\n%s\n", _("examples:"));
	put_examples(&out, gtab_text_of(c->examples));
	put_wrapped(&out,
		    gtab_text_of(_("exit status: 0 fine, 1 findings, 2 usage, 3 input, 4 output, 5 "
				   "out of memory")),
		    0, 2);
	fwrite(out.ptr, 1, out.len, stdout);
	gtab_buf_clear(&out);
}
