/* SPDX-License-Identifier: MIT */
/* csv_out.h - rows of a table, in the dialect that the reader asked for (enum lg_csv_dialect in emit.h). */
#ifndef LG_EMIT_CSV_OUT_H
#define LG_EMIT_CSV_OUT_H

#include "emit/emit.h"

struct lg_csv_out {
	struct lg_buf *out;
	enum lg_csv_dialect dialect;
	bool inside; /* a row has begun */
};

struct lg_csv_out lg_csv_out_begin(struct lg_buf *out, const struct lg_emit_options *o);
/* For Excel, a field that begins like a formula gets an apostrophe in front: it is shown, never computed. */
void lg_csv_out_field(struct lg_csv_out *c, struct lg_slice field);
void lg_csv_out_str(struct lg_csv_out *c, const char *field);
void lg_csv_out_end_row(struct lg_csv_out *c);

#endif
