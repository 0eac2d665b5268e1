/* SPDX-License-Identifier: MIT */
/* Findings on their way out: their texts, and how many there were. */

#include <stdarg.h>
#include <stdio.h>

#include "check/check_internal.h"

void
gtab_finding_send(gtab_finding_sink *sink, gtab_finding *finding)
{
	if (finding->severity == GTAB_ERROR)
		sink->counts->n_findings++;
	else if (finding->severity == GTAB_WARNING)
		sink->counts->n_warnings++;
	finding->reporter = sink->reporter;
	if (finding->place.source.len == 0)
		finding->place.source = sink->source;
	sink->failed = sink->failed || sink->arena.failed;
	if (sink->fn != NULL && !sink->failed &&
	    (sink->suspects == NULL || !gtab_case_hold(sink->suspects, finding)))
		sink->fn(sink->ctx, finding);
	gtab_arena_reset(&sink->arena);
}

gtab_text
gtab_finding_text(gtab_finding_sink *sink, const char *format, ...)
{
	char sentence[2 * GTAB_ERROR_MESSAGE_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	sentence[gtab_utf8_valid_len(gtab_text_of(sentence))] = '\0';
	return gtab_arena_copy(&sink->arena, gtab_text_of(sentence));
}

/* What a function appended to a buffer, in the arena. */
static gtab_text
keep(gtab_finding_sink *sink, gtab_buf *buf)
{
	const gtab_text out = gtab_arena_copy(&sink->arena, gtab_buf_text(buf));

	sink->arena.failed = sink->arena.failed || buf->failed;
	gtab_buf_clear(buf);
	return out;
}

gtab_text
gtab_finding_decimal(gtab_finding_sink *sink, gtab_decimal d)
{
	gtab_buf buf;

	gtab_buf_init(&buf);
	gtab_decimal_put(d, &buf);
	return keep(sink, &buf);
}

gtab_text
gtab_finding_address(gtab_finding_sink *sink, const gtab_column *column, gtab_place place)
{
	gtab_buf buf;

	gtab_buf_init(&buf);
	if (place.record_no > 0)
		gtab_cell_address(column, place, &buf);
	return keep(sink, &buf);
}

gtab_text
gtab_finding_shown(gtab_finding_sink *sink, const gtab_column *column, gtab_text cell)
{
	gtab_buf buf;

	if (column->identifier != GTAB_IDENTIFIER_CITIZEN || cell.len == 0)
		return cell;
	gtab_buf_init(&buf);
	gtab_citizen_mask(cell, &buf);
	return keep(sink, &buf);
}
