/* SPDX-License-Identifier: MIT */
/* Remarks on their way to whoever listens: the sentence is written only when somebody does. */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "table/clean_internal.h"

void
gtab_remark_make(const gtab_table *t, const gtab_remark *remark)
{
	if (t->options.on_remark != NULL)
		t->options.on_remark(t->options.ctx, remark);
}

/* The sentence in printf's way; NULL when out of memory. Yours to free. */
static char *
put_sentence(gtab_remark *remark, const char *format, va_list args)
{
	char *message = NULL;
	const int len = vasprintf(&message, format, args);

	remark->message = len < 0 ? GTAB_TEXT("") : (gtab_text){ message, (size_t)len };
	return len < 0 ? NULL : message;
}

void
gtab_remark_say(const gtab_table *t, gtab_remark remark, const char *format, ...)
{
	va_list args;
	char *message;

	if (t->options.on_remark == NULL)
		return;
	va_start(args, format);
	message = put_sentence(&remark, format, args);
	va_end(args);
	gtab_remark_make(t, &remark);
	free(message);
}

void
gtab_cleaner_tell(const gtab_cleaner *c, const gtab_remark *remark)
{
	if (c->table->options.on_remark == NULL)
		return;
	if (c->held != NULL)
		gtab_held_keep(c->held, remark);
	else
		gtab_remark_make(c->table, remark);
}

void
gtab_cleaner_say(const gtab_cleaner *c, gtab_remark remark, const char *format, ...)
{
	va_list args;
	char *message;

	if (c->table->options.on_remark == NULL)
		return;
	va_start(args, format);
	message = put_sentence(&remark, format, args);
	va_end(args);
	gtab_cleaner_tell(c, &remark);
	free(message);
}
