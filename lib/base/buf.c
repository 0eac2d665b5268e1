/* SPDX-License-Identifier: MIT */
/* Growing bytes: append freely, check `failed` once. */

#include <gtab/buf.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
gtab_buf_init(gtab_buf *b)
{
	*b = (gtab_buf){ NULL, 0, 0, false };
}

void
gtab_buf_clear(gtab_buf *b)
{
	free(b->ptr);
	gtab_buf_init(b);
}

void
gtab_buf_truncate(gtab_buf *b, size_t len)
{
	b->len = len;
}

bool
gtab_buf_reserve(gtab_buf *b, size_t n_more)
{
	size_t size = b->size == 0 ? 64 : b->size;
	char *ptr;

	if (b->failed)
		return false;
	if (n_more <= b->size - b->len)
		return true;
	while (size - b->len < n_more && size <= SIZE_MAX / 2)
		size *= 2;
	ptr = size - b->len < n_more ? NULL : realloc(b->ptr, size);
	if (ptr == NULL) {
		b->failed = true;
		return false;
	}
	b->ptr = ptr;
	b->size = size;
	return true;
}

void
gtab_buf_put(gtab_buf *b, gtab_text t)
{
	if (t.len == 0 || !gtab_buf_reserve(b, t.len))
		return;
	memcpy(b->ptr + b->len, t.ptr, t.len);
	b->len += t.len;
}

void
gtab_buf_putc(gtab_buf *b, char c)
{
	if (gtab_buf_reserve(b, 1))
		b->ptr[b->len++] = c;
}

void
gtab_buf_put_cp(gtab_buf *b, uint32_t cp)
{
	static const unsigned char first_mark[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	const size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	if (!gtab_buf_reserve(b, n))
		return;
	for (size_t i = n; i-- > 1; cp >>= 6)
		b->ptr[b->len + i] = (char)(0x80 | (cp & 0x3F));
	b->ptr[b->len] = (char)(first_mark[n] | cp);
	b->len += n;
}

void
gtab_buf_put_uint(gtab_buf *b, uint64_t n)
{
	char digits[20];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	gtab_buf_put(b, (gtab_text){ digits + first, sizeof(digits) - first });
}

void
gtab_buf_printf(gtab_buf *b, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		b->failed = true;
	if (len <= 0 || !gtab_buf_reserve(b, (size_t)len + 1))
		return;
	va_start(args, format);
	vsnprintf(b->ptr + b->len, (size_t)len + 1, format, args);
	va_end(args);
	b->len += (size_t)len;
}

gtab_text
gtab_buf_text(const gtab_buf *b)
{
	return gtab_buf_from(b, 0);
}

gtab_text
gtab_buf_from(const gtab_buf *b, size_t start)
{
	return b->ptr == NULL ? GTAB_TEXT("") : (gtab_text){ b->ptr + start, b->len - start };
}
