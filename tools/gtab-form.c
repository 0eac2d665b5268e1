/* SPDX-License-Identifier: MIT */

/* gtab-form: list forms and test them, draft them from good files, turn them into sheets and back. */

#include <gtab.h>

#include "gtab-form/commands.h"

#include <string.h>

static const struct {
	const char *name;
	form_command *run;
	size_t n_least; /* words that must follow */
	size_t n_most;
} commands[] = {
	{ "list", form_list, 0, 0 },        { "infer", form_infer, 1, SIZE_MAX },
	{ "export", form_export, 1, 1 },    { "import", form_import, 1, SIZE_MAX },
	{ "diff", form_diff, 2, 2 },        { "test", form_test, 1, SIZE_MAX },
	{ "show", form_show, 1, 1 },        { "explain", form_explain, 1, 2 },
	{ "lint", form_lint, 1, SIZE_MAX },
};

enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static _Noreturn void
refuse_command(const cli *c, const char *typed)
{
	gtab_buf known;

	gtab_buf_init(&known);
	for (size_t i = 0; i < N_COMMANDS; i++)
		gtab_buf_printf(&known, "%s%s", i == 0 ? "" : " ", commands[i].name);
	gtab_buf_putc(&known, '\0');
	if (strcmp(typed, "-") == 0) /* nothing was typed */
		cli_usage_error(c, _("which command? There are: %s"),
				known.failed ? "" : known.ptr);
	cli_usage_error(c, _("no command '%s'; there are: %s"), typed,
			known.failed ? "" : known.ptr);
}

/* The command that the first operand names; the operands behind it are its own. */
static size_t
take_command(cli *c)
{
	const char *const typed = c->operands[0];

	for (size_t i = 0; i < N_COMMANDS; i++) {
		if (strcmp(commands[i].name, typed) != 0)
			continue;
		c->operands++;
		c->n_operands--;
		if (c->n_operands < commands[i].n_least)
			cli_usage_error(c, _("%s needs more: see the examples"), typed);
		if (c->n_operands > commands[i].n_most)
			cli_usage_error(c, _("%s takes no '%s'"), typed,
					c->operands[commands[i].n_most]);
		return i;
	}
	refuse_command(c, typed);
}

static gtab_status
run(const form_call *call, form_command *command, gtab_error *err)
{
	form_call ready = *call;
	gtab_outfile *out = NULL;
	gtab_status st = cli_reading_open(call->reading, err);

	if (st == GTAB_OK)
		st = cli_open_output(call->cli, NULL, &out, err);
	if (st == GTAB_OK) {
		call->reading->options.finds_form = false;
		ready.out = gtab_outfile_stream(out);
		st = command(&ready, err);
	}
	if (st == GTAB_OK)
		return gtab_outfile_commit(out, err);
	gtab_outfile_discard(out);
	return st;
}

int
main(int argc, char **argv)
{
	cli_reading reading = { 0 };
	form_call call = { .reading = &reading };
	const cli_option options[] = {
		CLI_READING_OPTIONS(&reading),
		{ '\0', "name", "NAME", N_("infer: what the form is called"), .text = &call.name },
		{ 'd', "dir", "DIR", N_("export: the folder for the sheets"),
		  .text = &call.folder },
		CLI_END,
	};
	cli c = { .name = "gtab-form",
		  .usage = "COMMAND [OPTION]... [ARGUMENT]...",
		  .purpose = N_(
			  "List, show, explain and test forms, draft them, write them as sheets."),
		  .options = options,
		  .examples = "gtab-form list\n"
			      "gtab-form show case-tally\n"
			      "gtab-form explain '11=01+02-05=12+16'\n"
			      "gtab-form infer 2013.csv 2014.csv > 案件统计.json\n"
			      "gtab-form export case-tally -d 表式\n"
			      "gtab-form import 表式 -o 案件统计.json\n"
			      "gtab-form diff 案件统计-2014.json ./案件统计.json\n"
			      "gtab-form lint ./案件统计.json\n"
			      "gtab-form test ./案件统计.json\n" };
	gtab_error err = { 0 };
	gtab_status st;
	size_t command;

	cli_parse(&c, argc, argv);
	call.cli = &c;
	command = take_command(&c);
	st = run(&call, commands[command].run, &err);
	cli_reading_close(&reading);
	return cli_finish(&c, st, &err);
}
