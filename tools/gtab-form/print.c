/* SPDX-License-Identifier: MIT */
/* Lines of a result, as terminals may see them. */

#include "gtab-form/commands.h"

gtab_status
form_print(const form_call *call, gtab_buf *line, gtab_error *err)
{
	gtab_buf escaped;

	gtab_buf_init(&escaped);
	cli_put_escaped(&escaped, gtab_buf_text(line));
	gtab_buf_putc(&escaped, '\n');
	fwrite(escaped.ptr, 1, escaped.len, call->out);
	line->failed = line->failed || escaped.failed;
	gtab_buf_clear(&escaped);
	if (line->failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_truncate(line, 0);
	return GTAB_OK;
}
