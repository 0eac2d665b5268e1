/* SPDX-License-Identifier: MIT */
/* The registry of cell rules: what logs call each, and an example that a test runs. */

#include "base/i18n.h"

#include "normalize/number_internal.h"

#include <gtab/normalize.h>

/* In the order of the bits, from the lowest. */
static const gtab_rule_info rules[] = {
	{ GTAB_RULE_SPACE, "space", N_("spaces of any kind are dropped or made plain"), "number",
	  "\u00A017", "17" },
	{ GTAB_RULE_WIDTH, "width", N_("full-width digits, letters and signs become half-width"),
	  "number", "５０４", "504" },
	{ GTAB_RULE_GROUP, "group", N_("thousands separators are taken out"), "number", "1,579",
	  "1579" },
	{ GTAB_RULE_UNIT, "unit", N_("the unit behind a figure is set apart"), "number", "504件",
	  "504" },
	{ GTAB_RULE_NUMERAL, "numeral", N_("Chinese numerals become digits"), "number",
	  "六百三十九", "639" },
	{ GTAB_RULE_SCALE, "scale", N_("万 and 亿 in a cell are multiplied"), "number", "41.4万",
	  "414000" },
	{ GTAB_RULE_APPROX, "approx", N_("words of approximation become bounds"), "number",
	  "2700余", "2700" },
	{ GTAB_RULE_PERCENT, "percent", N_("percents become fractions"), "number", "27%", "0.27" },
	{ GTAB_RULE_SIGN, "sign", N_("accountants' negatives and other minus signs become -"),
	  "number", "△12", "-12" },
	{ GTAB_RULE_FLOAT_TAIL, "float-tail",
	  N_("a lone .0 goes if every number of the column ends so"), NULL, "35084.0", "35084" },
	{ GTAB_RULE_MISSING, "missing", N_("marks of missing figures take their normal form"),
	  "number", "——", "-" },
	{ GTAB_RULE_DATE, "date", N_("dates and periods take their ISO form"), "date",
	  "二〇一五年三月一日", "2015-03-01" },
	{ GTAB_RULE_LABEL, "label", N_("letter-spaced labels are closed up"), "label",
	  "村  民  小 组", "村民小组" },
	{ GTAB_RULE_LINE_BREAK, "line-break",
	  N_("line breaks become LF, and are joined in codes, names and headers"), "label",
	  "立案\r\n件数", "立案件数" },
	{ GTAB_RULE_APOSTROPHE, "apostrophe", N_("a leading apostrophe and =\"…\" are taken off"),
	  "code", "'00123", "00123" },
	{ GTAB_RULE_FILL_DOWN, "fill-down", N_("a merged label cell takes the value above it"),
	  NULL, "", "" },
	{ GTAB_RULE_MONEY, "money", N_("元, 角 and 分 in one cell are added up"), "number",
	  "12元5角", "12.5" },
	{ GTAB_RULE_DECIMAL_MARK, "decimal-mark",
	  N_("a decimal comma becomes a point, where the file is said to have one"), NULL,
	  "1 234,50", "1234.50" },
	{ GTAB_RULE_SERIAL, "serial",
	  N_("a spreadsheet's day number becomes its date, in a column declared to hold dates"),
	  NULL, "42064", "2015-03-01" },
	{ GTAB_RULE_PAD, "pad", N_("zeros are put before a code that is shorter than declared"),
	  NULL, "175004000", "000175004000" },
	{ GTAB_RULE_SCIENTIFIC, "scientific",
	  N_("scientific notation that kept all digits of a code is written out"), "code",
	  "1.75004000E+8", "175004000" },
	{ GTAB_RULE_LIST, "list", N_("items of a cell that is said to hold a list are joined by ;"),
	  NULL, "2,3,4", "2;3;4" },
	{ GTAB_RULE_PINYIN, "pinyin", N_("notes of pronunciation behind characters are dropped"),
	  "repair", "权(quán)力", "权力" },
	{ GTAB_RULE_MOJIBAKE, "mojibake",
	  N_("text that was read in the wrong encoding is put back"), "repair", "濮撳悕", "姓名" },
	{ GTAB_RULE_BYTE_SLIP, "byte-slip",
	  N_("characters that a lost byte paired wrongly are put back"), "repair", "付?!边@话",
	  "付。”這话" },
	{ GTAB_RULE_SIMPLIFY, "simplify", N_("traditional characters become simplified ones"),
	  "simplify", "農業生產", "农业生产" },
	{ GTAB_RULE_HEADER, "header",
	  N_("header lines are joined to one, and names and units put in order"), NULL, "", "" },
	{ GTAB_RULE_SECTION, "section", N_("the heading of a section becomes a column of its rows"),
	  NULL, "", "" },
	{ GTAB_RULE_CONTEXT, "context",
	  N_("title, notes and signature are set apart from the table"), NULL, "", "" },
	{ GTAB_RULE_REPEAT, "repeat", N_("a header that is printed again is left out"), NULL, "",
	  "" },
};

const gtab_rule_info *
gtab_rule_list(size_t *n_out)
{
	*n_out = sizeof(rules) / sizeof(*rules);
	return rules;
}

gtab_status
gtab_rule_refuse(gtab_text in, gtab_rule_set off, gtab_error *err)
{
	const gtab_text quote = gtab_text_clip(in);
	gtab_buf names;

	if (err == NULL)
		return GTAB_EMALFORMED;
	gtab_buf_init(&names);
	gtab_rule_set_put(off, &names);
	gtab_error_set(err, GTAB_EMALFORMED, _("%.*s is not read without the rule %.*s"),
		       GTAB_TEXT_ARG(quote), GTAB_TEXT_ARG(gtab_buf_text(&names)));
	gtab_buf_clear(&names);
	return GTAB_EMALFORMED;
}

void
gtab_rule_set_put(gtab_rule_set set, gtab_buf *out)
{
	const size_t start = out->len;

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		if ((set & rules[i].bit) == 0)
			continue;
		if (out->len > start)
			gtab_buf_putc(out, '+');
		gtab_buf_put(out, gtab_text_of(rules[i].id));
	}
}
