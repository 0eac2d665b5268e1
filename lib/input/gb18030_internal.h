/* SPDX-License-Identifier: MIT */
#ifndef GTAB_INPUT_GB18030_INTERNAL_H
#define GTAB_INPUT_GB18030_INTERNAL_H

#include <gtab/text.h>
#include <uchar.h>
#include <unicode/ucnv.h>

/*
 * Give the 18 characters that GB 18030-2005 put into the private use area their places of GB 18030-2022: ICU 72 has the
 * older mapping.
 */
void gtab_gb18030_update(UChar *text, size_t n_units);

/* Make a converter stop at what it cannot read; but 0x80 alone in GB18030 is €, as in code page 936. */
void gtab_gb18030_stop_at_bad(UConverter *converter, UErrorCode *code);

/* ---- by table, which ICU and the two above made (gb18030_table.c) ---- */

enum {
	GTAB_GB18030_LEADS = 127, /* 81 to FF, of which the last leads nothing */
	GTAB_GB18030_TRAILS = 256,
	GTAB_GB18030_FOURS = 39420,  /* of four bytes, up to U+FFFF: 81308130 to 8431A439 */
	GTAB_GB18030_BEYOND = 189000 /* 90308130, U+10000, where those of four bytes go on */
};

/* What two bytes mean, by lead and trail; 0 for nothing. */
extern const char16_t gtab_gb18030_two[GTAB_GB18030_LEADS * GTAB_GB18030_TRAILS];

/* What four bytes mean: from the code `first` on one character after the other, from cp on; cp 0 for nothing. */
typedef struct gtab_gb18030_run {
	uint16_t first;
	char16_t cp;
} gtab_gb18030_run;

extern const gtab_gb18030_run gtab_gb18030_runs[];
extern const size_t gtab_n_gb18030_runs;

/*
 * Decode what is allowed at the front of bytes, up to the first that is not or is cut short.
 *
 * out      room for 3 bytes for every 2, and 8 more: it is written eight at a time
 * len_out  bytes written
 *
 * Returns the bytes that were read.
 */
size_t gtab_gb18030_decode(gtab_text bytes, char *out, size_t *len_out);

#endif
