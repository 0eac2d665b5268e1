/* SPDX-License-Identifier: MIT */

/* Options from one table, and the exit status. */

#include "cli_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	OPTIONS_MAX = 40,
	/* What getopt_long() returns for row i of the joined tables: never a letter, ':' or '?'. */
	FIRST_VALUE = 256
};

static char *const default_operands[] = { "-", NULL };

const cli_option cli_common_options[] = {
	{ 'o', "output", "FILE", N_("write to FILE, which appears whole or not at all"),
	  .text = NULL },
	{ 0, "lang", "LANG", N_("language of messages: zh_CN or en"), .text = NULL },
	{ 'h', "help", NULL, N_("show this help"), .flag = NULL },
	{ 'V', "version", NULL, N_("show the version"), .flag = NULL },
	CLI_END,
};

/* The tool's own options and the common ones as getopt_long() wants them. */
typedef struct option_set {
	const cli_option *rows[OPTIONS_MAX];
	size_t n;
	struct option longs[OPTIONS_MAX + 1];
	char shorts[2 * OPTIONS_MAX + 2];
} option_set;

static void
add_options(option_set *set, const cli_option *row)
{
	char *s = set->shorts + strlen(set->shorts);

	for (; row->name != NULL; row++) {
		if (set->n == OPTIONS_MAX)
			abort(); /* a fault of the table, met by its first run */
		set->longs[set->n] = (struct option){
			.name = row->name,
			.has_arg = row->arg != NULL ? required_argument : no_argument,
			.val = FIRST_VALUE + (int)set->n,
		};
		set->rows[set->n++] = row;
		if (row->letter == '\0')
			continue;
		*s++ = row->letter;
		if (row->arg != NULL)
			*s++ = ':';
		*s = '\0';
	}
}

/* The row that getopt_long()'s result means, or NULL. */
static const cli_option *
find_option(const option_set *set, int value)
{
	if (value >= FIRST_VALUE)
		return set->rows[value - FIRST_VALUE];
	for (size_t i = 0; i < set->n; i++)
		if (value != 0 && set->rows[i]->letter == value)
			return set->rows[i];
	return NULL;
}

/* The name in a list that is most like word: within a third of its length, or begun by it. NULL: none. */
static const char *
nearest(gtab_text word, const char *const *names, size_t n_names)
{
	const size_t max = word.len / 3 > 2 ? word.len / 3 : 2;
	size_t best = max + 1;
	const char *found = NULL;

	for (size_t i = 0; i < n_names; i++) {
		const gtab_text name = gtab_text_of(names[i]);
		size_t distance = gtab_text_distance(word, name, max);

		if (word.len > 0 && gtab_text_starts(name, word))
			distance = 1;
		if (distance < best) {
			best = distance;
			found = names[i];
		}
	}
	return found;
}

static _Noreturn void
refuse_unknown_long(const cli *c, const option_set *set, const char *typed)
{
	const gtab_text word = { typed + 2, strcspn(typed + 2, "=") };
	const char *names[OPTIONS_MAX];
	const char *found;

	for (size_t i = 0; i < set->n; i++)
		names[i] = set->rows[i]->name;
	found = nearest(word, names, set->n);
	if (found != NULL)
		cli_usage_error(c, _("unknown option --%.*s (nearest: --%s)"), GTAB_TEXT_ARG(word),
				found);
	cli_usage_error(c, _("unknown option --%.*s"), GTAB_TEXT_ARG(word));
}

/* Say what is wrong with the option that getopt_long() returned '?' or ':' for. */
static _Noreturn void
refuse_option(const cli *c, const option_set *set, int result, const char *typed)
{
	const cli_option *row = find_option(set, optopt);
	const bool is_long = strncmp(typed, "--", 2) == 0;

	if (row != NULL && result == ':' && optopt < FIRST_VALUE)
		cli_usage_error(c, _("option -%c needs an argument: %s"), row->letter, row->arg);
	if (row != NULL && result == ':')
		cli_usage_error(c, _("option --%s needs an argument: %s"), row->name, row->arg);
	if (row != NULL && is_long)
		cli_usage_error(c, _("option --%s takes no argument"), row->name);
	if (is_long)
		refuse_unknown_long(c, set, typed);
	cli_usage_error(c, _("unknown option -%c"), optopt);
}

static void
set_choice(const cli *c, const cli_option *row, const char *argument)
{
	const char *found;
	size_t n = 0;

	for (; row->choices[n] != NULL; n++) {
		if (strcmp(row->choices[n], argument) == 0) {
			*row->choice = (int)n;
			return;
		}
	}
	found = nearest(gtab_text_of(argument), row->choices, n);
	if (found != NULL)
		cli_usage_error(c, _("--%s has no '%s' (nearest: %s)"), row->name, argument, found);
	cli_usage_error(c, _("--%s has no '%s'"), row->name, argument);
}

static void
add_to_list(cli_list *list, const char *argument)
{
	const char **const items = realloc(list->items, (list->n + 1) * sizeof(*items));

	if (items == NULL)
		exit(cli_exit_of(GTAB_ENOMEM));
	list->items = items;
	list->items[list->n++] = argument;
}

static void
set_target(const cli *c, const cli_option *row, const char *argument)
{
	if (row->flag != NULL)
		*row->flag = true;
	else if (row->text != NULL)
		*row->text = argument;
	else if (row->list != NULL)
		add_to_list(row->list, argument);
	else if (row->choice != NULL)
		set_choice(c, row, argument);
}

static _Noreturn void
print_version(const cli *c)
{
	printf("%s (gtab) %s\n", c->name, GTAB_VERSION);
	exit(cli_finish(c, GTAB_OK, NULL));
}

/*
 * A tool started without stdin, stdout or stderr would get their numbers for its own files, and messages
 * would land in data. A closed one is taken by a descriptor on which that direction fails.
 */
static void
keep_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

void
cli_parse(cli *c, int argc, char **argv)
{
	option_set set = { .n = 0, .shorts = ":" };
	bool wants_help = false;
	bool wants_version = false;
	const bool has_language = cli_set_language(argc, argv);
	int result;

	keep_standard_descriptors();
	add_options(&set, c->options);
	add_options(&set, cli_common_options);
	opterr = 0;
	while ((result = getopt_long(argc, argv, set.shorts, set.longs, NULL)) != -1) {
		const cli_option *row = find_option(&set, result);

		if (row == NULL)
			refuse_option(c, &set, result, argv[optind - 1]);
		else if (row->letter == 'h')
			wants_help = true;
		else if (row->letter == 'V')
			wants_version = true;
		else if (row->letter == 'o')
			c->output = optarg;
		else if (strcmp(row->name, "lang") == 0 && !has_language)
			cli_usage_error(c, _("--lang has no '%s' (known: zh_CN, en)"), optarg);
		else
			set_target(c, row, optarg);
	}
	if (wants_help) {
		cli_print_help(c);
		exit(cli_finish(c, GTAB_OK, NULL));
	}
	if (wants_version)
		print_version(c);
	c->operands = optind < argc ? argv + optind : (char **)(uintptr_t)default_operands;
	c->n_operands = optind < argc ? (size_t)(argc - optind) : 1;
}

int
cli_exit_of(gtab_status status)
{
	switch (status) {
	case GTAB_OK:
	case GTAB_END: return 0;
	case GTAB_EUSAGE: return 2;
	case GTAB_EINPUT:
	case GTAB_EENCODING:
	case GTAB_EMALFORMED:
	case GTAB_ELIMIT:
	case GTAB_EOVERFLOW: return 3;
	case GTAB_EOUTPUT: return 4;
	case GTAB_ENOMEM:
	case GTAB_EINTERNAL: break;
	}
	return 5;
}

/* Whether all that was written to stdout has arrived. A stdout that was closed and never used is fine. */
static bool
close_stdout(void)
{
	const bool had_error = ferror(stdout) != 0;

	errno = 0;
	if (fflush(stdout) != 0 || had_error)
		return false;
	return fclose(stdout) == 0 || errno == EBADF;
}

int
cli_finish(const cli *c, gtab_status status, const gtab_error *err)
{
	int result = cli_exit_of(status);

	if (result != 0) {
		gtab_error own = { .status = status };

		if (err == NULL || err->message[0] == '\0') {
			gtab_error_set(&own, status, NULL);
			err = &own;
		}
		cli_trouble(c, err);
	}
	if (!close_stdout() && result == 0) {
		if (errno != 0)
			cli_note(c, _("cannot write to standard output: %s"), strerror(errno));
		else
			cli_note(c, _("cannot write to standard output"));
		return cli_exit_of(GTAB_EOUTPUT);
	}
	return result == 0 && c->n_findings > 0 ? 1 : result;
}
