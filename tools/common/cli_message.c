/* SPDX-License-Identifier: MIT */

/* Messages on stderr: one line each, safe to show whatever the data held. */

#include "cli_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Characters that move a cursor, end a line or turn its direction: CWE-150, CVE-2021-42574. */
static bool
is_unsafe(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E ||
	       cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

void
cli_put_escaped(gtab_buf *out, gtab_text text)
{
	while (text.len > 0) {
		const gtab_text before = text;
		const uint32_t cp = gtab_utf8_next(&text);
		const size_t len = before.len - text.len;

		if (cp == GTAB_BAD_BYTE)
			gtab_buf_printf(out, "\\x%02x", (unsigned)(unsigned char)before.ptr[0]);
		else if (cp == '\n')
			gtab_buf_put(out, GTAB_TEXT("\\n"));
		else if (is_unsafe(cp))
			gtab_buf_printf(out, cp < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)cp);
		else
			gtab_buf_put(out, gtab_text_slice(before, 0, len));
	}
}

/* Append "NAME: file:line:col: ", without the parts that are unknown. */
static void
put_place(gtab_buf *out, const cli *c, gtab_text source, uint64_t line_no, uint64_t column_no)
{
	gtab_buf_printf(out, "%s: ", c->name);
	if (source.len == 0)
		return;
	cli_put_escaped(out, source);
	gtab_buf_putc(out, ':');
	if (line_no > 0) {
		gtab_buf_put_uint(out, line_no);
		gtab_buf_putc(out, ':');
	}
	if (line_no > 0 && column_no > 0) {
		gtab_buf_put_uint(out, column_no);
		gtab_buf_putc(out, ':');
	}
	gtab_buf_putc(out, ' ');
}

/* One write, so that the lines of a pipeline's tools do not mix; then the buffer is cleared. */
static void
say(const cli *c, gtab_buf *line)
{
	FILE *const to = c->messages != NULL ? c->messages : stderr;

	gtab_buf_putc(line, '\n');
	if (line->failed)
		fprintf(to, "%s\n", gtab_status_message(GTAB_ENOMEM));
	else
		fwrite(line->ptr, 1, line->len, to);
	gtab_buf_clear(line);
}

static void
put_escaped_format(gtab_buf *line, const char *format, va_list args)
{
	char *message = NULL;
	const int len = vasprintf(&message, format, args);

	if (len >= 0)
		cli_put_escaped(line, (gtab_text){ message, (size_t)len });
	else
		line->failed = true;
	free(len >= 0 ? message : NULL);
}

void
cli_trouble(const cli *c, const gtab_error *err)
{
	gtab_buf line;

	gtab_buf_init(&line);
	put_place(&line, c, gtab_text_of(err->source), err->line_no, err->column_no);
	cli_put_escaped(&line, gtab_text_of(err->message));
	say(c, &line);
}

/* Begin a line with its place and the message. */
static void
begin_line(gtab_buf *line, const cli *c, gtab_place place, const char *format, va_list args)
{
	gtab_buf_init(line);
	put_place(line, c, place.source, place.line_no, 0);
	put_escaped_format(line, format, args);
}

void
cli_note(const cli *c, const char *format, ...)
{
	gtab_buf line;
	va_list args;

	va_start(args, format);
	begin_line(&line, c, (gtab_place){ GTAB_TEXT(""), 0, 0 }, format, args);
	va_end(args);
	say(c, &line);
}

void
cli_note_at(const cli *c, gtab_place place, const char *format, ...)
{
	gtab_buf line;
	va_list args;

	va_start(args, format);
	begin_line(&line, c, place, format, args);
	va_end(args);
	say(c, &line);
}

void
cli_usage_error(const cli *c, const char *format, ...)
{
	gtab_buf line;
	va_list args;

	va_start(args, format);
	begin_line(&line, c, (gtab_place){ GTAB_TEXT(""), 0, 0 }, format, args);
	va_end(args);
	gtab_buf_printf(&line, _("; try '%s --help'"), c->name);
	say(c, &line);
	exit(cli_exit_of(GTAB_EUSAGE));
}
