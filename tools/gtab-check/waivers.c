/* SPDX-License-Identifier: MIT */

/* gtab-check --waivers and --draft-waivers: failures that were explained, and lines for explaining more. */

#include "gtab-check/check.h"

/* Read the rows of an open file. */
static gtab_status
read_rows(check *c, gtab_source *source, gtab_error *err)
{
	const gtab_csv_options options = { 0 };
	gtab_decoder *decoder = NULL;
	gtab_stream *rows = NULL;
	gtab_status st = gtab_decoder_open(source, GTAB_ENCODING_AUTO, &decoder, err);

	if (st == GTAB_OK)
		st = gtab_csv_open(decoder, gtab_text_of(c->waivers_file), &options, &rows, err);
	if (st == GTAB_OK)
		st = gtab_waivers_read(rows, c->waivers_file, &c->waivers, err);
	gtab_stream_free(rows);
	gtab_decoder_free(decoder);
	return st;
}

gtab_status
read_waivers(check *c, gtab_error *err)
{
	gtab_source *source = NULL;
	gtab_status st;

	if (c->waivers_file == NULL)
		return GTAB_OK;
	st = gtab_source_open(c->waivers_file, &source, err);
	if (st == GTAB_OK)
		st = read_rows(c, source, err);
	gtab_source_free(source);
	return st;
}

gtab_status
open_draft(check *c, gtab_outfile **out, gtab_error *err)
{
	gtab_buf head;
	gtab_status st;

	if (c->draft_path == NULL)
		return GTAB_OK;
	st = cli_open_output(&c->cli, c->draft_path, out, err);
	if (st != GTAB_OK)
		return st;
	c->draft = gtab_outfile_stream(*out);
	gtab_buf_init(&head);
	gtab_waivers_put_head(&head);
	if (head.failed)
		st = gtab_error_set(err, GTAB_ENOMEM, NULL);
	else
		fwrite(head.ptr, 1, head.len, c->draft);
	gtab_buf_clear(&head);
	return st;
}
