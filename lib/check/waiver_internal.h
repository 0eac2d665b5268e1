/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_WAIVER_INTERNAL_H
#define GTAB_CHECK_WAIVER_INTERNAL_H

/* Whether a failure was explained. */

#include <gtab/check.h>

typedef enum gtab_waiver_state {
	GTAB_WAIVER_NONE,
	GTAB_WAIVER_HOLDS,
	GTAB_WAIVER_OTHER_VALUES,  /* it has expired: it was for other figures of this row */
	GTAB_WAIVER_OTHER_RELATION /* it has expired: the relation was another */
} gtab_waiver_state;

typedef struct gtab_waiver {
	gtab_text reason;
	gtab_text who;
	gtab_text date;
} gtab_waiver;

/* key is scratch. *out is set but for GTAB_WAIVER_NONE, and borrowed from w. */
gtab_waiver_state gtab_waivers_find(const gtab_waivers *w, const gtab_finding *finding,
				    gtab_text period, gtab_buf *key, gtab_waiver *out);

#endif
