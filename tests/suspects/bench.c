/* SPDX-License-Identifier: MIT */
/*
 * make bench-suspects: clean figures of nested tables, damaged as people damage them, a thousand times each kind, and
 * what the search for suspects makes of it. The damages are seeded, so that two runs print the same.
 *
 *	detected   some relation fails
 *	corrected  one suggestion, and it is right
 *	tied       several candidates are shown, the right one among them
 *	wrong      one suggestion, and it is not right
 *	unsure     detected, and the right one is not among the candidates, if any
 */

#include <gtab.h>
#include <gtab/suspect.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURES_MAX = 1024, EDITS_MAX = 512, TERMS_MAX = 8192, CHANGES_MAX = 64, TRIES_MAX = 1000 };

/* Clean figures and the edits that hold on them. */
typedef struct table {
	const char *name;
	gtab_figure figures[FIGURES_MAX];
	size_t n_figures;
	gtab_edit edits[EDITS_MAX];
	size_t n_edits;
	gtab_edit_term terms[TERMS_MAX];
	size_t n_terms;
	size_t n_rows;
	size_t n_columns;
} table;

/* What was done to a table: the figures that were right before. */
typedef struct damage {
	gtab_figure_change before[CHANGES_MAX];
	size_t n;
} damage;

/* ---- chance ---- */

static uint64_t seed;

/* SplitMix64 (Steele, Lea, Flood 2014) */
static size_t
chance(size_t n)
{
	uint64_t z = (seed += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((z ^ z >> 31) % n);
}

/* ---- clean tables ---- */

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "bench-suspects: %s\n", why);
	exit(1);
}

/* The numeric columns of a sample, rows without a blank only, each figure divided by 10^places. */
static void
read_sample(table *t, const char *path, int places)
{
	gtab_table_options options = { .finds_form = true };
	gtab_source *source;
	gtab_table *in;
	gtab_error err = { 0 };
	const gtab_row *row;

	if (gtab_source_open(path, &source, &err) != GTAB_OK ||
	    gtab_table_open(source, &options, &in, &err) != GTAB_OK)
		give_up(err.message);
	while (gtab_table_next(in, &row, &err) == GTAB_OK) {
		size_t n = 0;

		for (size_t i = 0; i < row->n_cells && t->n_figures + n < FIGURES_MAX; i++) {
			gtab_figure *const f = &t->figures[t->n_figures + n];

			if (row->cells[i].kind != GTAB_CELL_NUMBER)
				continue;
			*f = (gtab_figure){ .row = t->n_rows, .column = n };
			if (gtab_decimal_parse(row->cells[i].text, &f->value) != GTAB_OK)
				give_up("a figure cannot be read");
			f->value.scale += places;
			n++;
		}
		if (n < 1 || (t->n_columns > 0 && n != t->n_columns))
			continue;
		t->n_columns = n;
		t->n_figures += n;
		t->n_rows++;
	}
	gtab_table_free(in);
	gtab_source_free(source);
}

static size_t
at(const table *t, size_t row, size_t column)
{
	return row * t->n_columns + column;
}

static gtab_edit *
new_edit(table *t, gtab_edit_cmp cmp)
{
	gtab_edit *const e = &t->edits[t->n_edits++];

	if (t->n_edits > EDITS_MAX)
		give_up("too many edits");
	*e = (gtab_edit){ .terms = t->terms + t->n_terms, .cmp = cmp };
	return e;
}

static void
add_term(table *t, gtab_edit *e, size_t figure, int factor)
{
	if (t->n_terms == TERMS_MAX)
		give_up("too many terms");
	t->terms[t->n_terms++] = (gtab_edit_term){ figure, gtab_decimal_from_int(factor) };
	e->n_terms++;
}

/* In every row: column total = those columns. */
static void
add_row_sums(table *t, size_t total, const size_t *parts, size_t n)
{
	for (size_t r = 0; r < t->n_rows; r++) {
		gtab_edit *const e = new_edit(t, GTAB_EDIT_EQ);

		add_term(t, e, at(t, r, total), 1);
		for (size_t i = 0; i < n; i++)
			add_term(t, e, at(t, r, parts[i]), -1);
	}
}

/* A further row that is the sum of rows first to last - 1 in every column. */
static void
add_sum_row(table *t, size_t first, size_t last)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		gtab_figure *const f = &t->figures[t->n_figures++];
		gtab_edit *const e = new_edit(t, GTAB_EDIT_EQ);

		*f = (gtab_figure){ .row = t->n_rows, .column = c };
		add_term(t, e, t->n_figures - 1, 1);
		for (size_t r = first; r < last; r++) {
			add_term(t, e, at(t, r, c), -1);
			if (gtab_decimal_add(f->value, t->figures[at(t, r, c)].value, &f->value) !=
			    GTAB_OK)
				give_up("a sum is too large");
		}
	}
	t->n_rows++;
}

static void
add_rows(table *t, size_t total, size_t first, size_t last, gtab_edit_cmp cmp)
{
	gtab_edit *const e = new_edit(t, cmp);

	add_term(t, e, total, 1);
	for (size_t i = first; i <= last; i++)
		add_term(t, e, i, -1);
}

/* 人民检察院 1998-2012: two groups of parts, their subtotals, and the total of these. */
static const size_t corruption[] = { 1, 2, 4, 9, 11, 12 };
static const size_t dereliction[] = { 0, 3, 7, 8 };
static const size_t both[] = { 10, 6 };
/* 公安机关: ten offences and their total */
static const size_t offences[] = { 0, 1, 2, 4, 5, 6, 7, 8, 9, 10 };

static void
add_nested(table *t)
{
	add_row_sums(t, 10, corruption, 6);
	add_row_sums(t, 6, dereliction, 4);
	add_row_sums(t, 5, both, 2);
}

enum { N_TABLES = 7 };

static void
make_tables(table *t, const char *samples)
{
	char path[3][512];

	snprintf(path[0], sizeof(path[0]), "%s/nbs/nbs_procuratorate_closed.csv", samples);
	snprintf(path[1], sizeof(path[1]), "%s/nbs/nbs_police_cases.csv", samples);
	snprintf(path[2], sizeof(path[2]), "%s/audit-return/form_audit1.csv", samples);

	t[0].name = "nested rows";
	read_sample(&t[0], path[0], 0);
	add_nested(&t[0]);
	t[1].name = "nested rows, total row";
	read_sample(&t[1], path[0], 0);
	add_sum_row(&t[1], 0, t[1].n_rows);
	add_nested(&t[1]);
	t[2].name = "rows";
	read_sample(&t[2], path[1], 0);
	add_row_sums(&t[2], 3, offences, 10);
	t[3].name = "rows, total row";
	read_sample(&t[3], path[1], 0);
	add_sum_row(&t[3], 0, t[3].n_rows);
	add_row_sums(&t[3], 3, offences, 10);
	t[4].name = "nested rows with two places, total row";
	read_sample(&t[4], path[0], 2);
	add_sum_row(&t[4], 0, t[4].n_rows);
	add_nested(&t[4]);
	t[5].name = "rows, subtotal rows, total row";
	read_sample(&t[5], path[1], 0);
	add_sum_row(&t[5], 0, 8);
	add_sum_row(&t[5], 8, 16);
	add_sum_row(&t[5], 0, 16);
	t[5].n_rows = 19;
	add_row_sums(&t[5], 3, offences, 10);
	t[6].name = "a return";
	read_sample(&t[6], path[2], 0);
}

/* 审计情况: 01≥02, 03≥04, 05=06+…+13, 15≥16+17+18 */
static void
add_return(table *t)
{
	add_rows(t, 0, 1, 1, GTAB_EDIT_GE);
	add_rows(t, 2, 3, 3, GTAB_EDIT_GE);
	add_rows(t, 4, 5, 12, GTAB_EDIT_EQ);
	add_rows(t, 14, 15, 17, GTAB_EDIT_GE);
}

/* ---- damages ---- */

/* A figure that some edit has. */
static size_t
any_figure(const table *t)
{
	return t->terms[chance(t->n_terms)].figure;
}

static void
set(table *t, damage *d, size_t figure, gtab_decimal value)
{
	if (gtab_decimal_compare(t->figures[figure].value, value) == 0)
		return;
	d->before[d->n++] = (gtab_figure_change){ figure, t->figures[figure].value };
	t->figures[figure].value = value;
}

/* A figure with its digits changed; false when it cannot be, or is the same. */
typedef bool change_digits_fn(char *digits, size_t n);

static bool
damage_digits(table *t, damage *d, change_digits_fn *change)
{
	const size_t figure = any_figure(t);
	gtab_decimal value = t->figures[figure].value;
	char digits[64];
	const int n = snprintf(digits, sizeof(digits), "%lld", (long long)value.coefficient);

	if (value.coefficient < 10 || !change(digits, (size_t)n))
		return false;
	value.coefficient = strtoll(digits, NULL, 10);
	set(t, d, figure, value);
	return d->n > 0;
}

static bool
swap_digits(char *digits, size_t n)
{
	const size_t i = chance(n - 1);
	const char c = digits[i];

	digits[i] = digits[i + 1];
	digits[i + 1] = c;
	return digits[0] != '0';
}

static bool
wrong_digit(char *digits, size_t n)
{
	const size_t i = chance(n);

	digits[i] = (char)('0' + chance(10));
	return digits[0] != '0';
}

static bool
miss_digit(char *digits, size_t n)
{
	const size_t i = chance(n);

	memmove(digits + i, digits + i + 1, n - i);
	return digits[0] != '0';
}

static bool
insert_digit(char *digits, size_t i, size_t n, char c)
{
	memmove(digits + i + 1, digits + i, n - i + 1);
	digits[i] = c;
	return digits[0] != '0';
}

static bool
extra_digit(char *digits, size_t n)
{
	return insert_digit(digits, chance(n + 1), n, (char)('0' + chance(10)));
}

static bool
double_digit(char *digits, size_t n)
{
	const size_t i = chance(n);

	return insert_digit(digits, i, n, digits[i]);
}

static bool
damage_swapped(table *t, damage *d)
{
	return damage_digits(t, d, swap_digits);
}
static bool
damage_wrong(table *t, damage *d)
{
	return damage_digits(t, d, wrong_digit);
}
static bool
damage_missing(table *t, damage *d)
{
	return damage_digits(t, d, miss_digit);
}
static bool
damage_extra(table *t, damage *d)
{
	return damage_digits(t, d, extra_digit);
}
static bool
damage_doubled(table *t, damage *d)
{
	return damage_digits(t, d, double_digit);
}

static bool
damage_sign(table *t, damage *d)
{
	const size_t figure = any_figure(t);

	set(t, d, figure, gtab_decimal_negate(t->figures[figure].value));
	return d->n > 0;
}

/* × or ÷ 10^n, printed to as many places as before where that can be. */
static bool
damage_power(table *t, damage *d, int n)
{
	const size_t figure = any_figure(t);
	gtab_decimal value = t->figures[figure].value;

	if (gtab_decimal_shift(value, chance(2) == 0 ? n : -n, &value) != GTAB_OK)
		return false;
	while (value.scale < t->figures[figure].value.scale) {
		value.coefficient *= 10;
		value.scale++;
	}
	set(t, d, figure, value);
	return d->n > 0;
}

static bool
damage_tenfold(table *t, damage *d)
{
	return damage_power(t, d, 1 + (int)chance(3));
}
static bool
damage_unit(table *t, damage *d)
{
	return damage_power(t, d, 4);
}

static bool
damage_interchanged(table *t, damage *d)
{
	const bool in_row = t->n_columns > 1 && chance(2) == 0;
	const size_t row = chance(t->n_rows);
	const size_t column = chance(t->n_columns);
	const size_t a = at(t, row, column);
	const size_t b =
		in_row ? at(t, row, chance(t->n_columns)) : at(t, chance(t->n_rows), column);
	const gtab_decimal value = t->figures[a].value;

	set(t, d, a, t->figures[b].value);
	set(t, d, b, value);
	return d->n == 2;
}

/* A lost cell: those right of it move left, and its value stands at the end; or the other way round. */
static bool
damage_shifted(table *t, damage *d)
{
	const size_t row = chance(t->n_rows);
	const size_t last = t->n_columns - 1;
	size_t first;
	gtab_decimal kept;

	if (t->n_columns < 4)
		return false;
	first = chance(t->n_columns - 2);
	if (chance(2) == 0) {
		kept = t->figures[at(t, row, first)].value;
		for (size_t c = first; c < last; c++)
			set(t, d, at(t, row, c), t->figures[at(t, row, c + 1)].value);
		set(t, d, at(t, row, last), kept);
	} else {
		kept = t->figures[at(t, row, last)].value;
		for (size_t c = last; c > first; c--)
			set(t, d, at(t, row, c), t->figures[at(t, row, c - 1)].value);
		set(t, d, at(t, row, first), kept);
	}
	return d->n > 2;
}

/* An equality with a total and three parts or more; its total is its first term. */
static const gtab_edit *
any_sum(const table *t)
{
	const gtab_edit *const e = &t->edits[chance(t->n_edits)];

	return e->cmp == GTAB_EDIT_EQ && e->n_terms > 2 ? e : NULL;
}

static bool
change_total(table *t, damage *d, const gtab_edit *e, gtab_decimal by)
{
	const size_t total = e->terms[0].figure;
	gtab_decimal value;

	if (gtab_decimal_add(t->figures[total].value, by, &value) != GTAB_OK)
		return false;
	set(t, d, total, value);
	return d->n > 0;
}

static bool
damage_twice(table *t, damage *d)
{
	const gtab_edit *const e = any_sum(t);

	return e != NULL &&
	       change_total(t, d, e, t->figures[e->terms[1 + chance(e->n_terms - 1)].figure].value);
}

static bool
damage_left_out(table *t, damage *d)
{
	const gtab_edit *const e = any_sum(t);

	return e != NULL &&
	       change_total(t, d, e,
			    gtab_decimal_negate(
				    t->figures[e->terms[1 + chance(e->n_terms - 1)].figure].value));
}

/* The total row of the table with subtotals, which adds one of them to its parts. */
static bool
damage_subtotal(table *t, damage *d)
{
	const size_t n = 2 * t->n_columns;
	const gtab_edit *const e = &t->edits[n + chance(t->n_columns)];

	if (strcmp(t->name, "rows, subtotal rows, total row") != 0)
		return false;
	return change_total(
		t, d, e,
		t->figures[at(t, t->n_rows - 3 + chance(2), t->figures[e->terms[0].figure].column)]
			.value);
}

/* A part was 3 to 30 hundredths larger when the total was made. */
static bool
damage_stale(table *t, damage *d)
{
	const gtab_edit *const e = any_sum(t);
	gtab_decimal by;

	if (e == NULL)
		return false;
	by = t->figures[e->terms[1 + chance(e->n_terms - 1)].figure].value;
	by.coefficient = by.coefficient * (gtab_int128)(3 + chance(28)) / 100;
	return by.coefficient != 0 &&
	       change_total(t, d, e, chance(2) == 0 ? by : gtab_decimal_negate(by));
}

/* A total that is off by a unit of the last place, in figures with places: each is right as it was rounded. */
static bool
damage_rounding(table *t, damage *d)
{
	const gtab_edit *const e = any_sum(t);

	if (e == NULL || t->figures[e->terms[0].figure].value.scale == 0)
		return false;
	if (!change_total(t, d, e, (gtab_decimal){ chance(2) == 0 ? 1 : -1, 2 }))
		return false;
	d->n = 0; /* nothing is wrong */
	return true;
}

/* ---- judging ---- */

typedef struct result {
	size_t n;
	size_t n_detected;
	size_t n_located;
	size_t n_corrected;
	size_t n_tied;
	size_t n_wrong;
} result;

static bool
is_right(const gtab_correction *c, const damage *d)
{
	size_t n = 0;

	if (c->n_changes != d->n)
		return false;
	for (size_t i = 0; i < d->n; i++) {
		for (size_t k = 0; k < c->n_changes; k++)
			n += c->changes[k].figure == d->before[i].figure &&
			     gtab_decimal_compare(c->changes[k].value, d->before[i].value) == 0;
	}
	return n == d->n;
}

static void
judge(const table *t, const damage *d, result *r)
{
	const gtab_suspect_problem problem = { t->figures, t->n_figures, t->edits, t->n_edits, 0 };
	gtab_suspicion *found;
	gtab_arena arena;
	bool is_certain = false;
	bool has_right = false;
	size_t n_shown = 0;
	size_t n;

	gtab_arena_init(&arena);
	if (gtab_suspects_find(&problem, &arena, &found, &n) != GTAB_OK)
		give_up("the search failed");
	r->n_detected += n > 0;
	for (size_t i = 0; i < n; i++) {
		is_certain = is_certain || found[i].is_certain;
		n_shown += found[i].n_corrections;
		for (size_t k = 0; k < found[i].n_corrections; k++)
			has_right = has_right || is_right(&found[i].corrections[k], d);
	}
	r->n_located += has_right;
	r->n_corrected += is_certain && has_right;
	r->n_tied += !is_certain && has_right;
	r->n_wrong += is_certain && !has_right;
	gtab_arena_clear(&arena);
	(void)n_shown;
}

static const struct {
	const char *name;
	bool (*make)(table *t, damage *d);
} kinds[] = {
	{ "digits swapped", damage_swapped },
	{ "digit wrong", damage_wrong },
	{ "digit missing", damage_missing },
	{ "digit extra", damage_extra },
	{ "digit doubled", damage_doubled },
	{ "sign", damage_sign },
	{ "point misplaced", damage_tenfold },
	{ "other unit", damage_unit },
	{ "cells interchanged", damage_interchanged },
	{ "row shifted", damage_shifted },
	{ "part counted twice", damage_twice },
	{ "part left out", damage_left_out },
	{ "subtotal summed", damage_subtotal },
	{ "stale total", damage_stale },
	{ "rounding", damage_rounding },
};

/* One damage to one table; false when that table cannot have it. */
static bool
try_one(const table *clean, bool (*make)(table *, damage *), result *r)
{
	static table t;
	damage d = { .n = 0 };

	t = *clean;
	for (size_t i = 0; i < t.n_edits; i++) /* the copy's own terms */
		t.edits[i].terms = t.terms + (clean->edits[i].terms - clean->terms);
	if (!make(&t, &d))
		return false;
	r->n++;
	judge(&t, &d, r);
	return true;
}

static double
percent(size_t n, size_t of)
{
	return of == 0 ? 0 : 100.0 * (double)n / (double)of;
}

int
main(int argc, char **argv)
{
	static table tables[N_TABLES];
	const size_t n_wanted = argc > 2 ? (size_t)atol(argv[2]) : 1000;
	result all = { 0 };

	if (argc < 2)
		give_up("usage: bench SAMPLES [N]");
	make_tables(tables, argv[1]);
	add_return(&tables[6]);
	for (size_t i = 0; i < N_TABLES; i++) {
		result clean = { 0 };
		const damage none = { .n = 0 };

		judge(&tables[i], &none, &clean);
		if (clean.n_detected > 0)
			give_up("a clean table is not clean");
	}
	printf("%-20s %6s %9s %9s %9s %7s %7s %8s\n", "damage", "n", "detected", "located",
	       "corrected", "tied", "unsure", "wrong %");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		result r = { 0 };

		seed = 1000 * (k + 1);
		for (size_t tries = 0; r.n < n_wanted && tries < TRIES_MAX * n_wanted; tries++)
			try_one(&tables[chance(N_TABLES)], kinds[k].make, &r);
		printf("%-20s %6zu %9zu %9zu %9zu %7zu %7zu %8.2f\n", kinds[k].name, r.n,
		       r.n_detected, r.n_located, r.n_corrected, r.n_tied,
		       r.n_detected - r.n_located - r.n_wrong, percent(r.n_wrong, r.n));
		all.n += r.n;
		all.n_wrong += r.n_wrong;
		all.n_corrected += r.n_corrected;
		all.n_tied += r.n_tied;
		all.n_detected += r.n_detected;
	}
	printf("all: %.1f %% detected, %.1f %% corrected, %.1f %% tied, %.2f %% wrong\n",
	       percent(all.n_detected, all.n), percent(all.n_corrected, all.n),
	       percent(all.n_tied, all.n), percent(all.n_wrong, all.n));
	return percent(all.n_wrong, all.n) < 1 ? 0 : 1;
}
