/* SPDX-License-Identifier: MIT */
#ifndef GTAB_FORM_RELATION_LEX_INTERNAL_H
#define GTAB_FORM_RELATION_LEX_INTERNAL_H

/*
 * The characters of one part of a relation line. There are no tokens: what a character is depends on
 * whether a reference or an operator can stand at its place, which the parser knows. Everything here
 * passes over spaces first and reads full-width forms and look-alikes as what was meant.
 */

#include "form/relation_internal.h"

typedef struct gtab_lex {
	gtab_relation_reader *reader;
	size_t at; /* into reader->text */
	size_t end;
	gtab_error *err;
	gtab_status st;
	bool in_condition; /* 则, 且, 为空 and the like end a name that is not known */
} gtab_lex;

gtab_text gtab_lex_rest(const gtab_lex *l);
/* What stands from byte `start` up to here, without spaces at its ends. */
gtab_text gtab_lex_since(const gtab_lex *l, size_t start);

/* The next character, folded, not taken; 0 at the end. */
uint32_t gtab_lex_peek(gtab_lex *l);
/* Take word, given folded, if it stands here. */
bool gtab_lex_take(gtab_lex *l, const char *word);
/* Whether word stands here. */
bool gtab_lex_sees(gtab_lex *l, const char *word);

gtab_cmp gtab_lex_cmp(gtab_lex *l); /* GTAB_CMP_NONE when none stands here */
/* '+' or '-', taken; 0 when neither stands here. 一 and 十 count between digits, brackets, 行, 栏, 列. */
char gtab_lex_sign(gtab_lex *l);

/* Digits, taken; false when none stand here. */
bool gtab_lex_integer(gtab_lex *l, gtab_text *digits_out);
/* A number with thousands commas and a fraction; is_integer_out: digits only. */
bool gtab_lex_number(gtab_lex *l, gtab_decimal *out, bool *is_integer_out);

/* A known name of that axis (NULL: any), taken. */
bool gtab_lex_known(gtab_lex *l, const gtab_axis *axis, gtab_text *out);
/* What stands up to the next operator, space or end: a name that is not known. */
bool gtab_lex_unknown(gtab_lex *l, gtab_text *out);

/* Line and character, both from 1, of byte `at` of the reader's text. */
void gtab_lex_locate(const gtab_lex *l, size_t at, uint64_t *line_out, uint64_t *column_out);
/* Fail at byte `at`: GTAB_EUSAGE with its line and column. Returns false. */
bool gtab_lex_fail(gtab_lex *l, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
bool gtab_lex_no_memory(gtab_lex *l);

#endif
