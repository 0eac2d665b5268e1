/* SPDX-License-Identifier: MIT */

/* Any bytes as a form: read or refused, never a crash. */

#include <gtab/form.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	gtab_form *form = NULL;
	gtab_error err;

	if (gtab_form_read((gtab_text){ (const char *)data, len }, "fuzz", &form, &err) == GTAB_OK)
		gtab_form_find(form, GTAB_TEXT("数量|件数"));
	gtab_form_free(form);
	return 0;
}
