/* SPDX-License-Identifier: MIT */
/* A line of relations as the cells of a row: its id, what it says, how grave it is, its message. */

#include "form/sheets_internal.h"

static const gtab_text severities[] = { GTAB_TEXT("强制"), GTAB_TEXT("核实"), GTAB_TEXT("提示") };

enum { N_SEVERITIES = sizeof(severities) / sizeof(severities[0]) };

static bool
is_id_character(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '.';
}

/* `A01:` at the start of the line; a digit first would be a row code. */
static gtab_text
take_id(gtab_text *line)
{
	gtab_text id = GTAB_TEXT("");
	gtab_text rest;
	size_t n = 0;

	while (n < line->len && is_id_character(line->ptr[n]))
		n++;
	rest = gtab_text_trim(gtab_text_slice(*line, n, line->len));
	if (n == 0 || (line->ptr[0] >= '0' && line->ptr[0] <= '9') ||
	    (!gtab_text_take(&rest, GTAB_TEXT(":")) && !gtab_text_take(&rest, GTAB_TEXT("："))))
		return id;
	id = gtab_text_slice(*line, 0, n);
	*line = gtab_text_trim(rest);
	return id;
}

static gtab_text
take_message(gtab_text *line)
{
	const size_t at = gtab_text_find(*line, GTAB_TEXT("//"));
	const gtab_text message = gtab_text_trim(gtab_text_slice(*line, at + 2, line->len));

	*line = gtab_text_trim(gtab_text_slice(*line, 0, at));
	return message;
}

/* [核实] wherever it stands among the options; the line without it, in scratch. */
static gtab_text
take_severity(gtab_text *line, gtab_buf *scratch)
{
	for (size_t i = 0; i < N_SEVERITIES; i++) {
		gtab_text before, behind;
		size_t at;

		gtab_buf_truncate(scratch, 0);
		gtab_buf_printf(scratch, "[%.*s]", GTAB_TEXT_ARG(severities[i]));
		at = gtab_text_find(*line, gtab_buf_text(scratch));
		if (at == line->len)
			continue;
		before = gtab_text_trim(gtab_text_slice(*line, 0, at));
		behind = gtab_text_trim(gtab_text_slice(*line, at + scratch->len, line->len));
		gtab_buf_truncate(scratch, 0);
		gtab_buf_put(scratch, before);
		if (before.len > 0 && behind.len > 0)
			gtab_buf_putc(scratch, ' ');
		gtab_buf_put(scratch, behind);
		*line = gtab_buf_text(scratch);
		return severities[i];
	}
	return GTAB_TEXT("");
}

static bool
holds(gtab_text t, gtab_text needle)
{
	return gtab_text_find(t, needle) < t.len;
}

static bool
is_several(gtab_text line)
{
	return holds(line, GTAB_TEXT("；")) || holds(line, GTAB_TEXT(";")) ||
	       holds(line, GTAB_TEXT("\n"));
}

gtab_sheet_relation
gtab_sheet_relation_split(gtab_text line, gtab_buf *scratch)
{
	gtab_sheet_relation r = { GTAB_TEXT(""), gtab_text_trim(line), GTAB_TEXT(""),
				  GTAB_TEXT("") };

	if (is_several(line) || gtab_text_starts(r.text, GTAB_TEXT("#")) ||
	    gtab_text_starts(r.text, GTAB_TEXT("//")))
		return r;
	r.id = take_id(&r.text);
	r.message = take_message(&r.text);
	r.severity = take_severity(&r.text, scratch);
	return r;
}

void
gtab_sheet_relation_put(const gtab_sheet_relation *r, gtab_buf *out)
{
	if (r->id.len > 0)
		gtab_buf_printf(out, "%.*s: ", GTAB_TEXT_ARG(r->id));
	gtab_buf_put(out, r->text);
	if (r->severity.len > 0)
		gtab_buf_printf(out, " [%.*s]", GTAB_TEXT_ARG(r->severity));
	if (r->message.len > 0)
		gtab_buf_printf(out, " // %.*s", GTAB_TEXT_ARG(r->message));
}
