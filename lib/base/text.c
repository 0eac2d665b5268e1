/* SPDX-License-Identifier: MIT */
/* Borrowed UTF-8: comparing, taking apart, the spaces of all kinds. */

#include <gtab/text.h>

#include <string.h>

gtab_text
gtab_text_of(const char *s)
{
	return s == NULL ? GTAB_TEXT("") : (gtab_text){ s, strlen(s) };
}

bool
gtab_text_equal(gtab_text a, gtab_text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool
gtab_text_starts(gtab_text t, gtab_text prefix)
{
	return t.len >= prefix.len && gtab_text_equal((gtab_text){ t.ptr, prefix.len }, prefix);
}

bool
gtab_text_ends(gtab_text t, gtab_text suffix)
{
	return t.len >= suffix.len &&
	       gtab_text_equal(gtab_text_slice(t, t.len - suffix.len, t.len), suffix);
}

size_t
gtab_text_find(gtab_text t, gtab_text needle)
{
	const char *at;

	if (needle.len == 0)
		return 0;
	if (t.len == 0)
		return t.len;
	at = memmem(t.ptr, t.len, needle.ptr, needle.len);
	return at == NULL ? t.len : (size_t)(at - t.ptr);
}

bool
gtab_text_take(gtab_text *t, gtab_text prefix)
{
	if (!gtab_text_starts(*t, prefix))
		return false;
	*t = gtab_text_slice(*t, prefix.len, t->len);
	return true;
}

bool
gtab_text_take_end(gtab_text *t, gtab_text suffix)
{
	if (!gtab_text_ends(*t, suffix))
		return false;
	t->len -= suffix.len;
	return true;
}

gtab_text
gtab_text_slice(gtab_text t, size_t first, size_t last)
{
	if (last > t.len)
		last = t.len;
	if (first > last)
		first = last;
	return (gtab_text){ t.len == 0 ? t.ptr : t.ptr + first, last - first };
}

bool
gtab_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 ||
	       cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x2060 || cp == 0x3000 ||
	       cp == 0xFEFF;
}

/*
 * Bytes of the space that begins at p, 0 when none does. Decided on bytes: most cells begin with a Han character, which
 * its first byte tells apart from every space.
 */
static size_t
space_len(const char *p, size_t len)
{
	const unsigned char *u = (const unsigned char *)p;

	if (u[0] < 0x80)
		return u[0] <= ' ' && gtab_is_space(u[0]);
	if (u[0] == 0xC2)
		return len >= 2 && u[1] == 0xA0 ? 2 : 0;
	if (u[0] != 0xE1 && u[0] != 0xE2 && u[0] != 0xE3 && u[0] != 0xEF)
		return 0;
	if (len < 3)
		return 0;
	return gtab_is_space((u[0] & 0x0FU) << 12 | (u[1] & 0x3FU) << 6 | (u[2] & 0x3FU)) ? 3 : 0;
}

/* Bytes of the space that ends t, which is not empty. */
static size_t
space_len_end(gtab_text t)
{
	const char *end = t.ptr + t.len;

	if ((unsigned char)end[-1] < 0x80)
		return space_len(end - 1, 1);
	if (t.len >= 3 && space_len(end - 3, 3) == 3)
		return 3;
	return t.len >= 2 && space_len(end - 2, 2) == 2 ? 2 : 0;
}

/* Letters, digits and Han characters at both ends, as most cells have: no space begins or ends there. */
static bool
needs_no_trim(gtab_text t)
{
	const unsigned char *const p = (const unsigned char *)t.ptr;
	const unsigned char first = p[0];
	const unsigned char last = p[t.len - 1];

	return ((first > ' ' && first < 0x80) || (first >= 0xE4 && first <= 0xE9)) &&
	       ((last > ' ' && last < 0x80) ||
		(last >= 0x80 && t.len >= 3 && p[t.len - 3] >= 0xE4 && p[t.len - 3] <= 0xE9));
}

gtab_text
gtab_text_trim(gtab_text t)
{
	size_t n;

	if (t.len == 0 || needs_no_trim(t))
		return t;
	while (t.len > 0 && (n = space_len(t.ptr, t.len)) > 0)
		t = gtab_text_slice(t, n, t.len);
	while (t.len > 0 && (n = space_len_end(t)) > 0)
		t.len -= n;
	return t;
}

bool
gtab_text_is_blank(gtab_text t)
{
	size_t n;

	while (t.len > 0 && (n = space_len(t.ptr, t.len)) > 0)
		t = gtab_text_slice(t, n, t.len);
	return t.len == 0;
}
