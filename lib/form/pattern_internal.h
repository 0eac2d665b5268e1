/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_PATTERN_INTERNAL_H
#define GTAB_FORM_PATTERN_INTERNAL_H

/*
 * Regular expressions of forms, run by ICU. They are written for XML Schema, Python and JavaScript, where [ within
 * brackets is a character; and they match the whole value.
 */

#include <gtab/status.h>
#include <gtab/text.h>

typedef struct gtab_pattern gtab_pattern;

/* GTAB_EUSAGE for what is no regular expression: err->message is a noun phrase of what was expected. */
gtab_status gtab_pattern_new(gtab_text written, gtab_pattern **out, gtab_error *err);
void gtab_pattern_free(gtab_pattern *p);

/*
 * Whether all of t matches. GTAB_OK sets *out; GTAB_ELIMIT when matching takes too long to be decided (a pattern
 * of nested repetitions); GTAB_ENOMEM.
 */
gtab_status gtab_pattern_match(gtab_pattern *p, gtab_text t, bool *out);

#endif
