/* SPDX-License-Identifier: MIT */
/* Keeping a finding longer than the call that hands it over. */

#include <gtab/finding.h>

static void
keep(gtab_arena *a, gtab_text *t)
{
	*t = gtab_arena_copy(a, *t);
}

static gtab_operand *
copy_operands(gtab_arena *a, const gtab_operand *from, size_t n)
{
	gtab_operand *const out = gtab_arena_array(a, n, sizeof(*out));

	for (size_t i = 0; out != NULL && i < n; i++) {
		out[i] = from[i];
		keep(a, &out[i].label);
		keep(a, &out[i].cell);
		keep(a, &out[i].value);
	}
	return out;
}

static gtab_suspect *
copy_suspects(gtab_arena *a, const gtab_suspect *from, size_t n)
{
	gtab_suspect *const out = gtab_arena_array(a, n, sizeof(*out));

	for (size_t i = 0; out != NULL && i < n; i++) {
		out[i] = from[i];
		keep(a, &out[i].label);
		keep(a, &out[i].cell);
		keep(a, &out[i].found);
		keep(a, &out[i].likely);
		keep(a, &out[i].reason);
		keep(a, &out[i].reason_words);
	}
	return out;
}

gtab_finding *
gtab_finding_copy(gtab_arena *a, const gtab_finding *finding)
{
	gtab_finding *const out = gtab_arena_get(a, sizeof(*out));

	if (out == NULL)
		return NULL;
	*out = *finding;
	keep(a, &out->rule);
	keep(a, &out->place.source);
	keep(a, &out->reporter);
	keep(a, &out->row_label);
	keep(a, &out->column_label);
	keep(a, &out->cell);
	keep(a, &out->found);
	keep(a, &out->expected);
	keep(a, &out->op);
	keep(a, &out->difference);
	keep(a, &out->message);
	keep(a, &out->relation);
	keep(a, &out->values);
	out->operands = copy_operands(a, finding->operands, finding->n_operands);
	out->suspects = copy_suspects(a, finding->suspects, finding->n_suspects);
	return a->failed ? NULL : out;
}
