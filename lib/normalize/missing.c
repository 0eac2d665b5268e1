/* SPDX-License-Identifier: MIT */
/* The marks by which a number column says that there is no figure, and what each means. */

#include "normalize/glyph_internal.h"

enum { MARK_LEN_MAX = 9 }; /* bytes; a longer cell is no mark */

gtab_missing
gtab_missing_of(gtab_text t)
{
	static const struct {
		const char *mark;
		gtab_missing means;
	} marks[] = {
		{ "-", GTAB_NIL },
		{ "--", GTAB_NIL },
		{ "---", GTAB_NIL },
		{ "/", GTAB_NIL },
		{ "—", GTAB_NIL },
		{ "——", GTAB_NIL },
		{ "–", GTAB_NIL },
		{ "―", GTAB_NIL },
		{ "─", GTAB_NIL },
		{ "－", GTAB_NIL },
		{ "－－", GTAB_NIL },
		{ "−", GTAB_NIL },
		{ "／", GTAB_NIL },
		{ "无", GTAB_NIL },
		{ "無", GTAB_NIL },
		{ "空", GTAB_NOT_REPORTED },
		{ "…", GTAB_NOT_AVAILABLE },
		{ "……", GTAB_NOT_AVAILABLE },
		{ "⋯", GTAB_NOT_AVAILABLE },
		{ "⋯⋯", GTAB_NOT_AVAILABLE },
		{ "...", GTAB_NOT_AVAILABLE },
		{ "N/A", GTAB_NOT_AVAILABLE },
		{ "n/a", GTAB_NOT_AVAILABLE },
		{ "NA", GTAB_NOT_AVAILABLE },
		{ "#N/A", GTAB_NOT_AVAILABLE },
		{ "不详", GTAB_NOT_AVAILABLE },
		{ "×", GTAB_SUPPRESSED },
		{ "*", GTAB_SUPPRESSED },
		{ "**", GTAB_SUPPRESSED },
		{ "***", GTAB_SUPPRESSED },
		{ "＊", GTAB_SUPPRESSED },
		{ "＊＊＊", GTAB_SUPPRESSED },
	};

	if (t.len > 0 && gtab_is_digit((unsigned char)t.ptr[0]))
		return GTAB_PRESENT;
	t = gtab_trim_all(t);
	if (t.len == 0)
		return GTAB_NOT_REPORTED;
	for (size_t i = 0; t.len <= MARK_LEN_MAX && i < sizeof(marks) / sizeof(*marks); i++)
		if (gtab_text_equal(t, gtab_text_of(marks[i].mark)))
			return marks[i].means;
	return GTAB_PRESENT;
}

gtab_text
gtab_missing_text(gtab_missing m)
{
	switch (m) {
	case GTAB_PRESENT:
	case GTAB_NOT_REPORTED: break;
	case GTAB_NIL: return GTAB_TEXT("-");
	case GTAB_NOT_AVAILABLE: return GTAB_TEXT("…");
	case GTAB_SUPPRESSED: return GTAB_TEXT("***");
	}
	return GTAB_TEXT("");
}
