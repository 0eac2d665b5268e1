/* SPDX-License-Identifier: MIT */
/* A file that is not what was meant is not handed over. */

#include "output/book/verify.h"

#include "output/book/deflate.h"
#include "workbook.h"

static const char head[] = "<worksheet><sheetData>";
static const char tail[] =
	"</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"
	"</worksheet>";

enum { N_PIECES = 3, ROWS_PER_PIECE = 200 };

/* A part of its own, and a sheet in pieces. */
struct made {
	int fd;
	gtab_zip *zip;
	const gtab_zip_part *zip_parts;
	gtab_written_part parts[2];
	gtab_piece pieces[N_PIECES];
	size_t n;
};

static void
put_rows(const gtab_row_names *names, size_t piece, gtab_buf *xml, gtab_digest *digest)
{
	for (uint32_t i = 0; i < ROWS_PER_PIECE; i++) {
		const gtab_sheet_cell cells[] = {
			{ GTAB_SHEET_TEXT, 0, GTAB_TEXT("a&b 立案"), { 0 } },
			{ GTAB_SHEET_NUMBER, 0, GTAB_TEXT("504.5"), { 0 } },
			{ GTAB_SHEET_FORMULA, 0, GTAB_TEXT("3"), GTAB_TEXT("SUM(A1:A2)") },
		};
		const gtab_sheet_row row = { .row_idx = (uint32_t)piece * ROWS_PER_PIECE + i,
					     .height = 24,
					     .cells = cells,
					     .n_cells = 3 };

		gtab_row_xml(names, &row, xml);
		gtab_digest_row(digest, &row);
	}
}

static void
put_piece(struct made *m, size_t number, const gtab_row_names *names, gtab_deflater *d,
	  uint32_t *crc)
{
	gtab_piece *const piece = &m->pieces[number];
	gtab_buf xml, packed;

	gtab_buf_init(&xml);
	gtab_buf_init(&packed);
	gtab_digest_init(&piece->digest);
	if (number == 0)
		gtab_buf_put(&xml, gtab_text_of(head));
	put_rows(names, number, &xml, &piece->digest);
	piece->is_last = number + 1 == N_PIECES;
	if (piece->is_last)
		gtab_buf_put(&xml, gtab_text_of(tail));
	assert_int_equal(gtab_deflate(d, gtab_buf_text(&xml), piece->is_last, &packed), GTAB_OK);
	piece->raw_len = xml.len;
	piece->packed_len = packed.len;
	piece->crc = gtab_crc32(0, gtab_buf_text(&xml));
	*crc = gtab_crc32_join(*crc, piece->crc, piece->raw_len);
	assert_int_equal(gtab_zip_put(m->zip, gtab_buf_text(&packed), NULL), GTAB_OK);
	gtab_buf_clear(&xml);
	gtab_buf_clear(&packed);
}

static void
put_sheet(struct made *m, gtab_deflater *d)
{
	const uint32_t style_id = 7;
	gtab_row_names *names;
	uint64_t raw_len = 0;
	uint32_t crc = 0;

	assert_int_equal(gtab_row_names_new(3, &style_id, 1, &names), GTAB_OK);
	assert_int_equal(gtab_zip_begin(m->zip, GTAB_TEXT("xl/worksheets/sheet1.xml"), false, NULL),
			 GTAB_OK);
	for (size_t i = 0; i < N_PIECES; i++) {
		put_piece(m, i, names, d, &crc);
		raw_len += m->pieces[i].raw_len;
	}
	assert_int_equal(gtab_zip_end(m->zip, raw_len, crc, NULL), GTAB_OK);
	gtab_row_names_free(names);
	m->parts[1] = (gtab_written_part){ .pieces = m->pieces,
					   .n_pieces = N_PIECES,
					   .head = gtab_text_of(head),
					   .tail = gtab_text_of(tail),
					   .n_merges = 1 };
}

static void
put_part(struct made *m, gtab_deflater *d, gtab_text text)
{
	gtab_buf packed;

	gtab_buf_init(&packed);
	assert_int_equal(gtab_deflate(d, text, true, &packed), GTAB_OK);
	assert_int_equal(gtab_zip_begin(m->zip, GTAB_TEXT("xl/workbook.xml"), true, NULL), GTAB_OK);
	assert_int_equal(gtab_zip_put(m->zip, gtab_buf_text(&packed), NULL), GTAB_OK);
	assert_int_equal(gtab_zip_end(m->zip, text.len, gtab_crc32(0, text), NULL), GTAB_OK);
	gtab_buf_clear(&packed);
	m->parts[0].is_xml = true;
}

static void
make(struct made *m, const char *part)
{
	gtab_deflater *d;

	*m = (struct made){ .fd = memfd_create("book", 0) };
	assert_int_equal(gtab_deflater_new(1, &d), GTAB_OK);
	assert_int_equal(gtab_zip_new(m->fd, &m->zip, NULL), GTAB_OK);
	put_part(m, d, gtab_text_of(part));
	put_sheet(m, d);
	assert_int_equal(gtab_zip_finish(m->zip, NULL), GTAB_OK);
	m->zip_parts = gtab_zip_parts(m->zip, &m->n);
	assert_int_equal(m->n, 2);
	gtab_deflater_free(d);
}

static void
drop(struct made *m)
{
	gtab_zip_free(m->zip);
	close(m->fd);
}

static gtab_status
verify(const struct made *m, bool is_full, size_t n_threads)
{
	gtab_error err = { 0 };
	const gtab_status st =
		gtab_verify(m->fd, m->parts, m->zip_parts, m->n, is_full, n_threads, &err);

	assert_int_equal(st != GTAB_OK, err.message[0] != '\0');
	return st;
}

static void
test_whole(void **state)
{
	struct made m;

	(void)state;
	make(&m, "<workbook/>");
	for (size_t n = 1; n < 4; n++) {
		assert_int_equal(verify(&m, false, n), GTAB_OK);
		assert_int_equal(verify(&m, true, n), GTAB_OK);
	}
	drop(&m);
}

static bool
is_data(const gtab_zip_part *part, off_t at)
{
	return at >= (off_t)part->data_at && at < (off_t)(part->data_at + part->packed_len);
}

/* Any changed byte, wherever it stands, is noticed; those alone that say nothing may change: dates, versions. */
static void
test_damaged(void **state)
{
	struct made m;
	size_t n_passed = 0, n_data_passed = 0;

	(void)state;
	make(&m, "<workbook/>");
	const off_t len = lseek(m.fd, 0, SEEK_END);
	for (off_t i = 0; i < len; i++) {
		char was, is;

		assert_int_equal(pread(m.fd, &was, 1, i), 1);
		is = (char)(was ^ 0x40);
		assert_int_equal(pwrite(m.fd, &is, 1, i), 1);
		const bool passed = verify(&m, false, 1) == GTAB_OK;
		assert_int_equal(pwrite(m.fd, &was, 1, i), 1);
		if (is_data(&m.zip_parts[0], i) || is_data(&m.zip_parts[1], i))
			n_data_passed += passed;
		else
			n_passed += passed;
	}
	/* bits that fill the last byte of a piece */
	assert_true(n_data_passed <= 1 + N_PIECES);
	/* version and date of two local headers; versions, dates, disks and attributes of two entries */
	assert_int_equal(n_passed, 2 * (6 + 18));
	drop(&m);
}

static void
test_cut(void **state)
{
	struct made m;

	(void)state;
	make(&m, "<workbook/>");
	for (off_t len = lseek(m.fd, 0, SEEK_END) - 1; len >= 0; len -= 97) {
		assert_int_equal(ftruncate(m.fd, len), 0);
		assert_int_equal(verify(&m, false, 2), GTAB_EOUTPUT);
	}
	drop(&m);
}

static void
test_not_xml(void **state)
{
	struct made m;

	(void)state;
	make(&m, "<workbook>");
	assert_int_equal(verify(&m, false, 1), GTAB_EOUTPUT);
	m.parts[0].is_xml = false;
	assert_int_equal(verify(&m, false, 1), GTAB_OK);
	m.parts[1].n_merges = 2;
	assert_int_equal(verify(&m, false, 1), GTAB_EOUTPUT);
	m.parts[1].n_merges = 1;
	m.parts[1].tail = GTAB_TEXT("</sheetData>");
	assert_int_equal(verify(&m, false, 1), GTAB_EOUTPUT);
	drop(&m);
}

/* Rows other than were meant, though whole: only the full verification looks at them. */
static void
test_other_cells(void **state)
{
	struct made m;

	(void)state;
	make(&m, "<workbook/>");
	m.pieces[1].digest.hash ^= 1;
	assert_int_equal(verify(&m, false, 1), GTAB_OK);
	assert_int_equal(verify(&m, true, 1), GTAB_EOUTPUT);
	m.pieces[1].digest.hash ^= 1;
	m.pieces[2].digest.n_cells--;
	assert_int_equal(verify(&m, true, 2), GTAB_EOUTPUT);
	m.pieces[2].digest.n_cells++;
	m.pieces[0].crc ^= 1;
	assert_int_equal(verify(&m, false, 2), GTAB_EOUTPUT);
	m.pieces[0].crc ^= 1;
	m.pieces[0].raw_len--;
	assert_int_equal(verify(&m, false, 2), GTAB_EOUTPUT);
	drop(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),       cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_cut),         cmocka_unit_test(test_not_xml),
		cmocka_unit_test(test_other_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
