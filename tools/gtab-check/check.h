/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_GTAB_CHECK_H
#define GTAB_TOOLS_GTAB_CHECK_H

/* The inside of gtab-check: one run, and one operand of it. */

#include <gtab.h>

#include "common/tables.h"
#include "gtab-check/apply.h"
#include "gtab-check/outlet.h"
#include "gtab-check/package.h"
#include "gtab-check/report_files.h"

/*
 * The run: what was asked for, and where results go.
 *
 * rows      where tables go with --pass; without it no stream
 * references  what foreign keys look for in other tables; NULL without a form
 * package   other tables that relations name
 * waivers   failures that were explained; NULL without --waivers
 * draft     where waivers for what fails are drafted; NULL without --draft-waivers
 * expected  the names in --reporters, a line each
 * out       passes results on, in the order of the operands
 * unread    the last trouble with an operand after which the others went on
 */
typedef struct check {
	cli cli;
	cli_reading reading;
	const char *relations;
	const char *relations_file;
	const char *reporters_file;
	bool printed;
	bool without_suspects;
	const char *apply;
	const char *log;
	fixes fixes;
	bool pass;
	cli_reports reports;
	cli_package package;
	const char *waivers_file;
	const char *draft_path;
	gtab_waivers *waivers;
	FILE *draft;
	gtab_buf relation_text;
	gtab_buf expected;
	cli_table_out rows;
	outlet out;
	gtab_references *references;
	struct task *tasks;
	gtab_status unread;
	gtab_status status;
	gtab_error *err;
	int64_t started;
	bool has_progress;
	bool is_parallel;
} check;

/*
 * One operand, checked by one thread.
 *
 * tape     what it finds, when others are checked beside it
 * pending  what is said of a row before the row is told
 */
typedef struct task {
	check *c;
	size_t operand;
	outlet out;
	outlet_tape *tape;
	outlet_tape *pending;
	bool pends;
	gtab_status status;
	gtab_error err;
	gtab_buf line;
	gtab_buf scratch;
	gtab_buf drafts;  /* waivers for what fails */
	gtab_text period; /* of this table */
	size_t n_errors;  /* of this table */
	size_t n_warnings;
	const gtab_form *form; /* of this table */
} task;

/* Check operand i of a check (task.c), on any thread. */
void check_operand(void *check, size_t i);
void clear_task(task *t);
/* Whether the others can go on after such a trouble with one input. */
bool is_of_one_input(const check *c, gtab_status st);

/* The tables of the form that are among the inputs, then those that it says where to find (references.c). */
gtab_status read_references(check *c, gtab_error *err);

/* Read --waivers; begin the file of --draft-waivers (waivers.c). */
gtab_status read_waivers(check *c, gtab_error *err);
gtab_status open_draft(check *c, gtab_outfile **out, gtab_error *err);

/* Tell who in --reporters sent nothing, and how many submissions passed, failed, … (summary.c). */
void tell_missing(check *c);
void put_summary(check *c);

#endif
