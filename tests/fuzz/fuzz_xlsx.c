/* SPDX-License-Identifier: MIT */

/*
 * Workbooks: any bytes as the zip itself, or as one part of a sound one, since a mutated zip rarely gets past its
 * checksums. The first byte says which.
 */

#include <gtab/xlsx.h>
#include <stdlib.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define MAIN "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const struct {
	const char *name;
	const char *text;
} parts[] = {
	{ "[Content_Types].xml",
	  "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override "
	  "PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument."
	  "spreadsheetml.sheet.main+xml'/></Types>" },
	{ "_rels/.rels", "<Relationships><Relationship Id='a' Type='" MAIN
			 "/officeDocument' Target='xl/workbook.xml'/></Relationships>" },
	{ "xl/workbook.xml", "<workbook xmlns:r='" MAIN "'><sheets><sheet name='立案' sheetId='1' "
			     "r:id='r1'/></sheets></workbook>" },
	{ "xl/_rels/workbook.xml.rels",
	  "<Relationships><Relationship Id='r1' Type='" MAIN
	  "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r3' Type='" MAIN
	  "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r4' Type='" MAIN
	  "/styles' Target='styles.xml'/></Relationships>" },
	{ "xl/sharedStrings.xml", "<sst><si><t>单位</t></si><si><r><t>立</t></r></si></sst>" },
	{ "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf "
			   "numFmtId='9'/></cellXfs></styleSheet>" },
	{ "xl/worksheets/sheet1.xml",
	  "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>42064"
	  "</v></c></row></sheetData></worksheet>" },
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]), LOCAL_LEN = 30 };

static void
put_number(gtab_buf *out, uint64_t n, size_t n_bytes)
{
	for (size_t i = 0; i < n_bytes; i++)
		gtab_buf_putc(out, (char)(i < sizeof(n) ? n >> (8 * i) : 0));
}

/* What local header and directory have in common: version to lengths, stored as it is. */
static void
put_entry(gtab_buf *out, gtab_text name, gtab_text bytes)
{
	put_number(out, 20, 2);
	put_number(out, 0, 8); /* flags, method, time, date */
	put_number(out, crc32(0, (const Bytef *)bytes.ptr, (uInt)bytes.len), 4);
	put_number(out, bytes.len, 4);
	put_number(out, bytes.len, 4);
	put_number(out, name.len, 2);
	put_number(out, 0, 2);
}

static void
put_zip(gtab_buf *out, size_t replaced, gtab_text by)
{
	gtab_buf directory;
	size_t start;

	gtab_buf_init(&directory);
	for (size_t i = 0; i < N_PARTS; i++) {
		const gtab_text name = gtab_text_of(parts[i].name);
		const gtab_text bytes = i == replaced ? by : gtab_text_of(parts[i].text);
		const size_t at = out->len;

		gtab_buf_put(out, GTAB_TEXT("PK\x03\x04"));
		put_entry(out, name, bytes);
		gtab_buf_put(out, name);
		gtab_buf_put(out, bytes);
		gtab_buf_put(&directory, GTAB_TEXT("PK\x01\x02\x14\x00"));
		put_entry(&directory, name, bytes);
		put_number(&directory, 0, 10); /* comment, disk, attributes */
		put_number(&directory, at, 4);
		gtab_buf_put(&directory, name);
	}
	start = out->len;
	gtab_buf_put(out, gtab_buf_text(&directory));
	gtab_buf_put(out, GTAB_TEXT("PK\x05\x06"));
	put_number(out, 0, 4);
	put_number(out, N_PARTS, 2);
	put_number(out, N_PARTS, 2);
	put_number(out, directory.len, 4);
	put_number(out, start, 4);
	put_number(out, 0, 2);
	gtab_buf_clear(&directory);
}

/* Returns whether it could be opened. */
static bool
read_workbook(gtab_text bytes)
{
	const gtab_xlsx_options options = { .cell_max = 1 << 12 };
	gtab_source *source = NULL;
	gtab_stream *rows = NULL;
	const gtab_row *row;
	gtab_status st = gtab_source_from_bytes("fuzz", bytes, &source, NULL);

	if (st == GTAB_OK && gtab_xlsx_claims(source))
		st = gtab_xlsx_open(source, &options, &rows, NULL);
	if (rows != NULL)
		while (gtab_stream_next(rows, &row, NULL) == GTAB_OK)
			for (size_t i = 0; i < row->n_cells; i++)
				if (gtab_utf8_valid_len(row->cells[i].text) !=
				    row->cells[i].text.len)
					abort();
	gtab_stream_free(rows);
	gtab_source_free(source);
	return st == GTAB_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static bool is_sound;
	const gtab_text bytes = { (const char *)data + 1, len - 1 };
	gtab_buf zip;

	if (len == 0)
		return 0;
	gtab_buf_init(&zip);
	if (!is_sound) { /* what is replaced in it must be why it is refused */
		put_zip(&zip, N_PARTS, GTAB_TEXT(""));
		is_sound = read_workbook(gtab_buf_text(&zip));
		if (!is_sound)
			abort();
		gtab_buf_truncate(&zip, 0);
	}
	if (data[0] % (N_PARTS + 1) == N_PARTS)
		gtab_buf_put(&zip, bytes);
	else
		put_zip(&zip, data[0] % (N_PARTS + 1), bytes);
	read_workbook(gtab_buf_text(&zip));
	gtab_buf_clear(&zip);
	return 0;
}
