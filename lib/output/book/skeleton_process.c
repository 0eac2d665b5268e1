/* SPDX-License-Identifier: MIT */
/*
 * Requests go through a socket, the workbook and the child's stderr into memory files, its verdict into a shared
 * page. The child answers each request by a byte; when it dies, the socket's end says so.
 */

#include "output/book/skeleton_process.h"

#include "base/i18n.h"
#include "output/book/skeleton_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the child leaves behind. is_done stays false if it dies. */
struct verdict {
	bool is_done;
	gtab_error error;
};

struct gtab_skeleton_process {
	pid_t pid; /* 0 when there is no child, or no more */
	int socket;
	int book_fd;
	int stderr_fd;
	struct verdict *verdict;
	gtab_error failure; /* what stopped it; status 0 while all is well */
};

/* ---- both ends ---- */

static bool
send_all(int socket, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len > 0) {
		const ssize_t n = send(socket, at, len, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static bool
receive_all(int socket, void *bytes, size_t len)
{
	char *at = bytes;

	while (len > 0) {
		const ssize_t n = recv(socket, at, len, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* ---- the child ---- */

/* Read the next request; false when there is none, or it is not whole. */
static bool
receive_request(int socket, char **out)
{
	uint64_t len;

	*out = NULL;
	if (!receive_all(socket, &len, sizeof(len)))
		return false;
	*out = malloc(len);
	return *out != NULL && receive_all(socket, *out, len);
}

static gtab_status
serve(const char *request, const char *path, gtab_error *err)
{
	gtab_skeleton_head head;
	const char *const styles = request + sizeof(head);

	memcpy(&head, request, sizeof(head));
	return gtab_skeleton_make(
		&head, (const gtab_sheet_style *)styles,
		(const gtab_skeleton_sheet *)(styles + head.n_styles * sizeof(gtab_sheet_style)),
		path, err);
}

/* One request after the other, until one fails or there are no more. */
_Noreturn static void
run_child(const gtab_skeleton_process *p, int socket)
{
	char path[64];
	char *request;
	sigset_t none;
	gtab_status st = GTAB_OK;

	sigemptyset(&none); /* whoever waits for signals does it in the parent */
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(p->stderr_fd, STDERR_FILENO);
	close(p->socket); /* else it would never see the end */
	snprintf(path, sizeof(path), "/proc/self/fd/%d", p->book_fd);
	while (st == GTAB_OK && receive_request(socket, &request)) {
		st = serve(request, path, &p->verdict->error);
		free(request);
		fflush(stderr);
		p->verdict->error.status = st;
		p->verdict->is_done = true;
		send_all(socket, "", 1);
	}
	_exit(0);
}

/* ---- starting ---- */

/* A file in memory, above the standard descriptors even where those are closed. -1 when there can be none. */
static int
open_memory(const char *name)
{
	const int fd = memfd_create(name, MFD_CLOEXEC);
	int high;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(fd);
	return high;
}

static struct verdict *
open_verdict(void)
{
	void *const page = mmap(NULL, sizeof(struct verdict), PROT_READ | PROT_WRITE,
				MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return page != MAP_FAILED ? page : NULL;
}

static bool
start_child(gtab_skeleton_process *p)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	p->socket = ends[0];
	p->pid = fork();
	if (p->pid == 0)
		run_child(p, ends[1]);
	close(ends[1]);
	if (p->pid > 0)
		return true;
	p->pid = 0;
	return false;
}

gtab_status
gtab_skeleton_process_new(gtab_skeleton_process **out, gtab_error *err)
{
	gtab_skeleton_process *const p = calloc(1, sizeof(*p));

	*out = NULL;
	if (p == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	p->socket = -1;
	p->book_fd = open_memory("gtab-book");
	p->stderr_fd = open_memory("gtab-stderr");
	p->verdict = open_verdict();
	if (p->book_fd < 0 || p->stderr_fd < 0 || p->verdict == NULL || !start_child(p)) {
		gtab_error_set(err, GTAB_EINTERNAL,
			       _("the process that writes workbooks cannot start: %s"),
			       strerror(errno));
		gtab_skeleton_process_free(p);
		return GTAB_EINTERNAL;
	}
	*out = p;
	return GTAB_OK;
}

/* ---- how it went ---- */

static int
wait_for(gtab_skeleton_process *p)
{
	int status = 0;

	while (p->pid > 0 && waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		;
	p->pid = 0;
	return status;
}

/* The first line that libxlsxwriter printed, for what its return codes do not say. */
static void
read_complaint(const gtab_skeleton_process *p, char *out, size_t size)
{
	const ssize_t n = pread(p->stderr_fd, out, size - 1, 0);

	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
}

static bool
is_about_memory(const char *complaint)
{
	return strstr(complaint, "Memory allocation") != NULL;
}

/* A child that died without a verdict: mostly for want of memory, which libxlsxwriter does not survive. */
static void
judge_death(gtab_skeleton_process *p, int status, const char *complaint)
{
	const bool is_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;

	if (is_killed || is_about_memory(complaint))
		gtab_error_set(&p->failure, GTAB_ENOMEM, NULL);
	else if (WIFSIGNALED(status))
		gtab_error_set(&p->failure, GTAB_EINTERNAL,
			       _("the process that writes the workbook died of signal %d (%s)"),
			       WTERMSIG(status), complaint);
	else
		gtab_error_set(&p->failure, GTAB_EINTERNAL,
			       _("the process that writes the workbook ended too soon (%s)"),
			       complaint);
}

/* libxlsxwriter can print that it failed, and still return no error: then a style or a name is missing. */
static void
judge_complaint(gtab_skeleton_process *p, const char *complaint)
{
	if (is_about_memory(complaint))
		gtab_error_set(&p->failure, GTAB_ENOMEM, NULL);
	else
		gtab_error_set(&p->failure, GTAB_EINTERNAL, _("the workbook cannot be written: %s"),
			       complaint);
}

/* After the child's answer, or its end: what it says. */
static gtab_status
hear_verdict(gtab_skeleton_process *p, bool has_answered)
{
	char complaint[256];
	const int status = has_answered ? 0 : wait_for(p);

	read_complaint(p, complaint, sizeof(complaint));
	if (p->verdict->is_done)
		p->failure = p->verdict->error;
	else
		judge_death(p, status, complaint);
	if (p->failure.status == GTAB_OK && complaint[0] != '\0')
		judge_complaint(p, complaint);
	return p->failure.status;
}

static gtab_status
tell_failure(const gtab_skeleton_process *p, gtab_error *err)
{
	if (err != NULL)
		*err = p->failure;
	return p->failure.status;
}

/* ---- asking ---- */

gtab_status
gtab_skeleton_ask(gtab_skeleton_process *p, gtab_text request, int *fd_out, gtab_error *err)
{
	const uint64_t len = request.len;
	char answer;
	bool has_answered;

	*fd_out = p->book_fd;
	if (p->failure.status != GTAB_OK)
		return tell_failure(p, err);
	p->verdict->is_done = false;
	has_answered = send_all(p->socket, &len, sizeof(len)) &&
		       send_all(p->socket, request.ptr, request.len) &&
		       receive_all(p->socket, &answer, 1);
	hear_verdict(p, has_answered);
	return tell_failure(p, err);
}

void
gtab_skeleton_process_free(gtab_skeleton_process *p)
{
	if (p == NULL)
		return;
	if (p->socket >= 0)
		close(p->socket);
	if (p->pid > 0) {
		kill(p->pid, SIGKILL);
		wait_for(p);
	}
	if (p->book_fd >= 0)
		close(p->book_fd);
	if (p->stderr_fd >= 0)
		close(p->stderr_fd);
	if (p->verdict != NULL)
		munmap(p->verdict, sizeof(*p->verdict));
	free(p);
}
