/* SPDX-License-Identifier: MIT */
/* Styles in libxlsxwriter's terms. */

#include "output/book/formats.h"

#include "output/book/measure.h"

#include <stdio.h>

static void
set_font(lxw_format *format, gtab_sheet_font font)
{
	static const char *const names[GTAB_N_FONTS] = {
		[GTAB_FONT_BODY] = "仿宋_GB2312",     [GTAB_FONT_BOLD] = "黑体",
		[GTAB_FONT_TITLE] = "方正小标宋简体", [GTAB_FONT_LINE] = "楷体_GB2312",
		[GTAB_FONT_NOTE] = "仿宋_GB2312",
	};

	format_set_font_name(format, names[font]);
	format_set_font_size(format, gtab_font_tenths(font) / 10.0);
	if (font == GTAB_FONT_BOLD)
		format_set_bold(format);
}

static void
set_alignment(lxw_format *format, const gtab_sheet_style *style)
{
	static const uint8_t aligns[] = { [GTAB_ALIGN_LEFT] = LXW_ALIGN_LEFT,
					  [GTAB_ALIGN_CENTER] = LXW_ALIGN_CENTER,
					  [GTAB_ALIGN_RIGHT] = LXW_ALIGN_RIGHT };

	format_set_align(format, aligns[style->align]);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	if (style->is_wrapped)
		format_set_text_wrap(format);
	if (style->is_shrunk)
		format_set_shrink(format);
	if (style->indent > 0)
		format_set_indent(format, style->indent);
}

static void
set_number_format(lxw_format *format, const gtab_sheet_style *style)
{
	char code[64];
	const char *const whole = style->format == GTAB_FORMAT_GROUPED ? "#,##0" : "0";

	switch ((gtab_sheet_format)style->format) {
	case GTAB_FORMAT_GENERAL: return;
	case GTAB_FORMAT_TEXT: format_set_num_format(format, "@"); return;
	case GTAB_FORMAT_DATE: format_set_num_format(format, "yyyy\"年\"m\"月\"d\"日\""); return;
	case GTAB_FORMAT_PLAIN:
	case GTAB_FORMAT_GROUPED: break;
	}
	snprintf(code, sizeof(code), "%s%s%.*s", whole, style->n_decimals > 0 ? "." : "",
		 (int)style->n_decimals, "000000000000000000000000000000");
	format_set_num_format(format, code);
}

static void
set_borders(lxw_format *format, const gtab_sheet_style *style)
{
	static const uint8_t edges[] = { [GTAB_EDGE_NONE] = LXW_BORDER_NONE,
					 [GTAB_EDGE_THIN] = LXW_BORDER_THIN,
					 [GTAB_EDGE_MEDIUM] = LXW_BORDER_MEDIUM };

	format_set_left(format, edges[style->left]);
	format_set_right(format, edges[style->right]);
	format_set_top(format, edges[style->top]);
	format_set_bottom(format, edges[style->bottom]);
}

static void
set_fill(lxw_format *format, gtab_sheet_fill fill)
{
	if (fill == GTAB_FILL_NONE)
		return;
	format_set_pattern(format, LXW_PATTERN_SOLID);
	format_set_bg_color(format, fill == GTAB_FILL_HEADER ? 0xD9D9D9 : 0xFFC7CE);
}

lxw_format *
gtab_format_new(lxw_workbook *workbook, const gtab_sheet_style *style)
{
	lxw_format *const format = workbook_add_format(workbook);

	if (format == NULL)
		return NULL;
	set_font(format, (gtab_sheet_font)style->font);
	set_alignment(format, style);
	set_number_format(format, style);
	set_borders(format, style);
	set_fill(format, (gtab_sheet_fill)style->fill);
	return format;
}
