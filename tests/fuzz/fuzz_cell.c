/* SPDX-License-Identifier: MIT */

/* Any text through the cell rules: no crash, and the normal form of a normal form is itself. */

#include <gtab/normalize.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
check_same(gtab_buf *once, gtab_buf *twice)
{
	if (!once->failed && !twice->failed &&
	    !gtab_text_equal(gtab_buf_text(once), gtab_buf_text(twice)))
		abort();
	gtab_buf_clear(once);
	gtab_buf_clear(twice);
}

static void
try_number(gtab_text in)
{
	gtab_number number;
	gtab_buf once, twice;
	uint64_t numeral;

	gtab_numeral_parse(in, &numeral);
	if (gtab_number_parse(in, &number, NULL, NULL) != GTAB_OK)
		return;
	gtab_buf_init(&once);
	gtab_buf_init(&twice);
	gtab_number_put(&number, &once);
	if (gtab_number_parse(gtab_buf_text(&once), &number, NULL, NULL) != GTAB_OK)
		abort();
	gtab_number_put(&number, &twice);
	check_same(&once, &twice);
}

static void
try_period(gtab_text in)
{
	gtab_period period;
	gtab_buf once, twice;

	if (gtab_period_parse(in, &period, NULL, NULL) != GTAB_OK)
		return;
	gtab_buf_init(&once);
	gtab_buf_init(&twice);
	gtab_period_put(&period, &once);
	if (gtab_period_parse(gtab_buf_text(&once), &period, NULL, NULL) != GTAB_OK)
		abort();
	gtab_period_put(&period, &twice);
	check_same(&once, &twice);
}

static void
try_text(gtab_text in, void (*normalize)(gtab_text, gtab_buf *, gtab_rule_set *))
{
	gtab_buf once, twice;

	gtab_buf_init(&once);
	gtab_buf_init(&twice);
	normalize(in, &once, NULL);
	normalize(gtab_buf_text(&once), &twice, NULL);
	check_same(&once, &twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const gtab_text in = { (const char *)data, len };

	if (gtab_utf8_valid_len(in) < len)
		return 0; /* the decoder lets nothing else through */
	try_number(in);
	try_period(in);
	try_text(in, gtab_text_normalize);
	try_text(in, gtab_label_normalize);
	return 0;
}
