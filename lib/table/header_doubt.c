/* SPDX-License-Identifier: MIT */
/*
 * Where the first full line may be no header: cards, one item a table, and lists of texts whose first line is like the
 * lines below. No figures tell there, so what is found is told, and --header decides.
 */

#include "table/profile_internal.h"
#include "table/shape_internal.h"

#include <gtab/normalize.h>

/* ---- cards ---- */

enum { CARD_PAIRS_MIN = 3 };

/* What stands left of its value on cards of powers, duties and persons (the pages of city governments, 2011 to 2023). */
static bool
is_card_key(gtab_text cell)
{
	static const gtab_text keys[] = {
		GTAB_TEXT("职权名称"), GTAB_TEXT("职权类型"),     GTAB_TEXT("职权类别"),
		GTAB_TEXT("职权编码"), GTAB_TEXT("权力名称"),     GTAB_TEXT("权力类型"),
		GTAB_TEXT("权力类别"), GTAB_TEXT("权力编码"),     GTAB_TEXT("事项名称"),
		GTAB_TEXT("事项类型"), GTAB_TEXT("事项编码"),     GTAB_TEXT("项目名称"),
		GTAB_TEXT("子项名称"), GTAB_TEXT("审核转报"),     GTAB_TEXT("法定主体"),
		GTAB_TEXT("实施主体"), GTAB_TEXT("行使主体"),     GTAB_TEXT("责任主体"),
		GTAB_TEXT("实施机构"), GTAB_TEXT("承办机构"),     GTAB_TEXT("责任科室"),
		GTAB_TEXT("责任事项"), GTAB_TEXT("责任事项依据"), GTAB_TEXT("追责情形"),
		GTAB_TEXT("追责依据"), GTAB_TEXT("追责情形依据"), GTAB_TEXT("法定依据"),
		GTAB_TEXT("实施依据"), GTAB_TEXT("设定依据"),     GTAB_TEXT("具体条款"),
		GTAB_TEXT("执法程序"), GTAB_TEXT("执法岗位"),     GTAB_TEXT("处罚种类"),
		GTAB_TEXT("法定时限"), GTAB_TEXT("承诺时限"),     GTAB_TEXT("办理时限"),
		GTAB_TEXT("收费标准"), GTAB_TEXT("收费依据"),     GTAB_TEXT("服务对象"),
		GTAB_TEXT("监督方式"), GTAB_TEXT("监督电话"),     GTAB_TEXT("投诉电话"),
		GTAB_TEXT("咨询电话"), GTAB_TEXT("联系电话"),     GTAB_TEXT("流程图"),
		GTAB_TEXT("备注"),     GTAB_TEXT("姓名"),         GTAB_TEXT("性别"),
		GTAB_TEXT("民族"),     GTAB_TEXT("出生年月"),     GTAB_TEXT("政治面貌"),
		GTAB_TEXT("籍贯"),     GTAB_TEXT("学历"),         GTAB_TEXT("职务"),
		GTAB_TEXT("级别"),     GTAB_TEXT("工作单位"),     GTAB_TEXT("身份证号"),
		GTAB_TEXT("线索编号"), GTAB_TEXT("线索来源"),     GTAB_TEXT("反映对象"),
		GTAB_TEXT("主要问题"), GTAB_TEXT("处置方式"),     GTAB_TEXT("办理结果"),
		GTAB_TEXT("受理日期"), GTAB_TEXT("办结日期"),     GTAB_TEXT("风险点"),
		GTAB_TEXT("风险等级"), GTAB_TEXT("防控措施"),     GTAB_TEXT("责任人"),
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		gtab_text rest = cell;

		if (!gtab_context_take_word(&rest, keys[i]))
			continue;
		rest = gtab_text_trim(rest);
		if (!gtab_text_take(&rest, GTAB_TEXT("：")))
			gtab_text_take(&rest, GTAB_TEXT(":"));
		if (gtab_text_is_blank(rest))
			return true;
	}
	return false;
}

static gtab_text
cell_of(const gtab_shape *s, size_t row, size_t col)
{
	return col < s->rows[row]->n_cells ? s->rows[row]->cells[col].text : GTAB_TEXT("");
}

/* The column of the second keys of a line, 职权名称,甲,职权类型,处罚; n_cols for none. */
static size_t
second_keys(const gtab_shape *s, size_t row)
{
	for (size_t col = 2; col < s->n_cols; col++)
		if (is_card_key(cell_of(s, row, col)))
			return col;
	return s->n_cols;
}

static bool
has_key_above(const gtab_shape *s, size_t first, size_t row, size_t col)
{
	for (size_t above = first; above < row; above++)
		if (gtab_text_equal(gtab_text_trim(cell_of(s, above, col)),
				    gtab_text_trim(cell_of(s, row, col))))
			return true;
	return false;
}

/*
 * Keys at the left, line after line, a value that is none beside each: 职权名称,对…的处罚 over 职权类型,行政处罚. A header
 * has keys side by side, and a list of keys (字段,说明) has a header that is none.
 */
bool
gtab_header_is_card(const gtab_shape *s, size_t first)
{
	size_t n_keys = 0, n_lines = 0;

	for (size_t row = first; row < s->n; row++) {
		const gtab_text key = cell_of(s, row, 0);

		if (gtab_text_is_blank(key)) /* the last value goes on */
			continue;
		n_lines++;
		if (!is_card_key(key)) {
			if (n_lines == 1)
				return false;
			continue;
		}
		if (is_card_key(cell_of(s, row, 1)) || has_key_above(s, first, row, 0))
			return false;
		n_keys += second_keys(s, row) < s->n_cols ? 2 : 1;
	}
	return n_keys >= CARD_PAIRS_MIN && 3 * n_keys >= 2 * n_lines && n_lines > 1;
}

/* ---- a first line like the others ---- */

/* What a character is to the pattern of a cell. */
static uint32_t
class_of(uint32_t cp)
{
	if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
		return '9';
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'))
		return 'a';
	return cp >= 0x3400 && cp <= 0x9FFF ? 0x4E00 : cp;
}

/* A-01 and B-27, 张三 and 李四, but not 张三 and 王小二. */
static bool
same_pattern(gtab_text a, gtab_text b)
{
	a = gtab_text_trim(a);
	b = gtab_text_trim(b);
	while (a.len > 0 && b.len > 0)
		if (class_of(gtab_utf8_next(&a)) != class_of(gtab_utf8_next(&b)))
			return false;
	return a.len == 0 && b.len == 0;
}

static bool
has_digit(gtab_text cell)
{
	while (cell.len > 0)
		if (class_of(gtab_utf8_next(&cell)) == '9')
			return true;
	return false;
}

/*
 * What the cells below say of the first one of a column.
 *
 * n           cells below
 * n_alike     of the same pattern
 * n_same      of the same words
 */
typedef struct column_below {
	size_t n;
	size_t n_alike;
	size_t n_same;
} column_below;

static column_below
look_below(const gtab_shape *s, size_t first, size_t col)
{
	const gtab_text cell = cell_of(s, first, col);
	column_below below = { 0, 0, 0 };

	for (size_t row = first + 1; row < s->foot; row++) {
		const gtab_text other = cell_of(s, row, col);

		if (gtab_text_is_blank(other) || gtab_count_filled(s->rows[row]) < 2)
			continue;
		below.n++;
		below.n_alike += same_pattern(cell, other);
		below.n_same += gtab_text_equal(gtab_text_trim(cell), gtab_text_trim(other));
	}
	return below;
}

static bool
is_repeated_below(const gtab_shape *s, size_t first)
{
	for (size_t row = first + 1; row < s->n; row++) {
		size_t col = 0;

		while (col < s->n_cols && gtab_text_equal(gtab_text_trim(cell_of(s, row, col)),
							  gtab_text_trim(cell_of(s, first, col))))
			col++;
		if (col == s->n_cols)
			return true;
	}
	return false;
}

static bool
has_any_name(const gtab_shape *s, size_t row)
{
	gtab_column_type ignored;

	for (size_t col = 0; col < s->n_cols; col++)
		if (gtab_type_of_name(gtab_text_trim(cell_of(s, row, col)), &ignored) ||
		    is_card_key(cell_of(s, row, col)))
			return true;
	return false;
}

/*
 * A cell that stands again below it, one with digits that is set like those below, or all cells set like those below; and
 * no name of a column among them.
 */
bool
gtab_header_is_like_rows(const gtab_shape *s, size_t first)
{
	const size_t n_least = 2;
	bool is_alike = true, has_same = false;

	if (s->n_figures > 0 || s->n_cols < 2 || has_any_name(s, first) ||
	    is_repeated_below(s, first))
		return false;
	for (size_t col = 0; col < s->n_cols; col++) {
		const column_below below = look_below(s, first, col);
		const gtab_text cell = cell_of(s, first, col);

		if (gtab_text_is_blank(cell))
			return false;
		has_same |= below.n_same > 0 ||
			    (below.n >= n_least && below.n_alike == below.n && has_digit(cell));
		is_alike &= below.n > n_least && below.n_alike == below.n;
	}
	return has_same || is_alike;
}
