/* SPDX-License-Identifier: MIT */
/* What begins like a workbook and is none that we read: each kind with what to do about it. */

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "input/source_internal.h"
#include "input/xlsx_internal.h"

static gtab_status
refuse(gtab_text source, const char *advice, gtab_error *err)
{
	gtab_error_set(err, GTAB_EENCODING, "%s", advice);
	gtab_error_at(err, source.ptr, 0, 0);
	return GTAB_EENCODING;
}

/* ---- compound files ([MS-CFB]): .xls, .et, and locked workbooks ([MS-OFFCRYPTO] §2.3.2) ---- */

enum { SECTOR_SHIFT_AT = 30, DIRECTORY_AT = 48, FAT_AT = 76, FATS_MAX = 109, HEAD_LEN = 512 };
enum { SECTOR_MAX = 4096, SECTORS_READ_MAX = 64, ENTRY_LEN = 128, NAME_LEN_AT = 64 };

static const char compound_magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/* By the name of a stream in the directory; the first row that is there decides. */
static const struct {
	const char *stream;
	const char *advice;
} compound_kinds[] = {
	{ "EncryptedPackage",
	  N_("the workbook is locked with a password; open it, take the password "
	     "away and save it again") },
	{ "Workbook", N_("this is an old workbook (.xls); open it and save it as .xlsx or CSV") },
	{ "Book", N_("this is an old workbook (.xls); open it and save it as .xlsx or CSV") },
	{ "WordDocument", N_("this is a Word document, not a table; copy its table into a "
			     "spreadsheet and save that as .xlsx or CSV") },
	{ "PowerPoint Document", N_("this is a presentation, not a table; ask for the table it was "
				    "made from") },
};

#define COUNT_KINDS (sizeof(compound_kinds) / sizeof(compound_kinds[0]))

static uint32_t
little_endian(const unsigned char *p, size_t len)
{
	uint32_t n = 0;

	while (len-- > 0)
		n = n << 8 | p[len];
	return n;
}

/* Whether a directory entry has that ASCII name, which it holds in UTF-16LE with a NUL behind. */
static bool
entry_is(const unsigned char *entry, const char *name)
{
	const size_t len = strlen(name);

	if (little_endian(entry + NAME_LEN_AT, 2) != 2 * (len + 1))
		return false;
	for (size_t i = 0; i < len; i++)
		if (entry[2 * i] != (unsigned char)name[i] || entry[2 * i + 1] != 0)
			return false;
	return true;
}

/*
 * The compound file as far as it is read: its header, one sector, and the first of the kinds that was met
 * (COUNT_KINDS: none).
 */
struct compound {
	gtab_source *source;
	unsigned char head[HEAD_LEN];
	unsigned char sector[SECTOR_MAX];
	size_t n; /* bytes in sector */
	unsigned shift;
	size_t kind;
};

static gtab_status
read_sector(struct compound *c, uint32_t number, gtab_error *err)
{
	return gtab_source_read(c->source, ((uint64_t)number + 1) << c->shift, (char *)c->sector,
				(size_t)1 << c->shift, &c->n, err);
}

/* The sector behind that one in its chain, or one beyond any file. */
static gtab_status
next_sector(struct compound *c, uint32_t *number, gtab_error *err)
{
	const uint32_t per_fat = 1U << (c->shift - 2);
	const uint32_t fat = *number / per_fat, i = *number % per_fat;
	gtab_status st = GTAB_OK;

	c->n = 0;
	if (fat < FATS_MAX)
		st = read_sector(c, little_endian(c->head + FAT_AT + 4 * fat, 4), err);
	*number = c->n >= 4 * (i + 1) ? little_endian(c->sector + 4 * i, 4) : UINT32_MAX;
	return st;
}

static void
scan_entries(struct compound *c)
{
	for (size_t at = 0; at + ENTRY_LEN <= c->n; at += ENTRY_LEN)
		for (size_t kind = 0; kind < c->kind; kind++)
			if (entry_is(c->sector + at, compound_kinds[kind].stream))
				c->kind = kind;
}

/* Go through the directory. What is damaged in it ends it, for then nothing hangs on the kind. */
static gtab_status
read_directory(struct compound *c, gtab_error *err)
{
	uint32_t number = little_endian(c->head + DIRECTORY_AT, 4);
	gtab_status st = GTAB_OK;

	c->shift = little_endian(c->head + SECTOR_SHIFT_AT, 2);
	if (c->shift != 9 && c->shift != 12)
		return GTAB_OK;
	for (size_t i = 0; st == GTAB_OK && i < SECTORS_READ_MAX && number < UINT32_MAX - 16; i++) {
		st = read_sector(c, number, err);
		if (st == GTAB_OK) {
			scan_entries(c);
			st = next_sector(c, &number, err);
		}
	}
	return st;
}

static const char *
compound_advice(gtab_text source, size_t kind)
{
	const bool is_et = source.len > 3 && strcasecmp(source.ptr + source.len - 3, ".et") == 0;

	if (is_et && kind > 0)
		return _(
			"this is a WPS workbook (.et); open it in WPS and save it as .xlsx or CSV");
	if (kind < COUNT_KINDS)
		return _(compound_kinds[kind].advice);
	return _(
		"this is an old or locked Office file (.xls, .et, .doc), not CSV; open it and save "
		"the sheet as .xlsx or CSV");
}

gtab_status
gtab_xlsx_refuse_compound(gtab_source *source, gtab_error *err)
{
	struct compound c = { .source = source, .kind = COUNT_KINDS };
	size_t n;
	gtab_status st = gtab_source_read(source, 0, (char *)c.head, HEAD_LEN, &n, err);

	if (st != GTAB_OK || n < 8 || memcmp(c.head, compound_magic, 8) != 0)
		return st;
	if (n == HEAD_LEN)
		st = read_directory(&c, err);
	return st != GTAB_OK ? st
			     : refuse(gtab_source_name(source),
				      compound_advice(gtab_source_name(source), c.kind), err);
}

bool
gtab_xlsx_claims(gtab_source *source)
{
	char head[8];
	size_t n;

	if (gtab_source_read(source, 0, head, sizeof(head), &n, NULL) != GTAB_OK || n < 4)
		return false;
	return memcmp(head, "PK\x03\x04", 4) == 0 || memcmp(head, "PK\x05\x06", 4) == 0 ||
	       (n == 8 && memcmp(head, compound_magic, 8) == 0);
}

/* ---- packages of other kinds ---- */

enum { KIND_WORKBOOK = 0, KIND_NONE = -1 };

/* By the content type of the main part (ECMA-376 part 1 §15.2); the parts of a workbook have others too. */
static const struct {
	const char *type;
	const char *end;
	const char *advice;
} package_kinds[] = {
	{ "spreadsheetml.", ".main+xml", NULL },
	{ "ms-excel.", ".main+xml", NULL },
	{ "ms-excel.sheet.binary", ".main",
	  N_("this is a binary workbook (.xlsb); open it and save it as .xlsx or CSV") },
	{ "wordprocessingml.", ".main+xml",
	  N_("this is a Word document (.docx), not a table; copy its table into a spreadsheet and "
	     "save that as .xlsx or CSV") },
	{ "ms-word.", ".main+xml",
	  N_("this is a Word document (.docx), not a table; copy its table into a spreadsheet and "
	     "save that as .xlsx or CSV") },
	{ "presentationml.", ".main+xml",
	  N_("this is a presentation (.pptx), not a table; ask for the table it was made from") },
};

static int
kind_of_type(gtab_text type)
{
	const size_t n = sizeof(package_kinds) / sizeof(package_kinds[0]);

	for (size_t i = 0; i < n; i++) {
		const gtab_text middle = gtab_text_of(package_kinds[i].type);

		if (gtab_text_find(type, middle) < type.len &&
		    gtab_text_ends(type, gtab_text_of(package_kinds[i].end)))
			return package_kinds[i].advice == NULL ? KIND_WORKBOOK : (int)i;
	}
	return KIND_NONE;
}

/* <Override ContentType="…"/> and <Default …/> (ECMA-376 part 2 §7.2.3). */
static void
on_content_type(gtab_xml *x, const char *name, const char **attributes)
{
	int *const kind = x->ctx;
	int found;

	if (strcmp(name, "Override") != 0 && strcmp(name, "Default") != 0)
		return;
	found = kind_of_type(gtab_text_of(gtab_xml_get(attributes, "ContentType")));
	if (found == KIND_WORKBOOK || *kind == KIND_NONE)
		*kind = found;
}

gtab_status
gtab_xlsx_refuse_package(gtab_package *package, gtab_error *err)
{
	const gtab_text types = GTAB_TEXT("[Content_Types].xml");
	const gtab_text source = gtab_package_source(package);
	int kind = KIND_NONE;
	gtab_xml x = { .package = package, .on_start = on_content_type, .ctx = &kind };
	gtab_status st;

	if (!gtab_package_has(package, types))
		return refuse(
			source,
			gtab_package_has(package, GTAB_TEXT("mimetype"))
				? _("this is an OpenDocument file (.ods, .odt); open it and save "
				    "the sheet as .xlsx or CSV")
				: _("this is a zip file and no workbook; unpack it and name the "
				    "table in it"),
			err);
	st = gtab_xml_read(&x, types, err);
	if (st != GTAB_OK || kind == KIND_WORKBOOK || kind == KIND_NONE)
		return st;
	return refuse(source, _(package_kinds[kind].advice), err);
}
