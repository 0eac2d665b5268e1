/* SPDX-License-Identifier: MIT */
/* The lines around a table: what a head, note or signature cell says, by the words offices print (domain.md §3). */

#include "table/context_internal.h"

#include <stdlib.h>
#include <string.h>

#include <gtab/normalize.h>

/* Of 单位 the value decides: 单位：万元 is a unit, 单位：财政局 reports. */
static const char either[] = "unit or reporter";

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
	{ GTAB_TEXT("计量单位"), "unit" },
	{ GTAB_TEXT("计算单位"), "unit" },
	{ GTAB_TEXT("金额单位"), "unit" },
	{ GTAB_TEXT("单位"), either },
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
	{ GTAB_TEXT("制表时间"), "head" },
	{ GTAB_TEXT("组织机构代码"), "head" },
};

static const gtab_text signature_labels[] = {
	GTAB_TEXT("负责人"),   GTAB_TEXT("填表人"),   GTAB_TEXT("填报人"),   GTAB_TEXT("制表人"),
	GTAB_TEXT("审核人"),   GTAB_TEXT("复核人"),   GTAB_TEXT("经办人"),   GTAB_TEXT("联系人"),
	GTAB_TEXT("联系电话"), GTAB_TEXT("电话"),     GTAB_TEXT("报出日期"), GTAB_TEXT("填表日期"),
	GTAB_TEXT("填报日期"), GTAB_TEXT("报送日期"), GTAB_TEXT("签字"),     GTAB_TEXT("领导"),
	GTAB_TEXT("制表"),     GTAB_TEXT("审核"),     GTAB_TEXT("复核"),
};

static const gtab_text note_words[] = {
	GTAB_TEXT("注"),           GTAB_TEXT("备注"),         GTAB_TEXT("附注"),
	GTAB_TEXT("说明"),         GTAB_TEXT("填表说明"),     GTAB_TEXT("指标说明"),
	GTAB_TEXT("资料来源"),     GTAB_TEXT("数据来源"),     GTAB_TEXT("来源"),
	GTAB_TEXT("审核关系"),     GTAB_TEXT("逻辑关系"),     GTAB_TEXT("平衡关系"),
	GTAB_TEXT("表内逻辑关系"), GTAB_TEXT("表间逻辑关系"), GTAB_TEXT("审核公式"),
};

/* ---- gathering ---- */

void
gtab_context_init(gtab_context *c, gtab_arena *arena)
{
	*c = (gtab_context){ .arena = arena };
}

void
gtab_context_clear(gtab_context *c)
{
	free(c->lines);
	gtab_context_init(c, c->arena);
}

void
gtab_context_add(gtab_context *c, gtab_text key, gtab_text value, gtab_place place)
{
	if (c->n_lines == c->n_lines_max) {
		const size_t n = c->n_lines_max == 0 ? 16 : c->n_lines_max * 2;
		gtab_context_line *lines = realloc(c->lines, n * sizeof(*lines));

		if (lines == NULL) {
			c->failed = true;
			return;
		}
		c->lines = lines;
		c->n_lines_max = n;
	}
	c->lines[c->n_lines++] = (gtab_context_line){ gtab_arena_copy(c->arena, key),
						      gtab_arena_copy(c->arena, value), place };
	c->failed |= c->arena->failed;
}

gtab_text
gtab_context_find(const gtab_context *c, gtab_text key)
{
	for (size_t i = 0; i < c->n_lines; i++)
		if (gtab_text_equal(c->lines[i].key, key))
			return c->lines[i].value;
	return GTAB_TEXT("");
}

/* ---- reading one cell ---- */

/* Take a label with the spaces that a letter-spaced print puts inside: 表    号. */
static bool
take_spaced(gtab_text *cell, gtab_text label)
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

/* Step over （盖章） and the colon behind a label. */
static bool
take_colon(gtab_text *cell)
{
	static const gtab_text seals[] = { GTAB_TEXT("（盖章）"), GTAB_TEXT("(盖章)"),
					   GTAB_TEXT("（公章）"), GTAB_TEXT("(公章)"),
					   GTAB_TEXT("（章）") };

	*cell = gtab_text_trim(*cell);
	for (size_t i = 0; i < sizeof(seals) / sizeof(seals[0]); i++)
		if (gtab_text_take(cell, seals[i]))
			break;
	*cell = gtab_text_trim(*cell);
	return gtab_text_take(cell, GTAB_TEXT("：")) || gtab_text_take(cell, GTAB_TEXT(":"));
}

/* 单位：财政局 names who reports; 单位：万元 and 单位：件、人 name units. */
static const char *
unit_or_reporter(gtab_text value)
{
	size_t end = gtab_text_find(value, GTAB_TEXT("、"));

	if (end == value.len)
		end = gtab_text_find(value, GTAB_TEXT(","));
	if (end == value.len)
		end = gtab_text_find(value, GTAB_TEXT("，"));
	return gtab_is_unit(gtab_text_trim(gtab_text_slice(value, 0, end))) ? "unit" : "reporter";
}

/* One thing that a head cell says; key NULL when it has no label. */
typedef struct head_entry {
	const char *key;
	gtab_text whole; /* with its label */
	gtab_text value;
} head_entry;

/* Take a label and its colon off the front; its key, or NULL when none stands there. */
static const char *
take_head_label(gtab_text *cell)
{
	for (size_t i = 0; i < sizeof(head_labels) / sizeof(head_labels[0]); i++) {
		gtab_text rest = *cell;

		if (take_spaced(&rest, head_labels[i].label) && take_colon(&rest)) {
			*cell = rest;
			return head_labels[i].key;
		}
	}
	return NULL;
}

bool
gtab_context_is_head_cell(gtab_text cell)
{
	return take_head_label(&cell) != NULL;
}

/* A period that no figure could be: 2015年1-3月, 2015-03, not a bare 2015. */
static bool
is_written_period(gtab_text t)
{
	bool has_digits_only = true;

	for (size_t i = 0; i < t.len; i++)
		has_digits_only &= t.ptr[i] >= '0' && t.ptr[i] <= '9';
	return !has_digits_only && gtab_context_is_period_cell(t);
}

/* t up to its first space. */
static gtab_text
first_word(gtab_text t)
{
	gtab_text rest = t;

	while (rest.len > 0) {
		const size_t len = t.len - rest.len;

		if (gtab_is_space(gtab_utf8_next(&rest)))
			return gtab_text_slice(t, 0, len);
	}
	return t;
}

/* Where, from start on, behind a space another entry begins: a label, or a period behind a labelled one. */
static size_t
next_entry(gtab_text cell, size_t start, bool is_labelled)
{
	gtab_text rest = gtab_text_slice(cell, start, cell.len);
	bool after_space = false;

	while (rest.len > 0) {
		if (after_space && (gtab_context_is_head_cell(rest) ||
				    (is_labelled && is_written_period(first_word(rest)))))
			break;
		after_space = gtab_is_space(gtab_utf8_next(&rest));
	}
	return cell.len - rest.len;
}

/* Take the first entry off a cell: `填报单位：甲局    单位：件` has two. False when nothing is left. */
static bool
take_entry(gtab_text *cell, head_entry *out)
{
	const gtab_text t = gtab_text_trim(*cell);
	gtab_text value = t;
	size_t start, end;

	if (t.len == 0)
		return false;
	out->key = take_head_label(&value);
	value = gtab_text_trim(value);
	start = value.len == 0 ? t.len : (size_t)(value.ptr - t.ptr);
	end = next_entry(t, start, out->key != NULL);
	out->whole = gtab_text_trim(gtab_text_slice(t, 0, end));
	out->value = gtab_text_trim(gtab_text_slice(t, start, end));
	*cell = gtab_text_slice(t, end, t.len);
	return true;
}

static bool
ends_with_any(gtab_text label, const gtab_text *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (gtab_text_ends(label, words[i]))
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
	return ends_with_any(before_colon(cell), signature_labels,
			     sizeof(signature_labels) / sizeof(signature_labels[0]));
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

bool
gtab_context_is_note_cell(gtab_text cell)
{
	const gtab_text label = before_colon(cell);

	for (size_t i = 0; i < sizeof(note_words) / sizeof(note_words[0]); i++) {
		gtab_text rest = label;

		if (take_spaced(&rest, note_words[i]) && is_ordinal(rest))
			return true;
	}
	return false;
}

/* A period, with or without brackets around it: （2015年1-3月） */
static bool
read_period(gtab_text cell, gtab_period *out)
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

	return read_period(cell, &ignored);
}

/* 附件1, 附表二：: above the title, and no title. */
static bool
is_attachment_mark(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	if (!gtab_text_take(&cell, GTAB_TEXT("附件")) && !gtab_text_take(&cell, GTAB_TEXT("附表")))
		return false;
	if (!gtab_text_take_end(&cell, GTAB_TEXT("：")))
		gtab_text_take_end(&cell, GTAB_TEXT(":"));
	return is_ordinal(cell);
}

/* `填报单位：` with nothing behind it: its value may stand in the next cell. */
static bool
wants_value(gtab_text cell)
{
	cell = gtab_text_trim(cell);
	return gtab_text_ends(cell, GTAB_TEXT("：")) || gtab_text_ends(cell, GTAB_TEXT(":"));
}

gtab_cell_say
gtab_context_next_cell(gtab_cell_say before, gtab_text cell, bool (*is_labelled)(gtab_text cell))
{
	if (is_labelled(cell))
		return wants_value(cell) ? GTAB_CELL_WANTS : GTAB_CELL_SAYS;
	if (is_written_period(gtab_text_trim(cell)))
		return GTAB_CELL_SAYS;
	return before == GTAB_CELL_WANTS ? GTAB_CELL_SAYS : GTAB_CELL_OTHER;
}

/* ---- whole lines ---- */

static void
add_period(gtab_context *c, gtab_text value, gtab_place place)
{
	gtab_period period;
	gtab_buf iso;

	gtab_buf_init(&iso);
	if (read_period(value, &period))
		gtab_period_put(&period, &iso);
	else
		gtab_label_normalize(value, &iso, NULL);
	c->failed |= iso.failed;
	gtab_context_add(c, GTAB_TEXT("period"), gtab_buf_text(&iso), place);
	gtab_buf_clear(&iso);
}

static void
add_folded(gtab_context *c, const char *key, gtab_text label, gtab_text value, gtab_place place)
{
	gtab_buf folded;

	gtab_buf_init(&folded);
	gtab_label_normalize(label, &folded, NULL);
	gtab_label_normalize(value, &folded, NULL);
	c->failed |= folded.failed;
	gtab_context_add(c, gtab_text_of(key), gtab_buf_text(&folded), place);
	gtab_buf_clear(&folded);
}

static const char *
key_without_label(const gtab_context *c, gtab_text text)
{
	if (gtab_context_is_period_cell(text))
		return "period";
	if (is_attachment_mark(text))
		return "head";
	return gtab_context_find(c, GTAB_TEXT("title")).len == 0 ? "title" : "head";
}

static void
add_entry(gtab_context *c, const head_entry *entry, gtab_place place)
{
	const char *key = entry->key == NULL ? key_without_label(c, entry->whole) : entry->key;

	if (key == either)
		key = unit_or_reporter(entry->value);
	if (strcmp(key, "head") == 0) /* the label belongs to it: 制表机关：… */
		add_folded(c, key, entry->whole, GTAB_TEXT(""), place);
	else if (strcmp(key, "period") == 0 && entry->value.len > 0)
		add_period(c, entry->value, place);
	else if (entry->value.len > 0)
		add_folded(c, key, GTAB_TEXT(""), entry->value, place);
}

/* Keep an entry whose value stands in the next cell; an entry without any says nothing but for `head`. */
static void
add_waiting(gtab_context *c, head_entry *waiting, gtab_text value, gtab_place place)
{
	if (waiting->key != NULL && strcmp(waiting->key, "head") == 0)
		add_folded(c, waiting->key, waiting->whole, value, place);
	else if (waiting->key != NULL) {
		waiting->value = gtab_text_trim(value);
		add_entry(c, waiting, place);
	}
	waiting->key = NULL;
}

void
gtab_context_add_head_row(gtab_context *c, const gtab_row *row)
{
	head_entry waiting = { NULL, GTAB_TEXT(""), GTAB_TEXT("") };

	for (size_t i = 0; i < row->n_cells; i++) {
		gtab_text cell = row->cells[i].text;
		head_entry entry;

		if (gtab_text_is_blank(cell))
			continue;
		if (waiting.key != NULL && !gtab_context_is_head_cell(cell) &&
		    !gtab_context_is_period_cell(cell)) {
			add_waiting(c, &waiting, cell, row->place);
			continue;
		}
		add_waiting(c, &waiting, GTAB_TEXT(""), row->place);
		while (take_entry(&cell, &entry))
			if (entry.key != NULL && entry.value.len == 0 && gtab_text_is_blank(cell))
				waiting = entry;
			else
				add_entry(c, &entry, row->place);
	}
	add_waiting(c, &waiting, GTAB_TEXT(""), row->place);
}

void
gtab_context_add_cells(gtab_context *c, gtab_text key, const gtab_row *row)
{
	gtab_buf line;

	gtab_buf_init(&line);
	for (size_t i = 0; i < row->n_cells; i++) {
		const gtab_text cell = row->cells[i].text;

		if (gtab_text_is_blank(cell))
			continue;
		if (!wants_value(gtab_buf_text(&line)) || gtab_context_is_signature_cell(cell)) {
			if (line.len > 0)
				gtab_context_add(c, key, gtab_buf_text(&line), row->place);
			gtab_buf_truncate(&line, 0);
		}
		gtab_text_normalize(cell, &line, NULL);
	}
	if (line.len > 0)
		gtab_context_add(c, key, gtab_buf_text(&line), row->place);
	c->failed |= line.failed;
	gtab_buf_clear(&line);
}
