/* SPDX-License-Identifier: MIT */
#ifndef GTAB_NORMALIZE_H
#define GTAB_NORMALIZE_H

/*
 * Cell rules: one cell in, its normal form out. A rule that cannot read a cell with certainty refuses
 * it (GTAB_EMALFORMED) and leaves the output as it was; the stage that called it knows the row.
 *
 * Every function takes `rules`, the set of rules that took part: bits are added, never cleared; NULL is
 * fine. Where `err` is taken it may be NULL, which skips writing the sentence (the fast way).
 */

#include <gtab/buf.h>
#include <gtab/decimal.h>
#include <gtab/period.h>
#include <gtab/status.h>

/* A rule that can change a cell. The registry names each (gtab_rule_list). */
typedef enum gtab_rule {
	GTAB_RULE_SPACE = 1 << 0,      /* white space of any kind dropped or made plain: "17 人" */
	GTAB_RULE_WIDTH = 1 << 1,      /* full-width forms: ５０４ */
	GTAB_RULE_GROUP = 1 << 2,      /* thousands separators: 1,579 */
	GTAB_RULE_UNIT = 1 << 3,       /* unit behind the figure: 504件 */
	GTAB_RULE_NUMERAL = 1 << 4,    /* Chinese numerals: 六百三十九 */
	GTAB_RULE_SCALE = 1 << 5,      /* 万, 亿 inside a cell: 41.4万 */
	GTAB_RULE_APPROX = 1 << 6,     /* 余, 近, 约 */
	GTAB_RULE_PERCENT = 1 << 7,    /* 27% is 0.27 */
	GTAB_RULE_SIGN = 1 << 8,       /* (12), △12, U+2212 */
	GTAB_RULE_FLOAT_TAIL = 1 << 9, /* 35084.0 in a column of counts */
	GTAB_RULE_MISSING = 1 << 10,   /* — / 无 N/A *** to their normal marks */
	GTAB_RULE_DATE = 1 << 11,      /* 2015年3月1日 */
	GTAB_RULE_LABEL = 1 << 12,     /* letter-spaced labels, 其中 */
	GTAB_RULE_LINE_BREAK = 1 << 13, /* CRLF in a cell is LF; joined in codes, names, headers */
	GTAB_RULE_APOSTROPHE = 1 << 14, /* '00123 and ="00123" */
	GTAB_RULE_FILL_DOWN = 1 << 15   /* a merged stub cell takes the value above */
} gtab_rule;
typedef uint32_t gtab_rule_set;

typedef struct gtab_rule_info {
	gtab_rule bit;
	const char *id;   /* ASCII, stable: "width"; what logs hold */
	const char *what; /* one English sentence, marked for translation */
	const char *kind; /* the --values kind of its example: "number", "date", "text"; NULL for none */
	const char *in;   /* example */
	const char *out;
} gtab_rule_info;

/* The registry in the order of the bits; borrowed for ever. */
const gtab_rule_info *gtab_rule_list(size_t *n_out);

/* Append the ids of a set joined by "+": "width+unit". */
void gtab_rule_set_put(gtab_rule_set set, gtab_buf *out);

/* ---- numbers ---- */

/*
 * A figure as it was written.
 *
 * value    exact; 0.4万 is 4000, 27% is 0.27; places as printed (3906.40 has 2)
 * n_zeros  leading zeros beyond the usual, kept in the normal form: 3 for 00042
 * unit     what stands behind the figure: 人, 件次, 万元; "" for none. Borrowed from the input, or static
 * lower, upper  bounds where the figure was printed rounded or approximate (relations.md, Values):
 *          62.7万 626500..627500; 2700余 2700..2799; 近4.5万 no lower, upper 45000
 */
typedef struct gtab_number {
	gtab_decimal value;
	int n_zeros;
	gtab_text unit;
	bool has_lower;
	bool has_upper;
	gtab_decimal lower;
	gtab_decimal upper;
} gtab_number;

/*
 * Read one figure in any notation of domain.md §4: plain, full-width, grouped by threes, with a unit,
 * Chinese numerals (strict and colloquial: 一万三 is 13000; 壹仟伍佰; 一五七九; 廿八), 万 and 亿,
 * 余/多/近/约, percents, accounting negatives. Surrounding spaces of all kinds are dropped.
 *
 * 万元, 亿元 and other units that contain a scale word stay a unit when a currency or measure follows the
 * scale directly ("41.4万元" is 414000 元: inside a cell 万 multiplies).
 *
 * Returns GTAB_OK; GTAB_EMALFORMED for what is no single figure (text, two measures "82件82人", 12 of
 * "1,2,3", "一千二万", "十十", "1e5", "4.40524E+17", "NaN"); GTAB_EOVERFLOW.
 */
gtab_status gtab_number_parse(gtab_text in, gtab_number *out, gtab_rule_set *rules, gtab_error *err);

/* Append the normal form of the value: "1579", "3906.40", "-12", "0.27", "00042". No unit, no bounds. */
void gtab_number_put(const gtab_number *n, gtab_buf *out);

/* Whether t is a unit of count or measure as offices print them: 人, 件次, 万元, 亩, %, 人（次）. */
bool gtab_is_unit(gtab_text t);

/*
 * The figures 0 to 99,999,999,999,999,999 in Chinese numerals, all of t: 一千五百七十九, 壹仟伍佰柒拾玖,
 * 一五七九, 廿八, 一百零三, 两百, 一万三, 三百五; simplified, traditional and formal digits.
 * Nonsense is refused: 一千二万, 二百三千, 一一十, 五十百, 十十.
 */
gtab_status gtab_numeral_parse(gtab_text t, uint64_t *out);

/* ---- the kinds of missing ---- */

typedef enum gtab_missing {
	GTAB_PRESENT,        /* not a mark of missing */
	GTAB_NOT_REPORTED,   /* empty; normal form "" */
	GTAB_NIL,            /* — – - -- － / 无; normal form "-" */
	GTAB_NOT_AVAILABLE,  /* … N/A; normal form "…" */
	GTAB_SUPPRESSED      /* × *** ; normal form "***" */
} gtab_missing;

/* Which mark of a number column t is, spaces around it dropped. 〇 and 0 are figures: GTAB_PRESENT. */
gtab_missing gtab_missing_of(gtab_text t);
gtab_text gtab_missing_text(gtab_missing m); /* its normal form; "" for GTAB_PRESENT */

/* ---- dates, texts, codes ---- */

/*
 * Read a date or a period, all of `in`: 二〇一五年三月一日, 2015年3月1日, 2015.3.1, 2015-3-1, 2015/3/1,
 * 20150301, 2015-3, 2015年3月, 201503, 2015年, 2015, 2015年第一季度, 2015年上半年, 2015年1至9月,
 * 2015年1-6月累计. An impossible date (2015年2月30日, 13月) or one without a year is refused.
 */
gtab_status gtab_period_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules, gtab_error *err);

/* The same, but only whole dates (GTAB_PERIOD_DAY) are accepted. */
gtab_status gtab_date_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules, gtab_error *err);

/*
 * Append the normal form of free text: spaces at both ends dropped, U+00A0 and the like made plain, zero-width
 * characters dropped, CRLF and CR made LF. Punctuation, inner spaces, full-width letters stay.
 */
void gtab_text_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules);

/*
 * Append the normal form of a label, name or header: as text, and line breaks joined without a space, letter-spacing
 * taken out (村  民  小 组 is 村民小组; a space is dropped where a Han character stands on either side), full-width
 * digits, letters, full stop between digits and % made half-width. Full-width punctuation stays.
 */
void gtab_label_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules);

/*
 * Append the normal form of a code: no spaces, no line breaks, half-width, leading apostrophe and ="…" taken off.
 * Returns GTAB_EMALFORMED for a damaged one (4.40524E+17).
 */
gtab_status gtab_code_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules, gtab_error *err);

#endif
