/* SPDX-License-Identifier: MIT */
/* The names of what a form finds wrong. They are stable: people filter by them. */

#include "check/violation_internal.h"

/* Beside ours, what frictionless, the standard's own checker, calls such an error. */
static const struct {
	const char *ours;
	const char *standard;
} ids[] = {
	[GTAB_VIOLATION_TYPE] = { "type", "type-error" },
	[GTAB_VIOLATION_REQUIRED] = { "required", "constraint-error" },
	[GTAB_VIOLATION_ENUM] = { "enum", "constraint-error" },
	[GTAB_VIOLATION_CATEGORY] = { "category", "constraint-error" },
	[GTAB_VIOLATION_MINIMUM] = { "minimum", "constraint-error" },
	[GTAB_VIOLATION_MAXIMUM] = { "maximum", "constraint-error" },
	[GTAB_VIOLATION_EXCLUSIVE_MINIMUM] = { "minimum", "constraint-error" },
	[GTAB_VIOLATION_EXCLUSIVE_MAXIMUM] = { "maximum", "constraint-error" },
	[GTAB_VIOLATION_MIN_LENGTH] = { "length", "constraint-error" },
	[GTAB_VIOLATION_MAX_LENGTH] = { "length", "constraint-error" },
	[GTAB_VIOLATION_PATTERN] = { "pattern", "constraint-error" },
	[GTAB_VIOLATION_JSON_SCHEMA] = { "json-schema", "constraint-error" },
	[GTAB_VIOLATION_UNIQUE] = { "unique", "unique-error" },
	[GTAB_VIOLATION_PRIMARY_KEY] = { "primary-key", "primary-key" },
	[GTAB_VIOLATION_UNIQUE_KEY] = { "unique-key", "unique-error" },
	[GTAB_VIOLATION_FOREIGN_KEY] = { "foreign-key", "foreign-key" },
	[GTAB_VIOLATION_ABSENT_COLUMN] = { "required-column", "missing-label" },
	[GTAB_VIOLATION_EXTRA_COLUMN] = { "extra-column", "extra-label" },
	[GTAB_VIOLATION_COLUMN_ORDER] = { "column-order", "incorrect-label" },
	[GTAB_VIOLATION_COLUMN_NAME] = { "column-name", "incorrect-label" },
	[GTAB_VIOLATION_INTEGER] = { "integer", "type-error" },
	[GTAB_VIOLATION_DECIMALS] = { "decimals", "decimals" },
	[GTAB_VIOLATION_USUAL_VALUE] = { "values", "values" },
	[GTAB_VIOLATION_CODE] = { "code-list", "code-list" },
	[GTAB_VIOLATION_CODE_PERIOD] = { "code-period", "code-period" },
	[GTAB_VIOLATION_ABSENT_ROW] = { "required-row", "required-row" },
	[GTAB_VIOLATION_EXTRA_ROW] = { "extra-row", "extra-row" },
	[GTAB_VIOLATION_REPEATED_ROW] = { "repeated-row", "repeated-row" },
	[GTAB_VIOLATION_ROW_LABEL] = { "row-label", "row-label" },
};

const char *
gtab_violation_id(gtab_violation v, int is_plain)
{
	return is_plain ? ids[v].standard : ids[v].ours;
}
