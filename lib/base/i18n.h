/* SPDX-License-Identifier: MIT */
#ifndef GTAB_BASE_I18N_H
#define GTAB_BASE_I18N_H

/* Messages: English in the source, translated through the "gtab" domain. */

#include <libintl.h>

#define _(message)                   dgettext("gtab", message)
#define N_(message)                  message
#define ngettext_(one, many, number) dngettext("gtab", one, many, number)

#endif
