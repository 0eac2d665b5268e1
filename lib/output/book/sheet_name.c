/* SPDX-License-Identifier: MIT */
/*
 * Sheet names. libxlsxwriter returns no sheet for a duplicate and folds only ASCII (dependencies.md P14), and
 * leaves names like 2015 or A1 unquoted in the print titles, which Excel calls a damaged file: so names are
 * settled here.
 */

#include "output/book/sheet_name.h"

#include "output/book/excel_limits.h"
#include "output/book/xml_text.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* The full-width twin of a character that no sheet name may hold; 0 for those to drop. */
static uint32_t
stand_in(uint32_t cp)
{
	switch (cp) {
	case '[': return 0xFF3B;
	case ']': return 0xFF3D;
	case ':': return 0xFF1A;
	case '*': return 0xFF0A;
	case '?': return 0xFF1F;
	case '/': return 0xFF0F;
	case '\\': return 0xFF3C;
	case '\t':
	case '\n': return ' ';
	default: return cp < 0x20 || cp == 0x7F || cp == 0xFFFE || cp == 0xFFFF ? 0 : cp;
	}
}

static void
put_allowed(gtab_text wanted, gtab_buf *out)
{
	wanted = gtab_text_trim(wanted);
	while (wanted.len > 0) {
		const uint32_t cp = gtab_utf8_next(&wanted);
		const uint32_t fit = cp == GTAB_BAD_BYTE ? '_' : stand_in(cp);

		if (fit != 0)
			gtab_buf_put_cp(out, fit);
	}
}

/* The start of name that has at most n_units UTF-16 units, cut between what a reader sees as characters. */
static gtab_text
cut_to(gtab_text name, size_t n_units)
{
	gtab_text rest = name;
	size_t end = 0, used = 0;

	while (rest.len > 0) {
		const size_t start = name.len - rest.len;
		const uint32_t cp = gtab_utf8_next(&rest);

		if (!u_hasBinaryProperty((UChar32)cp, UCHAR_GRAPHEME_EXTEND))
			end = start;
		used += cp > 0xFFFF ? 2 : 1;
		if (used > n_units)
			return gtab_text_slice(name, 0, end);
	}
	return name;
}

static gtab_text
without_apostrophes(gtab_text name)
{
	gtab_text before;

	do {
		before = name;
		name = gtab_text_trim(name);
		gtab_text_take(&name, GTAB_TEXT("'"));
		gtab_text_take_end(&name, GTAB_TEXT("'"));
	} while (name.len < before.len);
	return name;
}

/*
 * Whether libxlsxwriter would write the name without quotes where Excel wants them: letters and digits only,
 * and a digit or a dot first, or a cell address (A1, R1C1, RC). Any such word is taken for an address: a few
 * names too many get a 表 behind them.
 */
static bool
reads_as_address(gtab_text name)
{
	bool has_digit = false, has_other = false;

	for (size_t i = 0; i < name.len; i++) {
		const char c = name.ptr[i];
		const bool is_digit = c >= '0' && c <= '9';
		const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!is_digit && !is_letter && c != '.' && c != '_')
			return false;
		has_digit |= is_digit;
		has_other |= c == '_';
	}
	if (name.len == 0 || (name.ptr[0] >= '0' && name.ptr[0] <= '9') || name.ptr[0] == '.')
		return true;
	return !has_other && (has_digit || name.len <= 2);
}

/* Append name with its case folded (Unicode full case folding), as names are compared. */
static bool
fold(gtab_text name, gtab_buf *out)
{
	UChar wide[64], folded[192];
	char narrow[768];
	int32_t len;
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8(wide, 64, &len, name.ptr, (int32_t)name.len, &status);
	len = u_strFoldCase(folded, 192, wide, len, U_FOLD_CASE_DEFAULT, &status);
	u_strToUTF8(narrow, sizeof(narrow), &len, folded, len, &status);
	if (U_FAILURE(status))
		return false;
	gtab_buf_put(out, (gtab_text){ narrow, (size_t)len });
	return true;
}

/* Keep name as given. False when it was given before, or out of memory (folded->failed). */
static bool
claim(gtab_map *taken, gtab_text name, gtab_buf *folded)
{
	gtab_buf_truncate(folded, 0);
	if (!fold(name, folded) || folded->failed)
		return false;
	if (gtab_text_equal(gtab_buf_text(folded), GTAB_TEXT("history")) ||
	    gtab_map_get(taken, gtab_buf_text(folded)) != GTAB_MAP_NONE)
		return false;
	folded->failed = gtab_map_add(taken, gtab_buf_text(folded), 0, NULL) != GTAB_OK;
	return !folded->failed;
}

/* Append base, cut so that suffix fits behind it, and suffix. */
static void
put_name(gtab_buf *out, gtab_text base, const char *suffix)
{
	const size_t n_units = EXCEL_SHEET_NAME_UNITS_MAX - gtab_utf16_len(gtab_text_of(suffix));

	gtab_buf_put(out, without_apostrophes(cut_to(base, n_units)));
	gtab_buf_put(out, gtab_text_of(suffix));
}

gtab_status
gtab_sheet_name(gtab_map *taken, gtab_text wanted, gtab_buf *out)
{
	const size_t start = out->len;
	gtab_buf base, folded;
	char suffix[32];
	bool is_ours = false;

	gtab_buf_init(&base);
	gtab_buf_init(&folded);
	put_allowed(wanted, &base);
	const gtab_text name = without_apostrophes(gtab_buf_text(&base));
	const char *const address = name.len > 0 && reads_as_address(name) ? "表" : "";
	for (unsigned n = 1; !is_ours && !out->failed && !folded.failed; n++) {
		gtab_buf_truncate(out, start);
		if (name.len == 0)
			snprintf(suffix, sizeof(suffix), "表%u", n);
		else if (n == 1)
			snprintf(suffix, sizeof(suffix), "%s", address);
		else
			snprintf(suffix, sizeof(suffix), "%s (%u)", address, n);
		put_name(out, name, suffix);
		is_ours = claim(taken, gtab_buf_from(out, start), &folded);
	}
	is_ours = is_ours && !base.failed && !out->failed;
	gtab_buf_clear(&base);
	gtab_buf_clear(&folded);
	return is_ours ? GTAB_OK : GTAB_ENOMEM;
}
