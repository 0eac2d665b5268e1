/* SPDX-License-Identifier: MIT */
#ifndef GTAB_MAP_H
#define GTAB_MAP_H

/*
 * From a text to a number: header names to columns, row codes to rows. Keys are copied.
 */

#include <gtab/arena.h>
#include <gtab/status.h>

typedef struct gtab_map gtab_map;

/* Example key and value found in no map. */
#define GTAB_MAP_NONE SIZE_MAX

gtab_status gtab_map_new(gtab_map **out); /* *out NULL on GTAB_ENOMEM */
void gtab_map_free(gtab_map *m);          /* NULL is fine */

/* The value kept for key, or GTAB_MAP_NONE. */
size_t gtab_map_get(const gtab_map *m, gtab_text key);

/*
 * Keep value for key unless key is there already. Returns GTAB_OK or GTAB_ENOMEM.
 *
 * kept_out  the value now kept: value itself, or the earlier one; may be NULL
 */
gtab_status gtab_map_add(gtab_map *m, gtab_text key, size_t value, size_t *kept_out);

#endif
