/* SPDX-License-Identifier: MIT */
/* Figures in the wrong cells: two of a row or column interchanged, the values of a row one cell off. */

#include "check/suspect_internal.h"

/* A line is a row, or a column, of figures in order. */
typedef struct line {
	const size_t *figures;
	size_t n;
} line;

static size_t
line_no(const model *m, size_t figure, bool is_row)
{
	const gtab_figure *const f = &m->problem->figures[figure];

	return is_row ? f->row : f->column;
}

/* The line that begins with figure i of the order; n is 0 where figures have no position. */
static line
line_from(const model *m, const size_t *order, size_t i, bool is_row)
{
	const size_t no = line_no(m, order[i], is_row);
	line out = { order + i, 0 };

	while (i + out.n < m->problem->n_figures && line_no(m, order[i + out.n], is_row) == no)
		out.n++;
	return out;
}

/* Whether a figure is in a failed edit of the group. */
static bool
is_concerned(const inquiry *q, size_t figure)
{
	return q->m->group_of[figure] == q->m->group_no;
}

static void
ask_interchanged(inquiry *q, const line *l, size_t at)
{
	const model *const m = q->m;
	const size_t a = l->figures[at];

	for (size_t i = 0; i < l->n; i++) {
		const size_t b = l->figures[i];
		change changes[2] = { { a, m->values[b] }, { b, m->values[a] } };

		if (m->values[a] == m->values[b] || i == at || (i < at && is_concerned(q, b)))
			continue; /* the pair was tried from its other end */
		if (q->is_open && !is_concerned(q, b))
			continue; /* an inequality would have it be any cell */
		if (b < a) {
			changes[0] = (change){ b, m->values[a] };
			changes[1] = (change){ a, m->values[b] };
		}
		inquiry_add(q, changes, 2, GTAB_SLIP_INTERCHANGED, GTAB_NO_POSITION,
			    weight_of_ways(2 * l->n));
	}
}

/* ---- shifted ---- */

/*
 * Values from `first` to `last` stand one cell off, and the one that fell out at one end stands at the other: undo it.
 * The changes are put in the order of the figures, so that equal ones are known again.
 */
static size_t
turn_back(const model *m, const line *l, size_t first, size_t last, bool to_right, change *out)
{
	size_t n = 0;

	for (size_t i = first; i <= last; i++) {
		const size_t from =
			to_right ? (i == first ? last : i - 1) : (i == last ? first : i + 1);
		change c = { l->figures[i], m->values[l->figures[from]] };
		size_t k = n;

		if (c.value == m->values[c.figure])
			continue;
		for (; k > 0 && out[k - 1].figure > c.figure; k--)
			out[k] = out[k - 1];
		out[k] = c;
		n++;
	}
	return n;
}

/* From each cell to the end of the row, in both directions; three cells at least, else it is an interchange. */
static void
ask_shifted(inquiry *q, const line *l)
{
	change *const changes = gtab_arena_array(q->m->arena, l->n, sizeof(*changes));

	if (changes == NULL)
		return;
	for (size_t first = 0; first + 2 < l->n; first++) {
		for (int to_right = 0; to_right < 2; to_right++) {
			const size_t n =
				turn_back(q->m, l, first, l->n - 1, to_right != 0, changes);

			if (n > 2)
				inquiry_add(q, changes, n, GTAB_SLIP_SHIFTED, GTAB_NO_POSITION,
					    weight_of_ways(2 * l->n));
		}
	}
}

static void
ask_line(inquiry *q, const line *l, bool is_row)
{
	bool is_any = false;

	for (size_t i = 0; i < l->n; i++) {
		if (!is_concerned(q, l->figures[i]))
			continue;
		is_any = true;
		ask_interchanged(q, l, i);
	}
	if (is_any && is_row)
		ask_shifted(q, l);
}

static void
ask_lines(inquiry *q, const size_t *order, bool is_row)
{
	size_t i = 0;

	while (i < q->m->problem->n_figures) {
		const line l = line_from(q->m, order, i, is_row);

		if (line_no(q->m, l.figures[0], is_row) != GTAB_NO_POSITION && l.n > 1)
			ask_line(q, &l, is_row);
		i += l.n;
	}
}

void
ask_neighbours(inquiry *q)
{
	ask_lines(q, q->m->by_row, true);
	ask_lines(q, q->m->by_column, false);
}
