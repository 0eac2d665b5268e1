/* SPDX-License-Identifier: MIT */
/* What many workbooks share: how they are written, and the skeletons made so far. */

#include "output/book/bookmaker.h"

#include "base/i18n.h"
#include "output/book/deflate.h"

#include <stdlib.h>

enum { BLOCK_XML_LEN = 1 << 20 };

static const int64_t FIXED_DAY = 946684800; /* 2000-01-01; libxlsxwriter takes 0 for now */

static void
set_options(gtab_bookmaker *m, const gtab_bookmaker_options *options)
{
	if (options != NULL)
		m->options = *options;
	if (m->options.n_threads == 0)
		m->options.n_threads = 1;
	if (m->options.compress == 0)
		m->options.compress = GTAB_DEFLATE_DEFAULT;
	if (m->options.created == 0)
		m->options.created = FIXED_DAY;
	m->block_xml_len = BLOCK_XML_LEN;
}

gtab_status
gtab_bookmaker_new(const gtab_bookmaker_options *options, gtab_bookmaker **out, gtab_error *err)
{
	gtab_bookmaker *const m = calloc(1, sizeof(*m));
	gtab_status st;

	*out = NULL;
	if (m == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	set_options(m, options);
	if (m->options.compress < GTAB_DEFLATE_LEAST || m->options.compress > GTAB_DEFLATE_MOST)
		st = gtab_error_set(err, GTAB_EUSAGE, _("compression goes from %d to %d, not %d"),
				    GTAB_DEFLATE_LEAST, GTAB_DEFLATE_MOST, m->options.compress);
	else
		st = gtab_skeletons_new(m->options.created, &m->skeletons, err);
	if (st == GTAB_OK)
		*out = m;
	else
		gtab_bookmaker_free(m);
	return st;
}

void
gtab_bookmaker_free(gtab_bookmaker *m)
{
	if (m == NULL)
		return;
	gtab_skeletons_free(m->skeletons);
	free(m);
}
