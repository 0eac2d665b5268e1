/* SPDX-License-Identifier: MIT */
/* Status and error: the one table of sentences, and the filling of a caller's gtab_error. */

#include <gtab/status.h>
#include <gtab/text.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

static const struct {
	gtab_status status;
	const char *sentence;
} sentences[] = {
	{ GTAB_END, N_("there are no more rows") },
	{ GTAB_OK, N_("done") },
	{ GTAB_ENOMEM, N_("out of memory") },
	{ GTAB_EINPUT, N_("the input cannot be read") },
	{ GTAB_EENCODING, N_("the input is not text in a known encoding") },
	{ GTAB_EMALFORMED, N_("the input does not have the expected shape") },
	{ GTAB_ELIMIT, N_("a limit is passed") },
	{ GTAB_EOVERFLOW, N_("a figure has too many digits to be computed exactly") },
	{ GTAB_EUSAGE, N_("the call is not right") },
	{ GTAB_EOUTPUT, N_("the output cannot be written") },
	{ GTAB_EINTERNAL, N_("a fault of gtab itself; please report it") },
};

const char *
gtab_status_message(gtab_status status)
{
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (sentences[i].status == status)
			return _(sentences[i].sentence);
	return _("unknown status");
}

/* Drop a character that snprintf cut in two. */
static void
cut_at_character(char *s)
{
	s[gtab_utf8_valid_len(gtab_text_of(s))] = '\0';
}

gtab_status
gtab_error_set(gtab_error *err, gtab_status status, const char *format, ...)
{
	if (err == NULL)
		return status;
	memset(err, 0, sizeof(*err));
	err->status = status;
	if (format == NULL) {
		snprintf(err->message, sizeof(err->message), "%s", gtab_status_message(status));
	} else {
		va_list args;

		va_start(args, format);
		vsnprintf(err->message, sizeof(err->message), format, args);
		va_end(args);
	}
	cut_at_character(err->message);
	return status;
}

gtab_status
gtab_error_at(gtab_error *err, const char *source, uint64_t line_no, uint64_t column_no)
{
	if (err == NULL)
		return GTAB_OK;
	if (err->source[0] == '\0' && source != NULL) {
		snprintf(err->source, sizeof(err->source), "%s", source);
		cut_at_character(err->source);
	}
	if (err->line_no == 0) {
		err->line_no = line_no;
		err->column_no = column_no;
	}
	return err->status;
}
