/* SPDX-License-Identifier: MIT */
/* Text to GBK bytes and back, through ICU's windows-936; only damaged cells come here. */

#include "normalize/repair_internal.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <limits.h>
#include <stdlib.h>

/* A converter that stops at what it cannot convert; NULL when there is no memory. */
static UConverter *
open_gbk(void)
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *c = ucnv_open("windows-936-2000", &e);

	ucnv_setFromUCallBack(c, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
	ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
	if (U_SUCCESS(e))
		return c;
	ucnv_close(c);
	return NULL;
}

typedef int32_t convert_fn(UConverter *c, gtab_text in, UChar *units, char *out, size_t size,
			   UErrorCode *e);

static int32_t
to_gbk(UConverter *c, gtab_text in, UChar *units, char *out, size_t size, UErrorCode *e)
{
	int32_t n = 0;

	u_strFromUTF8(units, (int32_t)in.len, &n, in.ptr, (int32_t)in.len, e);
	return ucnv_fromUChars(c, out, (int32_t)size, units, n, e);
}

static int32_t
from_gbk(UConverter *c, gtab_text in, UChar *units, char *out, size_t size, UErrorCode *e)
{
	const int32_t n = ucnv_toUChars(c, units, (int32_t)in.len, in.ptr, (int32_t)in.len, e);
	int32_t len = 0;

	u_strToUTF8(out, (int32_t)size, &len, units, n, e);
	return len;
}

/* Neither way makes more than two bytes of one. */
static bool
convert(convert_fn *fn, gtab_text in, gtab_buf *out)
{
	const size_t size = 2 * in.len;
	UErrorCode e = U_ZERO_ERROR;
	UConverter *c = open_gbk();
	UChar *units = malloc((in.len + 1) * sizeof(*units));
	int32_t n = 0;

	if (in.len > INT_MAX / 4)
		e = U_BUFFER_OVERFLOW_ERROR;
	else if (c == NULL || units == NULL)
		out->failed = true;
	else if (in.len > 0 && gtab_buf_reserve(out, size))
		n = fn(c, in, units, out->ptr + out->len, size, &e);
	ucnv_close(c);
	free(units);
	if (out->failed || U_FAILURE(e))
		return false;
	out->len += (size_t)n;
	return true;
}

bool
gtab_gbk_encode(gtab_text in, gtab_buf *out)
{
	return convert(to_gbk, in, out);
}

bool
gtab_gbk_decode(gtab_text bytes, gtab_buf *out)
{
	return convert(from_gbk, bytes, out);
}
