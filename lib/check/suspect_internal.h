/* SPDX-License-Identifier: MIT */
#ifndef GTAB_CHECK_SUSPECT_INTERNAL_H
#define GTAB_CHECK_SUSPECT_INTERNAL_H

/* The search for suspects: all figures as integers of one scale, so that each test is exact and fast. */

#include <gtab/suspect.h>

typedef __int128 wide;

/* Σ factor × figure − constant; terms are in the model's lists, from first. */
typedef struct edit_form {
	size_t first;
	size_t n;
	gtab_edit_cmp cmp;
	wide constant;
	wide tolerance;
	bool has_failed;
} edit_form;

/*
 * scale     of the figures; factors and constants have factor_scale more
 * of_figure, of_first  the edits of each figure: of_figure[of_first[i]] up to of_first[i + 1]
 * by_row, by_column    figures in the order of their rows, and of their columns
 * group_of             the last group of failed edits that a figure was in, from 1
 * budget               terms that may still be looked at; at 0 nothing more is accepted
 */
typedef struct model {
	const gtab_suspect_problem *problem;
	gtab_arena *arena;
	int scale;
	int factor_scale;
	wide *values;
	edit_form *edits;
	size_t *term_figures;
	wide *term_factors;
	size_t *of_first;
	size_t *of_figure;
	size_t *by_row;
	size_t *by_column;
	size_t *group_of;
	size_t group_no;
	size_t budget;
} model;

/* GTAB_OK, GTAB_ENOMEM, GTAB_EOVERFLOW */
gtab_status model_init(model *m, const gtab_suspect_problem *problem, gtab_arena *a);
/* Left side minus constant, with the figures at these values. */
wide model_residual(const model *m, const edit_form *e, const wide *values);
bool model_holds(const model *m, const edit_form *e, const wide *values);

/* A figure and its new value. */
typedef struct change {
	size_t figure;
	wide value;
} change;

/*
 * Whether the changes make the failed edits of a group hold and break no other. Values are changed for the test and
 * put back.
 */
bool model_accepts(model *m, const size_t *group, size_t n_group, const change *changes, size_t n);

/*
 * The values that the equalities of a group give to a set of figures, all others staying: false when they give none, or
 * not one alone.
 */
bool model_solve(const model *m, const size_t *group, size_t n_group, const size_t *set,
		 size_t n_set, change *out);

enum { SET_MAX = 3 };

/*
 * The smallest sets of figures whose change can make every edit hold, up to SET_MAX of them, by branch and bound.
 *
 * max       sets looked for
 * sets_out  n × SET_MAX figures, GTAB_NO_POSITION behind the last; in the model's arena
 */
typedef struct set_search {
	size_t n_nodes;
	size_t size; /* of the sets found */
	size_t *sets;
	size_t n;
	size_t max;
	bool is_cut;
} set_search;

gtab_status find_sets(const model *m, const size_t *group, size_t n_group, set_search *search);

/* ---- slips of one figure (suspect_digits.c) ---- */

/* 2^48 / the number of slips of that kind that could have been made: how likely it is to see this one. */
enum { WEIGHT_BITS = 48 };

typedef struct slip_weight {
	gtab_slip slip;  /* the likeliest kind, GTAB_SLIP_UNKNOWN for none */
	uint64_t weight; /* of all kinds together */
} slip_weight;

/* From what should be there to what is found. Both are integers of the printed scale. */
slip_weight weigh_slip(wide found, wide likely);

/* Figures that one slip turns into found, for rules that give no value: out has room for SLIPS_MAX. */
enum { SLIPS_MAX = 64 };
size_t undo_slips(wide found, wide *out);

/* ---- what can have happened to a group of failed edits ---- */

/* One way: the changes that undo it, all kinds of slip that lead there added up. */
typedef struct hypothesis {
	change *changes;
	size_t n;
	gtab_slip slip;
	size_t other;
	uint64_t weight;
	uint64_t best; /* the weight of slip alone */
} hypothesis;

/*
 * group     the failed edits
 * is_open   inequalities alone: they give no value
 * unlisted  weight of what can have happened and is not listed: figures that an inequality leaves open
 * list   what was found so far; changes that are the same stand once
 */
typedef struct inquiry {
	model *m;
	const size_t *group;
	size_t n_group;
	uint64_t unlisted;
	bool is_open;
	hypothesis *list;
	size_t n;
	size_t size;
} inquiry;

/*
 * Add a way when its changes are accepted. n_ways: how many slips of that kind could have been made there; 0 takes
 * weight as it is. Returns whether it was accepted.
 */
bool inquiry_add(inquiry *q, const change *changes, size_t n, gtab_slip slip, size_t other,
		 uint64_t weight);
uint64_t weight_of_ways(uint64_t n_ways);

/* Each fills in hypotheses of its kinds. */
void ask_single_figures(inquiry *q); /* suspect_figure.c: digits, sign, unit, the rules alone */
void ask_totals(inquiry *q);     /* suspect_total.c: counted twice, left out, summed again, stale */
void ask_rounding(inquiry *q);   /* suspect_total.c */
void ask_neighbours(inquiry *q); /* suspect_place.c: interchanged, shifted */
gtab_status ask_sets(inquiry *q,
		     bool *is_cut_out); /* suspect_figure.c: two or three figures, each by a slip */

#endif
