/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_BUILTIN_INTERNAL_H
#define GTAB_FORM_BUILTIN_INTERNAL_H

/* The built-in forms as the build made them from lib/form/builtin/, sorted by name. */

#include <stddef.h>

struct gtab_builtin_form {
	const char *name;
	const char *json;
	size_t len;
};

extern const struct gtab_builtin_form gtab_builtin_forms[];
extern const size_t gtab_n_builtin_forms;

#endif
