/* SPDX-License-Identifier: MIT */
/* What ICU's GB18030 leaves undone: the 2022 mapping, and the euro sign of code page 936. */

#include "input/gb18030_internal.h"

#include <stdbool.h>
#include <unicode/ucnv_cb.h>

/* GB 18030-2022, annex D: bytes A6D9 to A6DF, A6EC, A6ED, A6F3 (vertical punctuation), FE59 … FEA0 (rare Han). */
static const struct {
	UChar of_2005;
	UChar of_2022;
} moved[] = {
	{ 0xE78D, 0xFE10 }, { 0xE78E, 0xFE12 }, { 0xE78F, 0xFE11 }, { 0xE790, 0xFE13 },
	{ 0xE791, 0xFE14 }, { 0xE792, 0xFE15 }, { 0xE793, 0xFE16 }, { 0xE794, 0xFE17 },
	{ 0xE795, 0xFE18 }, { 0xE796, 0xFE19 }, { 0xE81E, 0x9FB4 }, { 0xE826, 0x9FB5 },
	{ 0xE82B, 0x9FB6 }, { 0xE82C, 0x9FB7 }, { 0xE832, 0x9FB8 }, { 0xE843, 0x9FB9 },
	{ 0xE854, 0x9FBA }, { 0xE864, 0x9FBB },
};

static bool
is_private(UChar c)
{
	return c >= 0xE000 && c <= 0xF8FF;
}

void
gtab_gb18030_update(UChar *text, size_t n_units)
{
	for (size_t i = 0; i < n_units; i++)
		for (size_t m = 0; is_private(text[i]) && m < sizeof(moved) / sizeof(moved[0]); m++)
			if (text[i] == moved[m].of_2005)
				text[i] = moved[m].of_2022;
}

static void U_CALLCONV
on_bad(const void *is_gb18030, UConverterToUnicodeArgs *args, const char *bytes, int32_t len,
       UConverterCallbackReason reason, UErrorCode *code)
{
	static const UChar euro = 0x20AC;

	if (reason > UCNV_IRREGULAR || is_gb18030 == NULL || len != 1 ||
	    (unsigned char)bytes[0] != 0x80)
		return; /* the error stays: conversion stops here */
	*code = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &euro, 1, 0, code);
}

void
gtab_gb18030_stop_at_bad(UConverter *converter, UErrorCode *code)
{
	UErrorCode ignored = U_ZERO_ERROR;
	const char *name = ucnv_getName(converter, &ignored);
	const bool is_gb18030 = U_SUCCESS(ignored) && (name[0] == 'g' || name[0] == 'G');

	ucnv_setToUCallBack(converter, on_bad, is_gb18030 ? converter : NULL, NULL, NULL, code);
}
