/* SPDX-License-Identifier: MIT */
#include "base/csv.h"

#include <csv.h>
#include <string.h>

/* State of one parse; libcsv calls back per field and per row. */
struct reading {
	struct lg_arena *arena;
	LG_VEC(struct lg_slice) cells;
	LG_VEC(uint32_t) lines;
	size_t ncols, row_fields;
	size_t rows;   /* ended so far, the header included */
	uint32_t line; /* where the current row begins */
	bool header_done;
	int status;
};

static void on_field(void *bytes, size_t n, void *payload)
{
	struct reading *r = payload;
	struct lg_slice field;
	if (r->status)
		return;
	if (r->header_done && r->row_fields >= r->ncols) { /* fields past the header are dropped by column count */
		r->row_fields++;
		return;
	}
	if (!lg_arena_copy(r->arena, (struct lg_slice){bytes, n}, &field) || !LG_VEC_ROOM(r->arena, &r->cells)) {
		r->status = LG_ENOMEM;
		return;
	}
	r->cells.v[r->cells.n++] = field;
	r->row_fields++;
}

static void on_row(int terminator, void *payload)
{
	struct reading *r = payload;
	(void)terminator;
	if (r->status)
		return;
	if (!r->header_done) {
		r->ncols = r->row_fields;
		r->header_done = true;
	} else {
		for (; r->row_fields < r->ncols; r->row_fields++) {
			if (!LG_VEC_ROOM(r->arena, &r->cells)) {
				r->status = LG_ENOMEM;
				return;
			}
			r->cells.v[r->cells.n++] = (struct lg_slice){"", 0};
		}
		if (!LG_VEC_ROOM(r->arena, &r->lines)) {
			r->status = LG_ENOMEM;
			return;
		}
		r->lines.v[r->lines.n++] = r->line;
	}
	r->row_fields = 0;
	r->rows++;
}

static bool is_blank(struct lg_slice line)
{
	return lg_slice_trim(line).n == 0;
}

/* Line by line, so that each row knows the line it begins on: quoted fields may hold line ends. */
static void parse_lines(struct reading *r, struct csv_parser *parser, struct lg_slice bytes, uint32_t *line)
{
	uint32_t begins = 1;
	bool in_row = false;
	for (size_t at = 0; at < bytes.n && r->status == LG_OK; ++*line) {
		const char *end = memchr(bytes.p + at, '\n', bytes.n - at);
		size_t n = end ? (size_t)(end - bytes.p) - at + 1 : bytes.n - at;
		size_t rows = r->rows;
		if (!in_row && !is_blank(lg_slice_sub(bytes, at, at + n))) {
			begins = *line;
			in_row = true;
		}
		r->line = begins;
		if (csv_parse(parser, bytes.p + at, n, on_field, on_row, r) != n) {
			r->status = LG_EPARSE;
			return; /* line: where it broke */
		}
		in_row = in_row && r->rows == rows;
		at += n;
	}
	if (r->status == LG_OK && csv_fini(parser, on_field, on_row, r) != 0)
		r->status = LG_EPARSE;
}

int lg_csv_parse(struct lg_csv *out, struct lg_arena *a, struct lg_slice bytes, struct lg_slice file,
		 struct lg_diags *d)
{
	struct csv_parser parser;
	struct reading r = {.arena = a};
	uint32_t line = 1;
	if (lg_slice_starts(bytes, "\xef\xbb\xbf"))
		bytes = lg_slice_sub(bytes, 3, bytes.n);
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0)
		return LG_ENOMEM;
	parse_lines(&r, &parser, bytes, &line);
	if (r.status == LG_EPARSE)
		lg_diag(d, LG_ERROR, file, line, 0, "broken CSV: %s", csv_strerror(csv_error(&parser)));
	csv_free(&parser);
	if (r.status)
		return r.status;
	*out = (struct lg_csv){.header = r.cells.v,
			       .ncols = r.ncols,
			       .cell = r.cells.v ? r.cells.v + r.ncols : NULL,
			       .line = r.lines.v,
			       .nrows = r.lines.n};
	return LG_OK;
}

size_t lg_csv_column(const struct lg_csv *t, const char *name)
{
	for (size_t i = 0; i < t->ncols; i++)
		if (lg_slice_is(t->header[i], name))
			return i;
	return SIZE_MAX;
}

struct lg_slice lg_csv_cell(const struct lg_csv *t, size_t row, size_t col)
{
	if (col >= t->ncols || row >= t->nrows)
		return (struct lg_slice){"", 0};
	return t->cell[row * t->ncols + col];
}

void lg_csv_put_quoted(struct lg_buf *b, struct lg_slice field)
{
	char small[512];
	size_t need = csv_write(NULL, 0, field.p, field.n);
	if (need <= sizeof small) {
		csv_write(small, sizeof small, field.p, field.n);
		lg_buf_put(b, small, need);
		return;
	}
	lg_buf_char(b, '"'); /* long quotes: the same escaping, without a second buffer */
	for (size_t i = 0; i < field.n; i++) {
		if (field.p[i] == '"')
			lg_buf_char(b, '"');
		lg_buf_char(b, field.p[i]);
	}
	lg_buf_char(b, '"');
}

void lg_csv_put(struct lg_buf *b, struct lg_slice field)
{
	bool quote = lg_slice_trim(field).n != field.n; /* readers take white space at the ends of bare fields off */
	for (size_t i = 0; i < field.n && !quote; i++)
		quote = strchr(",\"\r\n", field.p[i]) != NULL;
	if (quote)
		lg_csv_put_quoted(b, field);
	else
		lg_buf_slice_put(b, field);
}
