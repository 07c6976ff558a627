/* SPDX-License-Identifier: MIT */
/*
 * csv.h - RFC 4180 tables with a header row, read and quoted with libcsv. The only place that names libcsv.
 */
#ifndef LG_BASE_CSV_H
#define LG_BASE_CSV_H

#include "base/buf.h"
#include "base/diag.h"

struct lg_csv {
	struct lg_slice *header; /* column names */
	size_t ncols;
	struct lg_slice *cell; /* row-major, without the header row; short rows are padded with empty cells */
	uint32_t *line;        /* line of each row in the file: where it begins */
	size_t nrows;
};

/* Parses bytes into the arena. A byte order mark is skipped, and white space around fields without quotes. LG_EPARSE with a located diagnostic on a broken table. */
int lg_csv_parse(struct lg_csv *out, struct lg_arena *a, struct lg_slice bytes, struct lg_slice file,
		 struct lg_diags *d) LG_MUST_USE;
size_t lg_csv_column(const struct lg_csv *t, const char *name); /* SIZE_MAX when absent */
struct lg_slice lg_csv_cell(const struct lg_csv *t, size_t row, size_t col); /* empty for SIZE_MAX */

/* Appends one field, quoted only when it must be. */
void lg_csv_put(struct lg_buf *b, struct lg_slice field);
void lg_csv_put_quoted(struct lg_buf *b, struct lg_slice field); /* quoted always */

#endif
