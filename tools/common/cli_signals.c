/* SPDX-License-Identifier: MIT */

/*
 * Signals that end the process, waited for by a thread of its own: it may take locks and call anything, as a handler
 * may not.
 */

#include "common/cli.h"

#include <pthread.h>
#include <signal.h>

static const int endings[] = { SIGHUP, SIGINT, SIGTERM };

/* Those that are not ignored, as nohup wants it. */
static sigset_t
deadly(void)
{
	struct sigaction now;
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (sigaction(endings[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
			sigaddset(&set, endings[i]);
	}
	return set;
}

static void *
watch(void *arg)
{
	sigset_t set = deadly();
	int number;

	(void)arg;
	while (sigwait(&set, &number) != 0)
		;
	gtab_outfiles_abandon();
	pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	raise(number); /* so that the parent sees what ended us */
	return NULL;
}

void
cli_watch_signals(void)
{
	static bool is_watching;
	sigset_t set = deadly();
	pthread_t thread;

	if (is_watching)
		return;
	is_watching = true;
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (pthread_create(&thread, NULL, watch, NULL) == 0)
		pthread_detach(thread);
	else
		pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
