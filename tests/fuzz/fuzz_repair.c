/* SPDX-License-Identifier: MIT */

/* Any text through repairs and doubts: what comes out is UTF-8, and a repaired text needs no repair. */

#include <gtab/normalize.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
count_doubts(gtab_text in)
{
	gtab_text rest = in;
	gtab_doubt doubt;
	size_t n = 0;

	while (gtab_doubt_next(&rest, &doubt))
		if (n++ > in.len)
			abort(); /* it does not move on */
	gtab_code_doubt(in, &doubt);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text in = { (const char *)data, len };
	gtab_buf once, twice;

	if (gtab_utf8_valid_len(in) < len)
		return 0; /* the decoder lets nothing else through */
	gtab_buf_init(&once);
	gtab_buf_init(&twice);
	count_doubts(in);
	if (gtab_text_repair(in, GTAB_RULES_ALL, &once, NULL)) {
		const gtab_text repaired = gtab_buf_text(&once);

		if (gtab_utf8_valid_len(repaired) < repaired.len)
			abort();
		if (gtab_text_repair(repaired, GTAB_RULES_ALL, &twice, NULL))
			abort();
		count_doubts(repaired);
	}
	gtab_buf_clear(&once);
	gtab_buf_clear(&twice);
	return 0;
}
