/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_STREAM_INTERNAL_H
#define GTAB_INPUT_STREAM_INTERNAL_H

#include <gtab/stream.h>

/* What a stage is made of. A stage's own struct begins with a gtab_stream. */
struct gtab_stream {
	gtab_status (*next)(gtab_stream *s, const gtab_row **row_out, gtab_error *err);
	gtab_status (*rewind)(gtab_stream *s, gtab_error *err);
	void (*free)(gtab_stream *s); /* frees itself and what is upstream */
	gtab_status status;           /* GTAB_OK while rows may come; then the reason they do not */
	gtab_error trouble;           /* kept, since a failed stream keeps failing */
};

#endif
