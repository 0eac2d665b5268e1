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

void
gtab_remark_say(const gtab_table *t, gtab_remark remark, const char *format, ...)
{
	char *message = NULL;
	va_list args;
	int len;

	if (t->options.on_remark == NULL)
		return;
	va_start(args, format);
	len = vasprintf(&message, format, args);
	va_end(args);
	remark.message = len < 0 ? GTAB_TEXT("") : (gtab_text){ message, (size_t)len };
	gtab_remark_make(t, &remark);
	free(len < 0 ? NULL : message);
}
