/* SPDX-License-Identifier: MIT */
/* Cells that hold JSON: objects, arrays, points and shapes of the earth. */

#include "form/lexical_internal.h"

#include <string.h>

/* The cell as JSON, kept in the reader; NULL when it is none. */
static const json_t *
load(gtab_lexical_reader *r, gtab_text cell)
{
	json_decref(r->json);
	r->json = json_loadb(cell.ptr, cell.len, JSON_REJECT_DUPLICATES, NULL);
	return r->json;
}

/* ---- geopoint ---- */

/* One coordinate within its bounds. */
static bool
is_coordinate(gtab_text t, int64_t bound)
{
	const gtab_lexical plain = { .decimal_char = GTAB_TEXT("."), .group_char = GTAB_TEXT("") };
	gtab_logical value = { .has_order = false };
	gtab_buf buf;
	bool ok;

	gtab_buf_init(&buf);
	ok = gtab_lexical_number(&plain, t, false, &buf, &value) && value.has_order &&
	     gtab_decimal_compare(value.order, gtab_decimal_from_int(bound)) <= 0 &&
	     gtab_decimal_compare(value.order, gtab_decimal_from_int(-bound)) >= 0;
	gtab_buf_clear(&buf);
	return ok;
}

/* "90.50, 45.50": longitude before latitude. */
static bool
is_point_text(gtab_text cell)
{
	const size_t comma = gtab_text_find(cell, GTAB_TEXT(","));

	return comma < cell.len && is_coordinate(gtab_text_slice(cell, 0, comma), 180) &&
	       is_coordinate(gtab_text_slice(cell, comma + 1, cell.len), 90);
}

static bool
is_json_coordinate(const json_t *v, double bound)
{
	return json_is_number(v) && json_number_value(v) <= bound && json_number_value(v) >= -bound;
}

static bool
is_point_json(const json_t *v, gtab_text format)
{
	const bool is_array = gtab_text_equal(format, GTAB_TEXT("array"));

	if (is_array ? json_array_size(v) != 2 : json_object_size(v) != 2)
		return false;
	return is_json_coordinate(is_array ? json_array_get(v, 0) : json_object_get(v, "lon"),
				  180) &&
	       is_json_coordinate(is_array ? json_array_get(v, 1) : json_object_get(v, "lat"), 90);
}

/* ---- geojson ---- */

static const char *
type_of(const json_t *v)
{
	const char *const type = json_string_value(json_object_get(v, "type"));

	return type == NULL ? "" : type;
}

/* Numbers nested so many lists deep: a position is 1, a line of them 2. */
static bool
are_positions(const json_t *v, unsigned depth)
{
	if (!json_is_array(v))
		return false;
	for (size_t i = 0; i < json_array_size(v); i++) {
		const json_t *const item = json_array_get(v, i);

		if (depth > 1 ? !are_positions(item, depth - 1) : !json_is_number(item))
			return false;
	}
	return depth > 1 || json_array_size(v) >= 2;
}

enum { GEO_DEPTH_MAX = 16 };

/* A geometry (RFC 7946, 3.1), or a collection of them. */
static bool
is_geometry(const json_t *v, unsigned depth)
{
	static const struct {
		const char *type;
		unsigned depth;
	} kinds[] = { { "Point", 1 },           { "MultiPoint", 2 }, { "LineString", 2 },
		      { "MultiLineString", 3 }, { "Polygon", 3 },    { "MultiPolygon", 4 } };
	const json_t *const parts = json_object_get(v, "geometries");

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(type_of(v), kinds[i].type) == 0)
			return are_positions(json_object_get(v, "coordinates"), kinds[i].depth);
	}
	if (strcmp(type_of(v), "GeometryCollection") != 0 || !json_is_array(parts) ||
	    depth == GEO_DEPTH_MAX)
		return false;
	for (size_t i = 0; i < json_array_size(parts); i++) {
		if (!is_geometry(json_array_get(parts, i), depth + 1))
			return false;
	}
	return true;
}

static bool
is_feature(const json_t *v)
{
	const json_t *const geometry = json_object_get(v, "geometry");

	return strcmp(type_of(v), "Feature") == 0 &&
	       (json_is_null(geometry) || is_geometry(geometry, 0));
}

static bool
is_geojson(const json_t *v)
{
	const json_t *const features = json_object_get(v, "features");

	if (strcmp(type_of(v), "FeatureCollection") != 0)
		return is_feature(v) || is_geometry(v, 0);
	for (size_t i = 0; i < json_array_size(features); i++) {
		if (!is_feature(json_array_get(features, i)))
			return false;
	}
	return json_is_array(features);
}

static bool
is_topojson(const json_t *v)
{
	return strcmp(type_of(v), "Topology") == 0 &&
	       json_is_object(json_object_get(v, "objects")) &&
	       json_is_array(json_object_get(v, "arcs"));
}

/* ---- all of them ---- */

static bool
is_of_type(const gtab_field *field, const json_t *v)
{
	const gtab_text format = field->lexical.format;

	switch (field->type) {
	case GTAB_FIELD_OBJECT: return json_is_object(v);
	case GTAB_FIELD_ARRAY: return json_is_array(v);
	case GTAB_FIELD_GEOPOINT: return is_point_json(v, format);
	case GTAB_FIELD_GEOJSON:
		return gtab_text_equal(format, GTAB_TEXT("topojson")) ? is_topojson(v)
								      : is_geojson(v);
	default: return false;
	}
}

bool
gtab_lexical_json(gtab_lexical_reader *r, const gtab_field *field, gtab_text cell,
		  gtab_logical *out)
{
	if (field->type == GTAB_FIELD_GEOPOINT &&
	    (field->lexical.format.len == 0 ||
	     gtab_text_equal(field->lexical.format, GTAB_TEXT("default"))))
		return is_point_text(cell);
	out->json = load(r, cell);
	out->length = json_is_object(out->json) ? json_object_size(out->json)
						: json_array_size(out->json);
	return out->json != NULL && is_of_type(field, out->json);
}
