/* SPDX-License-Identifier: MIT */
/* Output for people whose Excel expects it: UTF-8 behind a byte order mark, or GB18030. */

#include <gtab/output.h>

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "base/i18n.h"

enum { BLOCK = 65536 };

/* What stands behind the FILE that is written to. */
typedef struct encoder {
	FILE *to;
	UConverter *from_utf8;
	UConverter *into; /* NULL: the bytes go through as they are */
	UChar pivot[1024];
	UChar *pivot_source;
	UChar *pivot_target;
	char bytes[BLOCK];
} encoder;

/* Convert as much as fits the block and hand it on. False when it cannot be written or has no code there. */
static bool
convert(encoder *e, const char **source, const char *end, bool is_last)
{
	char *target = e->bytes;
	UErrorCode code = U_ZERO_ERROR;
	size_t n;

	ucnv_convertEx(e->into, e->from_utf8, &target, e->bytes + BLOCK, source, end, e->pivot,
		       &e->pivot_source, &e->pivot_target, e->pivot + 1024, false, is_last, &code);
	n = (size_t)(target - e->bytes);
	if (fwrite(e->bytes, 1, n, e->to) != n)
		return false;
	return U_SUCCESS(code) || code == U_BUFFER_OVERFLOW_ERROR;
}

static ssize_t
encode_write(void *cookie, const char *bytes, size_t len)
{
	encoder *e = cookie;
	const char *source = bytes;

	if (e->into == NULL)
		return fwrite(bytes, 1, len, e->to) == len ? (ssize_t)len : 0;
	while (source < bytes + len)
		if (!convert(e, &source, bytes + len, false))
			return 0;
	return (ssize_t)len;
}

static int
encode_close(void *cookie)
{
	encoder *e = cookie;
	const char *nothing = "";
	const bool is_ok = e->into == NULL || convert(e, &nothing, nothing, true);

	ucnv_close(e->into);
	ucnv_close(e->from_utf8);
	free(e);
	return is_ok ? 0 : EOF;
}

static bool
open_converters(encoder *e)
{
	UErrorCode code = U_ZERO_ERROR;

	e->from_utf8 = ucnv_open("UTF-8", &code);
	e->into = ucnv_open("gb18030", &code);
	e->pivot_source = e->pivot_target = e->pivot;
	return U_SUCCESS(code);
}

gtab_status
gtab_encoded_open(FILE *to, gtab_encoding encoding, FILE **out, gtab_error *err)
{
	const cookie_io_functions_t io = { .write = encode_write, .close = encode_close };
	encoder *e = calloc(1, sizeof(*e));

	*out = NULL;
	if (e == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	e->to = to;
	if (encoding != GTAB_GB18030 || open_converters(e))
		*out = fopencookie(e, "w", io);
	if (*out == NULL) {
		encode_close(e);
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	if (encoding == GTAB_UTF8_BOM && fputs("\xEF\xBB\xBF", to) == EOF)
		return gtab_error_set(err, GTAB_EOUTPUT, NULL);
	return GTAB_OK;
}
