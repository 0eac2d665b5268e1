/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_H
#define GTAB_INPUT_H

/*
 * Input: from bytes on disk or in a pipe to CSV records in UTF-8.
 */

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
	GTAB_GB18030
} gtab_encoding;

/* "utf-8", "gb18030", "gbk", "gb2312", "utf-16le", …; case, - and _ do not count. False: unknown. */
bool gtab_encoding_of(const char *name, gtab_encoding *out);
const char *gtab_encoding_name(gtab_encoding e);

typedef struct gtab_decoder gtab_decoder;

/*
 * Decide the encoding (byte order mark; UTF-16 by its NUL pattern; strictly valid UTF-8; strictly
 * valid GB18030) and begin to decode. Takes nothing: source must outlive the decoder.
 *
 * encoding  GTAB_ENCODING_AUTO to decide, or the one to use
 *
 * Returns GTAB_OK; GTAB_EENCODING for what is no text (a workbook, a PDF, binary: the sentence says
 * what it is and what to do) or for a byte that the encoding does not allow, with its offset, line and
 * column; GTAB_EMALFORMED for an empty file.
 */
gtab_status gtab_decoder_open(gtab_source *source, gtab_encoding encoding, gtab_decoder **out,
			      gtab_error *err);
gtab_encoding gtab_decoder_encoding(const gtab_decoder *d);

/*
 * The next block of UTF-8, cut at a whole character, no byte order mark.
 *
 * Returns GTAB_OK with a non-empty block, borrowed until the next call; GTAB_END; or trouble.
 */
gtab_status gtab_decoder_next(gtab_decoder *d, gtab_text *block_out, gtab_error *err);
gtab_status gtab_decoder_rewind(gtab_decoder *d, gtab_error *err);
void gtab_decoder_free(gtab_decoder *d);

/* ---- records ---- */

typedef struct gtab_csv_options {
	char delimiter;     /* 0: decide by evidence among , ; TAB | */
	size_t cell_max;    /* bytes; 0: 1 MiB */
} gtab_csv_options;

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
char gtab_csv_delimiter(const gtab_stream *csv); /* the one in use */

#endif
