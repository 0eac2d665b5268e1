/* SPDX-License-Identifier: MIT */

/*
 * Time two commands in turn, A B A B …, since a machine drifts and only pairs compare:
 *
 *	pair RUNS LABEL A ARGUMENT... -- B ARGUMENT...
 *
 * One line: least and median wall seconds of A and of B and the ratio of the medians; peak memory of A and of B
 * and its ratio. Their stdout goes to /dev/null. Exit status 1 of a command is fine (findings).
 */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 1000 };

extern char **environ;

typedef struct side {
	char **argv;
	double seconds[RUNS_MAX];
	double peak_mib;
} side;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
run_once(side *s, int run, const posix_spawn_file_actions_t *actions)
{
	const double start = now();
	struct rusage usage;
	int status = 0;
	pid_t pid;

	if (posix_spawnp(&pid, s->argv[0], actions, NULL, s->argv, environ) != 0 ||
	    wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1) {
		fprintf(stderr, "pair: %s failed (status %d)\n", s->argv[0], status);
		exit(1);
	}
	s->seconds[run] = now() - start;
	if ((double)usage.ru_maxrss / 1024 > s->peak_mib)
		s->peak_mib = (double)usage.ru_maxrss / 1024;
}

static int
compare(const void *a, const void *b)
{
	const double x = *(const double *)a;
	const double y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(const side *s, int n_runs)
{
	return (s->seconds[(n_runs - 1) / 2] + s->seconds[n_runs / 2]) / 2;
}

int
main(int argc, char **argv)
{
	static side a, b;
	const int n_runs = argc > 3 ? atoi(argv[1]) : 0;
	posix_spawn_file_actions_t actions;
	int split = 3;

	while (split < argc && strcmp(argv[split], "--") != 0)
		split++;
	if (n_runs < 1 || n_runs > RUNS_MAX || split + 1 >= argc) {
		fputs("usage: pair RUNS LABEL A ARGUMENT... -- B ARGUMENT...\n", stderr);
		return 2;
	}
	argv[split] = NULL;
	a.argv = argv + 3;
	b.argv = argv + split + 1;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	for (int i = 0; i < n_runs; i++) {
		run_once(&a, i, &actions);
		run_once(&b, i, &actions);
	}
	posix_spawn_file_actions_destroy(&actions);
	qsort(a.seconds, (size_t)n_runs, sizeof(double), compare);
	qsort(b.seconds, (size_t)n_runs, sizeof(double), compare);
	printf("%-30s %8.4f %8.4f  %8.4f %8.4f %6.2f  %7.1f %7.1f %6.2f\n", argv[2], a.seconds[0],
	       median(&a, n_runs), b.seconds[0], median(&b, n_runs),
	       median(&a, n_runs) / median(&b, n_runs), a.peak_mib, b.peak_mib,
	       a.peak_mib / b.peak_mib);
	return 0;
}
