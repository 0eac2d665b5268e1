/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_SOURCE_INTERNAL_H
#define GTAB_INPUT_SOURCE_INTERNAL_H

#include <gtab/input.h>

/*
 * Read size bytes at offset, fewer only at the end of the source.
 * Returns GTAB_OK with the number read (0 at the end), or GTAB_EINPUT.
 */
gtab_status gtab_source_read(gtab_source *s, uint64_t offset, char *out, size_t size, size_t *n_out,
			     gtab_error *err);

#endif
