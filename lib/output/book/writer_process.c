/* SPDX-License-Identifier: MIT */
/*
 * Records go through a socket, the workbook and the child's stderr into memory files, its verdict into a
 * shared page. The child answers nothing while it works, so neither side can wait for the other for ever.
 */

#include "output/book/writer_process.h"

#include "base/i18n.h"
#include "output/book/book_writer.h"
#include "output/book/excel_limits.h"
#include "output/book/wire.h"

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

enum { SEND_LEN = 65536 };

/* What the child leaves behind. is_done stays false if it dies. */
struct verdict {
	bool is_done;
	gtab_error error;
};

struct gtab_writer {
	pid_t pid; /* 0 when there is no child, or no more */
	int records_fd;
	int book_fd;
	int stderr_fd;
	struct verdict *verdict;
	gtab_styles *styles;
	size_t n_styles_sent;
	gtab_buf pending;
	gtab_digest *digests;
	size_t n_sheets;
	gtab_error failure; /* what stopped it; status 0 while all is well */
};

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

_Noreturn static void
run_child(gtab_writer *w, int records_fd, int64_t created)
{
	char path[64];

	dup2(w->stderr_fd, STDERR_FILENO);
	close(w->records_fd); /* else it would never see the end of the records */
	snprintf(path, sizeof(path), "/proc/self/fd/%d", w->book_fd);
	w->verdict->error.status = gtab_book_write(records_fd, path, created, &w->verdict->error);
	w->verdict->is_done = true;
	_exit(0);
}

static bool
start_child(gtab_writer *w, int64_t created)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	w->records_fd = ends[0];
	w->pid = fork();
	if (w->pid == 0)
		run_child(w, ends[1], created);
	close(ends[1]);
	if (w->pid > 0)
		return true;
	w->pid = 0;
	return false;
}

gtab_status
gtab_writer_start(int64_t created, gtab_writer **out, gtab_error *err)
{
	gtab_writer *const w = calloc(1, sizeof(*w));

	*out = NULL;
	if (w == NULL)
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	gtab_buf_init(&w->pending);
	w->records_fd = -1;
	w->book_fd = open_memory("gtab-book");
	w->stderr_fd = open_memory("gtab-stderr");
	w->verdict = open_verdict();
	w->digests = calloc(BOOK_SHEETS_MAX, sizeof(*w->digests));
	if (w->digests == NULL || gtab_styles_new(&w->styles) != GTAB_OK) {
		gtab_writer_free(w);
		return gtab_error_set(err, GTAB_ENOMEM, NULL);
	}
	if (w->book_fd < 0 || w->stderr_fd < 0 || w->verdict == NULL || !start_child(w, created)) {
		gtab_error_set(err, GTAB_EINTERNAL,
			       _("the process that writes workbooks cannot start: %s"),
			       strerror(errno));
		gtab_writer_free(w);
		return GTAB_EINTERNAL;
	}
	*out = w;
	return GTAB_OK;
}

/* ---- when the child has ended ---- */

static int
wait_for(gtab_writer *w)
{
	int status = 0;

	while (w->pid > 0 && waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	return status;
}

/* The first line that libxlsxwriter printed, for what its return codes do not say. */
static void
read_complaint(const gtab_writer *w, char *out, size_t size)
{
	const ssize_t n = pread(w->stderr_fd, out, size - 1, 0);

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
judge_death(gtab_writer *w, int status, const char *complaint)
{
	const bool is_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;

	if (is_killed || is_about_memory(complaint))
		gtab_error_set(&w->failure, GTAB_ENOMEM, NULL);
	else if (WIFSIGNALED(status))
		gtab_error_set(&w->failure, GTAB_EINTERNAL,
			       _("the process that writes the workbook died of signal %d (%s)"),
			       WTERMSIG(status), complaint);
	else
		gtab_error_set(&w->failure, GTAB_EINTERNAL,
			       _("the process that writes the workbook ended too soon (%s)"),
			       complaint);
}

/* libxlsxwriter can print that it failed, and still return no error: then a style or a name is missing. */
static void
judge_complaint(gtab_writer *w, const char *complaint)
{
	if (is_about_memory(complaint))
		gtab_error_set(&w->failure, GTAB_ENOMEM, NULL);
	else
		gtab_error_set(&w->failure, GTAB_EINTERNAL, _("the workbook cannot be written: %s"),
			       complaint);
}

/* Wait for the child's end and note what it says; GTAB_OK when the workbook is written. */
static gtab_status
hear_verdict(gtab_writer *w)
{
	char complaint[256];

	if (w->records_fd >= 0)
		close(w->records_fd);
	w->records_fd = -1;
	const int status = wait_for(w);
	read_complaint(w, complaint, sizeof(complaint));
	if (w->verdict->is_done)
		w->failure = w->verdict->error;
	else
		judge_death(w, status, complaint);
	if (w->failure.status == GTAB_OK && complaint[0] != '\0')
		judge_complaint(w, complaint);
	return w->failure.status;
}

static gtab_status
tell_failure(const gtab_writer *w, gtab_error *err)
{
	if (err != NULL)
		*err = w->failure;
	return w->failure.status;
}

/* ---- sending ---- */

/* The child ends by itself only on failure: a send that finds it gone fetches the reason. */
static gtab_status
send_pending(gtab_writer *w)
{
	gtab_text rest = gtab_buf_text(&w->pending);

	while (rest.len > 0) {
		const ssize_t n = send(w->records_fd, rest.ptr, rest.len, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			if (hear_verdict(w) == GTAB_OK)
				gtab_error_set(&w->failure, GTAB_EINTERNAL, NULL);
			return w->failure.status;
		}
		rest = gtab_text_slice(rest, (size_t)n, rest.len);
	}
	gtab_buf_truncate(&w->pending, 0);
	return GTAB_OK;
}

/* Styles that are new go before the record that uses them. */
static void
put_new_styles(gtab_writer *w)
{
	size_t n;
	const gtab_sheet_style *const styles = gtab_styles_all(w->styles, &n);

	for (; w->n_styles_sent < n; w->n_styles_sent++) {
		const gtab_wire_record record = { .kind = GTAB_WIRE_STYLE,
						  .style = styles[w->n_styles_sent] };
		gtab_wire_put(&w->pending, &record);
	}
}

static gtab_status
send_record(gtab_writer *w, const gtab_wire_record *record, bool is_last, gtab_error *err)
{
	if (w->failure.status != GTAB_OK)
		return tell_failure(w, err);
	put_new_styles(w);
	gtab_wire_put(&w->pending, record);
	if (w->pending.failed)
		gtab_error_set(&w->failure, GTAB_ENOMEM, NULL);
	else if (is_last || w->pending.len >= SEND_LEN)
		send_pending(w);
	return tell_failure(w, err);
}

gtab_styles *
gtab_writer_styles(gtab_writer *w)
{
	return w->styles;
}

gtab_status
gtab_writer_sheet(gtab_writer *w, const gtab_sheet_setup *setup, gtab_error *err)
{
	const gtab_wire_record record = { .kind = GTAB_WIRE_SHEET, .setup = *setup };

	if (w->n_sheets == BOOK_SHEETS_MAX)
		return gtab_error_set(err, GTAB_ELIMIT, _("a workbook gets %d sheets at most"),
				      BOOK_SHEETS_MAX);
	gtab_digest_init(&w->digests[w->n_sheets++]);
	return send_record(w, &record, false, err);
}

gtab_status
gtab_writer_row(gtab_writer *w, const gtab_sheet_row *row, gtab_error *err)
{
	const gtab_wire_record record = { .kind = GTAB_WIRE_ROW, .row = *row };

	gtab_digest_row(&w->digests[w->n_sheets - 1], row);
	return send_record(w, &record, false, err);
}

gtab_status
gtab_writer_sheet_end(gtab_writer *w, bool is_one_page, gtab_error *err)
{
	const gtab_wire_record record = { .kind = GTAB_WIRE_SHEET_END, .is_one_page = is_one_page };

	return send_record(w, &record, false, err);
}

gtab_status
gtab_writer_end(gtab_writer *w, gtab_text title, gtab_error *err)
{
	const gtab_wire_record record = { .kind = GTAB_WIRE_END, .title = title };

	if (send_record(w, &record, true, err) != GTAB_OK)
		return w->failure.status;
	hear_verdict(w);
	return tell_failure(w, err);
}

int
gtab_writer_fd(const gtab_writer *w)
{
	return w->book_fd;
}

const gtab_digest *
gtab_writer_digests(const gtab_writer *w, size_t *n_out)
{
	*n_out = w->n_sheets;
	return w->digests;
}

void
gtab_writer_free(gtab_writer *w)
{
	if (w == NULL)
		return;
	if (w->pid > 0) {
		kill(w->pid, SIGKILL);
		wait_for(w);
	}
	if (w->records_fd >= 0)
		close(w->records_fd);
	if (w->book_fd >= 0)
		close(w->book_fd);
	if (w->stderr_fd >= 0)
		close(w->stderr_fd);
	if (w->verdict != NULL)
		munmap(w->verdict, sizeof(*w->verdict));
	gtab_styles_free(w->styles);
	gtab_buf_clear(&w->pending);
	free(w->digests);
	free(w);
}
