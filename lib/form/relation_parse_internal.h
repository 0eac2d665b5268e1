/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_RELATION_PARSE_INTERNAL_H
#define GTAB_FORM_RELATION_PARSE_INTERNAL_H

/* The parser's state, and what its files call in each other: part → line → side → reference. */

#include "form/relation_lex_internal.h"

enum { GTAB_RELATION_DEPTH_MAX = 64 };

/* Terms in the order they were written. */
typedef struct gtab_term_list {
	gtab_term *first;
	gtab_term *last;
	size_t n;
} gtab_term_list;

/*
 * part_terms    every term of the part
 * has_ref       something in the part is named by name, 行, 栏, @, # or [ ]: integers are no codes then
 * is_sum_word   之和 was read behind the last term
 */
typedef struct gtab_parse {
	gtab_lex lex;
	gtab_term *part_terms;
	bool has_ref;
	bool is_sum_word;
	unsigned depth;
} gtab_parse;

/* A new term at the end of list, its source the text since `start`; NULL when out of memory. */
gtab_term *gtab_parse_add(gtab_parse *p, gtab_term_list *list, gtab_term_kind kind,
			  gtab_decimal factor, size_t start);

/* Move n terms, first to last, to the end of list. */
void gtab_parse_append(gtab_term_list *list, gtab_term *first, gtab_term *last, size_t n);

/* relation_part.c: move l to the next part that holds anything, behind its prefix words; false at the end. */
bool gtab_parse_next_part(gtab_relation_reader *r, gtab_lex *l, gtab_text *part_out);

/* relation_ref.c: a reference that begins with @ # [ 「, or a code with 行, 栏, 列 behind it. */
bool gtab_parse_marked(gtab_parse *p, gtab_ref *ref, bool *is_there);
bool gtab_parse_coded(gtab_parse *p, gtab_ref *ref, bool *is_there);
/* #2-12, 2至12栏 or a column's name; for 每列(…). */
bool gtab_parse_columns(gtab_parse *p, gtab_pick *pick);
/* (1+2+…+8)行: whether one stands here, and reading it. */
bool gtab_parse_sees_group(gtab_parse *p);
bool gtab_parse_group(gtab_parse *p, gtab_decimal factor, gtab_term_list *out);

/* relation_parse.c: one side of a comparison, a list or a sum. */
bool gtab_parse_side(gtab_parse *p, gtab_side **out);
bool gtab_parse_sum(gtab_parse *p, gtab_term_list *out);
/* One reference, number, function or bracket, with no factor before it. */
bool gtab_parse_factor(gtab_parse *p, gtab_term_list *out);
/* [条件] behind ref, if one stands here. */
bool gtab_parse_filter(gtab_parse *p, gtab_ref *ref);

/*
 * relation_table.c: behind a name, ! and a reference in the table of that name; *is_there is false when no !
 * stands here.
 */
bool gtab_parse_in_table(gtab_parse *p, gtab_text table, gtab_ref *ref, bool *is_there);
/* The 交审计2表 of 交审计2表01行, a name that is not known; its length, or 0. */
size_t gtab_table_in_name(gtab_text name);
/* 05行 behind the name of another table. */
bool gtab_parse_coded_in_table(gtab_parse *p, gtab_text table, gtab_ref *ref);
/* ·上期 and the like, if one stands here. */
bool gtab_parse_when(gtab_parse *p, gtab_when *when);

/* relation_call.c: 最大(…) and the like, and "县" or 空; *is_there is false when none stands here. */
bool gtab_parse_function(gtab_parse *p, gtab_decimal factor, gtab_term_list *out, bool *is_there);
bool gtab_parse_text(gtab_parse *p, gtab_term_list *out, bool *is_there);
/* / and * behind terms that began at byte start; they become one term when divided. */
bool gtab_parse_products(gtab_parse *p, size_t start, gtab_term_list *terms);

/*
 * relation_condition.c: a comparison and what stands right of it, 为空 and 已填 too; *cmp is GTAB_CMP_NONE when
 * none stands here.
 */
bool gtab_parse_right(gtab_parse *p, gtab_cmp *cmp, gtab_side **right);
/* 级别="县" 且 件数>0, up to 则, a comma or a bracket. */
bool gtab_parse_condition(gtab_parse *p, const gtab_condition **out);

/* relation_option.c: one option; false when none stands here or it is wrong (then st says so). */
bool gtab_parse_option(gtab_lex *l, gtab_relation_options *options);

#endif
