/* SPDX-License-Identifier: MIT */
/* OpenCC behind dlopen; see opencc_internal.h for why. */

#include "normalize/opencc_internal.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* The part of <opencc/opencc.h> (OpenCC 1.1) that is used. */
struct gtab_opencc {
	void *library;
	void *converter;
	void *(*open)(const char *config);
	int (*close)(void *converter);
	char *(*convert)(void *converter, const char *in, size_t len);
	void (*free_text)(char *text);
};

static void *const failed_open = (void *)-1;

/* POSIX lets a data pointer hold a function; C does not say so, hence the copy. */
static bool
load(void *library, const char *name, void *function_out)
{
	void *const symbol = dlsym(library, name);

	memcpy(function_out, &symbol, sizeof(symbol));
	return symbol != NULL;
}

static bool
load_all(gtab_opencc *o)
{
	return load(o->library, "opencc_open", &o->open) &&
	       load(o->library, "opencc_close", &o->close) &&
	       load(o->library, "opencc_convert_utf8", &o->convert) &&
	       load(o->library, "opencc_convert_utf8_free", &o->free_text);
}

gtab_opencc *
gtab_opencc_open(void)
{
	gtab_opencc *o = calloc(1, sizeof(*o));

	if (o == NULL)
		return NULL;
	o->library = dlopen("libopencc.so.1.1", RTLD_NOW | RTLD_LOCAL);
	if (o->library != NULL && load_all(o))
		o->converter = o->open("tw2s.json");
	if (o->converter == failed_open)
		o->converter = NULL;
	if (o->converter != NULL)
		return o;
	gtab_opencc_close(o);
	return NULL;
}

void
gtab_opencc_close(gtab_opencc *o)
{
	if (o == NULL)
		return;
	if (o->converter != NULL)
		o->close(o->converter);
	if (o->library != NULL)
		dlclose(o->library);
	free(o);
}

bool
gtab_opencc_convert(gtab_opencc *o, gtab_text in, gtab_buf *out)
{
	char *text;

	if (in.len == 0) /* OpenCC would look for a NUL */
		return true;
	if (memchr(in.ptr, 0, in.len) != NULL) /* where its answer would end */
		return false;
	text = o->convert(o->converter, in.ptr, in.len);
	if (text == NULL)
		return false;
	gtab_buf_put(out, gtab_text_of(text));
	o->free_text(text);
	return true;
}
