/* SPDX-License-Identifier: MIT */
/* A field is written in quotes when a byte of it asks for them, wherever it stands. */

#include <gtab/output.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
expect(gtab_text field, const char *want)
{
	gtab_buf out;

	gtab_buf_init(&out);
	gtab_csv_put(&out, field);
	gtab_buf_putc(&out, '\0');
	assert_false(out.failed);
	assert_string_equal(out.ptr, want);
	gtab_buf_clear(&out);
}

static void
test_known(void **state)
{
	(void)state;
	expect(GTAB_TEXT(""), "");
	expect(GTAB_TEXT("立案;件数 1"), "立案;件数 1");
	expect(GTAB_TEXT("1,579"), "\"1,579\"");
	expect(GTAB_TEXT("\""), "\"\"\"\"");
	expect(GTAB_TEXT("a \"b\""), "\"a \"\"b\"\"\"");
	expect(GTAB_TEXT("a\r\nb"), "\"a\r\nb\"");
}

static void
test_every_place(void **state)
{
	static const char asking[] = { ',', '"', '\n', '\r' };

	(void)state;
	for (size_t len = 1; len <= 50; len++)
		for (size_t at = 0; at < len; at++)
			for (size_t i = 0; i < sizeof(asking); i++) {
				char field[50];
				gtab_buf out;

				memset(field, 'x', len);
				field[at] = asking[i];
				gtab_buf_init(&out);
				gtab_csv_put(&out, (gtab_text){ field, len });
				assert_int_equal(out.len, len + 2 + (asking[i] == '"'));
				assert_int_equal(out.ptr[0], '"');
				gtab_buf_clear(&out);
			}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_every_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
