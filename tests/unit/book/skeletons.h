/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TESTS_SKELETONS_H
#define GTAB_TESTS_SKELETONS_H

/*
 * A request for a small skeleton.
 */

#include "output/book/skeleton_process.h"
#include "output/book/skeleton_request.h"
#include "workbook.h"

struct request {
	gtab_skeleton_head head;
	gtab_sheet_style styles[2];
	gtab_skeleton_sheet sheets[2];
};

static inline struct request
small_request(void)
{
	const gtab_skeleton_sheet sheet = {
		.n_cols = 3, .header_last = 1, .has_body = 1, .has_filter = 1, .has_merges = 1
	};
	struct request r = { .head = { 1425168000, 2, 2 }, .sheets = { sheet, sheet } };

	r.styles[0] = (gtab_sheet_style){ .font = GTAB_FONT_BODY };
	r.styles[1] = (gtab_sheet_style){ .font = GTAB_FONT_BOLD, .align = GTAB_ALIGN_CENTER };
	return r;
}

static inline gtab_text
request_text(const struct request *r)
{
	return (gtab_text){ (const char *)r, sizeof(*r) };
}

#endif
