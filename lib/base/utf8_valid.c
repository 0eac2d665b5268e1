/* SPDX-License-Identifier: MIT */
/*
 * Whether bytes are UTF-8 (RFC 3629), 32 at a time where the processor can: every byte is looked up by its own halves
 * and those of the byte before, as in Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte" (2021).
 * The plain way says where the first bad byte stands.
 */

#include "base/utf8_internal.h"

#include <string.h>

/* A three-byte sequence without special cases: U+1000 to U+CFFF, which hold nearly all Han. */
static bool
is_plain_three(const unsigned char *p, size_t len)
{
	return p[0] > 0xE0 && p[0] < 0xED && len >= 3 && (p[1] & 0xC0) == 0x80 &&
	       (p[2] & 0xC0) == 0x80;
}

/* Leading ASCII bytes, eight at a time: most of a table is digits and commas. */
static size_t
ascii_len(const unsigned char *p, size_t len)
{
	size_t i = 0;

	for (; i + 8 <= len; i += 8) {
		uint64_t eight;

		memcpy(&eight, p + i, sizeof(eight));
		if ((eight & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < len && p[i] < 0x80)
		i++;
	return i;
}

size_t
gtab_utf8_valid_len_plain(gtab_text t)
{
	const unsigned char *p = (const unsigned char *)t.ptr;
	size_t i = 0;

	while (i < t.len) {
		size_t n = ascii_len(p + i, t.len - i);

		if (n == 0)
			n = is_plain_three(p + i, t.len - i) ? 3
							     : gtab_utf8_sequence(p + i, t.len - i);
		if (n == 0)
			break;
		i += n;
	}
	return i;
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

/* What a byte and the one before it can be together; a bit that all three look-ups share is an error. */
enum {
	TOO_SHORT = 1 << 0,  /* a lead without its trail */
	TOO_LONG = 1 << 1,   /* ASCII with a trail */
	OVERLONG_3 = 1 << 2, /* E0 80..9F */
	TOO_LARGE = 1 << 3,  /* F4 90.. and F5.. */
	SURROGATE = 1 << 4,  /* ED A0.. */
	OVERLONG_2 = 1 << 5, /* C0, C1 */
	TOO_FAR = 1 << 6,    /* F5.. 80..8F, and F0 80..8F, which is overlong */
	TWO_TRAILS = 1 << 7, /* fine only as the third or fourth byte of a sequence */
	CARRY = TOO_SHORT | TOO_LONG | TWO_TRAILS
};

#define FROM_F5 (CARRY | TOO_LARGE | TOO_FAR)

/* By the high half of the byte before, by its low half, by the high half of the byte itself. */
static const unsigned char before_high[16] = {
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TOO_LONG,
	TWO_TRAILS,
	TWO_TRAILS,
	TWO_TRAILS,
	TWO_TRAILS,
	TOO_SHORT | OVERLONG_2,
	TOO_SHORT,
	TOO_SHORT | OVERLONG_3 | SURROGATE,
	TOO_SHORT | TOO_LARGE | TOO_FAR,
};
static const unsigned char before_low[16] = {
	CARRY | OVERLONG_3 | OVERLONG_2 | TOO_FAR,
	CARRY | OVERLONG_2,
	CARRY,
	CARRY,
	CARRY | TOO_LARGE,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5,
	FROM_F5 | SURROGATE,
	FROM_F5,
	FROM_F5,
};
static const unsigned char own_high[16] = {
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_LONG | OVERLONG_2 | TWO_TRAILS | OVERLONG_3 | TOO_FAR,
	TOO_LONG | OVERLONG_2 | TWO_TRAILS | OVERLONG_3 | TOO_LARGE,
	TOO_LONG | OVERLONG_2 | TWO_TRAILS | SURROGATE | TOO_LARGE,
	TOO_LONG | OVERLONG_2 | TWO_TRAILS | SURROGATE | TOO_LARGE,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
	TOO_SHORT,
};

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i
table_of(const unsigned char table[16])
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline __m256i
high_halves(__m256i bytes)
{
	return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

/* A byte that is not 0 for every byte of `now` that is not allowed behind those before it. */
AVX2 static inline __m256i
errors_of(__m256i now, __m256i before)
{
	const __m256i across = _mm256_permute2x128_si256(before, now, 0x21);
	const __m256i back1 = _mm256_alignr_epi8(now, across, 15);
	const __m256i back2 = _mm256_alignr_epi8(now, across, 14);
	const __m256i back3 = _mm256_alignr_epi8(now, across, 13);
	const __m256i by_high = _mm256_shuffle_epi8(table_of(before_high), high_halves(back1));
	const __m256i by_low = _mm256_shuffle_epi8(table_of(before_low),
						   _mm256_and_si256(back1, _mm256_set1_epi8(15)));
	const __m256i by_own = _mm256_shuffle_epi8(table_of(own_high), high_halves(now));
	const __m256i found = _mm256_and_si256(_mm256_and_si256(by_high, by_low), by_own);
	/* the third and fourth byte of a sequence must be a trail behind a trail: exactly there TWO_TRAILS is right */
	const __m256i third = _mm256_subs_epu8(back2, _mm256_set1_epi8((char)(0xE0 - 0x80)));
	const __m256i fourth = _mm256_subs_epu8(back3, _mm256_set1_epi8((char)(0xF0 - 0x80)));
	const __m256i must =
		_mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));

	return _mm256_xor_si256(must, found);
}

/* Bytes at the front that are valid but for a sequence that may be cut at their end; whole groups of 32. */
AVX2 static size_t
valid_groups(const unsigned char *p, size_t len)
{
	__m256i before = _mm256_setzero_si256();
	size_t i = 0;

	for (; i + 32 <= len; i += 32) {
		const __m256i now = _mm256_loadu_si256((const __m256i *)(const void *)(p + i));
		const __m256i errors = errors_of(now, before);

		if (!_mm256_testz_si256(errors, errors))
			break;
		before = now;
	}
	return i;
}

/* Where the sequence begins that is cut at len; len when none is. */
static size_t
cut_sequence(const unsigned char *p, size_t len)
{
	for (size_t n = 1; n <= 3 && n <= len; n++)
		if (p[len - n] >= 0xC0)
			return len - n;
	return len;
}

size_t
gtab_utf8_valid_len(gtab_text t)
{
	const unsigned char *p = (const unsigned char *)t.ptr;
	size_t done = 0;

	if (t.len >= 64 && __builtin_cpu_supports("avx2"))
		done = cut_sequence(p, valid_groups(p, t.len));
	return done + gtab_utf8_valid_len_plain(gtab_text_slice(t, done, t.len));
}

#else

size_t
gtab_utf8_valid_len(gtab_text t)
{
	return gtab_utf8_valid_len_plain(t);
}

#endif
