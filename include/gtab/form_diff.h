/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_DIFF_H
#define GTAB_FORM_DIFF_H

/*
 * Two editions of a form: which fields, values, relations and properties came, went or changed.
 */

#include <gtab/buf.h>
#include <gtab/status.h>

typedef enum gtab_form_change_kind {
	GTAB_FORM_ADDED,
	GTAB_FORM_DROPPED,
	GTAB_FORM_RENAMED, /* a field: the new one has the old name among its aliases */
	GTAB_FORM_CHANGED
} gtab_form_change_kind;

typedef enum gtab_form_part {
	GTAB_FORM_ITSELF,  /* a property of the form: title, fieldsMatch, layout */
	GTAB_FORM_FIELD,   /* a field, or a property of one */
	GTAB_FORM_VALUE,   /* one value of a field's list */
	GTAB_FORM_RELATION /* by its id, else by its text */
} gtab_form_part;

/*
 * name      of the field, or the relation's id; "" for the form itself and a relation without an id
 * property  /unit, /constraints/minimum; the value for GTAB_FORM_VALUE; "" when all of it is meant
 * before, after  JSON of the property, the texts of a relation, or names; "" when there was none
 */
typedef struct gtab_form_change {
	gtab_form_change_kind kind;
	gtab_form_part part;
	gtab_text name;
	gtab_text property;
	gtab_text before;
	gtab_text after;
} gtab_form_change;

/* Texts are borrowed for the call. */
typedef void gtab_form_change_fn(void *ctx, const gtab_form_change *change);

/*
 * Say every change from one edition to the other: the form's own properties, fields in the order of the old
 * edition and then those that are new, relations. The order of fields and properties is no change.
 *
 * Returns GTAB_OK, GTAB_ENOMEM, or GTAB_EUSAGE for what is no JSON object.
 */
gtab_status gtab_form_diff(gtab_text old_json, gtab_text new_json, gtab_form_change_fn *say,
			   void *ctx, gtab_error *err);

#endif
