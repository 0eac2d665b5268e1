/* SPDX-License-Identifier: MIT */
/* What one cell around the table says, by the words that offices print there (domain.md §3). */

#include "table/context_internal.h"

#include <string.h>

#include <gtab/normalize.h>

#include "table/label_internal.h"

enum { FOREIGN_WORD_MAX = 16 };

/* Of 单位 the value decides: 单位：万元 is a unit, 单位：财政局 reports. */
const char gtab_context_either[] = "unit or reporter";

static const struct {
	gtab_text label;
	const char *key;
} head_labels[] = {
	{ GTAB_TEXT("填报单位"), "reporter" },
	{ GTAB_TEXT("填表单位"), "reporter" },
	{ GTAB_TEXT("报送单位"), "reporter" },
	{ GTAB_TEXT("单位名称"), "reporter" },
	{ GTAB_TEXT("综合机关名称"), "reporter" },
	{ GTAB_TEXT("编制单位"), "reporter" },
	{ GTAB_TEXT("填报机关"), "reporter" },
	{ GTAB_TEXT("编报单位"), "reporter" },
	{ GTAB_TEXT("汇总单位"), "reporter" },
	{ GTAB_TEXT("上报单位"), "reporter" },
	{ GTAB_TEXT("制表单位"), "reporter" },
	{ GTAB_TEXT("责任单位"), "reporter" },
	{ GTAB_TEXT("部门名称"), "reporter" },
	{ GTAB_TEXT("部门"), "reporter" },
	{ GTAB_TEXT("主管部门"), "head" },
	{ GTAB_TEXT("主管单位"), "head" },
	{ GTAB_TEXT("计量单位"), "unit" },
	{ GTAB_TEXT("计算单位"), "unit" },
	{ GTAB_TEXT("金额单位"), "unit" },
	{ GTAB_TEXT("单位"), gtab_context_either },
	{ GTAB_TEXT("表号"), "form-no" },
	{ GTAB_TEXT("统计时期"), "period" },
	{ GTAB_TEXT("统计期间"), "period" },
	{ GTAB_TEXT("报告期"), "period" },
	{ GTAB_TEXT("报表日期"), "period" },
	{ GTAB_TEXT("制定机关"), "head" },
	{ GTAB_TEXT("制表机关"), "head" },
	{ GTAB_TEXT("批准机关"), "head" },
	{ GTAB_TEXT("备案机关"), "head" },
	{ GTAB_TEXT("批准文号"), "head" },
	{ GTAB_TEXT("备案文号"), "head" },
	{ GTAB_TEXT("有效期至"), "head" },
	{ GTAB_TEXT("有效截止时间"), "head" },
	{ GTAB_TEXT("填表时间"), "head" },
	{ GTAB_TEXT("填报时间"), "head" },
	{ GTAB_TEXT("填报日期"), "head" },
	{ GTAB_TEXT("填表日期"), "head" },
	{ GTAB_TEXT("制表时间"), "head" },
	{ GTAB_TEXT("制表日期"), "head" },
	{ GTAB_TEXT("编制时间"), "head" },
	{ GTAB_TEXT("编报日期"), "head" },
	{ GTAB_TEXT("组织机构代码"), "head" },
	{ GTAB_TEXT("编制日期"), "head" },
	{ GTAB_TEXT("公开类"), "head" },
	{ GTAB_TEXT("编制机关"), "reporter" },
	{ GTAB_TEXT("公开类别"), "head" },
	{ GTAB_TEXT("Title"), "title" },
	{ GTAB_TEXT("Unit"), "unit" },
	{ GTAB_TEXT("Units"), "unit" },
	{ GTAB_TEXT("Unité"), "unit" },
};

/* What a label of the signature line ends with. */
static const gtab_text signature_labels[] = {
	GTAB_TEXT("负责人"),       GTAB_TEXT("填表人"),       GTAB_TEXT("填报人"),
	GTAB_TEXT("制表人"),       GTAB_TEXT("审核人"),       GTAB_TEXT("复核人"),
	GTAB_TEXT("经办人"),       GTAB_TEXT("联系人"),       GTAB_TEXT("联系电话"),
	GTAB_TEXT("电话"),         GTAB_TEXT("报出日期"),     GTAB_TEXT("填表日期"),
	GTAB_TEXT("填报日期"),     GTAB_TEXT("报送日期"),     GTAB_TEXT("签字"),
	GTAB_TEXT("领导"),         GTAB_TEXT("制表"),         GTAB_TEXT("审核"),
	GTAB_TEXT("复核"),         GTAB_TEXT("填表"),         GTAB_TEXT("机关首长"),
	GTAB_TEXT("主办统计人员"), GTAB_TEXT("业务主管人员"), GTAB_TEXT("主办业务人员"),
};

static const gtab_text note_words[] = {
	GTAB_TEXT("注"),           GTAB_TEXT("备注"),         GTAB_TEXT("附注"),
	GTAB_TEXT("说明"),         GTAB_TEXT("填表说明"),     GTAB_TEXT("指标说明"),
	GTAB_TEXT("资料来源"),     GTAB_TEXT("数据来源"),     GTAB_TEXT("来源"),
	GTAB_TEXT("审核关系"),     GTAB_TEXT("逻辑关系"),     GTAB_TEXT("平衡关系"),
	GTAB_TEXT("表内逻辑关系"), GTAB_TEXT("表间逻辑关系"), GTAB_TEXT("审核公式"),
	GTAB_TEXT("注释"),         GTAB_TEXT("指标解释"),     GTAB_TEXT("填报说明"),
	GTAB_TEXT("编制说明"),     GTAB_TEXT("数据说明"),
};

/* The same in other languages, in small letters. */
static const char *const foreign_note_words[] = {
	"note",    "notes", "source",  "sources", "footnote", "footnotes", "remark",
	"remarks", "champ", "lecture", "quelle",  "quellen",  "anmerkung", "anmerkungen",
};

/* A word in small letters, ASCII ones; "" when it is longer than a word of notes. */
static gtab_text
small_letters(gtab_text word, char *out)
{
	if (word.len > FOREIGN_WORD_MAX)
		return GTAB_TEXT("");
	for (size_t i = 0; i < word.len; i++)
		out[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 'a' - 'A')
								  : word.ptr[i];
	return (gtab_text){ out, word.len };
}

/* ---- above the header ---- */

/* Take a label with the spaces that a letter-spaced print puts inside: 表    号. */
bool
gtab_context_take_word(gtab_text *cell, gtab_text label)
{
	gtab_text rest = gtab_text_trim(*cell);

	while (label.len > 0) {
		const uint32_t want = gtab_utf8_next(&label);

		rest = gtab_text_trim(rest);
		if (rest.len == 0 || gtab_fold_simplified_cp(gtab_utf8_next(&rest)) != want)
			return false;
	}
	*cell = rest;
	return true;
}

static const gtab_text seals[] = {
	GTAB_TEXT("（盖章）"), GTAB_TEXT("(盖章)"),       GTAB_TEXT("（公章）"),
	GTAB_TEXT("(公章)"),   GTAB_TEXT("（章）"),       GTAB_TEXT("(章)"),
	GTAB_TEXT("（签章）"), GTAB_TEXT("(签章)"),       GTAB_TEXT("（蓋章）"),
	GTAB_TEXT("(蓋章)"),   GTAB_TEXT("（加盖公章）"), GTAB_TEXT("（簽章）"),
	GTAB_TEXT("(簽章)"),
};

/* Step over a mark of where the seal goes: （盖章）, (公章). */
void
gtab_context_take_seal(gtab_text *cell)
{
	*cell = gtab_text_trim(*cell);
	for (size_t i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
		if (gtab_text_take(cell, seals[i]))
			break;
	*cell = gtab_text_trim(*cell);
}

void
gtab_context_take_end_seal(gtab_text *name)
{
	for (size_t i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
		if (gtab_text_take_end(name, seals[i]))
			break;
	*name = gtab_text_trim(*name);
}

/* Step over （盖章） and the colon behind a label. */
static bool
take_colon(gtab_text *cell)
{
	gtab_context_take_seal(cell);
	return gtab_text_take(cell, GTAB_TEXT("：")) || gtab_text_take(cell, GTAB_TEXT(":"));
}

/* 单位：财政局 names who reports; 单位：万元 and 单位：件、人 name units. */
const char *
gtab_context_unit_or_reporter(gtab_text value)
{
	size_t end = gtab_text_find(value, GTAB_TEXT("、"));

	if (end == value.len)
		end = gtab_text_find(value, GTAB_TEXT(","));
	if (end == value.len)
		end = gtab_text_find(value, GTAB_TEXT("，"));
	return gtab_is_unit(gtab_text_trim(gtab_text_slice(value, 0, end))) ? "unit" : "reporter";
}

const char *
gtab_context_take_label(gtab_text *cell)
{
	for (size_t i = 0; i < sizeof(head_labels) / sizeof(head_labels[0]); i++) {
		gtab_text rest = *cell;

		if (gtab_context_take_word(&rest, head_labels[i].label) && take_colon(&rest)) {
			*cell = rest;
			return head_labels[i].key;
		}
	}
	return NULL;
}

bool
gtab_context_is_head_cell(gtab_text cell)
{
	return gtab_context_take_label(&cell) != NULL;
}

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 表3, 表01: the word and up to three digits. */
static bool
is_numbered_form(gtab_text cell)
{
	const size_t n_digits_max = 3;
	size_t n = 0;

	if (!gtab_text_take(&cell, GTAB_TEXT("表")))
		return false;
	cell = gtab_text_trim(cell);
	while (n < cell.len && is_ascii_digit(cell.ptr[n]))
		n++;
	return n > 0 && n == cell.len && n <= n_digits_max;
}

/* 公开01表, 财决01-1表: a name of a few characters, its number, the word. */
static bool
is_form_of_series(gtab_text cell)
{
	const size_t n_name_max = 4, n_number_max = 5;
	size_t n = 0;

	if (!gtab_text_take_end(&cell, GTAB_TEXT("表")))
		return false;
	cell = gtab_text_trim(cell);
	while (n < cell.len && (is_ascii_digit(cell.ptr[cell.len - 1 - n]) ||
				(n > 0 && cell.ptr[cell.len - 1 - n] == '-')))
		n++;
	cell = gtab_text_slice(cell, 0, cell.len - n);
	return n > 0 && n <= n_number_max && cell.len > 0 && gtab_utf8_count(cell) <= n_name_max &&
	       !gtab_text_starts(cell, GTAB_TEXT("附"));
}

bool
gtab_context_is_bare_form_number(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	return is_numbered_form(cell) || is_form_of_series(cell);
}

bool
gtab_context_is_form_number(gtab_text cell)
{
	const char *key = gtab_context_take_label(&cell);

	return key != NULL ? strcmp(key, "form-no") == 0 : gtab_context_is_bare_form_number(cell);
}

/* What British offices print at the right above a table: Numbers and percentages, Thousands. */
static bool
is_foreign_unit_word(gtab_text word)
{
	static const char *const words[] = {
		"number", "numbers", "percentage", "percentages", "percent",  "per",   "cent",
		"rate",   "rates",   "thousand",   "thousands",   "million",  "and",   "millions",
		"£",      "$",       "€",          "billion",     "billions", "of",    "persons",
		"people", "years",   "days",       "households",  "£million", "£bn",   "£m",
		"%",      "in",      "pounds",     "1,000",       "100,000",  "1000s",
	};
	char small[FOREIGN_WORD_MAX];
	const gtab_text t = small_letters(word, small);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (t.len > 0 && gtab_text_equal(t, gtab_text_of(words[i])))
			return true;
	return false;
}

static gtab_text
without_brackets(gtab_text cell)
{
	gtab_text inner = gtab_text_trim(cell);

	if (!gtab_text_take(&inner, GTAB_TEXT("（")) && !gtab_text_take(&inner, GTAB_TEXT("(")))
		return inner;
	if (!gtab_text_take_end(&inner, GTAB_TEXT("）")) &&
	    !gtab_text_take_end(&inner, GTAB_TEXT(")")))
		return gtab_text_trim(cell);
	return gtab_text_trim(inner);
}

bool
gtab_context_is_unit_cell(gtab_text cell)
{
	cell = without_brackets(cell);
	if (cell.len == 0 || gtab_is_unit(cell))
		return cell.len > 0;
	while (cell.len > 0) {
		const gtab_text word = gtab_context_first_word(cell);

		if (!is_foreign_unit_word(word))
			return false;
		cell = gtab_text_trim(gtab_text_slice(cell, word.len, cell.len));
	}
	return true;
}

bool
gtab_context_read_period(gtab_text cell, gtab_period *out)
{
	cell = gtab_text_trim(cell);
	if (gtab_text_take(&cell, GTAB_TEXT("（")) || gtab_text_take(&cell, GTAB_TEXT("(")))
		if (!gtab_text_take_end(&cell, GTAB_TEXT("）")) &&
		    !gtab_text_take_end(&cell, GTAB_TEXT(")")))
			return false;
	return gtab_period_parse(cell, out, NULL, NULL) == GTAB_OK;
}

bool
gtab_context_is_period_cell(gtab_text cell)
{
	gtab_period ignored;

	return gtab_context_read_period(cell, &ignored);
}

bool
gtab_context_is_written_period(gtab_text t)
{
	bool has_digits_only = true;

	for (size_t i = 0; i < t.len; i++)
		has_digits_only &= t.ptr[i] >= '0' && t.ptr[i] <= '9';
	return !has_digits_only && gtab_context_is_period_cell(t);
}

/* Nothing, or what numbers a note or an attachment: 1, 一, ①. */
static bool
is_ordinal(gtab_text t)
{
	t = gtab_text_trim(t);
	while (t.len > 0) {
		const gtab_text at = t;
		const uint32_t cp = gtab_utf8_next(&t);
		uint64_t ignored;

		if (!(cp >= '0' && cp <= '9') && !(cp >= 0xFF10 && cp <= 0xFF19) &&
		    !(cp >= 0x2460 && cp <= 0x2473) &&
		    gtab_numeral_parse(gtab_text_slice(at, 0, at.len - t.len), &ignored) != GTAB_OK)
			return false;
	}
	return true;
}

/* Table 1, Table 2.1a: as 附表1 is. */
static bool
is_table_number(gtab_text cell)
{
	const size_t len_max = 6;

	if (!gtab_text_take(&cell, GTAB_TEXT("Table ")) || cell.len == 0 || cell.len > len_max ||
	    !is_ascii_digit(cell.ptr[0]))
		return false;
	for (size_t i = 0; i < cell.len; i++)
		if (!is_ascii_digit(cell.ptr[i]) && cell.ptr[i] != '.' && cell.ptr[i] != ':' &&
		    !(cell.ptr[i] >= 'a' && cell.ptr[i] <= 'z'))
			return false;
	return true;
}

bool
gtab_context_is_attachment_mark(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	if (is_table_number(cell))
		return true;
	if (!gtab_text_take(&cell, GTAB_TEXT("附件")) && !gtab_text_take(&cell, GTAB_TEXT("附表")))
		return false;
	if (!gtab_text_take_end(&cell, GTAB_TEXT("：")))
		gtab_text_take_end(&cell, GTAB_TEXT(":"));
	return is_ordinal(cell);
}

/* ---- below the table ---- */

static bool
ends_as_signatures_do(gtab_text label)
{
	for (size_t i = 0; i < sizeof(signature_labels) / sizeof(signature_labels[0]); i++)
		if (gtab_label_ends(label, signature_labels[i]))
			return true;
	return false;
}

/* What stands before the first colon of a cell, trimmed; "" when there is no colon. */
static gtab_text
before_colon(gtab_text cell)
{
	size_t end = gtab_text_find(cell, GTAB_TEXT("："));

	if (end == cell.len)
		end = gtab_text_find(cell, GTAB_TEXT(":"));
	return end == cell.len ? GTAB_TEXT("") : gtab_text_trim(gtab_text_slice(cell, 0, end));
}

bool
gtab_context_is_signature_cell(gtab_text cell)
{
	const gtab_text label = before_colon(cell);

	return label.len > 0 && ends_as_signatures_do(label);
}

bool
gtab_context_is_bare_signature(gtab_text cell, size_t *n_labels)
{
	cell = gtab_text_trim(cell);
	while (cell.len > 0) {
		const gtab_text word = gtab_context_first_word(cell);

		if (!ends_as_signatures_do(word))
			return false;
		++*n_labels;
		cell = gtab_text_trim(gtab_text_slice(cell, word.len, cell.len));
	}
	return true;
}

/* Note, Notes 2, Source: before a colon. */
static bool
is_foreign_note(gtab_text label)
{
	char small[FOREIGN_WORD_MAX];
	gtab_text word;

	while (label.len > 0 && label.ptr[label.len - 1] >= '0' && label.ptr[label.len - 1] <= '9')
		label.len--;
	word = small_letters(gtab_text_trim(label), small);
	for (size_t i = 0; i < sizeof(foreign_note_words) / sizeof(foreign_note_words[0]); i++)
		if (word.len > 0 && gtab_text_equal(word, gtab_text_of(foreign_note_words[i])))
			return true;
	return false;
}

bool
gtab_context_is_note_cell(gtab_text cell)
{
	const gtab_text label = before_colon(cell);

	if (label.len == 0)
		return false;
	for (size_t i = 0; i < sizeof(note_words) / sizeof(note_words[0]); i++) {
		gtab_text rest = label;

		if (gtab_context_take_word(&rest, note_words[i]) && is_ordinal(rest))
			return true;
	}
	return is_foreign_note(label);
}

/* 注 1.…, 注、…: a note without a colon; 注册 is another word. */
static bool
begins_with_bare_note(gtab_text cell)
{
	const gtab_text word = GTAB_TEXT("注");
	gtab_text rest = gtab_text_trim(cell);
	uint32_t cp;

	if (!gtab_context_take_word(&rest, word) || rest.len == 0)
		return false;
	cell = gtab_text_trim(cell);
	gtab_utf8_next(&cell);
	cp = gtab_utf8_next(&cell);
	return gtab_is_space(cp) || (cp >= '0' && cp <= '9') || cp == '.' || cp == 0x3001 ||
	       (cp >= 0x2460 && cp <= 0x2473);
}

/* 中华民国105年4月1日编制: the day a form was made. */
static bool
is_making_date(gtab_text cell)
{
	return gtab_text_find(cell, GTAB_TEXT("年")) < cell.len &&
	       gtab_label_ends(cell, GTAB_TEXT("编制"));
}

bool
gtab_context_take_mark(gtab_text *cell)
{
	gtab_text rest = gtab_text_trim(*cell);
	gtab_text at = rest;
	size_t n_digits = 0;
	uint32_t cp;

	if (rest.len == 0)
		return false;
	cp = gtab_utf8_next(&at);
	if (cp >= 0x2460 && cp <= 0x2473) {
		*cell = at;
		return true;
	}
	if (!gtab_text_take(&rest, GTAB_TEXT("(")) && !gtab_text_take(&rest, GTAB_TEXT("（")))
		return false;
	for (; rest.len > 0 && is_ascii_digit(rest.ptr[0]); n_digits++)
		rest = gtab_text_slice(rest, 1, rest.len);
	if (n_digits == 0 || n_digits > 2 ||
	    (!gtab_text_take(&rest, GTAB_TEXT(")")) && !gtab_text_take(&rest, GTAB_TEXT("）"))))
		return false;
	*cell = rest;
	return true;
}

bool
gtab_context_is_drawn_rule(gtab_text cell)
{
	const gtab_text t = gtab_text_trim(cell);
	gtab_text rest = t;
	uint32_t first;
	size_t n = 1;

	if (t.len == 0)
		return false;
	first = gtab_utf8_next(&rest);
	for (; rest.len > 0; n++)
		if (gtab_utf8_next(&rest) != first)
			return false;
	return n > 3 && (first == '*' || first == '-' || first == '=' || first == '_' ||
			 first == 0x2014 || first == 0x2500);
}

bool
gtab_context_is_lone_note(gtab_text cell)
{
	return gtab_context_is_note_cell(cell) || begins_with_bare_note(cell) ||
	       is_making_date(cell) || gtab_context_is_drawn_rule(cell);
}

bool
gtab_context_is_page_mark(gtab_text cell)
{
	gtab_text rest = gtab_text_trim(cell);

	if (gtab_context_take_word(&rest, GTAB_TEXT("续表")) ||
	    gtab_context_take_word(&rest, GTAB_TEXT("（续）")))
		return is_ordinal(rest);
	return gtab_context_take_word(&rest, GTAB_TEXT("第")) &&
	       gtab_label_ends(rest, GTAB_TEXT("页")) && gtab_utf8_count(rest) <= 12;
}

/* ---- a line, cell by cell ---- */

gtab_text
gtab_context_first_word(gtab_text t)
{
	gtab_text rest = t;

	while (rest.len > 0) {
		const size_t len = t.len - rest.len;

		if (gtab_is_space(gtab_utf8_next(&rest)))
			return gtab_text_slice(t, 0, len);
	}
	return t;
}

bool
gtab_context_wants_value(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	return gtab_text_ends(cell, GTAB_TEXT("：")) || gtab_text_ends(cell, GTAB_TEXT(":"));
}

gtab_cell_say
gtab_context_next_cell(gtab_cell_say before, gtab_text cell, bool (*is_labelled)(gtab_text cell))
{
	if (is_labelled(cell))
		return gtab_context_wants_value(cell) ? GTAB_CELL_WANTS : GTAB_CELL_SAYS;
	if (gtab_context_is_written_period(gtab_text_trim(cell)))
		return GTAB_CELL_SAYS;
	return before == GTAB_CELL_WANTS ? GTAB_CELL_SAYS : GTAB_CELL_OTHER;
}
