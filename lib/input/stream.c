/* SPDX-License-Identifier: MIT */
/* The row stream: what every stage answers the same way. */

#include "input/stream_internal.h"

gtab_status
gtab_stream_next(gtab_stream *s, const gtab_row **row_out, gtab_error *err)
{
	if (s->status == GTAB_OK)
		s->status = s->next(s, row_out, &s->trouble);
	if (s->status < 0 && err != NULL)
		*err = s->trouble;
	return s->status;
}

gtab_status
gtab_stream_rewind(gtab_stream *s, gtab_error *err)
{
	s->status = s->rewind(s, &s->trouble);
	if (s->status < 0 && err != NULL)
		*err = s->trouble;
	return s->status;
}

void
gtab_stream_free(gtab_stream *s)
{
	if (s != NULL)
		s->free(s);
}
