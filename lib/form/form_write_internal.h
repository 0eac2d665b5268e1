/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_WRITE_INTERNAL_H
#define GTAB_FORM_WRITE_INTERNAL_H

#include <gtab/buf.h>

#include <jansson.h>

/*
 * Append a form as a person would write it: a property a line, and a line for each item of a list, so that
 * two editions can be compared line by line. False when out of memory.
 */
bool gtab_form_put_json(const json_t *form, gtab_buf *out);

#endif
