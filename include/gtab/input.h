/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_H
#define GTAB_INPUT_H

/*
 * Input: from bytes on disk or in a pipe to CSV records in UTF-8.
 */

#include <gtab/buf.h>
#include <gtab/stream.h>

/* ---- the source: bytes that can be read again ---- */

typedef struct gtab_source gtab_source;

/*
 * Open a file, or stdin for "-". What cannot seek (a pipe) is spooled to an unlinked temporary file.
 *
 * name  as the person typed it; copied; messages and findings show it
 *
 * Returns GTAB_OK; GTAB_EINPUT (absent, a folder, unreadable), GTAB_ENOMEM; *out NULL on failure.
 */
gtab_status gtab_source_open(const char *name, gtab_source **out, gtab_error *err);
gtab_status gtab_source_from_bytes(const char *name, gtab_text bytes, gtab_source **out,
				   gtab_error *err); /* borrows bytes */
gtab_text gtab_source_name(const gtab_source *s);
/* Device and inode of the file, so that output onto an input can be refused. False for a pipe or memory. */
bool gtab_source_is_file(const gtab_source *s, uint64_t *device_out, uint64_t *inode_out);
void gtab_source_free(gtab_source *s);

/* ---- the decoder: bytes to UTF-8 ---- */

typedef enum gtab_encoding {
	GTAB_ENCODING_AUTO,
	GTAB_UTF8,
	GTAB_UTF8_BOM,
	GTAB_UTF16LE,
	GTAB_UTF16BE,
	GTAB_UTF32LE,
	GTAB_UTF32BE,
	GTAB_GB18030, /* with the 2022 mapping, and 0x80 as € like code page 936 */
	GTAB_BIG5,    /* with HKSCS */
	GTAB_EUC_JP,
	GTAB_SHIFT_JIS,
	GTAB_EUC_KR,       /* code page 949 */
	GTAB_WINDOWS_1252, /* and latin-1, which is part of it but for control characters */
	GTAB_MIXED         /* lines of UTF-8 and lines of GB18030 in one file */
} gtab_encoding;

/* "utf-8", "gb18030", "gbk", "big5", "utf-16le", "mixed", …; case, - and _ do not count. False: unknown. */
bool gtab_encoding_of(const char *name, gtab_encoding *out);
const char *gtab_encoding_name(gtab_encoding e);

typedef struct gtab_decoder gtab_decoder;

/* What to do with a byte that the encoding does not allow. */
typedef enum gtab_bad_byte_mode {
	GTAB_BAD_BYTE_STOP, /* trouble, at its place */
	GTAB_BAD_BYTE_MARK, /* U+FFFD stands for it */
	GTAB_BAD_BYTE_SKIP  /* it is left out */
} gtab_bad_byte_mode;

/*
 * Something the decoder did to the text, told each time the place is read.
 *
 * is_rescue  a line of GTAB_MIXED that was read as GB18030; otherwise a bad byte was marked or skipped
 * offset     of the byte, or of the line's first, in the file
 */
typedef struct gtab_decoder_event {
	bool is_rescue;
	unsigned char byte;
	uint64_t offset;
	uint64_t line_no;
	uint64_t column_no;
} gtab_decoder_event;

typedef void gtab_decoder_fn(void *ctx, const gtab_decoder_event *event);

typedef struct gtab_decoder_options {
	gtab_encoding encoding; /* GTAB_ENCODING_AUTO to decide, or the one to use */
	gtab_bad_byte_mode on_bad_byte;
	gtab_decoder_fn *on_event; /* NULL: nobody hears */
	void *ctx;
} gtab_decoder_options;

/*
 * Decide the encoding and begin to decode: a byte order mark; the NUL pattern of UTF-16 and UTF-32; strictly valid
 * UTF-8; else what makes most common characters of the bytes. Takes nothing: source must outlive the decoder.
 *
 * Returns GTAB_OK; GTAB_EENCODING for what is no text (a workbook, a PDF, binary: the sentence says what it is and
 * what to do), for bytes that read well in two encodings, or for a byte that the encoding does not allow, with its
 * offset, line and column; GTAB_EMALFORMED for an empty file.
 */
gtab_status gtab_decoder_open_with(gtab_source *source, const gtab_decoder_options *options,
				   gtab_decoder **out, gtab_error *err);
/* The same with GTAB_BAD_BYTE_STOP. */
gtab_status gtab_decoder_open(gtab_source *source, gtab_encoding encoding, gtab_decoder **out,
			      gtab_error *err);
gtab_encoding gtab_decoder_encoding(const gtab_decoder *d);
/*
 * How certain the decision is: 1000 for what was given or proved, else the lead over the next best reading in thousandths
 * of the characters. Below 300, or with a handful of characters, it is worth telling.
 */
int gtab_decoder_certainty(const gtab_decoder *d);

/*
 * The next block of UTF-8, cut at a whole character, no byte order mark.
 *
 * Returns GTAB_OK with a non-empty block, borrowed until the next call; GTAB_END; or trouble.
 */
gtab_status gtab_decoder_next(gtab_decoder *d, gtab_text *block_out, gtab_error *err);
gtab_status gtab_decoder_rewind(gtab_decoder *d, gtab_error *err);
/* Set or change who hears of events: NULL for a pass that only measures. */
void gtab_decoder_set_events(gtab_decoder *d, gtab_decoder_fn *on_event, void *ctx);
void gtab_decoder_free(gtab_decoder *d);

/* ---- records ---- */

/* Bytes that UTF-8 never has, for a delimiter of three bytes, and for none at all. */
#define GTAB_DELIMITER_WIDE_COMMA '\xFF' /* ，*/
#define GTAB_DELIMITER_NONE       '\xFE' /* each line is one cell */
#define GTAB_QUOTE_NONE           '\xFE' /* quotes are text like any other */

typedef struct gtab_csv_options {
	char delimiter;  /* 0: decide by evidence among , ; TAB | : ，*/
	char quote;      /* 0: decide among " and ' */
	size_t cell_max; /* bytes; 0: 1 MiB */
} gtab_csv_options;

/*
 * How a file is written.
 *
 * certainty  1000 for what was given or has no rival, else the lead over the next best reading in thousandths
 * rival      that one's delimiter; 0: none
 * is_thin    the rival makes nearly as much sense: tell
 */
typedef struct gtab_csv_dialect {
	char delimiter;
	char quote;
	int certainty;
	char rival;
	bool is_thin;
} gtab_csv_dialect;

/*
 * CSV records (RFC 4180, and what Excel makes of stray quotes) as a stream of rows of GTAB_CELL_RAW
 * cells. Takes nothing: decoder must outlive the stream. A line break is LF, CRLF or CR. In a file that begins
 * with `#gtab 1`, lines that begin with # come as rows of one cell, GTAB_ROW_CONTEXT.
 *
 * source  name for messages and places; borrowed for the life of the stream
 *
 * Trouble while pulling: GTAB_EMALFORMED for a quote never closed (at the line that opened it) and a NUL
 * byte; GTAB_ELIMIT for a cell over cell_max or more than 16,384 cells.
 */
gtab_status gtab_csv_open(gtab_decoder *decoder, gtab_text source, const gtab_csv_options *options,
			  gtab_stream **out, gtab_error *err);
/* The dialect in use. */
const gtab_csv_dialect *gtab_csv_dialect_of(const gtab_stream *csv);

/* Append how a file is read, for people: encoding, delimiter, quote, with their certainty. dialect may be NULL. */
void gtab_reading_put(const gtab_decoder *decoder, const gtab_csv_dialect *dialect, gtab_buf *out);
/* Append the doubt of a thin dialect, with what to do. */
void gtab_dialect_doubt_put(const gtab_csv_dialect *dialect, gtab_buf *out);

#endif
