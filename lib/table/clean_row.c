/* SPDX-License-Identifier: MIT */
/* One data record becomes one clean row: every cell through the rules of its column's type, companions filled. */

#include <string.h>

#include "base/i18n.h"
#include "form/lexical_internal.h"
#include "table/clean_internal.h"

/* One cell on its way: where it goes, what it was, which rules took part. */
typedef struct cell_work {
	gtab_cleaner *c;
	const gtab_table *t; /* the cleaner's */
	const gtab_row *record;
	size_t col;
	gtab_text raw;
	gtab_cell *cell;
	gtab_rule_set rules;
} cell_work;

static gtab_text
raw_cell(const gtab_row *record, size_t col)
{
	return col < record->n_cells ? record->cells[col].text : GTAB_TEXT("");
}

/* ---- remarks ---- */

static const gtab_column *
column_of(const cell_work *w)
{
	return &w->t->columns[w->t->plans[w->col].column];
}

static void
tell_change(const cell_work *w)
{
	if (w->rules != 0 && !gtab_text_equal(w->raw, w->cell->text))
		gtab_cleaner_tell(w->c, &(gtab_remark){ .kind = GTAB_REMARK_CHANGED,
							.place = w->c->row.place,
							.column = column_of(w),
							.rules = w->rules,
							.before = w->raw,
							.after = w->cell->text });
}

/* The sentence says which column it is, since a reader may not count fields. */
static void
refuse(const cell_work *w, const char *rule, const gtab_error *why)
{
	w->cell->kind = GTAB_CELL_REFUSED;
	gtab_cleaner_say(w->c,
			 (gtab_remark){ .kind = GTAB_REMARK_REFUSED,
					.rule = rule,
					.place = w->c->row.place,
					.column = column_of(w),
					.before = w->raw,
					.after = w->raw },
			 "%.*s: %s", GTAB_TEXT_ARG(column_of(w)->name), why->message);
}

/* ---- the cell ---- */

/* Give the cell what the scratch buffer holds; the bytes of the record serve where nothing changed. */
static void
take_scratch(cell_work *w)
{
	const gtab_text text = gtab_buf_text(&w->c->scratch);

	w->cell->text =
		gtab_text_equal(text, w->raw) ? w->raw : gtab_arena_copy(&w->c->arena, text);
}

static void
set_missing(cell_work *w, gtab_missing m)
{
	static const gtab_cell_kind kinds[] = { [GTAB_PRESENT] = GTAB_CELL_TEXT,
						[GTAB_NOT_REPORTED] = GTAB_CELL_EMPTY,
						[GTAB_NIL] = GTAB_CELL_NIL,
						[GTAB_NOT_AVAILABLE] = GTAB_CELL_NOT_AVAILABLE,
						[GTAB_SUPPRESSED] = GTAB_CELL_SUPPRESSED };

	w->cell->kind = kinds[m];
	w->cell->text = gtab_missing_text(m);
	w->rules |= GTAB_RULE_MISSING;
}

/* What was taken out of a cell is in its companion now. */
static void
put_companion(cell_work *w, size_t column, gtab_text text, gtab_cell_kind kind)
{
	w->c->cells[column].text = gtab_arena_copy(&w->c->arena, text);
	w->c->cells[column].kind = kind;
	if (w->t->plans[w->col].makes_companions)
		gtab_cleaner_tell(w->c, &(gtab_remark){ .kind = GTAB_REMARK_CHANGED,
							.place = w->c->row.place,
							.column = &w->t->columns[column],
							.rules = w->rules,
							.after = text });
}

static void
put_decimal(cell_work *w, size_t column, gtab_decimal value)
{
	gtab_buf_truncate(&w->c->scratch, 0);
	gtab_decimal_put(value, &w->c->scratch);
	put_companion(w, column, gtab_buf_text(&w->c->scratch), GTAB_CELL_NUMBER);
}

static void
fill_companions(cell_work *w, const gtab_number *number)
{
	const gtab_cell_plan *plan = &w->t->plans[w->col];

	if (plan->unit != GTAB_MAP_NONE && number->unit.len > 0)
		put_companion(w, plan->unit, number->unit, GTAB_CELL_TEXT);
	if (plan->lower != GTAB_MAP_NONE && number->has_lower)
		put_decimal(w, plan->lower, number->lower);
	if (plan->upper != GTAB_MAP_NONE && number->has_upper)
		put_decimal(w, plan->upper, number->upper);
}

static void
drop_float_tail(cell_work *w, gtab_number *number)
{
	if (!w->t->plans[w->col].drops_float_tail || number->value.scale != 1)
		return;
	number->value.coefficient /= 10;
	number->value.scale = 0;
	w->rules |= GTAB_RULE_FLOAT_TAIL;
}

/* 27% under 占比(%) is 27, since the header has the unit. */
static gtab_status
keep_percent(cell_work *w, gtab_number *number)
{
	gtab_status st;

	if ((w->rules & GTAB_RULE_PERCENT) == 0 ||
	    !gtab_text_equal(column_of(w)->unit, GTAB_TEXT("%")))
		return GTAB_OK;
	st = gtab_decimal_shift(number->value, 2, &number->value);
	if (st == GTAB_OK && number->has_lower)
		st = gtab_decimal_shift(number->lower, 2, &number->lower);
	if (st == GTAB_OK && number->has_upper)
		st = gtab_decimal_shift(number->upper, 2, &number->upper);
	return st;
}

/* What its form says of how the cells of this column are written; NULL when nothing. */
static const gtab_field *
declared(const cell_work *w)
{
	return w->t->plans[w->col].declared;
}

/* How a cell that has no value says so: by its form's words, else by ours. */
static gtab_missing
missing_of(const cell_work *w)
{
	const gtab_missing missing = gtab_missing_of(w->raw);

	if (missing == GTAB_PRESENT && declared(w) != NULL &&
	    gtab_lexical_is_missing(&declared(w)->lexical, w->raw))
		return GTAB_NOT_REPORTED;
	return missing;
}

/* A figure in the form's own way (decimalChar, groupChar, bareNumber), else in any way there is. */
static gtab_status
read_number(cell_work *w, gtab_number *out)
{
	*out = (gtab_number){ .unit = GTAB_TEXT("") };
	if (declared(w) == NULL || !gtab_lexical_has_marks(&declared(w)->lexical) ||
	    !gtab_lexical_decimal(declared(w), w->raw, &out->value))
		return gtab_number_parse_as(w->raw, &w->t->options.number, out, &w->rules, NULL);
	w->rules |= GTAB_RULE_DECIMAL_MARK;
	return GTAB_OK;
}

static void
clean_number(cell_work *w)
{
	const gtab_missing missing = missing_of(w);
	gtab_number number;
	gtab_error why;
	gtab_status st;

	if (missing != GTAB_PRESENT) {
		set_missing(w, missing);
		return;
	}
	st = read_number(w, &number);
	if (st == GTAB_OK)
		st = keep_percent(w, &number);
	if (st != GTAB_OK) {
		gtab_number_parse_as(w->raw, &w->t->options.number, &number, NULL, &why);
		refuse(w, "number", &why);
		return;
	}
	drop_float_tail(w, &number);
	gtab_number_put(&number, &w->c->scratch);
	take_scratch(w);
	w->cell->kind = GTAB_CELL_NUMBER;
	fill_companions(w, &number);
}

/* A declared date by the format of its field, else in any way there is, else as a spreadsheet's day number. */
static bool
read_period(cell_work *w, gtab_period *out)
{
	if (declared(w) != NULL && gtab_lexical_period(declared(w), w->raw, out)) {
		w->rules |= GTAB_RULE_DATE;
		return true;
	}
	return gtab_period_parse(w->raw, out, &w->rules, NULL) == GTAB_OK ||
	       (w->t->plans[w->col].is_date &&
		gtab_period_from_serial(w->raw, GTAB_EPOCH_1900, out, &w->rules, NULL) == GTAB_OK);
}

static void
clean_period(cell_work *w)
{
	const gtab_missing missing = missing_of(w);
	gtab_period period;
	gtab_error why;

	if (missing != GTAB_PRESENT) {
		set_missing(w, missing);
		return;
	}
	if (!read_period(w, &period)) {
		gtab_period_parse(w->raw, &period, NULL, &why);
		refuse(w, "date", &why);
		return;
	}
	gtab_period_put(&period, &w->c->scratch);
	take_scratch(w);
	w->cell->kind = GTAB_CELL_PERIOD;
}

static void
tell_doubt(const cell_work *w, const gtab_doubt *doubt)
{
	gtab_buf message;

	gtab_buf_init(&message);
	gtab_doubt_put(doubt, &message);
	gtab_cleaner_tell(w->c, &(gtab_remark){ .kind = GTAB_REMARK_WARNING,
						.rule = gtab_doubt_id(doubt->kind),
						.place = w->c->row.place,
						.column = column_of(w),
						.before = w->raw,
						.after = w->cell->text,
						.message = gtab_buf_text(&message) });
	gtab_buf_clear(&message);
}

/* Zeros before a code are a repair that somebody should look at. */
static void
tell_padded(const cell_work *w)
{
	const size_t n_digits = w->t->plans[w->col].n_digits;

	gtab_cleaner_say(w->c,
			 (gtab_remark){ .kind = GTAB_REMARK_WARNING,
					.rule = "pad",
					.place = w->c->row.place,
					.column = column_of(w),
					.before = w->raw,
					.after = w->cell->text },
			 _("%.*s is shorter than the %zu digits the form gives; zeros were put "
			   "before it"),
			 GTAB_TEXT_ARG(w->raw), n_digits);
}

/* An identifier whose last digits a spreadsheet lost is no identifier any more. */
static bool
is_damaged(const cell_work *w, gtab_error *why)
{
	const gtab_identifier kind = column_of(w)->identifier;

	return kind != GTAB_IDENTIFIER_NONE &&
	       gtab_identifier_check(kind, gtab_buf_text(&w->c->scratch), why) == GTAB_ID_DAMAGED;
}

static void
clean_code(cell_work *w)
{
	const gtab_code_options options = { .n_digits = w->t->plans[w->col].n_digits,
					    .drops_float_tail =
						    w->t->plans[w->col].drops_float_tail };
	gtab_doubt doubt;
	gtab_error why;

	if (gtab_code_normalize_as(w->raw, &options, &w->c->scratch, &w->rules, NULL) != GTAB_OK) {
		gtab_buf_truncate(&w->c->scratch, 0);
		gtab_code_normalize_as(w->raw, &options, &w->c->scratch, NULL, &why);
		refuse(w, "code", &why);
		return;
	}
	if (is_damaged(w, &why)) {
		refuse(w, "code", &why);
		return;
	}
	take_scratch(w);
	if ((w->rules & GTAB_RULE_PAD) != 0)
		tell_padded(w);
	if (gtab_code_doubt(w->cell->text, &doubt))
		tell_doubt(w, &doubt);
}

/* What a text gives reason to doubt though nothing can be put right with certainty: lost characters, misspelt terms. */
static void
tell_doubts(const cell_work *w)
{
	gtab_text rest = w->cell->text;
	gtab_doubt doubt;

	while (w->t->options.on_remark != NULL && gtab_doubt_next(&rest, &doubt))
		tell_doubt(w, &doubt);
}

/* Where a phrase decides between two simplified characters and nothing here can tell, the reader is told. */
static gtab_text
simplified(cell_work *w, gtab_text text)
{
	gtab_buf *out = &w->c->simple;

	gtab_buf_truncate(out, 0);
	if (!gtab_simplify(w->t->options.simplifier, text, out, &w->rules))
		gtab_cleaner_tell(w->c, &(gtab_remark){ .kind = GTAB_REMARK_WARNING,
							.rule = "simplify",
							.place = w->c->row.place,
							.column = column_of(w),
							.before = w->raw,
							.after = gtab_buf_text(out),
							.message = gtab_text_of(_(
								"not all of it could be simplified "
								"with certainty; read it over")) });
	return gtab_buf_text(out);
}

/* The text with pinyin notes taken out and mojibake undone, where that is certain. */
static gtab_text
repaired(cell_work *w, gtab_text text)
{
	gtab_buf_truncate(&w->c->mended, 0);
	if (gtab_text_repair(text, GTAB_RULES_ALL & ~w->t->options.rules_off, &w->c->mended,
			     &w->rules))
		text = gtab_buf_text(&w->c->mended);
	return w->t->options.simplifier == NULL ||
			       (w->t->options.rules_off & GTAB_RULE_SIMPLIFY) != 0
		       ? text
		       : simplified(w, text);
}

static void
clean_list(cell_work *w)
{
	const char delimiter = w->t->plans[w->col].list_delimiter;
	gtab_error why;

	if (gtab_text_trim(w->raw).len == 0)
		return;
	if (gtab_list_normalize(w->raw, delimiter, &w->c->scratch, &w->rules, NULL) == GTAB_OK) {
		take_scratch(w);
		return;
	}
	gtab_list_normalize(w->raw, delimiter, &w->c->scratch, NULL, &why);
	refuse(w, "list", &why);
}

/* A text as it was normalized, or only repaired where that needed a rule that is switched off. */
static void
take_normalized(cell_work *w, gtab_text text, gtab_rule_set used)
{
	if ((used & w->t->options.rules_off) != 0) {
		gtab_buf_truncate(&w->c->scratch, 0);
		gtab_buf_put(&w->c->scratch, text);
		used = 0;
	}
	w->rules |= used;
	take_scratch(w);
	tell_doubts(w);
}

static void
clean_text(cell_work *w)
{
	gtab_rule_set used = 0;
	gtab_text text;

	if (w->t->plans[w->col].list_delimiter != '\0') {
		clean_list(w);
		return;
	}
	text = repaired(w, w->raw);
	gtab_text_normalize(text, &w->c->scratch, &used);
	take_normalized(w, text, used);
}

/* The label that names the row carries its depth: one 其中： a level. */
static void
clean_label(cell_work *w)
{
	gtab_cleaner *c = w->c;
	const bool is_part = w->col == w->t->label_col && c->row.level > 0;
	gtab_rule_set used = 0;
	gtab_text text, label;

	label = text = repaired(w, w->raw);
	if (is_part) {
		gtab_label_take_parts(&label);
		for (unsigned level = 0; level < c->row.level; level++)
			gtab_buf_put(&c->scratch, GTAB_TEXT("其中："));
		used |= GTAB_RULE_LABEL;
	}
	gtab_label_normalize(label, &c->scratch, &used);
	take_normalized(w, text, used);
}

/* A cell that was read by a rule that is switched off is as it was, and told. */
static void
take_back(cell_work *w)
{
	const gtab_rule_set off = w->rules & w->t->options.rules_off;
	gtab_error why;

	if (off == 0 || gtab_text_equal(w->cell->text, w->raw))
		return;
	w->cell->text = w->raw;
	w->rules = 0;
	gtab_rule_refuse(w->raw, off, &why);
	refuse(w, "rule-off", &why);
}

static void
clean_cell(cell_work *w)
{
	gtab_buf_truncate(&w->c->scratch, 0);
	switch (column_of(w)->type) {
	case GTAB_COLUMN_NUMBER: clean_number(w); break;
	case GTAB_COLUMN_PERIOD: clean_period(w); break;
	case GTAB_COLUMN_CODE: clean_code(w); break;
	case GTAB_COLUMN_LABEL: clean_label(w); break;
	case GTAB_COLUMN_TEXT: clean_text(w); break;
	}
	if (w->t->options.rules_off != 0)
		take_back(w);
}

/*
 * One look, which is all that most cells need: whether the cell is what its column wants, as it stands. The plan says of
 * which columns this can be told from a cell alone.
 */
static bool
take_clean(const gtab_cleaner *c, size_t col, gtab_text raw, gtab_cell *cell)
{
	const gtab_cell_plan *plan = &c->table->plans[col];
	gtab_cell_kind kind = GTAB_CELL_TEXT;
	int ignored;
	bool is_clean = false;

	if (!plan->may_be_clean)
		return false;
	switch (c->table->columns[plan->column].type) {
	case GTAB_COLUMN_NUMBER:
		is_clean = raw.len == 0 || gtab_number_is_clean(raw, &ignored);
		kind = raw.len == 0 ? GTAB_CELL_EMPTY : GTAB_CELL_NUMBER;
		break;
	case GTAB_COLUMN_PERIOD:
		is_clean = raw.len == 0 || gtab_date_is_clean(raw);
		kind = raw.len == 0 ? GTAB_CELL_EMPTY : GTAB_CELL_PERIOD;
		break;
	case GTAB_COLUMN_CODE: is_clean = gtab_code_is_clean(raw); break;
	case GTAB_COLUMN_TEXT: is_clean = gtab_text_is_clean(raw); break;
	case GTAB_COLUMN_LABEL:
		is_clean = (col != c->table->label_col || c->row.level == 0) &&
			   gtab_label_is_clean(raw);
		break;
	}
	if (is_clean)
		*cell = (gtab_cell){ raw, raw, kind };
	return is_clean;
}

/* A cell that takes more than one look. */
static void
work_on_cell(cell_work w)
{
	w.cell->text = w.raw;
	w.cell->source = w.raw;
	clean_cell(&w);
	tell_change(&w);
}

/* One cell of the record into the column it belongs to. */
static void
make_cell(gtab_cleaner *c, const gtab_row *record, size_t col)
{
	const gtab_table *t = c->table;
	const gtab_text raw = raw_cell(record, col);
	gtab_cell *cell = &c->cells[t->plans[col].column];

	if (raw.len == 0 && cell->text.len > 0) /* a companion already filled from its owner */
		tell_change(&(cell_work){ c, t, record, col, raw, cell, GTAB_RULE_UNIT });
	else if (!take_clean(c, col, raw, cell))
		work_on_cell((cell_work){ c, t, record, col, raw, cell, 0 });
}

/* ---- merged stub cells ---- */

static gtab_status
remember_stub(gtab_cleaner *c, gtab_error *err)
{
	const gtab_table *t = c->table;
	gtab_arena_reset(&c->above_arena);
	for (size_t col = 0; col < t->header.n_cols; col++) {
		const gtab_cell *cell = &c->cells[t->plans[col].column];

		if (t->plans[col].is_filled_down)
			c->above[col] =
				(gtab_cell){ .text = gtab_arena_copy(&c->above_arena, cell->text),
					     .kind = cell->kind };
	}
	return c->above_arena.failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
}

/*
 * A blank stub cell takes the value above where all stub cells left of it are blank too: a merge lies over them. A number
 * or code of its own (序号) counts the row and does not end the merges right of it, but it begins another item, so that
 * neither its name nor its other codes are those above. Rows of totals and parts begin something of their own.
 */
static void
fill_down(gtab_cleaner *c, const gtab_row *record)
{
	const gtab_table *t = c->table;
	bool has_code = false;

	if (c->row.row_class != GTAB_ROW_DETAIL)
		return;
	for (size_t col = 0; col < t->header.n_cols; col++) {
		cell_work w = { c,
				t,
				record,
				col,
				raw_cell(record, col),
				&c->cells[t->plans[col].column],
				GTAB_RULE_FILL_DOWN };

		if (!t->plans[col].is_filled_down)
			continue;
		if (w.cell->text.len > 0 && !t->plans[col].is_counter)
			return;
		has_code |= w.cell->text.len > 0;
		if (w.cell->text.len > 0 || c->above[col].text.len == 0)
			continue;
		if (has_code && !t->plans[col].is_merged &&
		    (col == t->label_col || t->plans[col].is_counter))
			continue;
		w.cell->text = gtab_arena_copy(&c->arena, c->above[col].text);
		w.cell->kind = c->above[col].kind;
		tell_change(&w);
	}
}

/* ---- the row ---- */

static gtab_row_class
class_of(const gtab_cleaner *c, const gtab_row *record)
{
	const gtab_table *t = c->table;
	const bool is_edge = c->row_idx == 0 || c->row_idx + 1 == t->n_rows;

	for (size_t col = 0; col < t->header.n_cols && t->columns[t->plans[col].column].is_stub;
	     col++) {
		const gtab_text cell = raw_cell(record, col);
		const gtab_row_class found = gtab_label_class(cell, is_edge);

		if (found != GTAB_ROW_DETAIL)
			return found;
		if (col == t->label_col && !t->has_figures)
			break; /* in a list all columns are stub; a word of totals further right is just a word */
	}
	return GTAB_ROW_DETAIL;
}

static void
classify(gtab_cleaner *c, const gtab_row *record)
{
	const gtab_fixed_row *fixed;
	const gtab_table *t = c->table;
	c->row.row_class = class_of(c, record);
	c->row.level = 0;
	if (t->label_col == GTAB_MAP_NONE)
		return;
	c->row.level = gtab_nesting_next(&c->nesting, raw_cell(record, t->label_col));
	if (c->row.level > 0)
		c->row.row_class = GTAB_ROW_PART;
	fixed = gtab_row_class_of(c, record);
	if (fixed != NULL) {
		c->row.row_class = fixed->row_class;
		c->row.level = fixed->level;
	}
}

static void
tell_ragged(const gtab_cleaner *c, const gtab_row *record)
{
	const gtab_table *t = c->table;
	const size_t width = gtab_record_width(record);
	const bool is_long = width > t->header_cells;

	/* blank cells at a row's end are simply not in a workbook, nor in the last of the blocks side by side */
	if (!is_long && (t->is_sheet || t->view.n_blocks > 1 || record->n_cells >= t->header_cells))
		return;
	gtab_cleaner_say(
		c,
		(gtab_remark){ .kind = is_long ? GTAB_REMARK_REFUSED : GTAB_REMARK_WARNING,
			       .rule = "ragged-row",
			       .place = c->row.place },
		is_long ? _("this row has %zu cells, the header %zu; look for a comma that should "
			    "stand in quotes")
			: _("this row has %zu cells, the header %zu; the missing ones are read as "
			    "empty"),
		is_long ? width : record->n_cells, t->header_cells);
}

/* The section's heading; a total sums more than the section it happens to stand in. */
static void
put_section(gtab_cleaner *c)
{
	const gtab_table *t = c->table;
	gtab_cell *cell;

	if (t->section_column == GTAB_MAP_NONE || c->row.row_class == GTAB_ROW_TOTAL ||
	    c->section.len == 0)
		return;
	cell = &c->cells[t->section_column];
	cell->text = gtab_arena_copy(&c->arena, gtab_buf_text(&c->section));
	gtab_cleaner_tell(c, &(gtab_remark){ .kind = GTAB_REMARK_CHANGED,
					     .place = c->row.place,
					     .column = &t->columns[t->section_column],
					     .rules = GTAB_RULE_SECTION,
					     .after = cell->text });
}

/* ---- a row by the log ---- */

/* Each cell as the log says it became, where it is as logged; nothing else is done to the row. */
static gtab_status
replay_row(gtab_cleaner *c, const gtab_row *record, gtab_error *err)
{
	const gtab_table *t = c->table;
	gtab_status st = GTAB_OK;

	for (size_t col = 0; col < t->header.n_cols; col++) {
		gtab_cell *cell = &c->cells[t->plans[col].column];

		cell->text = cell->source = raw_cell(record, col);
	}
	for (size_t i = 0; st == GTAB_OK && i < t->n_columns; i++)
		st = gtab_replay_cell(t->options.replay, c->row.place, &t->columns[i],
				      c->cells[i].text, &c->cells[i].text, err);
	return st;
}

gtab_status
gtab_clean_row(gtab_cleaner *c, const gtab_row *record, gtab_error *err)
{
	const gtab_table *t = c->table;
	memcpy(c->cells, c->blank, t->n_columns * sizeof(*c->cells));
	c->row.cells = c->cells;
	c->row.n_cells = t->n_columns;
	c->row.place = gtab_kept_place(t, record);
	classify(c, record);
	if (t->options.replay != NULL)
		return replay_row(c, record, err);
	put_section(c);
	tell_ragged(c, record);
	for (size_t col = 0; col < t->header.n_cols; col++)
		make_cell(c, record, col);
	if (!c->stands_alone)
		fill_down(c, record);
	if (c->scratch.failed || c->mended.failed || c->simple.failed || c->arena.failed)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	return c->row.row_class == GTAB_ROW_DETAIL && !c->stands_alone ? remember_stub(c, err)
								       : GTAB_OK;
}
