/* SPDX-License-Identifier: MIT */
/* A style is found again by its bytes. */

#include "output/book/styles.h"

#include <gtab/map.h>
#include <stdlib.h>

struct gtab_styles {
	gtab_map *numbers;
	gtab_sheet_style *styles;
	size_t n_styles, max_styles;
	gtab_sheet_style last; /* most cells look like the one before */
	uint32_t last_number;
	bool failed;
};

gtab_status
gtab_styles_new(gtab_styles **out)
{
	gtab_styles *const s = calloc(1, sizeof(*s));

	*out = s;
	if (s != NULL && gtab_map_new(&s->numbers) == GTAB_OK)
		return GTAB_OK;
	gtab_styles_free(s);
	*out = NULL;
	return GTAB_ENOMEM;
}

void
gtab_styles_free(gtab_styles *s)
{
	if (s == NULL)
		return;
	gtab_map_free(s->numbers);
	free(s->styles);
	free(s);
}

static gtab_text
bytes_of(const gtab_sheet_style *style)
{
	return (gtab_text){ (const char *)style, sizeof(*style) };
}

static bool
append(gtab_styles *s, const gtab_sheet_style *style)
{
	if (s->n_styles == s->max_styles) {
		const size_t max = s->max_styles * 2 + 32;
		gtab_sheet_style *const styles = realloc(s->styles, max * sizeof(*styles));

		if (styles == NULL)
			return false;
		s->styles = styles;
		s->max_styles = max;
	}
	s->styles[s->n_styles++] = *style;
	return true;
}

static size_t
find_or_add(gtab_styles *s, const gtab_sheet_style *style)
{
	size_t kept = 0;

	if (gtab_map_add(s->numbers, bytes_of(style), s->n_styles, &kept) != GTAB_OK)
		s->failed = true;
	else if (kept == s->n_styles && !append(s, style))
		s->failed = true;
	return s->failed ? 0 : kept;
}

uint32_t
gtab_styles_get(gtab_styles *s, const gtab_sheet_style *style)
{
	if (s->n_styles > 0 && gtab_text_equal(bytes_of(style), bytes_of(&s->last)))
		return s->last_number;
	if (s->failed)
		return 0;
	s->last_number = (uint32_t)find_or_add(s, style);
	s->last = *style;
	return s->last_number;
}

bool
gtab_styles_failed(const gtab_styles *s)
{
	return s->failed;
}

const gtab_sheet_style *
gtab_styles_all(const gtab_styles *s, size_t *n_out)
{
	*n_out = s->n_styles;
	return s->styles;
}
