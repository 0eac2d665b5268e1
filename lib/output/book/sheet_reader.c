/* SPDX-License-Identifier: MIT */
/* SpreadsheetML cells (ECMA-376 part 1 §18.3.1.4) as events of expat. */

#include "output/book/sheet_reader.h"

#include <gtab/buf.h>
#include <stdlib.h>
#include <string.h>

struct gtab_sheet_reader {
	XML_Parser parser;
	gtab_digest found;
	gtab_buf text; /* of the element being read */
	gtab_buf formula, value;
	uint32_t row_idx, col_idx;
	bool is_text;
	bool has_value, has_formula;
	bool failed;
};

const char *
gtab_xml_attribute(const XML_Char **attributes, const char *name)
{
	for (size_t i = 0; attributes[i] != NULL; i += 2) {
		if (strcmp(attributes[i], name) == 0)
			return attributes[i + 1];
	}
	return "";
}

/* "C6" to column 2, row 5. */
static bool
read_address(const char *at, uint32_t *row_out, uint32_t *col_out)
{
	uint32_t row = 0, col = 0;

	for (; *at >= 'A' && *at <= 'Z'; at++)
		col = col * 26 + (uint32_t)(*at - 'A') + 1;
	for (; *at >= '0' && *at <= '9'; at++)
		row = row * 10 + (uint32_t)(*at - '0');
	*row_out = row - 1;
	*col_out = col - 1;
	return *at == '\0' && row > 0 && col > 0;
}

static void
begin_cell(gtab_sheet_reader *s, const XML_Char **attributes)
{
	if (!read_address(gtab_xml_attribute(attributes, "r"), &s->row_idx, &s->col_idx))
		s->failed = true;
	s->is_text = strcmp(gtab_xml_attribute(attributes, "t"), "inlineStr") == 0;
	s->has_value = s->has_formula = false;
	gtab_buf_truncate(&s->value, 0);
	gtab_buf_truncate(&s->formula, 0);
}

static void
end_cell(gtab_sheet_reader *s)
{
	const gtab_sheet_kind kind = s->is_text       ? GTAB_SHEET_TEXT
				     : s->has_formula ? GTAB_SHEET_FORMULA
				     : s->has_value   ? GTAB_SHEET_NUMBER
						      : GTAB_SHEET_BLANK;

	gtab_digest_cell(&s->found, s->row_idx, s->col_idx, kind, gtab_buf_text(&s->value),
			 gtab_buf_text(&s->formula));
}

static void
on_start(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	gtab_sheet_reader *const s = ctx;

	gtab_buf_truncate(&s->text, 0);
	if (strcmp(name, "c") == 0)
		begin_cell(s, attributes);
	else if (strcmp(name, "row") == 0)
		s->found.n_rows++;
}

static void
on_end(void *ctx, const XML_Char *name)
{
	gtab_sheet_reader *const s = ctx;

	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		gtab_buf_put(&s->value, gtab_buf_text(&s->text));
		s->has_value = true;
	} else if (strcmp(name, "f") == 0) {
		gtab_buf_put(&s->formula, gtab_buf_text(&s->text));
		s->has_formula = true;
	} else if (strcmp(name, "c") == 0) {
		end_cell(s);
	}
}

static void
on_text(void *ctx, const XML_Char *text, int len)
{
	gtab_sheet_reader *const s = ctx;

	gtab_buf_put(&s->text, (gtab_text){ text, (size_t)len });
}

gtab_status
gtab_sheet_reader_new(XML_Parser parser, gtab_sheet_reader **out)
{
	gtab_sheet_reader *const s = calloc(1, sizeof(*s));

	*out = s;
	if (s == NULL)
		return GTAB_ENOMEM;
	s->parser = parser;
	gtab_digest_init(&s->found);
	gtab_buf_init(&s->text);
	gtab_buf_init(&s->formula);
	gtab_buf_init(&s->value);
	XML_SetUserData(parser, s);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	return GTAB_OK;
}

bool
gtab_sheet_reader_finish(gtab_sheet_reader *s, gtab_digest *out)
{
	const bool is_good =
		!s->failed && !s->text.failed && !s->formula.failed && !s->value.failed;

	*out = s->found;
	gtab_buf_clear(&s->text);
	gtab_buf_clear(&s->formula);
	gtab_buf_clear(&s->value);
	free(s);
	return is_good;
}
