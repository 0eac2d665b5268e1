/* SPDX-License-Identifier: MIT */
/* Divisions by code and by name: as written, without their suffix, as a path, or the nearest one. */

#include "normalize/division_internal.h"
#include "normalize/glyph_internal.h"

#include <gtab/map.h>

#include <stdlib.h>
#include <string.h>

enum { CODE_LEN = 6, DIVISIONS_MAX = 4096, NAME_CP_MIN = 3, DEPTH_MAX = 3 };

struct gtab_division_list {
	gtab_division all[DIVISIONS_MAX];
	size_t next_same[DIVISIONS_MAX];  /* the next of that name, or GTAB_MAP_NONE */
	size_t next_short[DIVISIONS_MAX]; /* the next of that short name */
	size_t n;
	gtab_map *by_code;
	gtab_map *by_name;
	gtab_map *by_short;
};

/* ---- the list ---- */

static bool
ends_with_zeros(gtab_text code, size_t n)
{
	return gtab_text_ends(code, gtab_text_slice(GTAB_TEXT("0000"), 0, n));
}

/* Level and parent follow from the code; a county without a city row belongs to the province. */
static void
place(gtab_division_list *list, gtab_division *d)
{
	static const char zeros[] = "0000";
	char code[CODE_LEN];
	size_t at;

	d->parent = GTAB_TEXT("");
	d->level = GTAB_DIVISION_PROVINCE;
	if (ends_with_zeros(d->code, 4))
		return;
	d->level = ends_with_zeros(d->code, 2) ? GTAB_DIVISION_CITY : GTAB_DIVISION_COUNTY;
	memcpy(code, d->code.ptr, CODE_LEN);
	memcpy(code + 4, zeros, 2);
	at = d->level == GTAB_DIVISION_CITY
		     ? GTAB_MAP_NONE
		     : gtab_map_get(list->by_code, (gtab_text){ code, CODE_LEN });
	memcpy(code + 2, zeros, 4);
	if (at == GTAB_MAP_NONE)
		at = gtab_map_get(list->by_code, (gtab_text){ code, CODE_LEN });
	if (at != GTAB_MAP_NONE)
		d->parent = list->all[at].code;
}

/* Take the suffix that says what kind of division it is; false when there is none or nothing before it. */
static bool
take_suffix(gtab_text *name)
{
	static const char *const suffixes[] = {
		"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "矿区",
		"林区",       "特区",   "省",     "市",     "县",     "区",   "盟",   "旗",
	};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (gtab_text_take_end(name, gtab_text_of(suffixes[i])))
			return true;
	return false;
}

/* Take the peoples an autonomous division is named for: 延边朝鲜族; but 内蒙古 keeps its two characters. */
static void
take_peoples(gtab_text *name)
{
	static const char *const peoples[] = {
		"维吾尔", "壮族",     "回族",     "藏族",     "苗族",   "彝族",     "布依族",
		"侗族",   "土家族",   "哈尼族",   "傣族",     "傈僳族", "白族",     "景颇族",
		"朝鲜族", "蒙古族",   "蒙古",     "满族",     "瑶族",   "黎族",     "畲族",
		"羌族",   "水族",     "仡佬族",   "土族",     "撒拉族", "东乡族",   "保安族",
		"哈萨克", "哈萨克族", "柯尔克孜", "锡伯",     "塔吉克", "达斡尔族", "佤族",
		"拉祜族", "纳西族",   "布朗族",   "独龙族",   "怒族",   "普米族",   "毛南族",
		"仫佬族", "裕固族",   "各族",     "鄂温克族", "裕固族", "族",
	};
	for (size_t i = 0; i < sizeof(peoples) / sizeof(*peoples);) {
		gtab_text stem = *name;

		if (gtab_text_take_end(&stem, gtab_text_of(peoples[i])) &&
		    gtab_utf8_count(stem) >= 2) {
			*name = stem;
			i = 0;
		} else {
			i++;
		}
	}
}

/* 吕梁 of 吕梁市, 延边 of 延边朝鲜族自治州; "" where one character is left, as of 兴县. */
static gtab_text
short_name(gtab_text name)
{
	gtab_text stem = name;
	bool is_autonomous;

	if (!take_suffix(&stem))
		return GTAB_TEXT("");
	is_autonomous = gtab_text_find(name, GTAB_TEXT("自治")) < name.len;
	if (is_autonomous)
		take_peoples(&stem);
	return gtab_utf8_count(stem) < 2 ? GTAB_TEXT("") : stem;
}

/* Keep a name as it is matched, folded; a second one of it is chained behind the first. */
static gtab_status
add_name(gtab_map *map, size_t *next, gtab_text name, size_t at)
{
	size_t kept = at;
	gtab_status st;
	gtab_buf key;

	next[at] = GTAB_MAP_NONE;
	if (name.len == 0)
		return GTAB_OK;
	gtab_buf_init(&key);
	gtab_fold_simplified(name, &key);
	st = key.failed ? GTAB_ENOMEM : gtab_map_add(map, gtab_buf_text(&key), at, &kept);
	gtab_buf_clear(&key);
	if (st != GTAB_OK || kept == at)
		return st;
	while (next[kept] != GTAB_MAP_NONE)
		kept = next[kept];
	next[kept] = at;
	return GTAB_OK;
}

static gtab_status
add_division(gtab_division_list *list, gtab_text line)
{
	const size_t at = list->n++;
	gtab_division *d = &list->all[at];
	gtab_status st;

	d->code = gtab_text_slice(line, 0, CODE_LEN);
	d->name = gtab_text_slice(line, CODE_LEN, line.len);
	st = gtab_map_add(list->by_code, d->code, at, NULL);
	place(list, d);
	if (st == GTAB_OK)
		st = add_name(list->by_name, list->next_same, d->name, at);
	if (st == GTAB_OK)
		st = add_name(list->by_short, list->next_short, short_name(d->name), at);
	return st;
}

gtab_status
gtab_divisions_new(gtab_division_list **out)
{
	gtab_division_list *list = calloc(1, sizeof(*list));
	gtab_text lines = { gtab_division_lines, gtab_division_lines_len };
	gtab_status st = list == NULL ? GTAB_ENOMEM : GTAB_OK;

	*out = NULL;
	if (st == GTAB_OK)
		st = gtab_map_new(&list->by_code);
	if (st == GTAB_OK)
		st = gtab_map_new(&list->by_name);
	if (st == GTAB_OK)
		st = gtab_map_new(&list->by_short);
	while (st == GTAB_OK && lines.len > 0) {
		const size_t end = gtab_text_find(lines, GTAB_TEXT("\n"));

		st = add_division(list, gtab_text_slice(lines, 0, end));
		lines = gtab_text_slice(lines, end + 1, lines.len);
	}
	if (st == GTAB_OK)
		*out = list;
	else
		gtab_divisions_free(list);
	return st;
}

void
gtab_divisions_free(gtab_division_list *list)
{
	if (list == NULL)
		return;
	gtab_map_free(list->by_code);
	gtab_map_free(list->by_name);
	gtab_map_free(list->by_short);
	free(list);
}

const gtab_division *
gtab_divisions_all(const gtab_division_list *list, size_t *n_out)
{
	*n_out = list->n;
	return list->all;
}

const gtab_division *
gtab_division_get(const gtab_division_list *list, gtab_text code)
{
	const size_t at = gtab_map_get(list->by_code, code);

	return at == GTAB_MAP_NONE ? NULL : &list->all[at];
}

/* ---- finding ---- */

/* Whether a division lies in the province or city of that code; in "" all do. */
static bool
lies_within(const gtab_division *d, gtab_text within)
{
	if (within.len == CODE_LEN && ends_with_zeros(within, 2))
		within.len -= ends_with_zeros(within, 4) ? 4 : 2;
	return gtab_text_starts(d->code, within);
}

/* Count the divisions of a chain that lie within, and set *out to the first. */
static size_t
count_chain(const gtab_division_list *list, size_t at, const size_t *next, gtab_text within,
	    const gtab_division **out)
{
	size_t n = 0;

	for (; at != GTAB_MAP_NONE; at = next[at])
		if (lies_within(&list->all[at], within) && n++ == 0)
			*out = &list->all[at];
	return n;
}

static gtab_division_match
find_named(const gtab_division_list *list, gtab_text name, gtab_text within,
	   const gtab_division **out)
{
	size_t n =
		count_chain(list, gtab_map_get(list->by_name, name), list->next_same, within, out);

	if (n > 0)
		return n == 1 ? GTAB_DIVISION_EXACT : GTAB_DIVISION_AMBIGUOUS;
	n = count_chain(list, gtab_map_get(list->by_short, name), list->next_short, within, out);
	if (n > 0)
		return n == 1 ? GTAB_DIVISION_SHORT : GTAB_DIVISION_AMBIGUOUS;
	return GTAB_DIVISION_NONE;
}

/* 山西省吕梁市孝义市, 吕梁孝义: a division's name, and behind it one that lies within it. */
static gtab_division_match
find_path(const gtab_division_list *list, gtab_text name, gtab_text within, int depth,
	  const gtab_division **out)
{
	gtab_division_match found = find_named(list, name, within, out);
	gtab_text rest = name;

	while (found == GTAB_DIVISION_NONE && depth > 1 && rest.len > 0) {
		const gtab_division *above = NULL;
		gtab_division_match upper;

		gtab_utf8_next(&rest);
		upper = find_named(list, gtab_text_slice(name, 0, name.len - rest.len), within,
				   &above);
		if (rest.len == 0 ||
		    (upper != GTAB_DIVISION_EXACT && upper != GTAB_DIVISION_SHORT) ||
		    above->level == GTAB_DIVISION_COUNTY)
			continue;
		found = find_path(list, rest, above->code, depth - 1, out);
		if (found == GTAB_DIVISION_EXACT)
			found = GTAB_DIVISION_SHORT;
	}
	return found;
}

/* Whether an edit can lie between the two at all: it changes four bytes at most. */
static bool
is_near_in_length(gtab_text a, gtab_text b)
{
	return a.len <= b.len + 4 && b.len <= a.len + 4;
}

/* The one division whose name is one edit away. */
static gtab_division_match
find_nearest(const gtab_division_list *list, gtab_text name, gtab_text within,
	     const gtab_division **out)
{
	size_t n = 0;

	if (gtab_utf8_count(name) < NAME_CP_MIN)
		return GTAB_DIVISION_NONE;
	for (size_t i = 0; i < list->n; i++) {
		const gtab_division *d = &list->all[i];

		if (lies_within(d, within) && is_near_in_length(d->name, name) &&
		    gtab_text_distance(d->name, name, 1) <= 1 && n++ == 0)
			*out = d;
	}
	return n == 1 ? GTAB_DIVISION_NEAREST : GTAB_DIVISION_NONE;
}

/* The name in simplified characters and without spaces. */
static void
put_plain_name(gtab_text name, gtab_buf *out)
{
	gtab_buf label;

	gtab_buf_init(&label);
	gtab_label_normalize(name, &label, NULL);
	gtab_fold_simplified(gtab_buf_text(&label), out);
	out->failed |= label.failed;
	gtab_buf_clear(&label);
}

gtab_division_match
gtab_division_find(const gtab_division_list *list, gtab_text name, gtab_text within,
		   const gtab_division **out)
{
	const gtab_division *found = NULL;
	gtab_division_match match;
	gtab_buf plain;

	gtab_buf_init(&plain);
	put_plain_name(name, &plain);
	match = find_path(list, gtab_buf_text(&plain), within, DEPTH_MAX, &found);
	if (match == GTAB_DIVISION_NONE)
		match = find_nearest(list, gtab_buf_text(&plain), within, &found);
	if (match == GTAB_DIVISION_EXACT && !gtab_text_equal(gtab_trim_all(name), found->name))
		match = GTAB_DIVISION_SHORT; /* traditional, or letter-spaced */
	gtab_buf_clear(&plain);
	if (out != NULL && match != GTAB_DIVISION_NONE)
		*out = found;
	return match;
}
