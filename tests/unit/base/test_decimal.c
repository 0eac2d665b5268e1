/* SPDX-License-Identifier: MIT */
/* Decimals: the forms read and refused, and arithmetic against GMP on random values. */

#include <gtab/decimal.h>

#include <gmp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { N_ROUNDS = 20000 };

#define NINES_37 "9999999999999999999999999999999999999"
#define NINES_38 "9" NINES_37
#define ZEROS_36 "000000000000000000000000000000000000"

static void
assert_puts(gtab_decimal d, const char *want)
{
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_decimal_put(d, &b);
	gtab_buf_putc(&b, '\0');
	assert_string_equal(b.ptr, want);
	gtab_buf_clear(&b);
}

static gtab_decimal
decimal(const char *s)
{
	gtab_decimal d = { 0 };

	assert_int_equal(gtab_decimal_parse(gtab_text_of(s), &d), GTAB_OK);
	return d;
}

static const struct {
	const char *in;
	gtab_status want;
	const char *out; /* NULL: as in */
} parse_cases[] = {
	{ "0", GTAB_OK, NULL },
	{ "7", GTAB_OK, NULL },
	{ "-12", GTAB_OK, NULL },
	{ "3906.40", GTAB_OK, NULL },
	{ "-0.50", GTAB_OK, NULL },
	{ "0.05", GTAB_OK, NULL },
	{ "-0", GTAB_OK, "0" },
	{ "-0.00", GTAB_OK, "0.00" },
	{ "00042", GTAB_OK, "42" },
	{ "999999999999999999", GTAB_OK, NULL },
	{ "9999999999999999999", GTAB_OK, NULL },
	{ "-9223372036854775808", GTAB_OK, NULL },
	{ "9223372036854775808", GTAB_OK, NULL },
	{ NINES_38, GTAB_OK, NULL },
	{ "-" NINES_38, GTAB_OK, NULL },
	{ ZEROS_36 "0001", GTAB_OK, "1" },
	{ "0." ZEROS_36, GTAB_OK, NULL },
	{ "99.999999999999999999999999999999999999", GTAB_OK, NULL },
	{ "1" ZEROS_36 "00", GTAB_EOVERFLOW, NULL },
	{ "0." ZEROS_36 "0", GTAB_EOVERFLOW, NULL },
	{ "999.999999999999999999999999999999999999", GTAB_EOVERFLOW, NULL },
	{ "", GTAB_EMALFORMED, NULL },
	{ "-", GTAB_EMALFORMED, NULL },
	{ "+5", GTAB_EMALFORMED, NULL },
	{ ".5", GTAB_EMALFORMED, NULL },
	{ "5.", GTAB_EMALFORMED, NULL },
	{ "1e3", GTAB_EMALFORMED, NULL },
	{ "1.2.3", GTAB_EMALFORMED, NULL },
	{ "--1", GTAB_EMALFORMED, NULL },
	{ " 1", GTAB_EMALFORMED, NULL },
	{ "1 ", GTAB_EMALFORMED, NULL },
	{ "1,000", GTAB_EMALFORMED, NULL },
	{ "５", GTAB_EMALFORMED, NULL },
};

static void
test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(parse_cases) / sizeof(*parse_cases); i++) {
		const char *const in = parse_cases[i].in;
		gtab_decimal d = { 77, 7 };

		if (gtab_decimal_parse(gtab_text_of(in), &d) != parse_cases[i].want)
			fail_msg("status of \"%s\"", in);
		if (parse_cases[i].want == GTAB_OK)
			assert_puts(d, parse_cases[i].out != NULL ? parse_cases[i].out : in);
		else
			assert_true(d.coefficient == 77 && d.scale == 7);
	}
}

static void
test_parse_ends_at_len(void **state)
{
	gtab_decimal d;

	(void)state;
	assert_int_equal(gtab_decimal_parse((gtab_text){ "12345", 2 }, &d), GTAB_OK);
	assert_puts(d, "12");
	assert_int_equal(gtab_decimal_parse((gtab_text){ "1\0002", 3 }, &d), GTAB_EMALFORMED);
}

static const struct {
	const char *in;
	int n;
	const char *want; /* NULL: overflow */
} shift_cases[] = {
	{ "0.4", 4, "4000" },
	{ "62.75", 1, "627.5" },
	{ "27", -2, "0.27" },
	{ "27.5", -2, "0.275" },
	{ "100", -2, "1.00" },
	{ "0", 36, "0" },
	{ "1", 36, "1" ZEROS_36 },
	{ "100", 36, NULL },
	{ "1", -36, "0.000000000000000000000000000000000001" },
	{ "0.1", -36, NULL },
	{ "5", 0, "5" },
};

static void
test_round(void **state)
{
	static const struct {
		const char *in;
		int places;
		const char *want;
	} cases[] = {
		{ "0.125", 2, "0.13" }, { "0.124", 2, "0.12" },  { "-0.125", 2, "-0.13" },
		{ "0.5", 0, "1" },      { "-0.4", 0, "0" },      { "2.5", 3, "2.5" },
		{ "9.99", 1, "10.0" },  { "123.456", 0, "123" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_decimal d;
		gtab_buf out;

		assert_int_equal(gtab_decimal_parse(gtab_text_of(cases[i].in), &d), GTAB_OK);
		gtab_decimal_round(&d, cases[i].places);
		gtab_buf_init(&out);
		gtab_decimal_put(d, &out);
		gtab_buf_putc(&out, '\0');
		assert_string_equal(out.ptr, cases[i].want);
		gtab_buf_clear(&out);
	}
}

static void
test_shift(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(shift_cases) / sizeof(*shift_cases); i++) {
		gtab_decimal d = { 77, 7 };
		const gtab_status st =
			gtab_decimal_shift(decimal(shift_cases[i].in), shift_cases[i].n, &d);

		if (shift_cases[i].want != NULL) {
			assert_int_equal(st, GTAB_OK);
			assert_puts(d, shift_cases[i].want);
		} else {
			assert_int_equal(st, GTAB_EOVERFLOW);
			assert_true(d.coefficient == 77);
		}
	}
}

static void
test_arithmetic(void **state)
{
	gtab_decimal d;

	(void)state;
	assert_int_equal(gtab_decimal_add(decimal("0.1"), decimal("0.20"), &d), GTAB_OK);
	assert_puts(d, "0.30");
	assert_int_equal(gtab_decimal_sub(decimal("639"), decimal("693"), &d), GTAB_OK);
	assert_puts(d, "-54");
	assert_int_equal(gtab_decimal_mul(decimal("-1.5"), decimal("0.20"), &d), GTAB_OK);
	assert_puts(d, "-0.300");
	assert_puts(gtab_decimal_trim(decimal("3906.40")), "3906.4");
	assert_puts(gtab_decimal_trim(decimal("100")), "100");
	assert_puts(gtab_decimal_trim(decimal("0.000")), "0");
	assert_puts(gtab_decimal_from_int(INT64_MIN), "-9223372036854775808");
	assert_int_equal(gtab_decimal_sign(decimal("-0.01")), -1);
	assert_int_equal(gtab_decimal_sign(decimal("-0.00")), 0);
	assert_int_equal(gtab_decimal_sign(decimal("2")), 1);
}

static void
test_overflow(void **state)
{
	const gtab_decimal most = decimal(NINES_38);
	const gtab_decimal tiny = decimal("0.000000000000000000000000000000000001");
	gtab_decimal d = { 77, 7 };

	(void)state;
	assert_int_equal(gtab_decimal_add(most, decimal("1"), &d), GTAB_EOVERFLOW);
	assert_int_equal(gtab_decimal_add(most, decimal("0.1"), &d), GTAB_EOVERFLOW);
	assert_int_equal(gtab_decimal_sub(gtab_decimal_negate(most), most, &d), GTAB_EOVERFLOW);
	assert_int_equal(gtab_decimal_mul(most, decimal("2"), &d), GTAB_EOVERFLOW);
	assert_int_equal(gtab_decimal_mul(tiny, decimal("0.1"), &d), GTAB_EOVERFLOW);
	assert_true(d.coefficient == 77 && d.scale == 7);
	assert_int_equal(gtab_decimal_mul(most, decimal("0"), &d), GTAB_OK);
	assert_puts(d, "0");
	assert_int_equal(gtab_decimal_sub(most, most, &d), GTAB_OK);
	assert_puts(d, "0");
}

static const struct {
	const char *a, *b;
	int want;
} compare_cases[] = {
	{ "1", "1.0", 0 },
	{ "-0.0", "0", 0 },
	{ "1.01", "1.1", -1 },
	{ "-1.01", "-1.1", 1 },
	{ NINES_38, "99.999999999999999999999999999999999999", 1 },
	{ "-" NINES_38, "0.000000000000000000000000000000000001", -1 },
	{ NINES_38, NINES_37 ".0", 1 },
	{ "12345678901234567890.1", "12345678901234567890.10000000000000000", 0 },
	{ "12345678901234567890.1", "12345678901234567890.10000000000000001", -1 },
	{ "-12345678901234567890.1", "-12345678901234567890.10000000000000001", 1 },
};

static void
test_compare(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(compare_cases) / sizeof(*compare_cases); i++) {
		const gtab_decimal a = decimal(compare_cases[i].a);
		const gtab_decimal b = decimal(compare_cases[i].b);

		assert_int_equal(gtab_decimal_compare(a, b), compare_cases[i].want);
		assert_int_equal(gtab_decimal_compare(b, a), -compare_cases[i].want);
	}
}

/* ---- GMP as the oracle ---- */

static uint64_t seed = 20150301;

static uint64_t
random_below(uint64_t n)
{
	seed ^= seed << 13; /* xorshift64: the same values on every run */
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % n;
}

/* Any magnitude is as likely as any other. */
static gtab_decimal
random_decimal(char *digits)
{
	const int n = 1 + (int)random_below(38);
	gtab_decimal d;

	digits[0] = random_below(2) == 0 ? '-' : '0';
	for (int i = 1; i <= n; i++)
		digits[i] = (char)('0' + random_below(10));
	digits[n + 1] = '\0';
	d = decimal(digits);
	d.scale = (int)random_below(GTAB_SCALE_MAX + 1);
	return d;
}

/* The coefficient that d would have at GTAB_SCALE_MAX × 2 places, where all of them compare. */
static void
set_value(mpz_t out, const char *digits, int scale)
{
	mpz_t power;

	mpz_init(power);
	mpz_ui_pow_ui(power, 10, (unsigned long)(2 * GTAB_SCALE_MAX - scale));
	assert_int_equal(mpz_set_str(out, digits, 10), 0);
	mpz_mul(out, out, power);
	mpz_clear(power);
}

static void
set_decimal(mpz_t out, gtab_decimal d)
{
	gtab_buf b;

	gtab_buf_init(&b);
	gtab_decimal_put((gtab_decimal){ d.coefficient, 0 }, &b);
	gtab_buf_putc(&b, '\0');
	set_value(out, b.ptr, d.scale);
	gtab_buf_clear(&b);
}

/* Whether value, at 72 places, is one that a decimal of this scale holds. */
static bool
fits(const mpz_t value, int scale)
{
	mpz_t limit;
	bool is_less;

	mpz_init(limit);
	mpz_ui_pow_ui(limit, 10, (unsigned long)(2 * GTAB_SCALE_MAX - scale + 38));
	is_less = mpz_cmpabs(value, limit) < 0;
	mpz_clear(limit);
	return is_less;
}

static void
assert_result(gtab_status st, gtab_decimal got, const mpz_t want, int scale)
{
	mpz_t value;

	if (scale > GTAB_SCALE_MAX || !fits(want, scale)) {
		assert_int_equal(st, GTAB_EOVERFLOW);
		return;
	}
	assert_int_equal(st, GTAB_OK);
	assert_int_equal(got.scale, scale);
	mpz_init(value);
	set_decimal(value, got);
	assert_int_equal(mpz_cmp(value, want), 0);
	mpz_clear(value);
}

static int
order_of(int n)
{
	return (n > 0) - (n < 0);
}

static void
test_against_gmp(void **state)
{
	char digits[48];
	mpz_t x, y, want, unit;

	(void)state;
	mpz_inits(x, y, want, unit, NULL);
	mpz_ui_pow_ui(unit, 10, 2 * GTAB_SCALE_MAX);
	for (int i = 0; i < N_ROUNDS; i++) {
		const gtab_decimal a = random_decimal(digits);
		set_value(x, digits, a.scale);
		const gtab_decimal b = random_decimal(digits);
		set_value(y, digits, b.scale);
		const int scale = a.scale > b.scale ? a.scale : b.scale;
		gtab_decimal got = { 0 };
		gtab_status st;

		assert_int_equal(order_of(gtab_decimal_compare(a, b)), order_of(mpz_cmp(x, y)));
		mpz_add(want, x, y);
		st = gtab_decimal_add(a, b, &got);
		assert_result(st, got, want, scale);
		mpz_sub(want, x, y);
		st = gtab_decimal_sub(a, b, &got);
		assert_result(st, got, want, scale);
		mpz_mul(want, x, y);
		mpz_tdiv_q(want, want, unit);
		st = gtab_decimal_mul(a, b, &got);
		assert_result(st, got, want, a.scale + b.scale);
	}
	mpz_clears(x, y, want, unit, NULL);
}

static void
test_round_trip(void **state)
{
	(void)state;
	for (int i = 0; i < N_ROUNDS; i++) {
		char digits[48];
		const gtab_decimal d = random_decimal(digits);
		gtab_decimal again = { 0 };
		gtab_buf b;

		gtab_buf_init(&b);
		gtab_decimal_put(d, &b);
		assert_int_equal(gtab_decimal_parse(gtab_buf_text(&b), &again), GTAB_OK);
		assert_true(again.coefficient == d.coefficient && again.scale == d.scale);
		gtab_buf_clear(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),      cmocka_unit_test(test_parse_ends_at_len),
		cmocka_unit_test(test_round),      cmocka_unit_test(test_shift),
		cmocka_unit_test(test_arithmetic), cmocka_unit_test(test_overflow),
		cmocka_unit_test(test_compare),    cmocka_unit_test(test_against_gmp),
		cmocka_unit_test(test_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
