/* SPDX-License-Identifier: MIT */
/* Damaged text around the rows: titles, headers, notes. Put back where that is certain, told where it is not. */

#include "base/i18n.h"
#include "table/clean_internal.h"

/* The cell as it was before it was damaged; false where nothing is to be put back. */
static bool
mend(const gtab_table *t, gtab_text cell, gtab_buf *out)
{
	gtab_buf_truncate(out, 0);
	return gtab_text_repair(cell, GTAB_RULES_ALL & ~t->options.rules_off, out, NULL);
}

const gtab_row *
gtab_damage_mend(const gtab_table *t, const gtab_row *record, gtab_arena *arena)
{
	gtab_row *copy = NULL;
	gtab_buf mended;

	gtab_buf_init(&mended);
	for (size_t i = 0; i < record->n_cells; i++) {
		if (!mend(t, record->cells[i].text, &mended))
			continue;
		if (copy == NULL && (copy = gtab_row_copy(arena, record)) == NULL)
			break;
		((gtab_cell *)copy->cells)[i].text = gtab_arena_copy(arena, gtab_buf_text(&mended));
	}
	arena->failed |= mended.failed;
	gtab_buf_clear(&mended);
	return copy == NULL ? record : copy;
}

static void
tell_doubts(const gtab_cleaner *c, gtab_text text, gtab_place place)
{
	gtab_doubt doubt;

	while (gtab_doubt_next(&text, &doubt)) {
		gtab_buf message;

		gtab_buf_init(&message);
		gtab_doubt_put(&doubt, &message);
		gtab_cleaner_tell(c, &(gtab_remark){ .kind = GTAB_REMARK_WARNING,
						     .rule = gtab_doubt_id(doubt.kind),
						     .place = place,
						     .before = doubt.part,
						     .message = gtab_buf_text(&message) });
		gtab_buf_clear(&message);
	}
}

void
gtab_damage_tell(const gtab_cleaner *c, const gtab_row *record)
{
	gtab_buf mended;

	if (c->table->options.on_remark == NULL)
		return;
	gtab_buf_init(&mended);
	for (size_t i = 0; i < record->n_cells; i++) {
		gtab_text text = record->cells[i].text;

		if (mend(c->table, text, &mended)) {
			text = gtab_buf_text(&mended);
			gtab_cleaner_say(c,
					 (gtab_remark){ .kind = GTAB_REMARK_NOTE,
							.rule = "repair",
							.place = record->place,
							.before = record->cells[i].text },
					 _("damaged on its way, and put back: %.*s"),
					 GTAB_TEXT_ARG(text));
		}
		tell_doubts(c, text, record->place);
	}
	gtab_buf_clear(&mended);
}
