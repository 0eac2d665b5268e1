/* SPDX-License-Identifier: MIT */
/* Where cells may end: one pass over the bytes of a block, 64 at a time, SSE2 where there is such a thing. */

#include "input/block_internal.h"

#include <string.h>

#ifdef __SSE2__

#include <emmintrin.h>

/* What 16 bytes equal c, a bit each. */
static inline uint64_t
equal_bits(__m128i bytes, char c)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

static inline uint64_t
marks_of_16(const char *p, char delimiter, char quote, bool *has_nul)
{
	const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i found =
		_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(delimiter)),
					  _mm_cmpeq_epi8(bytes, _mm_set1_epi8(quote))),
			     _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
					  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));

	*has_nul |= equal_bits(bytes, '\0') != 0;
	return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}

#else

static inline uint64_t
marks_of_16(const char *p, char delimiter, char quote, bool *has_nul)
{
	uint64_t marks = 0;

	for (unsigned i = 0; i < 16; i++) {
		const char c = p[i];

		marks |= (uint64_t)(c == delimiter || c == quote || c == '\n' || c == '\r') << i;
		*has_nul |= c == '\0';
	}
	return marks;
}

#endif

static inline uint64_t
marks_of_64(const char *p, char delimiter, char quote, bool *has_nul)
{
	return marks_of_16(p, delimiter, quote, has_nul) |
	       marks_of_16(p + 16, delimiter, quote, has_nul) << 16 |
	       marks_of_16(p + 32, delimiter, quote, has_nul) << 32 |
	       marks_of_16(p + 48, delimiter, quote, has_nul) << 48;
}

bool
gtab_block_mark(const char *text, size_t len, char delimiter, char quote, uint64_t *marks)
{
	bool has_nul = false;

	for (size_t i = 0; i + 64 <= len; i += 64)
		marks[i / 64] = marks_of_64(text + i, delimiter, quote, &has_nul);
	if (len % 64 > 0) {
		const size_t first = len - len % 64;
		char last[64];

		memset(last, 'x', sizeof(last));
		memcpy(last, text + first, len % 64);
		marks[first / 64] = marks_of_64(last, delimiter, quote, &has_nul) &
				    ((UINT64_C(1) << len % 64) - 1);
	}
	return !has_nul;
}
