/* SPDX-License-Identifier: MIT */
/* Trimming as the cell rules need it: spaces, and the invisible characters around them. */

#include "normalize/glyph_internal.h"

static bool
is_droppable(uint32_t cp)
{
	return gtab_is_space(cp) || gtab_is_invisible(cp);
}

gtab_text
gtab_trim_all(gtab_text t)
{
	for (gtab_text rest = t; rest.len > 0 && is_droppable(gtab_utf8_next(&rest));)
		t = rest;
	for (gtab_text rest = t; rest.len > 0 && is_droppable(gtab_utf8_last(&rest));)
		t = rest;
	return t;
}
