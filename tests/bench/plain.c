/* SPDX-License-Identifier: MIT */

/*
 * What our tools are measured against: the straightforward program on libcsv and libxlsxwriter, one call a
 * cell, as anyone would write it first. No encodings, no titles, no checks.
 *
 *	plain IN.csv OUT.xlsx [IN.csv OUT.xlsx]...
 */

#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { N_DIGITS_EXACT = 15 };

typedef struct sheet {
	lxw_worksheet *worksheet;
	lxw_format *header;
	lxw_row_t row;
	lxw_col_t column;
} sheet;

/* -?digits(.digits)?, without a leading zero and exact as a double */
static bool
is_number(const char *s, size_t len)
{
	size_t n_digits = 0;
	size_t n_points = 0;
	size_t i = len > 0 && s[0] == '-' ? 1 : 0;

	if (len - i > 1 && s[i] == '0' && s[i + 1] != '.')
		return false;
	for (; i < len; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			n_digits++;
		else if (s[i] == '.' && n_digits > 0 && i + 1 < len)
			n_points++;
		else
			return false;
	}
	return n_digits > 0 && n_digits <= N_DIGITS_EXACT && n_points <= 1;
}

static void
on_field(void *bytes, size_t len, void *data)
{
	sheet *s = data;
	const char *text = bytes; /* ends with NUL: CSV_APPEND_NULL */

	if (len > 0 && s->row == 0)
		worksheet_write_string(s->worksheet, 0, s->column, text, s->header);
	else if (len > 0 && is_number(text, len))
		worksheet_write_number(s->worksheet, s->row, s->column, strtod(text, NULL), NULL);
	else if (len > 0)
		worksheet_write_string(s->worksheet, s->row, s->column, text, NULL);
	s->column++;
}

static void
on_row(int end, void *data)
{
	sheet *s = data;

	(void)end;
	s->row++;
	s->column = 0;
}

static bool
read_rows(FILE *in, sheet *s)
{
	struct csv_parser parser;
	char block[1 << 16];
	size_t len;
	bool ok = csv_init(&parser, CSV_APPEND_NULL) == 0;

	while (ok && (len = fread(block, 1, sizeof(block), in)) > 0)
		ok = csv_parse(&parser, block, len, on_field, on_row, s) == len;
	ok = ok && csv_fini(&parser, on_field, on_row, s) == 0;
	csv_free(&parser);
	return ok;
}

static bool
convert(const char *in_path, const char *out_path)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	FILE *in = fopen(in_path, "rb");
	lxw_workbook *book;
	sheet s = { 0 };
	bool ok;

	if (in == NULL)
		return false;
	book = workbook_new_opt(out_path, &options);
	s.worksheet = workbook_add_worksheet(book, NULL);
	s.header = workbook_add_format(book);
	format_set_bold(s.header);
	format_set_bg_color(s.header, 0xD9E1F2);
	worksheet_freeze_panes(s.worksheet, 1, 0);
	ok = read_rows(in, &s);
	fclose(in);
	return workbook_close(book) == LXW_NO_ERROR && ok;
}

int
main(int argc, char **argv)
{
	for (int i = 1; i + 1 < argc; i += 2) {
		if (!convert(argv[i], argv[i + 1])) {
			fprintf(stderr, "plain: cannot turn %s into %s\n", argv[i], argv[i + 1]);
			return 1;
		}
	}
	return argc < 3 ? 2 : 0;
}
