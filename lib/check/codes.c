/* SPDX-License-Identifier: MIT */
/* Code lists: whether a cell is a code, label or alias of the list, and one that held in the table's period. */

#include "base/i18n.h"
#include "check/check_internal.h"
#include "form/name_internal.h"

/* ---- opening ---- */

/* One more way to write code idx; those that are written alike follow each other. */
static gtab_status
add_name(gtab_field_check *c, gtab_field_rule *rule, gtab_text name, size_t idx)
{
	size_t first, last;

	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(name, &c->folded);
	if (c->folded.len == 0)
		return GTAB_OK;
	if (gtab_map_add(rule->codes, gtab_buf_text(&c->folded), idx, &first) != GTAB_OK)
		return GTAB_ENOMEM;
	for (last = first; last != idx && rule->next_code[last] != GTAB_MAP_NONE;)
		last = rule->next_code[last];
	if (last != idx)
		rule->next_code[last] = idx;
	return GTAB_OK;
}

gtab_status
gtab_codes_open(gtab_field_check *c, gtab_field_rule *rule)
{
	const gtab_code_list *const list = rule->field->codes;
	gtab_status st = gtab_map_new(&rule->codes);

	rule->next_code = gtab_arena_array(&c->arena, list->n_codes, sizeof(*rule->next_code));
	if (st != GTAB_OK || rule->next_code == NULL)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < list->n_codes; i++)
		rule->next_code[i] = GTAB_MAP_NONE;
	for (size_t i = 0; st == GTAB_OK && i < list->n_codes; i++)
		st = add_name(c, rule, list->codes[i].code, i);
	for (size_t i = 0; st == GTAB_OK && i < list->n_codes; i++) {
		st = add_name(c, rule, list->codes[i].label, i);
		for (size_t j = 0; st == GTAB_OK && j < list->codes[i].n_aliases; j++)
			st = add_name(c, rule, list->codes[i].aliases[j], i);
	}
	return c->folded.failed ? GTAB_ENOMEM : st;
}

/* ---- cells ---- */

/* Whether a code holds in the table's period; without one, any time will do. */
static bool
holds(const gtab_field_check *c, const gtab_code *code)
{
	return !c->has_period || gtab_span_has(code->span, &c->period);
}

/* The code or label nearest to text, of those that hold; NULL when all are far. */
static const gtab_code *
nearest(const gtab_field_check *c, const gtab_code_list *list, gtab_text text)
{
	size_t best = gtab_utf8_count(text) / 2 + 1;
	const gtab_code *found = NULL;

	for (size_t i = 0; i < list->n_codes; i++) {
		const gtab_code *const code = &list->codes[i];
		const gtab_text names[] = { code->code, code->label };

		for (size_t n = 0; n < 2 && holds(c, code); n++) {
			const size_t distance =
				names[n].len == 0 ? best : gtab_text_distance(names[n], text, best);

			if (distance < best) {
				best = distance;
				found = code;
			}
		}
	}
	return found;
}

static void
report_unknown(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_code_list *const list = c->rules[col].field->codes;
	const gtab_code *const near = nearest(c, list, row->cells[col].text);
	const gtab_text shown = gtab_field_shown(c, row, col);

	if (near == NULL)
		gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_CODE, GTAB_TEXT(""),
				  gtab_finding_text(c->sink, _("%.*s is not in the code list %.*s"),
						    GTAB_TEXT_ARG(shown),
						    GTAB_TEXT_ARG(list->name)));
	else
		gtab_field_report(
			c, row, col, GTAB_ERROR, GTAB_VIOLATION_CODE, near->code,
			gtab_finding_text(
				c->sink,
				_("%.*s is not in the code list %.*s; the nearest is %.*s "
				  "%.*s"),
				GTAB_TEXT_ARG(shown), GTAB_TEXT_ARG(list->name),
				GTAB_TEXT_ARG(near->code), GTAB_TEXT_ARG(near->label)));
}

/* 2014 to 2019, from 2020, until 2013 */
static gtab_text
span_text(gtab_field_check *c, gtab_span span)
{
	char from[16] = "", to[16] = "";

	if (span.from != 0)
		snprintf(from, sizeof(from), "%04d-%02d", span.from / 10000 % 10000,
			 span.from / 100 % 100);
	if (span.to != 0)
		snprintf(to, sizeof(to), "%04d-%02d", span.to / 10000 % 10000, span.to / 100 % 100);
	return gtab_finding_text(c->sink, "%s…%s", from, to);
}

static void
report_period(gtab_field_check *c, const gtab_row *row, size_t col, const gtab_code *code)
{
	const gtab_text span = span_text(c, code->span);

	gtab_field_report(c, row, col, GTAB_ERROR, GTAB_VIOLATION_CODE_PERIOD, span,
			  gtab_finding_text(c->sink,
					    _("%.*s is a code of other times: %.*s (%.*s)"),
					    GTAB_TEXT_ARG(gtab_field_shown(c, row, col)),
					    GTAB_TEXT_ARG(code->code), GTAB_TEXT_ARG(span)));
}

void
gtab_codes_cell(gtab_field_check *c, const gtab_row *row, size_t col)
{
	const gtab_field_rule *const rule = &c->rules[col];
	size_t first;

	if (rule->codes == NULL || row->cells[col].text.len == 0)
		return;
	gtab_buf_truncate(&c->folded, 0);
	gtab_name_fold(row->cells[col].text, &c->folded);
	first = gtab_map_get(rule->codes, gtab_buf_text(&c->folded));
	if (first == GTAB_MAP_NONE) {
		report_unknown(c, row, col);
		return;
	}
	for (size_t i = first; i != GTAB_MAP_NONE; i = rule->next_code[i]) {
		if (holds(c, &rule->field->codes->codes[i]))
			return;
	}
	report_period(c, row, col, &rule->field->codes->codes[first]);
}
