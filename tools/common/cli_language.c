/* SPDX-License-Identifier: MIT */

/*
 * The language of messages, on a system that may have no locale but C.UTF-8.
 *
 * gettext translates only under a locale that exists and is not "C", and takes the language from LANGUAGE
 * first. A bare Debian has no zh_CN locale, so Chinese is C.UTF-8 with LANGUAGE=zh_CN (tried: glibc 2.36).
 * LC_NUMERIC is never set: libxlsxwriter and printf write numbers by it.
 */

#include "cli_internal.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOCALE_FOLDER "/../share/locale"
#define MESSAGE_FILE  "/zh_CN/LC_MESSAGES/gtab.mo"

/* The argument of the last --lang before "--", or NULL. An abbreviation (--lan) is left to the options. */
static const char *
find_lang(int argc, char **argv)
{
	const char *found = NULL;

	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			found = argv[++i];
		else if (strncmp(argv[i], "--lang=", 7) == 0)
			found = argv[i] + 7;
	}
	return found;
}

static void
use_chinese(void)
{
	if (setlocale(LC_MESSAGES, "C.UTF-8") != NULL && setlocale(LC_CTYPE, "C.UTF-8") != NULL)
		setenv("LANGUAGE", "zh_CN", 1);
}

/* The locale the environment asks for, which may not be installed. */
static const char *
wanted_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "C";
}

static void
use_environment(void)
{
	const char *wanted = wanted_locale();

	setlocale(LC_CTYPE, "");
	if (setlocale(LC_MESSAGES, "") == NULL && strncmp(wanted, "zh", 2) == 0)
		use_chinese();
}

/*
 * Translations stand beside the tool, ../share/locale seen from its folder: so in the build tree, so when
 * installed anywhere. GTAB_LOCALEDIR overrides.
 */
static void
bind_messages(void)
{
	const char *set = getenv("GTAB_LOCALEDIR");
	char path[PATH_MAX + sizeof(LOCALE_FOLDER MESSAGE_FILE)];
	const ssize_t len = readlink("/proc/self/exe", path, PATH_MAX);
	char *slash;

	/* messages are UTF-8 like the data they quote, whatever the locale */
	bind_textdomain_codeset("gtab", "UTF-8");
	if (set != NULL) {
		bindtextdomain("gtab", set);
		return;
	}
	if (len <= 0 || len == PATH_MAX)
		return;
	path[len] = '\0';
	slash = strrchr(path, '/');
	if (slash == NULL)
		return;
	memcpy(slash, LOCALE_FOLDER MESSAGE_FILE, sizeof(LOCALE_FOLDER MESSAGE_FILE));
	if (access(path, R_OK) != 0)
		return;
	slash[strlen(LOCALE_FOLDER)] = '\0';
	bindtextdomain("gtab", path);
}

bool
cli_set_language(int argc, char **argv)
{
	const char *lang = find_lang(argc, argv);

	use_environment();
	bind_messages();
	if (lang == NULL)
		return true;
	if (strcmp(lang, "zh_CN") == 0)
		use_chinese();
	else if (strcmp(lang, "en") == 0)
		setlocale(LC_MESSAGES, "C");
	else
		return false;
	return true;
}
