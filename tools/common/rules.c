/* SPDX-License-Identifier: MIT */

/* The registry of rules on the command line. */

#include "common/rules.h"

#include <string.h>

static void
put_example(const gtab_rule_info *rule, gtab_buf *out)
{
	if (rule->in[0] == '\0')
		return;
	gtab_buf_printf(out, "%15s", "");
	cli_put_escaped(out, gtab_text_of(rule->in));
	gtab_buf_put(out, GTAB_TEXT(" -> "));
	cli_put_escaped(out, gtab_text_of(rule->out));
	gtab_buf_putc(out, '\n');
}

void
cli_print_rules(FILE *out)
{
	size_t n;
	const gtab_rule_info *rules = gtab_rule_list(&n);
	gtab_buf line;

	gtab_buf_init(&line);
	for (size_t i = 0; i < n; i++) {
		gtab_buf_printf(&line, "%-14s %s\n", rules[i].id, _(rules[i].what));
		put_example(&rules[i], &line);
	}
	fwrite(line.ptr, 1, line.len, out);
	gtab_buf_clear(&line);
}

/* The id with the fewest edits from name. */
static const char *
nearest_rule(gtab_text name)
{
	size_t n, best = SIZE_MAX;
	const gtab_rule_info *rules = gtab_rule_list(&n);
	const char *nearest = "";

	for (size_t i = 0; i < n; i++) {
		const size_t distance = gtab_text_distance(gtab_text_of(rules[i].id), name, 16);

		if (distance >= best)
			continue;
		best = distance;
		nearest = rules[i].id;
	}
	return nearest;
}

static gtab_rule_set
rule_of(const cli *c, gtab_text name)
{
	size_t n;
	const gtab_rule_info *rules = gtab_rule_list(&n);

	for (size_t i = 0; i < n; i++) {
		if (!gtab_text_equal(gtab_text_of(rules[i].id), name))
			continue;
		if ((rules[i].bit & GTAB_RULES_LAYOUT) != 0)
			cli_usage_error(c,
					_("the rule %s finds the table in the file and cannot be "
					  "switched off; a form says how a file is laid out"),
					rules[i].id);
		return rules[i].bit;
	}
	cli_usage_error(c, _("there is no rule %.*s; the nearest is %s (--rules lists them)"),
			GTAB_TEXT_ARG(name), nearest_rule(name));
}

static gtab_rule_set
rules_of(const cli *c, const char *list)
{
	gtab_text rest = gtab_text_of(list);
	gtab_rule_set set = 0;

	while (rest.len > 0) {
		const size_t end = gtab_text_find(rest, GTAB_TEXT(","));

		set |= rule_of(c, gtab_text_trim(gtab_text_slice(rest, 0, end)));
		rest = gtab_text_slice(rest, end + 1, rest.len);
	}
	return set;
}

gtab_rule_set
cli_rules_off(const cli *c, const char *only, const char *except)
{
	gtab_rule_set off = 0;

	if (only != NULL)
		off = GTAB_RULES_ALL & ~rules_of(c, only);
	return except == NULL ? off : off | rules_of(c, except);
}
