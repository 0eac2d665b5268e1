/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BUF_H
#define GTAB_BUF_H

/*
 * A growing run of bytes. A failed allocation is remembered in `failed`: append freely, check once.
 * Once failed, appending does nothing.
 */

#include <gtab/text.h>

typedef struct gtab_buf {
	char *ptr; /* NULL while nothing was appended; never NUL-terminated */
	size_t len;
	size_t size; /* bytes allocated */
	bool failed;
} gtab_buf;

void gtab_buf_init(gtab_buf *b);
void gtab_buf_clear(gtab_buf *b);                  /* frees; b is as after init */
void gtab_buf_truncate(gtab_buf *b, size_t len);   /* len <= b->len; keeps the memory */
bool gtab_buf_reserve(gtab_buf *b, size_t n_more); /* false when it failed */
void gtab_buf_put(gtab_buf *b, gtab_text t);
void gtab_buf_putc(gtab_buf *b, char c);
void gtab_buf_put_cp(gtab_buf *b, uint32_t cp);  /* a code point as UTF-8 */
void gtab_buf_put_uint(gtab_buf *b, uint64_t n); /* decimal digits */
void gtab_buf_printf(gtab_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
gtab_text gtab_buf_text(const gtab_buf *b); /* borrowed until the next append */
gtab_text gtab_buf_from(const gtab_buf *b,
			size_t start); /* what was appended since len was start */

#endif
