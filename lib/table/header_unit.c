/* SPDX-License-Identifier: MIT */
/* Units in headers: 人数（人） is 人数 in 人, and a unit over a group of columns is that of each of them. */

#include "table/clean_internal.h"
#include "table/layout_internal.h"

static bool
split_brackets(gtab_text path, gtab_text open, gtab_text close, gtab_text *name_out,
	       gtab_text *unit_out)
{
	gtab_text name = path;
	size_t at = 0, last = 0;

	if (!gtab_text_take_end(&name, close))
		return false;
	while ((at = gtab_text_find(gtab_text_slice(name, last, name.len), open)) + last < name.len)
		last += at + open.len;
	if (last < open.len + 1)
		return false;
	*unit_out = gtab_text_trim(gtab_text_slice(name, last, name.len));
	*name_out = gtab_text_trim(gtab_text_slice(name, 0, last - open.len));
	return gtab_is_unit(*unit_out);
}

void
gtab_header_split_unit(gtab_text path, gtab_text *name_out, gtab_text *unit_out)
{
	if (split_brackets(path, GTAB_TEXT("（"), GTAB_TEXT("）"), name_out, unit_out) ||
	    split_brackets(path, GTAB_TEXT("("), GTAB_TEXT(")"), name_out, unit_out))
		return;
	*name_out = path;
	*unit_out = GTAB_TEXT("");
}

/* Where the element of a path that ends at `end` begins: behind the mark between elements, which \\| is not. */
static size_t
start_of_element(gtab_text path, size_t end)
{
	while (end > 0 && (path.ptr[end - 1] != '|' || (end > 1 && path.ptr[end - 2] == '\\')))
		end--;
	return end;
}

void
gtab_header_hoist_unit(gtab_buf *path)
{
	const gtab_text whole = gtab_buf_text(path);
	size_t start = start_of_element(whole, whole.len);
	gtab_text name, unit;

	gtab_header_split_unit(gtab_text_slice(whole, start, whole.len), &name, &unit);
	while (unit.len == 0 && start > 0) {
		const size_t end = start - 1;
		gtab_buf moved;

		start = start_of_element(whole, end);
		gtab_header_split_unit(gtab_text_slice(whole, start, end), &name, &unit);
		if (unit.len == 0)
			continue;
		gtab_buf_init(&moved);
		gtab_buf_put(&moved, gtab_text_slice(whole, 0, start));
		gtab_buf_put(&moved, name);
		gtab_buf_put(&moved, gtab_text_slice(whole, end, whole.len));
		gtab_buf_printf(&moved, "（%.*s）", GTAB_TEXT_ARG(unit));
		gtab_buf_truncate(path, 0);
		gtab_buf_put(path, gtab_buf_text(&moved));
		path->failed |= moved.failed;
		gtab_buf_clear(&moved);
		return;
	}
}
