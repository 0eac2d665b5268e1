/* SPDX-License-Identifier: MIT */
/*
 * Records against libcsv in its strict mode, which reads RFC 4180 and refuses all else: what it accepts, our reader gives
 * the same cells of. Blank lines, which libcsv drops, are left out of both.
 */

#include <csv.h>
#include <gtab/buf.h>
#include <gtab/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t seed = 504;

static size_t
below(size_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (size_t)(seed % n);
}

/* Records as text: each cell behind its length, so that no two readings look the same. */
typedef struct records {
	gtab_buf text;
	gtab_buf row;
	size_t n_cells;
} records;

static void
add_cell(void *bytes, size_t len, void *ctx)
{
	records *r = ctx;

	gtab_buf_printf(&r->row, "%zu:", len);
	gtab_buf_put(&r->row, (gtab_text){ bytes, len });
	r->n_cells++;
}

static void
end_row(int c, void *ctx)
{
	records *r = ctx;

	(void)c;
	if (!gtab_text_equal(gtab_buf_text(&r->row), GTAB_TEXT("0:")) && r->row.len > 0) {
		gtab_buf_put(&r->text, gtab_buf_text(&r->row));
		gtab_buf_putc(&r->text, '\n');
	}
	gtab_buf_truncate(&r->row, 0);
	r->n_cells = 0;
}

static int
is_no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* False: it is no RFC 4180. */
static bool
read_by_libcsv(gtab_text bytes, records *r)
{
	struct csv_parser parser;
	bool is_good;

	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_space_func(&parser, is_no_space);
	is_good = csv_parse(&parser, bytes.ptr, bytes.len, add_cell, end_row, r) == bytes.len &&
		  csv_fini(&parser, add_cell, end_row, r) == 0;
	csv_free(&parser);
	return is_good;
}

static void
read_by_gtab(gtab_text bytes, records *r)
{
	const gtab_csv_options options = { .delimiter = ',', .quote = '"' };
	gtab_source *source;
	gtab_decoder *decoder;
	gtab_stream *csv;
	const gtab_row *row;

	assert_int_equal(gtab_source_from_bytes("a", bytes, &source, NULL), GTAB_OK);
	assert_int_equal(gtab_decoder_open(source, GTAB_UTF8, &decoder, NULL), GTAB_OK);
	assert_int_equal(gtab_csv_open(decoder, GTAB_TEXT("a"), &options, &csv, NULL), GTAB_OK);
	while (gtab_stream_next(csv, &row, NULL) == GTAB_OK) {
		for (size_t i = 0; i < row->n_cells; i++)
			add_cell((void *)(uintptr_t)row->cells[i].text.ptr, row->cells[i].text.len,
				 r);
		end_row(0, r);
	}
	gtab_stream_free(csv);
	gtab_decoder_free(decoder);
	gtab_source_free(source);
}

/* Returns whether libcsv accepts it. */
static bool
compare(gtab_text bytes)
{
	records want = { 0 }, got = { 0 };
	const bool is_good = read_by_libcsv(bytes, &want);

	if (is_good)
		read_by_gtab(bytes, &got);
	if (is_good && !gtab_text_equal(gtab_buf_text(&want.text), gtab_buf_text(&got.text)))
		fail_msg("%.*s\nlibcsv: %.*s\ngtab: %.*s", GTAB_TEXT_ARG(bytes),
			 GTAB_TEXT_ARG(gtab_buf_text(&want.text)),
			 GTAB_TEXT_ARG(gtab_buf_text(&got.text)));
	gtab_buf_clear(&want.text);
	gtab_buf_clear(&want.row);
	gtab_buf_clear(&got.text);
	gtab_buf_clear(&got.row);
	return is_good;
}

/* Short texts of the bytes that matter: many are RFC 4180. */
static void
test_few_bytes(void **state)
{
	static const char alphabet[] = "ab,,\"\"\n\r x";
	size_t n_good = 0;

	(void)state;
	for (size_t round = 0; round < 60000; round++) {
		char bytes[16];
		const size_t len = 1 + below(sizeof(bytes) - 1);

		for (size_t i = 0; i < len; i++)
			bytes[i] = alphabet[below(sizeof(alphabet) - 1)];
		n_good += compare((gtab_text){ bytes, len });
	}
	assert_true(n_good > 5000);
}

static void
put_field(gtab_buf *out)
{
	static const char *const pieces[] = { "吕梁", "1", ",", "\"\"", "\r\n", "\n", " ", "x" };
	const bool is_quoted = below(2) == 0;

	if (is_quoted)
		gtab_buf_putc(out, '"');
	for (size_t n = below(5); n > 0; n--) {
		const char *piece = pieces[below(sizeof(pieces) / sizeof(pieces[0]))];

		if (is_quoted || strchr(",\"\r\n", piece[0]) == NULL)
			gtab_buf_put(out, gtab_text_of(piece));
	}
	if (is_quoted)
		gtab_buf_putc(out, '"');
}

/* Files that are RFC 4180 from end to end, longer than a block. */
static void
test_files(void **state)
{
	(void)state;
	for (size_t round = 0; round < 40; round++) {
		gtab_buf file;

		gtab_buf_init(&file);
		while (file.len < 200000) {
			for (size_t n = 1 + below(6); n > 0; n--) {
				put_field(&file);
				if (n > 1)
					gtab_buf_putc(&file, ',');
			}
			gtab_buf_put(&file, below(2) == 0 ? GTAB_TEXT("\n") : GTAB_TEXT("\r\n"));
		}
		assert_true(compare(gtab_buf_text(&file)));
		gtab_buf_clear(&file);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_few_bytes),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
