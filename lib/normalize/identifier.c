/* SPDX-License-Identifier: MIT */
/*
 * Identifiers with a check character: 统一社会信用代码, 公民身份号码, 组织机构代码. No sentence here quotes
 * the number it is about, since it may be a person's.
 */

#include "base/i18n.h"
#include "normalize/glyph_internal.h"

#include <string.h>

enum { CITIZEN_LEN = 18, OLD_CITIZEN_LEN = 15, USCC_LEN = 18, ORG_LEN = 9 };

static gtab_id_verdict
judge(gtab_id_verdict verdict, const char *sentence, gtab_error *err)
{
	if (verdict != GTAB_ID_VALID && err != NULL)
		gtab_error_set(err, GTAB_EMALFORMED, "%s", sentence);
	return verdict;
}

static bool
are_digits(gtab_text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!gtab_is_digit((unsigned char)t.ptr[i]))
			return false;
	return true;
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* A spreadsheet keeps 15 digits of a number and writes zeros for the rest. */
static bool
is_cut_by_excel(gtab_text t)
{
	return t.len == 18 && are_digits(t) && gtab_text_ends(t, GTAB_TEXT("000"));
}

/* A wrong check character, and what probably made it wrong. */
static gtab_id_verdict
judge_check(gtab_text t, gtab_error *err)
{
	if (is_cut_by_excel(t))
		return judge(GTAB_ID_DAMAGED,
			     _("the last digits were lost: a spreadsheet kept 15 digits and wrote "
			       "zeros for the rest; export the column as text"),
			     err);
	return judge(GTAB_ID_BAD_CHECK,
		     _("the check character does not fit the others; look for a mistyped one"),
		     err);
}

/* ---- GB 11643 ---- */

/* ISO 7064 MOD 11-2 over 17 digits: the character that must follow. */
static char
citizen_check(const char *digits)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (size_t i = 0; i + 1 < CITIZEN_LEN; i++)
		sum += weights[i] * (digits[i] - '0');
	return "10X98765432"[sum % 11];
}

bool
gtab_citizen_sum_holds(gtab_text t)
{
	if (t.len != CITIZEN_LEN || !are_digits(gtab_text_slice(t, 0, CITIZEN_LEN - 1)))
		return false;

	return citizen_check(t.ptr) == upper(t.ptr[CITIZEN_LEN - 1]);
}

/* GB/T 2260, first two digits, of any vintage; 83 is Taiwan's residence permit, 9 a foreigner's. */
static bool
is_province(const char *digits)
{
	static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 "
					"45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91";
	const char *p = provinces;

	while (p != NULL && memcmp(p, digits, 2) != 0)
		p = strchr(p, ' ') == NULL ? NULL : strchr(p, ' ') + 1;
	return p != NULL;
}

static int
number_at(gtab_text t, size_t at, size_t n_digits)
{
	int n = 0;

	for (size_t i = 0; i < n_digits; i++)
		n = n * 10 + (t.ptr[at + i] - '0');
	return n;
}

static bool
has_birth_date(gtab_text t)
{
	if (t.len == OLD_CITIZEN_LEN)
		return gtab_date_exists(1900 + number_at(t, 6, 2), number_at(t, 8, 2),
					number_at(t, 10, 2));
	return number_at(t, 6, 4) >= 1800 &&
	       gtab_date_exists(number_at(t, 6, 4), number_at(t, 10, 2), number_at(t, 12, 2));
}

/* 18 digits, or 17 and X; or 15 digits, as issued until 1999. */
static bool
has_citizen_shape(gtab_text t)
{
	const gtab_text digits =
		gtab_text_slice(t, 0, t.len == CITIZEN_LEN ? CITIZEN_LEN - 1 : t.len);

	if ((t.len != CITIZEN_LEN && t.len != OLD_CITIZEN_LEN) || !are_digits(digits))
		return false;
	return t.len == OLD_CITIZEN_LEN || gtab_is_digit((unsigned char)t.ptr[t.len - 1]) ||
	       upper(t.ptr[t.len - 1]) == 'X';
}

gtab_id_verdict
gtab_citizen_check(gtab_text t, gtab_error *err)
{
	if (!has_citizen_shape(t))
		return judge(GTAB_ID_BAD_SHAPE,
			     _("a citizen number has 17 digits and a digit or X, or 15 digits"),
			     err);
	if (t.len == CITIZEN_LEN && !gtab_citizen_sum_holds(t))
		return judge_check(t, err);
	if (!is_province(t.ptr))
		return judge(GTAB_ID_BAD_SHAPE, _("the first two digits name no province"), err);
	if (!has_birth_date(t))
		return judge(GTAB_ID_BAD_SHAPE, _("the date of birth in it does not exist"), err);
	if (t.ptr[t.len - 1] == 'x')
		return judge(GTAB_ID_LOWER_CASE, _("the check character should be a capital X"),
			     err);
	return GTAB_ID_VALID;
}

/* ---- GB 32100 ---- */

/* Without I, O, S, V, Z. */
static const char uscc_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* The place of a character in the code's alphabet; -1 when it has none. */
static int
uscc_value(char c)
{
	const char *at = c == '\0' ? NULL : strchr(uscc_alphabet, c);

	return at == NULL ? -1 : (int)(at - uscc_alphabet);
}

/* Copy t in capitals; false when its length or a character is wrong. */
static bool
take_uscc(gtab_text t, char out[USCC_LEN])
{
	if (t.len != USCC_LEN)
		return false;
	for (size_t i = 0; i < USCC_LEN; i++) {
		out[i] = upper(t.ptr[i]);
		if (uscc_value(out[i]) < 0)
			return false;
	}
	return true;
}

/* Weights 3^i mod 31; the check value is 31 - sum mod 31, and 0 for 31. */
static char
uscc_check(const char *code)
{
	int weight = 1;
	int sum = 0;

	for (size_t i = 0; i + 1 < USCC_LEN; i++) {
		sum += weight * uscc_value(code[i]);
		weight = weight * 3 % 31;
	}
	return uscc_alphabet[(31 - sum % 31) % 31];
}

gtab_id_verdict
gtab_uscc_check(gtab_text t, gtab_error *err)
{
	char code[USCC_LEN];

	if (!take_uscc(t, code))
		return judge(
			GTAB_ID_BAD_SHAPE,
			_("a social credit code has 18 digits and capitals, none of I, O, S, V, "
			  "Z"),
			err);
	if (uscc_check(code) != code[USCC_LEN - 1])
		return judge_check(t, err);
	if (memcmp(code, t.ptr, USCC_LEN) != 0)
		return judge(GTAB_ID_LOWER_CASE,
			     _("the letters of a social credit code are capitals"), err);
	return GTAB_ID_VALID;
}

/* ---- GB 11714 ---- */

/* 0-9 are 0-9, A-Z are 10-35; -1 for others. */
static int
org_value(char c)
{
	if (gtab_is_digit((unsigned char)c))
		return c - '0';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

/* The nine characters, in capitals and without the hyphen before the last. */
static bool
take_org_code(gtab_text t, char out[ORG_LEN])
{
	size_t n = 0;

	if (t.len != ORG_LEN && !(t.len == ORG_LEN + 1 && t.ptr[ORG_LEN - 1] == '-'))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (i == ORG_LEN - 1 && t.len > ORG_LEN)
			continue;
		out[n] = upper(t.ptr[i]);
		if (org_value(out[n++]) < 0)
			return false;
	}
	return org_value(out[ORG_LEN - 1]) <= 9 || out[ORG_LEN - 1] == 'X';
}

static char
org_check(const char *code)
{
	static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (size_t i = 0; i + 1 < ORG_LEN; i++)
		sum += weights[i] * org_value(code[i]);
	return "0X987654321"[sum % 11];
}

gtab_id_verdict
gtab_org_code_check(gtab_text t, gtab_error *err)
{
	char code[ORG_LEN];

	if (!take_org_code(t, code))
		return judge(GTAB_ID_BAD_SHAPE,
			     _("an organisation code has 8 digits and capitals, and a digit or X "
			       "that checks them"),
			     err);
	if (org_check(code) != code[ORG_LEN - 1])
		return judge_check(t, err);
	for (size_t i = 0; i < t.len; i++)
		if (t.ptr[i] != upper(t.ptr[i]))
			return judge(GTAB_ID_LOWER_CASE,
				     _("the letters of an organisation code are capitals"), err);
	return GTAB_ID_VALID;
}

/* ---- any of them ---- */

gtab_id_verdict
gtab_identifier_check(gtab_identifier kind, gtab_text t, gtab_error *err)
{
	switch (kind) {
	case GTAB_IDENTIFIER_USCC: return gtab_uscc_check(t, err);
	case GTAB_IDENTIFIER_CITIZEN: return gtab_citizen_check(t, err);
	case GTAB_IDENTIFIER_ORG: return gtab_org_code_check(t, err);
	case GTAB_IDENTIFIER_NONE:
	case GTAB_IDENTIFIER_DIVISION: break;
	}
	return GTAB_ID_VALID;
}

char
gtab_identifier_sum(gtab_identifier kind, gtab_text t)
{
	char code[USCC_LEN];

	switch (kind) {
	case GTAB_IDENTIFIER_USCC: return take_uscc(t, code) ? uscc_check(code) : '\0';
	case GTAB_IDENTIFIER_ORG: return take_org_code(t, code) ? org_check(code) : '\0';
	case GTAB_IDENTIFIER_CITIZEN:
		return t.len == CITIZEN_LEN && has_citizen_shape(t) ? citizen_check(t.ptr) : '\0';
	case GTAB_IDENTIFIER_NONE:
	case GTAB_IDENTIFIER_DIVISION: break;
	}
	return '\0';
}

void
gtab_citizen_mask(gtab_text t, gtab_buf *out)
{
	enum { SHOWN = 4, HIDDEN_MIN = 4 };
	const bool is_shown = t.len >= 2 * SHOWN + HIDDEN_MIN && gtab_is_plain_ascii(t);

	if (is_shown)
		gtab_buf_put(out, gtab_text_slice(t, 0, SHOWN));
	gtab_buf_put(out, GTAB_TEXT("********"));
	if (is_shown)
		gtab_buf_put(out, gtab_text_slice(t, t.len - SHOWN, t.len));
}
