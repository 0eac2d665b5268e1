/* SPDX-License-Identifier: MIT */
/* What the decoder did and how sure it was, as remarks on the table. */

#include "base/i18n.h"
#include "table/clean_internal.h"

enum { SURE = 300 };

static void
on_event(void *ctx, const gtab_decoder_event *event)
{
	const gtab_table *t = ctx;
	const gtab_place place = { t->name, event->line_no, event->line_no };

	if (event->is_rescue) {
		gtab_remark_say(t,
				(gtab_remark){ .kind = GTAB_REMARK_WARNING,
					       .rule = "mixed-line",
					       .place = place },
				"%s", _("this line is no UTF-8; it was read as GB18030"));
		return;
	}
	gtab_remark_say(
		t, (gtab_remark){ .kind = GTAB_REMARK_REFUSED, .rule = "bad-byte", .place = place },
		t->options.on_bad_byte == GTAB_BAD_BYTE_MARK
			? _("byte 0x%02X at offset %llu, column %llu, is no %s; marked as "
			    "U+FFFD")
			: _("byte 0x%02X at offset %llu, column %llu, is no %s; left out"),
		event->byte, (unsigned long long)event->offset,
		(unsigned long long)event->column_no,
		gtab_encoding_name(gtab_decoder_encoding(t->decoder)));
}

void
gtab_table_hear_decoder(gtab_table *t)
{
	gtab_decoder_set_events(t->decoder, on_event, t);
}

/* The sentence of a remark on the whole file; clears it. */
static void
tell(const gtab_table *t, gtab_remark_kind kind, const char *rule, gtab_buf *sentence)
{
	gtab_remark_say(t, (gtab_remark){ .kind = kind, .rule = rule, .place = { t->name, 0, 0 } },
			"%.*s", GTAB_TEXT_ARG(gtab_buf_text(sentence)));
	gtab_buf_clear(sentence);
}

void
gtab_table_tell_reading(const gtab_table *t)
{
	const gtab_csv_dialect *dialect = gtab_csv_dialect_of(t->records);
	gtab_buf sentence;

	gtab_buf_init(&sentence);
	if (t->options.tells_reading) {
		gtab_reading_put(t->decoder, dialect, &sentence);
		tell(t, GTAB_REMARK_NOTE, "reading", &sentence);
	}
	if (gtab_decoder_certainty(t->decoder) < SURE) {
		gtab_buf_printf(&sentence,
				_("read as %s, which is not certain; if names look wrong, say "
				  "--encoding"),
				gtab_encoding_name(gtab_decoder_encoding(t->decoder)));
		tell(t, GTAB_REMARK_NOTE, "encoding", &sentence);
	}
	if (dialect->is_thin) {
		gtab_dialect_doubt_put(dialect, &sentence);
		tell(t, GTAB_REMARK_WARNING, "dialect", &sentence);
	}
}
