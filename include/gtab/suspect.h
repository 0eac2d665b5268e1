/* SPDX-License-Identifier: MIT */
#ifndef GTAB_SUSPECT_H
#define GTAB_SUSPECT_H

/*
 * Suspects: which cells are probably wrong when relations fail, and what they probably should be.
 *
 * A pure function of figures and linear edit rules; it knows of no table. The smallest sets of cells whose change
 * makes every rule hold (Fellegi and Holt 1976) are searched, and each way in which people err that leads from what
 * should be there to what is there (Scholtus 2009: digits; and rows, sums, units) is weighed by how many other slips of
 * that kind there were to make. A correction never breaks a rule that held.
 */

#include <gtab/arena.h>
#include <gtab/decimal.h>

/*
 * A figure.
 *
 * value        as it was read; its scale is the places that were printed
 * trust        each step makes an error in it four times less likely; 0 for most
 * row, column  its position: neighbours are interchanged and shifted. GTAB_NO_POSITION for none
 */
typedef struct gtab_figure {
	gtab_decimal value;
	unsigned trust;
	size_t row;
	size_t column;
} gtab_figure;

#define GTAB_NO_POSITION SIZE_MAX

typedef enum gtab_edit_cmp {
	GTAB_EDIT_EQ,
	GTAB_EDIT_LE,
	GTAB_EDIT_GE,
	GTAB_EDIT_LT,
	GTAB_EDIT_GT
} gtab_edit_cmp;

typedef struct gtab_edit_term {
	size_t figure;
	gtab_decimal factor;
} gtab_edit_term;

/* Σ factor × figure cmp constant, which may be missed by tolerance (0 or more). */
typedef struct gtab_edit {
	const gtab_edit_term *terms;
	size_t n_terms;
	gtab_edit_cmp cmp;
	gtab_decimal constant;
	gtab_decimal tolerance;
} gtab_edit;

/* How people err. Ids for programs: gtab_slip_id(). */
typedef enum gtab_slip {
	GTAB_SLIP_UNKNOWN,        /* no slip leads there; the rules alone say so */
	GTAB_SLIP_DIGITS_SWAPPED, /* 71 for 17 */
	GTAB_SLIP_DIGIT_WRONG,    /* 136 for 186 */
	GTAB_SLIP_DIGIT_MISSING,  /* 13 for 136 */
	GTAB_SLIP_DIGIT_EXTRA,    /* 1436 for 136 */
	GTAB_SLIP_DIGIT_DOUBLED,  /* 1336 for 136 */
	GTAB_SLIP_SIGN,
	GTAB_SLIP_TENFOLD,         /* ×10, ÷10, ×100 … */
	GTAB_SLIP_UNIT,            /* 元 for 万元 */
	GTAB_SLIP_INTERCHANGED,    /* two cells of a row or column */
	GTAB_SLIP_SHIFTED,         /* values of a row stand one cell off */
	GTAB_SLIP_COUNTED_TWICE,   /* a part, in its total */
	GTAB_SLIP_LEFT_OUT,        /* a part, of its total */
	GTAB_SLIP_SUBTOTAL_SUMMED, /* a subtotal beside its own parts */
	GTAB_SLIP_STALE_TOTAL,     /* the parts were changed after it was made */
	GTAB_SLIP_ROUNDING,        /* each figure is right as rounded; nothing to change */
	GTAB_SLIP_CROSSING         /* a row and a column fail by the same amount, and cross there */
} gtab_slip;

const char *gtab_slip_id(gtab_slip slip);    /* "digits-swapped"; borrowed for ever */
const char *gtab_slip_words(gtab_slip slip); /* 相邻数字颠倒, in the language of the messages */

typedef struct gtab_figure_change {
	size_t figure;
	gtab_decimal value;
} gtab_figure_change;

/*
 * Changes that together make the failed edits hold and break none.
 *
 * other   the part that was counted twice, left out or summed again; GTAB_NO_POSITION where there is none
 * weight  how likely beside the others of its group
 */
typedef struct gtab_correction {
	gtab_figure_change *changes;
	size_t n_changes; /* 0 for GTAB_SLIP_ROUNDING */
	gtab_slip slip;
	size_t other;
	uint64_t weight;
} gtab_correction;

/*
 * Failed edits that hang together by their figures, and what can have happened.
 *
 * edits        their indices
 * corrections  the likeliest first; none when nothing is likelier than much else
 * is_certain   the first stands alone; otherwise all that are listed are candidates
 * n_left_out   further candidates about as likely
 * is_cut       the search ended at its limit: a smaller explanation may exist
 */
typedef struct gtab_suspicion {
	size_t *edits;
	size_t n_edits;
	gtab_correction *corrections;
	size_t n_corrections;
	bool is_certain;
	size_t n_left_out;
	bool is_cut;
} gtab_suspicion;

/* n_nodes: the limit of the search for sets, 0 for the usual 2000 */
typedef struct gtab_suspect_problem {
	const gtab_figure *figures;
	size_t n_figures;
	const gtab_edit *edits;
	size_t n_edits;
	size_t n_nodes;
} gtab_suspect_problem;

/*
 * Look for suspects; *out is a list in a. GTAB_OK; GTAB_ENOMEM; GTAB_EOVERFLOW when the figures are too large to be
 * computed exactly (nothing is said then).
 */
gtab_status gtab_suspects_find(const gtab_suspect_problem *problem, gtab_arena *a,
			       gtab_suspicion **out, size_t *n_out);

#endif
