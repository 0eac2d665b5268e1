/* SPDX-License-Identifier: MIT */
#ifndef GTAB_OUTPUT_BOOK_ZIP_WRITER_H
#define GTAB_OUTPUT_BOOK_ZIP_WRITER_H

/*
 * A zip archive (PKWARE APPNOTE.TXT 6.3) of parts that are deflated already, written to a file that can seek. Beyond
 * 4 GiB it has the zip64 fields. Nothing in it depends on the day or the machine.
 */

#include <gtab/arena.h>
#include <gtab/status.h>

typedef struct gtab_zip gtab_zip;

/* A part that was written: where its bytes are, and what they become. Lengths in bytes. */
typedef struct gtab_zip_part {
	gtab_text name;
	uint64_t header_at, data_at, packed_len, raw_len;
	uint32_t crc;
	bool is_large; /* its local header has room for zip64 */
} gtab_zip_part;

/* fd is borrowed, empty, and may be read as well. */
gtab_status gtab_zip_new(int fd, gtab_zip **out, gtab_error *err); /* GTAB_OK or GTAB_ENOMEM */
void gtab_zip_free(gtab_zip *z);                                   /* NULL is fine */

/*
 * A part from its first byte to its last. GTAB_OK, GTAB_ENOMEM, GTAB_EOUTPUT; GTAB_EOVERFLOW at the end of one
 * that passed 4 GiB without having said so.
 *
 * name      ASCII; copied
 * is_large  it may pass 4 GiB
 */
gtab_status gtab_zip_begin(gtab_zip *z, gtab_text name, bool is_large, gtab_error *err);
gtab_status gtab_zip_put(gtab_zip *z, gtab_text packed, gtab_error *err);
gtab_status gtab_zip_end(gtab_zip *z, uint64_t raw_len, uint32_t crc, gtab_error *err);

/* The directory, and all that was held back. */
gtab_status gtab_zip_finish(gtab_zip *z, gtab_error *err);

/* The parts so far, in order; borrowed until the next begins. */
const gtab_zip_part *gtab_zip_parts(const gtab_zip *z, size_t *n_out);

/* The place in the file of the next byte put. */
uint64_t gtab_zip_at(const gtab_zip *z);

#endif
