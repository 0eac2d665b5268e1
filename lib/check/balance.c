/* SPDX-License-Identifier: MIT */
/* Which series are sums of others: candidates from a few observations, proved on all of them. */

#include "check/balance_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
	N_PROBES = 24, /* observations that candidates are tried on first */
	N_LEAST = 3,   /* times a balance must be seen to hold */
	N_ELIMINATE_MAX =
		200 /* series among which parts that do not stand together are looked for */
};

/*
 * active   series that no total has taken as its part, ascending
 * probes   observations that tell most: those with many known figures that are not 0
 */
struct search {
	const gtab_observations *o;
	gtab_arena *arena;
	size_t *active;
	size_t n_active;
	size_t probes[N_PROBES];
	size_t n_probes;
	bool *is_total;
	gtab_balance *found;
	size_t n_found;
};

static int64_t
value_at(const gtab_observations *o, size_t observation, size_t series)
{
	return o->values[observation * o->n_series + series];
}

static bool
is_known_at(const gtab_observations *o, size_t observation, size_t series)
{
	return o->is_known[observation * o->n_series + series];
}

/* ---- one balance against one observation ---- */

typedef enum holding { NOT_KNOWN, HOLDS_TRIVIALLY, HOLDS, FAILS } holding;

static holding
holds_in(const gtab_observations *o, size_t observation, size_t total, const size_t *parts,
	 size_t n_parts)
{
	int64_t sum = 0;
	size_t n_nonzero = 0;

	if (!is_known_at(o, observation, total))
		return NOT_KNOWN;
	for (size_t i = 0; i < n_parts; i++) {
		const int64_t part = value_at(o, observation, parts[i]);

		if (!is_known_at(o, observation, parts[i]))
			return NOT_KNOWN;
		if (__builtin_add_overflow(sum, part, &sum))
			return FAILS;
		n_nonzero += part != 0;
	}
	if (sum != value_at(o, observation, total))
		return FAILS;
	return n_nonzero < 2 ? HOLDS_TRIVIALLY : HOLDS;
}

static bool
fails_a_probe(const struct search *s, size_t total, const size_t *parts, size_t n_parts)
{
	for (size_t i = 0; i < s->n_probes; i++) {
		if (holds_in(s->o, s->probes[i], total, parts, n_parts) == FAILS)
			return true;
	}
	return false;
}

/* How often it held with something to add; 0 when it ever failed, or was seen too rarely or with one sum only. */
static size_t
count_held(const gtab_observations *o, size_t total, const size_t *parts, size_t n_parts)
{
	size_t n_held = 0;
	int64_t first = 0;
	bool varies = false;

	for (size_t i = 0; i < o->n_observations; i++) {
		const holding h = holds_in(o, i, total, parts, n_parts);

		if (h == FAILS)
			return 0;
		if (h != HOLDS)
			continue;
		if (n_held++ == 0)
			first = value_at(o, i, total);
		varies = varies || value_at(o, i, total) != first;
	}
	return n_held >= N_LEAST && varies ? n_held : 0;
}

/* ---- what was found ---- */

static bool
is_part(const size_t *parts, size_t n_parts, size_t series)
{
	for (size_t i = 0; i < n_parts; i++) {
		if (parts[i] == series)
			return true;
	}
	return false;
}

/* Parts leave the search: their total stands for them. */
static void
take_parts(struct search *s, const size_t *parts, size_t n_parts)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_active; i++) {
		if (!is_part(parts, n_parts, s->active[i]))
			s->active[n++] = s->active[i];
	}
	s->n_active = n;
}

static bool
accept(struct search *s, size_t total, const size_t *parts, size_t n_parts, size_t n_held)
{
	size_t *const kept = gtab_arena_array(s->arena, n_parts, sizeof(*kept));

	if (kept == NULL)
		return false;
	memcpy(kept, parts, n_parts * sizeof(*kept));
	s->found[s->n_found++] = (gtab_balance){ total, kept, n_parts, n_held };
	s->is_total[total] = true;
	take_parts(s, kept, n_parts);
	return true;
}

/* ---- parts that stand side by side ---- */

/* Where in active the series stands, or would if it were not taken. */
static size_t
place_of(const struct search *s, size_t series)
{
	size_t i = 0;

	while (i < s->n_active && s->active[i] < series)
		i++;
	return i;
}

/* The first place right of the series. */
static size_t
place_behind(const struct search *s, size_t series)
{
	const size_t at = place_of(s, series);

	return at < s->n_active && s->active[at] == series ? at + 1 : at;
}

/* A part that was 0 all the time, at the end of a run, belongs to the run: 其他 when there was none. */
static size_t
reach_of_zeros(const struct search *s, size_t first, size_t n_parts, size_t total)
{
	while (first + n_parts < s->n_active) {
		const size_t next = s->active[first + n_parts];

		if (next == total || s->is_total[next])
			break;
		for (size_t i = 0; i < s->o->n_observations; i++) {
			if (is_known_at(s->o, i, next) && value_at(s->o, i, next) != 0)
				return n_parts;
		}
		n_parts++;
	}
	return n_parts;
}

/* The n active series from place first, taken as the parts of total if that is proved. */
static bool
take_run(struct search *s, size_t total, size_t first, size_t n, bool *found_out)
{
	const size_t *const parts = s->active + first;
	size_t n_held;

	if (fails_a_probe(s, total, parts, n))
		return true;
	n_held = count_held(s->o, total, parts, n);
	if (n_held == 0)
		return true;
	*found_out = true;
	return accept(s, total, parts, reach_of_zeros(s, first, n, total), n_held);
}

/* The shortest run that begins right of the total, as 合计 before its parts. */
static bool
explain_by_right(struct search *s, size_t total, bool *found_out)
{
	const size_t first = place_behind(s, total);

	for (size_t n = 2; first + n <= s->n_active && !*found_out; n++) {
		if (!take_run(s, total, first, n, found_out))
			return false;
	}
	return true;
}

/* The shortest run that ends left of the total, as 合计 behind its parts. */
static bool
explain_by_left(struct search *s, size_t total, bool *found_out)
{
	const size_t at = place_of(s, total);

	for (size_t n = 2; n <= at && !*found_out; n++) {
		if (!take_run(s, total, at - n, n, found_out))
			return false;
	}
	return true;
}

/* ---- parts that stand anywhere ---- */

/* Whether all parts of small are parts of large; both ascend. */
static bool
is_within(const gtab_balance *small, const gtab_balance *large)
{
	size_t i = 0;

	for (size_t j = 0; i < small->n_parts && j < large->n_parts; j++)
		i += small->parts[i] == large->parts[j];
	return i == small->n_parts && small->n_parts < large->n_parts;
}

/* large with small's total in the place of small's parts. */
static void
fold_into(gtab_balance *large, const gtab_balance *small, size_t *parts)
{
	size_t n = 0;
	bool is_placed = false;

	for (size_t i = 0; i < large->n_parts; i++) {
		const size_t part = large->parts[i];

		if (is_part(small->parts, small->n_parts, part))
			continue;
		if (!is_placed && part > small->total)
			parts[n++] = small->total;
		is_placed = is_placed || part > small->total;
		parts[n++] = part;
	}
	if (!is_placed)
		parts[n++] = small->total;
	large->parts = parts;
	large->n_parts = n;
}

static int
by_n_parts(const void *a, const void *b)
{
	const gtab_balance *const x = a;
	const gtab_balance *const y = b;

	return x->n_parts != y->n_parts ? (x->n_parts > y->n_parts) - (x->n_parts < y->n_parts)
					: (x->total > y->total) - (x->total < y->total);
}

/* Every total is given as the sum of what is a sum of nothing; here it becomes one of subtotals, the largest first. */
static bool
fold_subtotals(struct search *s, gtab_balance *found, size_t n)
{
	qsort(found, n, sizeof(*found), by_n_parts);
	for (size_t i = n; i-- > 0;) {
		for (size_t j = i; j-- > 0;) {
			size_t *parts;

			if (!is_within(&found[j], &found[i]))
				continue;
			parts = gtab_arena_array(s->arena, found[i].n_parts, sizeof(*parts));
			if (parts == NULL)
				return false;
			fold_into(&found[i], &found[j], parts);
		}
	}
	return true;
}

/* What is left: sums of series wherever they stand, as yearbooks sort their columns. */
static bool
explain_by_elimination(struct search *s)
{
	gtab_balance *found;
	size_t n;

	if (s->n_active < 3 || s->n_active > N_ELIMINATE_MAX)
		return true;
	if (gtab_balances_eliminate(s->o, s->active, s->n_active, s->arena, &found, &n) !=
		    GTAB_OK ||
	    (n > 0 && !fold_subtotals(s, found, n)))
		return false;
	for (size_t i = 0; i < n; i++) {
		const size_t n_held =
			count_held(s->o, found[i].total, found[i].parts, found[i].n_parts);

		if (n_held > 0 && !s->is_total[found[i].total] &&
		    !accept(s, found[i].total, found[i].parts, found[i].n_parts, n_held))
			return false;
	}
	return true;
}

/* ---- the search ---- */

typedef bool explain_fn(struct search *s, size_t total, bool *found_out);

/*
 * Give each series that is no total yet its chance, the right ones first: subtotals stand right of totals. A part
 * of one total may be the total of others.
 */
static bool
explain_each(struct search *s, explain_fn *explain, bool *found_out)
{
	for (size_t series = s->o->n_series; series-- > 0;) {
		bool found = false;

		if (s->is_total[series])
			continue;
		if (!explain(s, series, &found))
			return false;
		*found_out = *found_out || found;
	}
	return true;
}

/*
 * What stands beside its total is taken before what stands apart, again whenever something was found, or 总计
 * would be explained by 小计 and another's parts.
 */
static bool
explain_all(struct search *s)
{
	static explain_fn *const ways[] = { explain_by_right, explain_by_left };
	size_t way = 0;

	while (way < sizeof(ways) / sizeof(ways[0])) {
		bool found = false;

		if (!explain_each(s, ways[way], &found))
			return false;
		way = found ? 0 : way + 1;
	}
	return explain_by_elimination(s);
}

static size_t
count_telling(const gtab_observations *o, size_t observation)
{
	size_t n = 0;

	for (size_t i = 0; i < o->n_series; i++)
		n += is_known_at(o, observation, i) && value_at(o, observation, i) != 0;
	return n;
}

/* The observations that know most, kept in falling order. */
static void
choose_probes(struct search *s)
{
	size_t telling[N_PROBES];

	for (size_t i = 0; i < s->o->n_observations; i++) {
		const size_t n = count_telling(s->o, i);
		size_t at = s->n_probes;

		while (at > 0 && telling[at - 1] < n)
			at--;
		if (at == N_PROBES)
			continue;
		if (s->n_probes < N_PROBES)
			s->n_probes++;
		for (size_t j = s->n_probes - 1; j > at; j--) {
			telling[j] = telling[j - 1];
			s->probes[j] = s->probes[j - 1];
		}
		telling[at] = n;
		s->probes[at] = i;
	}
}

static int
by_total(const void *a, const void *b)
{
	const gtab_balance *const x = a;
	const gtab_balance *const y = b;

	return (x->total > y->total) - (x->total < y->total);
}

gtab_status
gtab_balances_find(const gtab_observations *o, gtab_arena *a, gtab_balance **out, size_t *n_out)
{
	struct search s = { .o = o, .arena = a, .n_active = o->n_series };

	s.active = gtab_arena_array(a, o->n_series, sizeof(*s.active));
	s.is_total = gtab_arena_array(a, o->n_series, sizeof(*s.is_total));
	s.found = gtab_arena_array(a, o->n_series, sizeof(*s.found));
	if (a->failed)
		return GTAB_ENOMEM;
	for (size_t i = 0; i < o->n_series; i++)
		s.active[i] = i;
	choose_probes(&s);
	if (!explain_all(&s))
		return GTAB_ENOMEM;
	if (s.n_found > 0)
		qsort(s.found, s.n_found, sizeof(*s.found), by_total);
	*out = s.found;
	*n_out = s.n_found;
	return GTAB_OK;
}
