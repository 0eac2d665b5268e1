/* SPDX-License-Identifier: MIT */
/* A form as it was written: for those who turn it into something else. */

#include "form/builtin_internal.h"
#include "form/form_internal.h"

#include <string.h>

gtab_status
gtab_form_text(const char *name_or_path, gtab_buf *out, gtab_error *err)
{
	gtab_form *form = NULL;
	const gtab_status st = gtab_form_open(name_or_path, &form, err);

	gtab_form_free(form);
	if (st != GTAB_OK)
		return st;
	for (size_t i = 0; i < gtab_n_builtin_forms; i++) {
		const struct gtab_builtin_form *const b = &gtab_builtin_forms[i];

		if (strcmp(b->name, name_or_path) != 0)
			continue;
		gtab_buf_put(out, (gtab_text){ b->json, b->len });
		return out->failed ? gtab_error_set(err, GTAB_ENOMEM, NULL) : GTAB_OK;
	}
	return gtab_form_load_file(name_or_path, out, err);
}
