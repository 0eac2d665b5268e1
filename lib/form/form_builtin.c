/* SPDX-License-Identifier: MIT */
/* Which form: a built-in one by name, a file by path, or the built-in one that fits a header best. */

#include "base/i18n.h"
#include "form/builtin_internal.h"
#include "form/form_internal.h"
#include "form/name_internal.h"

#include <gtab/buf.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { FORM_MAX = 16 * 1024 * 1024, N_NAMES_MAX = 64 };

const char *const *
gtab_form_builtin_names(size_t *n_out)
{
	static const char *names[N_NAMES_MAX];
	const size_t n = gtab_n_builtin_forms < N_NAMES_MAX ? gtab_n_builtin_forms : N_NAMES_MAX;

	for (size_t i = 0; i < n; i++)
		names[i] = gtab_builtin_forms[i].name;
	*n_out = n;
	return names;
}

static gtab_status
read_builtin(const struct gtab_builtin_form *b, gtab_form **out, gtab_error *err)
{
	return gtab_form_read((gtab_text){ b->json, b->len }, b->name, out, err);
}

/* The built-in name with the fewest edits from name; NULL when all are far from it. */
static const char *
nearest_builtin(gtab_text name)
{
	size_t best = name.len / 2 + 3;
	const char *nearest = NULL;

	for (size_t i = 0; i < gtab_n_builtin_forms; i++) {
		const char *const candidate = gtab_builtin_forms[i].name;
		const size_t distance = gtab_text_distance(name, gtab_text_of(candidate), best);

		if (distance < best) {
			best = distance;
			nearest = candidate;
		}
	}
	return nearest;
}

static gtab_status
open_builtin(const char *name, gtab_form **out, gtab_error *err)
{
	const char *nearest;

	for (size_t i = 0; i < gtab_n_builtin_forms; i++) {
		if (strcmp(gtab_builtin_forms[i].name, name) == 0)
			return read_builtin(&gtab_builtin_forms[i], out, err);
	}
	nearest = nearest_builtin(gtab_text_of(name));
	if (nearest == NULL)
		return gtab_error_set(err, GTAB_EUSAGE,
				      _("no form is called %s (a path holds a / or ends in .json)"),
				      name);
	return gtab_error_set(err, GTAB_EUSAGE, _("no form is called %s; did you mean %s?"), name,
			      nearest);
}

gtab_status
gtab_form_read_file(const char *path, gtab_buf *out)
{
	FILE *const in = fopen(path, "rbe");
	char block[8192];
	bool is_read;
	size_t n;

	if (in == NULL)
		return GTAB_EINPUT;
	while ((n = fread(block, 1, sizeof(block), in)) > 0 && out->len < FORM_MAX)
		gtab_buf_put(out, (gtab_text){ block, n });
	is_read = !ferror(in);
	fclose(in);
	if (!is_read)
		return GTAB_EINPUT;
	return out->failed ? GTAB_ENOMEM : GTAB_OK;
}

gtab_status
gtab_form_load_file(const char *path, gtab_buf *out, gtab_error *err)
{
	const gtab_status st = gtab_form_read_file(path, out);

	if (st == GTAB_EINPUT)
		gtab_error_set(err, st, _("cannot read the form: %s"), strerror(errno));
	else if (st == GTAB_ENOMEM)
		gtab_error_set(err, st, NULL);
	if (st != GTAB_OK)
		gtab_error_at(err, path, 0, 0);
	return st;
}

static gtab_status
open_file(const char *path, gtab_form **out, gtab_error *err)
{
	gtab_status st;
	gtab_buf json;

	gtab_buf_init(&json);
	st = gtab_form_load_file(path, &json, err);
	if (st == GTAB_OK) {
		st = gtab_form_read(gtab_buf_text(&json), path, out, err);
		if (st != GTAB_OK)
			gtab_error_at(err, path, 0, 0);
	}
	gtab_buf_clear(&json);
	return st;
}

gtab_status
gtab_form_open(const char *name_or_path, gtab_form **out, gtab_error *err)
{
	const gtab_text name = gtab_text_of(name_or_path);

	*out = NULL;
	if (strchr(name_or_path, '/') != NULL || gtab_text_ends(name, GTAB_TEXT(".json")))
		return open_file(name_or_path, out, err);
	return open_builtin(name_or_path, out, err);
}

/* How well a form fits: columns it knows, less a form's chance to know many; 0 when it does not fit. */
static size_t
fit(const gtab_form *f, const gtab_text *names, size_t n)
{
	bool is_found[256] = { false };
	size_t n_known = 0;

	for (size_t i = 0; i < n; i++) {
		const size_t field = gtab_form_find(f, names[i]);

		if (field == GTAB_MAP_NONE || field >= sizeof(is_found) || is_found[field])
			continue;
		is_found[field] = true;
		n_known++;
	}
	for (size_t i = 0; i < f->n_fields; i++) {
		if (gtab_form_must_have(f, i) && !is_found[i])
			return 0;
	}
	/* One column in common is chance, and so are few among many unless the form expects more. */
	if (n_known < 2 || (f->match != GTAB_MATCH_SUBSET && 2 * n_known < n))
		return 0;
	return n_known;
}

static bool
holds(const struct gtab_builtin_form *b, gtab_text name)
{
	return name.len > 0 && memmem(b->json, b->len, name.ptr, name.len) != NULL;
}

/*
 * Whether two of the names at least stand in the form's text, as they are or folded: reading it for nothing would
 * take a tool longer than all the rest of a small file.
 */
static bool
may_fit(const struct gtab_builtin_form *b, const gtab_text *names, size_t n, gtab_buf *folded)
{
	size_t n_held = 0;

	for (size_t i = 0; i < n && n_held < 2; i++) {
		size_t at = names[i].len;
		gtab_text last;

		while (at > 0 && names[i].ptr[at - 1] != '|')
			at--;
		last = gtab_text_slice(names[i], at, names[i].len);
		gtab_buf_truncate(folded, 0);
		gtab_name_fold(last, folded);
		n_held += holds(b, last) || holds(b, gtab_buf_text(folded));
	}
	return n_held >= 2 || folded->failed;
}

/* More known columns fit better; of two that know as many, the one that asks for fewer others. */
static bool
fits_better(const gtab_form *f, size_t score, const gtab_form *best, size_t best_score)
{
	if (score != best_score || score == 0)
		return score > best_score;
	return f->n_fields < best->n_fields;
}

/* Keep the better of *best and a built-in form. */
static gtab_status
try_builtin(const struct gtab_builtin_form *b, const gtab_text *names, size_t n, gtab_form **best,
	    size_t *best_score, gtab_error *err)
{
	gtab_form *f;
	const gtab_status st = read_builtin(b, &f, err);
	size_t score;

	if (st != GTAB_OK)
		return st;
	score = fit(f, names, n);
	if (!fits_better(f, score, *best, *best_score)) {
		gtab_form_free(f);
		return GTAB_OK;
	}
	gtab_form_free(*best);
	*best = f;
	*best_score = score;
	return GTAB_OK;
}

gtab_status
gtab_form_match(const gtab_text *names, size_t n, gtab_form **out, gtab_error *err)
{
	size_t best = 0;
	gtab_status st = GTAB_OK;
	gtab_buf folded;

	*out = NULL;
	gtab_buf_init(&folded);
	for (size_t i = 0; st == GTAB_OK && i < gtab_n_builtin_forms; i++) {
		if (may_fit(&gtab_builtin_forms[i], names, n, &folded))
			st = try_builtin(&gtab_builtin_forms[i], names, n, out, &best, err);
	}
	gtab_buf_clear(&folded);
	if (st != GTAB_OK) {
		gtab_form_free(*out);
		*out = NULL;
		return st;
	}
	return *out == NULL ? GTAB_END : GTAB_OK;
}
