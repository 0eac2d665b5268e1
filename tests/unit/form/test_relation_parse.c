/* SPDX-License-Identifier: MIT */
/* The relation language: every notation of relations.md that is supported, the look-alikes, and refusals. */

#include "form/relation_internal.h"

#include <gtab/relation.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- relations as short texts: "A01 @5 = @6 + @7" ---- */

static const char *const class_words[] = { "明细", "合计", "小计", "其中", "累计", "节" };

static void
put_pick(const gtab_pick *pick, gtab_buf *out)
{
	switch (pick->kind) {
	case GTAB_PICK_NONE: break;
	case GTAB_PICK_ALL: gtab_buf_putc(out, '*'); break;
	case GTAB_PICK_CODE: gtab_buf_put(out, pick->first); break;
	case GTAB_PICK_RANGE:
		gtab_buf_put(out, pick->first);
		gtab_buf_putc(out, '-');
		gtab_buf_put(out, pick->last);
		break;
	case GTAB_PICK_NAME: gtab_buf_printf(out, "'%.*s'", GTAB_TEXT_ARG(pick->first)); break;
	case GTAB_PICK_CLASS: gtab_buf_printf(out, "*%s", class_words[pick->row_class]); break;
	}
}

static void put_condition(const gtab_condition *c, gtab_buf *out);
static void put_side(const gtab_side *side, gtab_buf *out);

static void
put_ref(const gtab_ref *ref, gtab_buf *out)
{
	if (ref->is_sum)
		gtab_buf_putc(out, 'S');
	if (ref->row.kind != GTAB_PICK_NONE) {
		gtab_buf_putc(out, '@');
		put_pick(&ref->row, out);
	}
	if (ref->column.kind != GTAB_PICK_NONE) {
		gtab_buf_put(out, ref->is_bare ? GTAB_TEXT("") : GTAB_TEXT("#"));
		put_pick(&ref->column, out);
	}
	if (ref->filter != NULL) {
		gtab_buf_putc(out, '[');
		put_condition(ref->filter, out);
		gtab_buf_putc(out, ']');
	}
}

static const char *const function_words[] = {
	"count", "abs", "max", "min", "quotient", "children"
};

static void
put_call(const gtab_term *t, gtab_buf *out)
{
	gtab_buf_printf(out, "%s(", function_words[t->function]);
	for (const gtab_side *s = t->args; s != NULL; s = s->next) {
		put_side(s, out);
		gtab_buf_put(out, s->next == NULL ? GTAB_TEXT(")") : GTAB_TEXT(", "));
	}
}

static void
put_term(const gtab_term *t, bool is_first, gtab_buf *out)
{
	const bool is_negative = gtab_decimal_sign(t->factor) < 0;
	const gtab_decimal size = is_negative ? gtab_decimal_negate(t->factor) : t->factor;

	if (!is_first || is_negative)
		gtab_buf_put(out, is_first      ? GTAB_TEXT("-")
				  : is_negative ? GTAB_TEXT(" - ")
						: GTAB_TEXT(" + "));
	if (gtab_decimal_compare(size, gtab_decimal_from_int(1)) != 0) {
		gtab_decimal_put(size, out);
		gtab_buf_putc(out, '*');
	}
	if (t->kind == GTAB_TERM_REF)
		put_ref(&t->ref, out);
	else if (t->kind == GTAB_TERM_TEXT)
		gtab_buf_printf(out, "\"%.*s\"", GTAB_TEXT_ARG(t->text));
	else if (t->kind == GTAB_TERM_CALL)
		put_call(t, out);
	else
		gtab_decimal_put(t->number, out);
}

static void
put_side(const gtab_side *side, gtab_buf *out)
{
	for (const gtab_term *t = side->terms; t != NULL; t = t->next)
		put_term(t, t == side->terms, out);
}

static void
put_list(const gtab_side *side, gtab_buf *out)
{
	for (; side != NULL; side = side->next) {
		put_side(side, out);
		gtab_buf_put(out, side->next == NULL ? GTAB_TEXT("") : GTAB_TEXT("、"));
	}
}

static void
put_condition(const gtab_condition *c, gtab_buf *out)
{
	if (c->kind == GTAB_CONDITION_COMPARE) {
		put_list(c->left, out);
		gtab_buf_printf(out, " %s ", gtab_cmp_text(c->cmp));
		put_list(c->right, out);
		return;
	}
	gtab_buf_printf(out, "%s(", c->kind == GTAB_CONDITION_AND ? "and" : "or");
	for (const gtab_condition *part = c->first; part != NULL; part = part->next) {
		put_condition(part, out);
		gtab_buf_put(out, part->next == NULL ? GTAB_TEXT(")") : GTAB_TEXT("; "));
	}
}

/* 201912; nothing for an open end. */
static void
put_month(int month_no, gtab_buf *out)
{
	if (month_no != 0)
		gtab_buf_printf(out, "%04d%02d", month_no / 12, month_no % 12 + 1);
}

static void
put_options(const gtab_relation *r, gtab_buf *out)
{
	static const char *const scopes[] = { "", " rows", " columns", " once" };
	static const char *const severities[] = { " note", " warning", "" };
	static const char *const missing[] = { "", " skip", " zero", " required" };

	gtab_buf_printf(out, "%s%s%s", scopes[r->scope], severities[r->options.severity],
			missing[r->options.if_missing]);
	if (r->options.tolerance == GTAB_TOLERANCE_PRINTED)
		gtab_buf_printf(out, " ±printed");
	else if (r->options.tolerance != GTAB_TOLERANCE_NONE) {
		gtab_buf_printf(out, " ±");
		gtab_decimal_put(r->options.amount, out);
		if (r->options.tolerance == GTAB_TOLERANCE_PERCENT)
			gtab_buf_putc(out, '%');
	}
	if (r->options.message.len > 0)
		gtab_buf_printf(out, " \"%.*s\"", GTAB_TEXT_ARG(r->options.message));
	if (r->scope_columns.kind != GTAB_PICK_NONE) {
		gtab_buf_put(out, GTAB_TEXT(" in #"));
		put_pick(&r->scope_columns, out);
	}
	if (r->grouping == GTAB_GROUP_UNIT)
		gtab_buf_put(out, GTAB_TEXT(" by unit"));
	if (r->grouping == GTAB_GROUP_COLUMN) {
		gtab_buf_put(out, GTAB_TEXT(" by #"));
		put_pick(&r->group_column, out);
	}
	if (r->options.is_rounding)
		gtab_buf_printf(out, " rounded %d", r->options.rounding);
	if (r->options.first_month != 0 || r->options.last_month != 0) {
		gtab_buf_put(out, GTAB_TEXT(" months "));
		put_month(r->options.first_month, out);
		gtab_buf_putc(out, '-');
		put_month(r->options.last_month, out);
	}
	if (r->condition != NULL) {
		gtab_buf_put(out, GTAB_TEXT(" if "));
		put_condition(r->condition, out);
	}
}

/* All relations of text joined by "; ", ids only where they are not A01. */
static void
put_relations(gtab_text text, const gtab_names *names, gtab_arena *arena, gtab_buf *out)
{
	gtab_relation_reader reader = { .text = text, .name = "r", .names = names, .arena = arena };
	gtab_relation *list;
	gtab_error err;
	gtab_status st;

	while ((st = gtab_relation_next(&reader, &list, NULL, &err)) != GTAB_END) {
		if (st != GTAB_OK) {
			gtab_buf_printf(out, "%s%d:%d %s", out->len > 0 ? "; " : "",
					(int)err.line_no, (int)err.column_no, err.message);
			continue;
		}
		for (const gtab_relation *r = list; r != NULL; r = r->next) {
			gtab_buf_printf(out, "%s%.*s ", out->len > 0 ? "; " : "",
					GTAB_TEXT_ARG(r->id));
			put_side(r->left, out);
			gtab_buf_printf(out, " %s ", gtab_cmp_text(r->cmp));
			put_side(r->right, out);
			put_options(r, out);
		}
	}
}

static void
check_text(gtab_text text, const gtab_names *names, const char *want)
{
	gtab_arena arena;
	gtab_buf out;

	gtab_arena_init(&arena);
	gtab_buf_init(&out);
	put_relations(text, names, &arena, &out);
	gtab_buf_putc(&out, '\0');
	assert_string_equal(out.ptr, want);
	gtab_buf_clear(&out);
	gtab_arena_clear(&arena);
}

/* ---- the cases ---- */

typedef struct {
	const char *in;
	const char *want;
} text_case;

static const text_case by_code[] = {
	{ "11=01+02-05=12+16", "A01 @11 = @01 + @02 - @05; A01 @01 + @02 - @05 = @12 + @16" },
	{ "平衡关系：11=01+02-05=12+16。",
	  "A01 @11 = @01 + @02 - @05; A01 @01 + @02 - @05 = @12 + @16" },
	{ "06、 07、08≤04", "A01 @06 ≤ @04; A01 @07 ≤ @04; A01 @08 ≤ @04" },
	{ "平衡关系：06、 07、08≤04，10=11+12，13=14+15，16=17+19，18≤17，20≤19，21﹥22，22=23+24",
	  "A01 @06 ≤ @04; A01 @07 ≤ @04; A01 @08 ≤ @04; A02 @10 = @11 + @12; A03 @13 = @14 + @15; "
	  "A04 @16 = @17 + @19; A05 @18 ≤ @17; A06 @20 ≤ @19; A07 @21 > @22; A08 @22 = @23 + @24" },
	{ "05≥0", "A01 @05 ≥ 0" },
	{ "05=2*06+0.5*07", "A01 @05 = 2*@06 + 0.5*@07" },
	{ "05=2*(06-07)", "A01 @05 = 2*@06 - 2*@07" },
	{ "05=-06", "A01 @05 = -@06" },
	{ "05=06一07", "A01 @05 = @06 - @07" },
	{ "05=06十07", "A01 @05 = @06 + @07" },
	{ "５＝６＋７", "A01 @５ = @６ + @７" },
};

static const text_case marked[] = {
	{ "01行≥02行；03行≥04行；05行=06行+07行。",
	  "A01 @01 ≥ @02; A02 @03 ≥ @04; A03 @05 = @06 + @07" },
	{ "表内逻辑关系：01行≥02行", "A01 @01 ≥ @02" },
	{ "2.表内逻辑关系：01行≥02行", "A01 @01 ≥ @02" },
	{ "（1）审核公式: 2行=(3+13)行; （2）3行=(4+12)行",
	  "A01 @2 = S@3 + S@13; A02 @3 = S@4 + S@12" },
	{ "①01行≥02行；② 03行≥04行", "A01 @01 ≥ @02; A02 @03 ≥ @04" },
	{ "一、表内关系：1. 01行≥02行", "A01 @01 ≥ @02" },
	{ "27行=(1+2+…+8)行", "A01 @27 = S@1 + S@2-8" },
	{ "84行=(32+33+…+57)行=(58+61+63+64+65)行",
	  "A01 @84 = S@32 + S@33-57; "
	  "A01 S@32 + S@33-57 = S@58 + S@61 + S@63 + S@64 + S@65" },
	{ "4行=(5至11)行", "A01 @4 = @5-11" },
	{ "4行=5至11行", "A01 @4 = @5-11" },
	{ "4行≥5至11行之和", "A01 @4 ≥ S@5-11" },
	{ "4行=5行、6行之和", "A01 @4 = S@5 + S@6" },
	{ "06、07、08行≤04行", "A01 @06 ≤ @04; A01 @07 ≤ @04; A01 @08 ≤ @04" },
	{ "1至8行、28行、32至85行≥0", "A01 @1-8 ≥ 0; A01 @28 ≥ 0; A01 @32-85 ≥ 0" },
	{ "86行7栏=31行1栏—84行7栏", "A01 @86#7 = @31#1 - @84#7" },
	{ "[05,4]=[06,4]+[07,#4]", "A01 @05#4 = @06#4 + @07#4" },
	{ "[05-07,#2-4]≤100", "A01 @05-07#2-4 ≤ 100" },
	{ "[*,4]≥0", "A01 @*#4 ≥ 0" },
	{ "@合计=@*明细", "A01 @'合计' = @*明细" },
	{ "@02-14≥0", "A01 @02-14 ≥ 0" },
	{ "@05 - @06 = 0", "A01 @05 - @06 = 0" },
	{ "#4=#5+#6", "A01 #4 = #5 + #6" },
	{ "#2=#3-7", "A01 #2 = #3-7" },
	{ "2栏=3至7栏", "A01 #2 = #3-7" },
	{ "2列=3列+4列", "A01 #2 = #3 + #4" },
	{ "和(#3-7)≤#2", "A01 S#3-7 ≤ #2" },
	{ "[01,4]=和(4栏)", "A01 @01#4 = S@*#4" },
	{ "05行＞＝06行", "A01 @05 ≥ @06" },
	{ "05行>= 06行", "A01 @05 ≥ @06" },
	{ "05行》=06行", "A01 @05 ≥ @06" },
	{ "05行《=06行", "A01 @05 ≤ @06" },
	{ "05行≧06行", "A01 @05 ≥ @06" },
	{ "05行<>06行", "A01 @05 ≠ @06" },
	{ "05行！=06行", "A01 @05 ≠ @06" },
	{ "05行不小于06行", "A01 @05 ≥ @06" },
	{ "05行大于06行", "A01 @05 > @06" },
	{ "05行等于06行加07行减08行", "A01 @05 = @06 + @07 - @08" },
	{ "05行=06行－07行–08行—09行―10行−11行", "A01 @05 = @06 - @07 - @08 - @09 - @10 - @11" },
	{ "05行=06行十07行一08行", "A01 @05 = @06 + @07 - @08" },
	{ "（3＋13）行＝2行", "A01 S@3 + S@13 = @2" },
	{ "05行≥1,000,000", "A01 @05 ≥ 1000000" },
	{ "05行≥0.50", "A01 @05 ≥ 0.50" },
	{ "X1: 05行≥06行 [核实] // 请说明；谢谢", "X1 @05 ≥ @06 warning \"请说明；谢谢\"" },
	{ "05行=06行 ±0.5 [提示] 缺项:按零", "A01 @05 = @06 note zero ±0.5" },
	{ "05行=06行 ±1%", "A01 @05 = @06 ±1%" },
	{ "05行=06行 ±舍入 缺项：必填", "A01 @05 = @06 required ±printed" },
	{ "05行=06行 缺项:跳过", "A01 @05 = @06 skip" },
	{ "05行=06行[强制]", "A01 @05 = @06" },
	{ "每列(#2-12), 05行=06行", "A01 @05 = @06 columns in #2-12" },
	{ "每行，#3=#4", "A01 #3 = #4 rows" },
	{ "# 注释\n// 也是\n05行=06行\n\n07行=08行", "A01 @05 = @06; A02 @07 = @08" },
};

static const text_case whole_language[] = {
	/* conditions */
	{ "如果报表小类≠“2”(调整表)，则1至8行、28行、32至85行≥0。",
	  "A01 @1-8 ≥ 0 if '报表小类' ≠ \"2\"; A01 @28 ≥ 0 if '报表小类' ≠ \"2\"; "
	  "A01 @32-85 ≥ 0 if '报表小类' ≠ \"2\"" },
	{ "每行(级别=\"县\"), #3=#4", "A01 #3 = #4 rows if '级别' = \"县\"" },
	{ "若05行>0，则06行>0", "A01 @06 > 0 if @05 > 0" },
	{ "若05>0则06>0", "A01 @06 > 0 if @05 > 0" },
	{ "if 05行>0 then 06行>0", "A01 @06 > 0 if @05 > 0" },
	{ "当05行>0时，06行>0", "A01 @06 > 0 if @05 > 0" },
	{ "若 #3>0 且 #4>0 则 #5≥0", "A01 #5 ≥ 0 if and(#3 > 0; #4 > 0)" },
	{ "若 #3>0 且 (#4>0 或 #5>0) 则 #6≥0", "A01 #6 ≥ 0 if and(#3 > 0; or(#4 > 0; #5 > 0))" },
	{ "若 (#3+#4)>0 则 #6≥0", "A01 #6 ≥ 0 if #3 + #4 > 0" },
	{ "若 1≤#3≤5 则 #6≥0", "A01 #6 ≥ 0 if and(1 ≤ #3; #3 ≤ 5)" },
	{ "若 级别为“县”、“市” 则 #6≥0", "A01 #6 ≥ 0 if '级别' = \"县\"、\"市\"" },
	{ "若 #3为空 则 #4为空", "A01 #4 = \"\" if #3 = \"\"" },
	{ "若 #3为空 则 #4=空", "A01 #4 = \"\" if #3 = \"\"" },
	{ "若 #3不为空 则 #4≠空", "A01 #4 ≠ \"\" if #3 ≠ \"\"" },
	{ "每行(#2>0)，若 #3>0 则 #4>0", "A01 #4 > 0 rows if and(#2 > 0; #3 > 0)" },
	/* filters */
	{ "#4[区县≠\"合计\"]≥0", "A01 @*#4['区县' ≠ \"合计\"] ≥ 0" },
	{ "和(#4[区县=“甲”])=5", "A01 S@*#4['区县' = \"甲\"] = 5" },
	{ "#4[#3>0]≥0 [核实]", "A01 @*#4[#3 > 0] ≥ 0 warning" },
	{ "#4[核实]≥0", "1:3 a comparison (=, ≥, ≤ …) is expected here" },
	/* functions and quotients */
	{ "05行/06行≥1", "A01 quotient(@05, @06) ≥ 1" },
	{ "05行/(06行+07行)*100≤100", "A01 100*quotient(@05, @06 + @07) ≤ 100" },
	{ "05行÷06行≥50%", "A01 quotient(@05, @06) ≥ 0.50" },
	{ "05行=06行*2", "A01 @05 = 2*@06" },
	{ "05行=06行×110%", "A01 @05 = 1.10*@06" },
	{ "最大(05行,06行)≥1", "A01 max(@05, @06) ≥ 1" },
	{ "最小值(#3-7)≥1", "A01 min(#3-7) ≥ 1" },
	{ "绝对值(05行-06行)≤3 // 说明", "A01 abs(@05 - @06) ≤ 3 \"说明\"" },
	{ "[01,4]=计数(*)", "A01 @01#4 = count(@*)" },
	{ "[01,4]=计数([类别=“许可”])", "A01 @01#4 = count(@*['类别' = \"许可\"])" },
	{ "[01,4]=计数(#3[类别=“许可”])", "A01 @01#4 = count(@*#3['类别' = \"许可\"])" },
	{ "计数(#3、#4)≤1", "A01 count(#3, #4) ≤ 1" },
	{ "#4=下级(#4)", "A01 #4 = children(#4)" },
	/* groups */
	{ "每组(职权类别), 05行=1", "A01 @05 = 1 by #'职权类别'" },
	{ "每组(#2), 每列(#4), 05行=1", "A01 @05 = 1 columns in #4 by #2" },
	{ "每单位，05行=1", "A01 @05 = 1 by unit" },
	/* options */
	{ "05行=06行 期:2013-2018", "A01 @05 = @06 months 201301-201812" },
	{ "05行=06行 期:2013起", "A01 @05 = @06 months 201301-" },
	{ "05行=06行 期:2013-", "A01 @05 = @06 months 201301-" },
	{ "05行=06行 期:至2018", "A01 @05 = @06 months -201812" },
	{ "05行=06行 期:-2018", "A01 @05 = @06 months -201812" },
	{ "05行=06行 期:2019-12起", "A01 @05 = @06 months 201912-" },
	{ "05行=06行 期:2015-2019-11", "A01 @05 = @06 months 201501-201911" },
	{ "05行=06行 期:2015年3月至2019年11月", "A01 @05 = @06 months 201503-201911" },
	{ "05行=06行 期:2019-12", "A01 @05 = @06 months 201912-201912" },
	{ "05行=06行 期：至2018年", "A01 @05 = @06 months -201812" },
	{ "05行=06行 期:2015 [核实] 舍入:1",
	  "A01 @05 = @06 warning rounded 1 months 201501-201512" },
	{ "05行=06行，舍入:0", "A01 @05 = @06 rounded 0" },
	{ "级别=“县”", "A01 '级别' = \"县\"" },
};

static const text_case refused[] = {
	{ "1-8行≥0",
	  "1:1 1-8行 is not clear: write 1至8行 for a range, or 1行-8行 for a difference" },
	{ "05行=06行+", "1:9 a column, a row or a number is expected here" },
	{ "05行=", "1:5 a column, a row or a number is expected here" },
	{ "05行 06行", "1:5 a comparison (=, ≥, ≤ …) is expected here" },
	{ "05行=(06行+07行", "1:5 this bracket is not closed" },
	{ "05行=06行 合计", "1:9 an operator is expected here" },
	{ "05行=06+07行",
	  "1:5 06 is a number here, since the line has 行, 栏 or a name: write 06行 or (06+07)行" },
	{ "05行=5至", "1:7 the end of a range is expected here" },
	{ "05行=5至7", "1:8 行, 栏 or 列 is expected here" },
	{ "(1-8)行≥0", "1:4 codes in brackets are joined by +, or as 5至11" },
	{ "[05;4]=1", "1:4 a cell is written [row,column]: , is expected here" },
	{ "「合计=1", "1:2 a name in 「」 is not closed" },
	{ "@*别的=1", "1:3 明细, 小计, 合计, 其中 or 累计 is expected behind @*" },
	{ "05行=06行 ±x", "1:10 an amount, a percentage or 舍入 is expected behind ±" },
	{ "05行=06行 缺项:x", "1:12 跳过, 按零 or 必填 is expected behind 缺项:" },
	{ "05行=06行\n07行", "A01 @05 = @06; 2:4 a comparison (=, ≥, ≤ …) is expected here" },
	{ "若 05行>0 06行>0", "1:9 则 is expected here" },
	{ "若 05行 则 06行>0", "1:7 a comparison (=, ≥, ≤ …) is expected here" },
	{ "若 级别=“县 则 06行>0", "1:6 this text is not closed" },
	{ "每组, 05行=1", "1:3 每组 needs a column: 每组(区县)" },
	{ "每行(#3>0, #4>0", "1:8 ) is expected here" },
	{ "#4[级别=“县”≥0", "1:12 ] is expected here" },
	{ "05行[级别=“县”]≥0", "1:4 a filter in [ ] stands behind a column or a class of rows" },
	{ "05行*06行≥0", "1:5 a reference is multiplied by numbers only" },
	{ "绝对值(05行，06行)≥0", "1:1 only 最大(), 最小() and 计数() take several arguments" },
	{ "最大(05行≥0", "1:1 this bracket is not closed" },
	{ "05行=06行 舍入:x", "1:12 截断 or a number of places up to 10 is expected behind 舍入:" },
	{ "05行=06行 期:x",
	  "1:11 years or months are expected behind 期:, as 2013-2018, 2019-12起 or 至2018" },
	{ "05行=06行 期:2018-2013", "1:11 these years run backwards" },
};

static void
run(const text_case *cases, size_t n, const gtab_names *names)
{
	for (size_t i = 0; i < n; i++)
		check_text(gtab_text_of(cases[i].in), names, cases[i].want);
}

#define RUN(cases, names) run(cases, sizeof(cases) / sizeof((cases)[0]), names)

static void
test_by_code(void **state)
{
	(void)state;
	RUN(by_code, NULL);
}

static void
test_marked(void **state)
{
	(void)state;
	RUN(marked, NULL);
}

static void
test_whole_language(void **state)
{
	(void)state;
	RUN(whole_language, NULL);
}

static void
test_refused(void **state)
{
	(void)state;
	RUN(refused, NULL);
}

/* Names hold commas, 、, 一, brackets and operators, and the longest is meant. */
static void
test_names_first(void **state)
{
	static const char *const columns[] = {
		"处分",      "处分人数",
		"一般干部",  "农村、企业等其他人员",
		"a+b",       "伪造、变造货币,出售",
		"增加值",    "2015",
		"立案|件数", "人数（人）",
	};
	static const text_case cases[] = {
		{ "处分=一般干部+农村、企业等其他人员",
		  "A01 '处分' = '一般干部' + '农村、企业等其他人员'" },
		{ "处分人数≥处分", "A01 '处分人数' ≥ '处分'" },
		{ "处 分 ≥ 一般 干部", "A01 '处 分' ≥ '一般 干部'" },
		{ "「a+b」=处分", "A01 'a+b' = '处分'" },
		{ "a+b=处分", "A01 'a+b' = '处分'" },
		{ "伪造、变造货币，出售=处分、处分人数之和",
		  "A01 '伪造、变造货币，出售' = S'处分' + S'处分人数'" },
		{ "增加值=处分加一般干部", "A01 '增加值' = '处分' + '一般干部'" },
		{ "2015≥处分", "A01 '2015' ≥ '处分'" },
		{ "立案|件数≤处分", "A01 '立案|件数' ≤ '处分'" },
		{ "人数(人)=2*处分", "A01 '人数(人)' = 2*'处分'" },
		{ "处分=@内部审计机构", "A01 '处分' = @'内部审计机构'" },
		{ "和(处分)=10", "A01 S@*#'处分' = 10" },
		{ "未知列=处分", "A01 '未知列' = '处分'" },
		{ "(4)=(1)+(3)", "A01 #4 = #1 + #3" },
		{ "(4)=(1)+(2)", "A01 #4 = #1 + 2" },
	};
	static const gtab_text numbers[] = { { "1", 1 }, { "3", 1 }, { "4", 1 } };
	gtab_names names;

	(void)state;
	gtab_names_init(&names);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		assert_int_equal(gtab_names_add(&names, gtab_text_of(columns[i]),
						gtab_text_of(columns[i]), GTAB_AXIS_COLUMN, i, 0),
				 GTAB_OK);
	names.numbers = numbers;
	names.n_numbers = 3;
	RUN(cases, &names);
	gtab_names_clear(&names);
}

static void
test_find(void **state)
{
	const gtab_known_name *first;
	const gtab_known_name *second;
	gtab_names names;

	(void)state;
	gtab_names_init(&names);
	gtab_names_add(&names, GTAB_TEXT("立案|件数"), GTAB_TEXT("立案|件数"), GTAB_AXIS_COLUMN, 0,
		       0);
	gtab_names_add(&names, GTAB_TEXT("件数"), GTAB_TEXT("立案|件数"), GTAB_AXIS_COLUMN, 0, 1);
	gtab_names_add(&names, GTAB_TEXT("件数"), GTAB_TEXT("处分|件数"), GTAB_AXIS_COLUMN, 1, 1);
	gtab_names_add(&names, GTAB_TEXT("合计"), GTAB_TEXT("合计"), GTAB_AXIS_COLUMN, 2, 0);
	gtab_names_add(&names, GTAB_TEXT("合计"), GTAB_TEXT("立案|合计"), GTAB_AXIS_COLUMN, 3, 1);
	assert_int_equal(
		gtab_names_find(&names, GTAB_TEXT("立案|件 数"), GTAB_AXIS_COLUMN, &first, &second),
		0);
	assert_int_equal(
		gtab_names_find(&names, GTAB_TEXT("合计"), GTAB_AXIS_COLUMN, &first, &second), 2);
	assert_true(gtab_names_find(&names, GTAB_TEXT("件数"), GTAB_AXIS_COLUMN, &first, &second) ==
		    GTAB_MAP_NONE);
	assert_non_null(second);
	assert_true(gtab_names_find(&names, GTAB_TEXT("人数"), GTAB_AXIS_COLUMN, &first, &second) ==
		    GTAB_MAP_NONE);
	assert_null(first);
	assert_true(gtab_text_equal(gtab_names_nearest(&names, GTAB_TEXT("合汁"), GTAB_AXIS_COLUMN),
				    GTAB_TEXT("合计")));
	assert_int_equal(gtab_names_nearest(&names, GTAB_TEXT("别的什么"), GTAB_AXIS_COLUMN).len,
			 0);
	gtab_names_clear(&names);
}

static void
test_labels(void **state)
{
	static const text_case cases[] = {
		{ "其中：专职机构", "专职机构" },
		{ "一、内部审计机构", "内部审计机构" },
		{ "（一）农业", "农业" },
		{ "1.农业", "农业" },
		{ "① 农业", "农业" },
		{ "十一、实际", "实际" },
		{ "其中：1．农业", "农业" },
		{ "1.5万元以上", "1.5万元以上" },
		{ "一般干部", "一般干部" },
		{ "其中", "其中" },
		{ "2015年", "2015年" },
		{ "合计", "合计" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const gtab_text core = gtab_label_core(gtab_text_of(cases[i].in));

		assert_true(gtab_text_equal(core, gtab_text_of(cases[i].want)));
	}
}

static void
test_notes(void **state)
{
	static const struct {
		const char *note;
		const char *found;
	} cases[] = {
		{ "2.表内逻辑关系：01行≥02行；03行≥04行。",
		  "表内逻辑关系：01行≥02行；03行≥04行。" },
		{ "备注：平衡关系：06≤04", "平衡关系：06≤04" },
		{ "3. 05行=06行+07行", "05行=06行+07行" },
		{ "备注：1.本表系审计情况综合报表， 有关指标应大于或等于其它各报表的相同指标之和。",
		  NULL },
		{ "说明：逻辑关系见附件", NULL },
		{ "单位负责人：", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		gtab_text found;
		const bool is_found = gtab_relation_in_note(gtab_text_of(cases[i].note), &found);

		assert_int_equal(is_found, cases[i].found != NULL);
		if (is_found)
			assert_true(gtab_text_equal(found, gtab_text_of(cases[i].found)));
	}
}

/* Brackets may be nested, but not without end. */
static void
test_depth(void **state)
{
	char text[1024] = "1行=";

	(void)state;
	memset(text + strlen(text), '(', 500);
	check_text(gtab_text_of(text), NULL, "1:68 brackets are nested too deeply");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_code),        cmocka_unit_test(test_marked),
		cmocka_unit_test(test_whole_language), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_names_first),    cmocka_unit_test(test_find),
		cmocka_unit_test(test_labels),         cmocka_unit_test(test_notes),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
