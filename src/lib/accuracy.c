/* SPDX-License-Identifier: MIT */
#include "lib/accuracy.h"

#include <errno.h>

#include "base/csv.h"
#include "base/file.h"

/* "1.000", "0.947" in thousandths; nothing: LG_NO_SHARE. */
static bool read_share(int32_t *out, struct lg_slice s)
{
	uint32_t whole, part;
	*out = LG_NO_SHARE;
	if (s.n == 0)
		return true;
	if (s.n != 5 || s.p[1] != '.' || !lg_slice_uint(lg_slice_sub(s, 0, 1), &whole) ||
	    !lg_slice_uint(lg_slice_sub(s, 2, 5), &part))
		return false;
	*out = (int32_t)(whole * 1000 + part);
	return *out <= 1000;
}

static bool read_row(struct lg_accuracy *out, const struct lg_csv *t, size_t row)
{
	struct lg_slice cell[9];
	static const char *const columns[] = {"scope", "key",	"lang",	    "cells",	"verdicts",
					      "gap_p", "gap_r", "cite_hit", "abstained"};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		cell[i] = lg_csv_cell(t, row, lg_csv_column(t, columns[i]));
	bool of_requirement = lg_slice_is(cell[0], "requirement");
	*out = (struct lg_accuracy){.requirement = cell[1], .lang = cell[2]};
	return of_requirement == (cell[1].n > 0) && lg_slice_uint(cell[3], &out->cells) && out->cells < 1000000 &&
	       lg_slice_uint(cell[8], &out->abstained) && read_share(&out->verdicts, cell[4]) &&
	       read_share(&out->gap_precision, cell[5]) && read_share(&out->gap_recall, cell[6]) &&
	       read_share(&out->cite_hit, cell[7]);
}

static int read_table(struct lg_accuracy_table *out, struct lg_arena *a, struct lg_slice bytes, struct lg_slice path,
		      struct lg_diags *d)
{
	struct lg_csv t;
	int status = lg_csv_parse(&t, a, bytes, path, d);
	if (status)
		return status == LG_ENOMEM ? status : LG_ERULE;
	out->v = lg_arena_array(a, t.nrows + 1, sizeof *out->v);
	if (!out->v)
		return LG_ENOMEM;
	for (out->n = 0; out->n < t.nrows; out->n++) {
		if (read_row(&out->v[out->n], &t, out->n))
			continue;
		lg_diag(d, LG_ERROR, path, t.line[out->n], 0,
			"needs scope, key, lang, cells, four shares such as 0.947 (or nothing), abstained");
		return LG_ERULE;
	}
	return LG_OK;
}

int lg_accuracy_load(struct lg_accuracy_table *out, struct lg_arena *a, const char *dir, struct lg_diags *d)
{
	struct lg_buf buf;
	struct lg_slice path, bytes;
	*out = (struct lg_accuracy_table){0};
	lg_buf_init(&buf, 0);
	lg_buf_fmt(&buf, "%s/accuracy.csv", dir);
	bool ok = lg_buf_status(&buf) == LG_OK && lg_arena_copy(a, lg_buf_slice(&buf), &path);
	lg_buf_done(&buf);
	if (!ok)
		return LG_ENOMEM;
	int status = lg_file_read(&bytes, a, path.p, 0);
	if (status == LG_EIO && errno == ENOENT)
		return LG_OK;
	if (status) {
		lg_diag(d, LG_ERROR, path, 0, 0, "cannot be read");
		return status == LG_ENOMEM ? status : LG_ERULE;
	}
	return read_table(out, a, bytes, path, d);
}
