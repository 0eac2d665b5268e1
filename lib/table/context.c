/* SPDX-License-Identifier: MIT */
/* The lines around a table: what a head, note or signature cell says, by the words offices print (domain.md §3). */

#include "table/context_internal.h"

#include <stdlib.h>

#include <gtab/normalize.h>

static const struct {
	gtab_text label;
	const char *key;
} head_labels[] = {
	{ GTAB_TEXT("填报单位"), "reporter" },  { GTAB_TEXT("填表单位"), "reporter" },
	{ GTAB_TEXT("报送单位"), "reporter" },  { GTAB_TEXT("单位名称"), "reporter" },
	{ GTAB_TEXT("综合机关名称"), "reporter" }, { GTAB_TEXT("编制单位"), "reporter" },
	{ GTAB_TEXT("填报机关"), "reporter" },
	{ GTAB_TEXT("计量单位"), "unit" },      { GTAB_TEXT("计算单位"), "unit" },
	{ GTAB_TEXT("金额单位"), "unit" },      { GTAB_TEXT("单位"), "unit" },
	{ GTAB_TEXT("表号"), "form-no" },       { GTAB_TEXT("统计时期"), "period" },
	{ GTAB_TEXT("统计期间"), "period" },    { GTAB_TEXT("报告期"), "period" },
	{ GTAB_TEXT("报表日期"), "period" },    { GTAB_TEXT("制定机关"), "head" },
	{ GTAB_TEXT("制表机关"), "head" },      { GTAB_TEXT("批准机关"), "head" },
	{ GTAB_TEXT("备案机关"), "head" },      { GTAB_TEXT("批准文号"), "head" },
	{ GTAB_TEXT("备案文号"), "head" },      { GTAB_TEXT("有效期至"), "head" },
	{ GTAB_TEXT("有效截止时间"), "head" },  { GTAB_TEXT("填表时间"), "head" },
	{ GTAB_TEXT("填报时间"), "head" },      { GTAB_TEXT("填报日期"), "head" },
	{ GTAB_TEXT("制表时间"), "head" },      { GTAB_TEXT("组织机构代码"), "head" },
};

static const gtab_text signature_labels[] = {
	GTAB_TEXT("负责人"),   GTAB_TEXT("填表人"),   GTAB_TEXT("填报人"),   GTAB_TEXT("制表人"),
	GTAB_TEXT("审核人"),   GTAB_TEXT("复核人"),   GTAB_TEXT("经办人"),   GTAB_TEXT("联系人"),
	GTAB_TEXT("联系电话"), GTAB_TEXT("电话"),     GTAB_TEXT("报出日期"), GTAB_TEXT("填表日期"),
	GTAB_TEXT("填报日期"), GTAB_TEXT("报送日期"), GTAB_TEXT("签字"),     GTAB_TEXT("领导"),
	GTAB_TEXT("制表"),     GTAB_TEXT("审核"),     GTAB_TEXT("复核"),
};

static const gtab_text note_words[] = {
	GTAB_TEXT("注"),       GTAB_TEXT("备注"),     GTAB_TEXT("附注"),     GTAB_TEXT("说明"),
	GTAB_TEXT("填表说明"), GTAB_TEXT("指标说明"), GTAB_TEXT("资料来源"), GTAB_TEXT("数据来源"),
	GTAB_TEXT("来源"),     GTAB_TEXT("审核关系"), GTAB_TEXT("逻辑关系"), GTAB_TEXT("平衡关系"),
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
		if (rest.len == 0 || gtab_utf8_next(&rest) != want)
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

/* The key of a head cell, and what stands behind its colon; NULL when it is none. */
static const char *
read_head_cell(gtab_text cell, gtab_text *value_out)
{
	for (size_t i = 0; i < sizeof(head_labels) / sizeof(head_labels[0]); i++) {
		gtab_text rest = cell;

		if (!take_spaced(&rest, head_labels[i].label) || !take_colon(&rest))
			continue;
		*value_out = gtab_text_trim(rest);
		if (gtab_text_equal(head_labels[i].label, GTAB_TEXT("单位")))
			return unit_or_reporter(*value_out);
		return head_labels[i].key;
	}
	return NULL;
}

bool
gtab_context_is_head_cell(gtab_text cell)
{
	gtab_text value;

	return read_head_cell(cell, &value) != NULL;
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

bool
gtab_context_is_note_cell(gtab_text cell)
{
	const gtab_text label = before_colon(cell);

	for (size_t i = 0; i < sizeof(note_words) / sizeof(note_words[0]); i++) {
		gtab_text rest = label;

		if (take_spaced(&rest, note_words[i]) && gtab_text_is_blank(rest))
			return true;
	}
	return false;
}

bool
gtab_context_is_period_cell(gtab_text cell)
{
	gtab_period ignored;

	return gtab_period_parse(cell, &ignored, NULL, NULL) == GTAB_OK;
}

/* ---- whole lines ---- */

static void
add_period(gtab_context *c, gtab_text value, gtab_place place)
{
	gtab_period period;
	gtab_buf iso;

	gtab_buf_init(&iso);
	if (gtab_period_parse(value, &period, NULL, NULL) == GTAB_OK)
		gtab_period_put(&period, &iso);
	else
		gtab_buf_put(&iso, value);
	c->failed |= iso.failed;
	gtab_context_add(c, GTAB_TEXT("period"), gtab_buf_text(&iso), place);
	gtab_buf_clear(&iso);
}

static void
add_folded(gtab_context *c, const char *key, gtab_text value, gtab_place place)
{
	gtab_buf folded;

	gtab_buf_init(&folded);
	gtab_label_normalize(value, &folded, NULL);
	c->failed |= folded.failed;
	gtab_context_add(c, gtab_text_of(key), gtab_buf_text(&folded), place);
	gtab_buf_clear(&folded);
}

static void
add_head_cell(gtab_context *c, gtab_text cell, gtab_place place)
{
	gtab_text value = cell;
	const char *key = read_head_cell(cell, &value);

	if (key == NULL && gtab_context_is_period_cell(cell))
		key = "period";
	if (key == NULL)
		key = gtab_context_find(c, GTAB_TEXT("title")).len == 0 ? "title" : "head";
	if (gtab_text_equal(gtab_text_of(key), GTAB_TEXT("period")))
		add_period(c, value, place);
	else if (gtab_text_equal(gtab_text_of(key), GTAB_TEXT("head")))
		add_folded(c, key, cell, place); /* the label belongs to it: 制表机关：… */
	else if (value.len > 0)
		add_folded(c, key, value, place);
}

void
gtab_context_add_head_row(gtab_context *c, const gtab_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (!gtab_text_is_blank(row->cells[i].text))
			add_head_cell(c, row->cells[i].text, row->place);
}

void
gtab_context_add_cells(gtab_context *c, gtab_text key, const gtab_row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (!gtab_text_is_blank(row->cells[i].text))
			gtab_context_add(c, key, gtab_text_trim(row->cells[i].text), row->place);
}
