/* SPDX-License-Identifier: MIT */
#ifndef GTAB_TOOLS_CLI_H
#define GTAB_TOOLS_CLI_H

/*
 * What all tools share: options, --help, messages, opening files, exit status.
 *
 *	int
 *	main(int argc, char **argv)
 *	{
 *		const char *form = NULL;
 *		bool keep = false;
 *		const cli_option options[] = {
 *			{ 'f', "form", "FORM", N_("read by this form"), .text = &form },
 *			{ 'k', "keep", NULL, N_("keep titles, notes and origins"), .flag = &keep },
 *			CLI_END,
 *		};
 *		cli c = { .name = "gtab-norm",
 *			  .usage = "[OPTION]... [FILE]...",
 *			  .purpose = N_("Turn a messy export into a clean table."),
 *			  .options = options,
 *			  .examples = "gtab-norm -k a.csv > clean.csv\n" };
 *		gtab_error err = { 0 };
 *
 *		cli_parse(&c, argc, argv);
 *		...
 *		return cli_finish(&c, st, &err);
 *	}
 */

#include "base/i18n.h"

#include <gtab/input.h>
#include <gtab/output.h>
#include <gtab/status.h>
#include <stdbool.h>

/* Arguments of an option that may be given several times, borrowed from argv. */
typedef struct cli_list {
	const char **items;
	size_t n;
} cli_list;

/*
 * One option. Exactly one of the targets is set; each keeps its first value when the option is absent.
 *
 * letter   '\0' for none
 * name     the long name, without "--"; every option has one
 * arg      what --help calls its argument; NULL for a flag
 * help     N_() sentence, no full stop; wrapped to the screen. NULL for a rare option, which --help only names
 * flag     set to true
 * text     set to the argument, borrowed from argv
 * list     the argument is added to it: the option may be given several times
 * choice   set to the index of the argument in choices, a list that ends with NULL; others are refused
 */
typedef struct cli_option {
	char letter;
	const char *name;
	const char *arg;
	const char *help;
	bool *flag;
	const char **text;
	cli_list *list;
	int *choice;
	const char *const *choices;
} cli_option;

#define CLI_END                                                                                    \
	{                                                                                          \
		.name = NULL                                                                       \
	}

/*
 * The tool: the first members are set by main, the rest by cli_parse(). -o, --lang, -h and -V are every
 * tool's and need no row in options.
 */
typedef struct cli {
	const char *name;
	const char *usage;   /* what follows the name in the usage line */
	const char *purpose; /* N_() one sentence */
	const cli_option *options;
	const char *examples; /* command lines, each with its LF */

	const char *output; /* -o FILE; NULL for stdout */
	char **operands;    /* "-" alone when the person gave none */
	size_t n_operands;
	size_t n_findings; /* the tool counts; above 0 makes the exit status 1 */
	FILE *messages;    /* where they go; NULL is stderr */
} cli;

/*
 * Set the locale and read the options. Returns only when there is work to do: --help and --version exit
 * with 0, a wrong option tells the nearest one and exits with 2.
 */
void cli_parse(cli *c, int argc, char **argv);

/* A call that cannot be: "gtab-norm: TEXT; try 'gtab-norm --help'", exit status 2. */
_Noreturn void cli_usage_error(const cli *c, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* ---- messages: to stderr, one line each, control and bidi characters escaped ---- */

/* `gtab-NAME: file:line:col: text`, without the parts that err does not know. */
void cli_trouble(const cli *c, const gtab_error *err);

/* `gtab-NAME: text`: what was decided or dropped. */
void cli_note(const cli *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `gtab-NAME: file:line: text`; line 0 is left out. */
void cli_note_at(const cli *c, gtab_place place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Append text as messages show it: `\n`, `\x1b`, `\u202e` for what would move a cursor or turn the line. */
void cli_put_escaped(gtab_buf *out, gtab_text text);

/* ---- files ---- */

/*
 * Begin an output: path, or -o FILE when path is NULL, or stdout. GTAB_EUSAGE when that is one of the
 * operands (or the file that is stdin); nothing has been written then. Else as gtab_outfile_open().
 */
gtab_status cli_open_output(const cli *c, const char *path, gtab_outfile **out, gtab_error *err);

/*
 * From now on a signal that ends the process (interrupt, terminate, hang up) takes its temporaries away first. Call it
 * before there are threads; again does nothing. cli_open_output() does.
 */
void cli_watch_signals(void);

/* ---- the end ---- */

/* The exit status of a status, findings apart: design.md, Exit status. */
int cli_exit_of(gtab_status status);

/*
 * Tell the trouble, if any; flush stdout and tell if that fails. Returns the exit status of the tool.
 *
 * status  what the work ended with; GTAB_END is as good as GTAB_OK
 * err     the trouble; NULL or without a message: the sentence of status
 */
int cli_finish(const cli *c, gtab_status status, const gtab_error *err);

#endif
