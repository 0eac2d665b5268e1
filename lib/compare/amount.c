/* SPDX-License-Identifier: MIT */
/* Figures that add up: exact, with the bounds of what was printed rounded, and the kinds of missing kept apart. */

#include <gtab/normalize.h>

#include "compare/amount_internal.h"

static gtab_amount_kind
kind_of(gtab_cell_kind kind)
{
	switch (kind) {
	case GTAB_CELL_NUMBER: return GTAB_AMOUNT_FIGURE;
	case GTAB_CELL_NIL: return GTAB_AMOUNT_NIL;
	case GTAB_CELL_NOT_AVAILABLE: return GTAB_AMOUNT_NOT_AVAILABLE;
	case GTAB_CELL_SUPPRESSED: return GTAB_AMOUNT_SUPPRESSED;
	default:
		return GTAB_AMOUNT_EMPTY; /* what is refused is told by the reader, and is not there for a sum */
	}
}

/* The bound that a companion's cell has. */
static bool
read_bound(const gtab_cell *cell, gtab_decimal *out)
{
	return cell != NULL && gtab_decimal_parse(cell->text, out) == GTAB_OK;
}

gtab_amount
gtab_amount_of(const gtab_cell *cell, const gtab_cell *lower, const gtab_cell *upper,
	       gtab_text unit)
{
	gtab_amount out = { .kind = kind_of(cell->kind), .unit = unit };

	if (out.kind != GTAB_AMOUNT_FIGURE)
		return out;
	if (gtab_decimal_parse(cell->text, &out.value) != GTAB_OK) {
		out.kind = GTAB_AMOUNT_EMPTY;
		return out;
	}
	out.lower = out.upper = out.value;
	out.has_lower = read_bound(lower, &out.lower);
	out.has_upper = read_bound(upper, &out.upper);
	out.is_rounded = out.has_lower || out.has_upper;
	if (!out.is_rounded) /* exact, though others of the column are not */
		out.has_lower = out.has_upper = true;
	return out;
}

static gtab_status
add_figures(gtab_amount *sum, const gtab_amount *part)
{
	gtab_amount next = *sum;
	gtab_status st = gtab_decimal_add(sum->value, part->value, &next.value);

	next.has_lower = sum->has_lower && part->has_lower;
	next.has_upper = sum->has_upper && part->has_upper;
	next.is_rounded = sum->is_rounded || part->is_rounded;
	next.unit = sum->unit.len > 0 ? sum->unit : part->unit;
	if (st == GTAB_OK && next.has_lower)
		st = gtab_decimal_add(sum->lower, part->lower, &next.lower);
	if (st == GTAB_OK && next.has_upper)
		st = gtab_decimal_add(sum->upper, part->upper, &next.upper);
	if (st != GTAB_OK)
		return st;
	if (!next.has_lower && !next.has_upper)
		next.kind = GTAB_AMOUNT_CLASH; /* without bounds it would read as exact */
	*sum = next;
	return GTAB_OK;
}

/* A figure without a unit has that of the others. */
static bool
units_agree(gtab_text a, gtab_text b)
{
	return a.len == 0 || b.len == 0 || gtab_text_equal(a, b);
}

gtab_status
gtab_amount_add(gtab_amount *sum, const gtab_amount *part)
{
	const bool both = sum->kind == GTAB_AMOUNT_FIGURE && part->kind == GTAB_AMOUNT_FIGURE;

	if (both && !units_agree(sum->unit, part->unit)) {
		sum->kind = GTAB_AMOUNT_CLASH;
		return GTAB_OK;
	}
	if (both)
		return add_figures(sum, part);
	if (part->kind > sum->kind)
		*sum = *part;
	return GTAB_OK;
}

bool
gtab_amount_is_lacking(const gtab_amount *part)
{
	return part->kind >= GTAB_AMOUNT_EMPTY && part->kind <= GTAB_AMOUNT_SUPPRESSED;
}

static gtab_cell
cell_of(gtab_cell_kind kind, gtab_text text)
{
	return (gtab_cell){ .text = text, .source = text, .kind = kind };
}

static gtab_cell
decimal_cell(gtab_decimal value, gtab_arena *a)
{
	gtab_buf buf;
	gtab_text text;

	gtab_buf_init(&buf);
	gtab_decimal_put(value, &buf);
	text = gtab_arena_copy(a, gtab_buf_text(&buf));
	a->failed = a->failed || buf.failed;
	gtab_buf_clear(&buf);
	return cell_of(GTAB_CELL_NUMBER, text);
}

gtab_cell
gtab_amount_cell(const gtab_amount *amount, gtab_arena *a)
{
	switch (amount->kind) {
	case GTAB_AMOUNT_FIGURE: return decimal_cell(amount->value, a);
	case GTAB_AMOUNT_NIL: return cell_of(GTAB_CELL_NIL, gtab_missing_text(GTAB_NIL));
	case GTAB_AMOUNT_NOT_AVAILABLE:
		return cell_of(GTAB_CELL_NOT_AVAILABLE, gtab_missing_text(GTAB_NOT_AVAILABLE));
	case GTAB_AMOUNT_SUPPRESSED:
		return cell_of(GTAB_CELL_SUPPRESSED, gtab_missing_text(GTAB_SUPPRESSED));
	default: return cell_of(GTAB_CELL_EMPTY, GTAB_TEXT(""));
	}
}

gtab_cell
gtab_amount_lower(const gtab_amount *amount, gtab_arena *a)
{
	if (amount->kind != GTAB_AMOUNT_FIGURE || !amount->is_rounded || !amount->has_lower)
		return cell_of(GTAB_CELL_EMPTY, GTAB_TEXT(""));
	return decimal_cell(amount->lower, a);
}

gtab_cell
gtab_amount_upper(const gtab_amount *amount, gtab_arena *a)
{
	if (amount->kind != GTAB_AMOUNT_FIGURE || !amount->is_rounded || !amount->has_upper)
		return cell_of(GTAB_CELL_EMPTY, GTAB_TEXT(""));
	return decimal_cell(amount->upper, a);
}
