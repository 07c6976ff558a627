/* SPDX-License-Identifier: MIT */
/*
 * emit.h - matrix -> bytes of a report. A format is one file emit_<name>.c that defines
 * `const struct lg_emitter lg_emitter_<name>` with its own escaping; the Makefile registers it.
 */
#ifndef LG_EMIT_EMIT_H
#define LG_EMIT_EMIT_H

#include "base/buf.h"
#include "base/diag.h"
#include "emit/strings.h"
#include "model/matrix.h"

enum lg_csv_dialect {
	LG_CSV_RFC4180,
	LG_CSV_EXCEL,		/* byte order mark; what begins like a formula is defused */
	LG_CSV_EXCEL_SEMICOLON, /* the same with semicolons, for countries where the comma is in numbers */
	LG_CSV_DIALECT_MAX
};

struct lg_emit_options {
	bool rank;	/* comparisons: rank the jurisdictions by score */
	bool colour;	/* terminal: ANSI colours */
	unsigned width; /* terminal: columns; 0: no terminal, tables are as wide as they are and text 100 columns */
	enum lg_csv_dialect csv_dialect;
	struct lg_slice letter,
		letter_name;	 /* docx: bytes of the template that the section is put into, and its path */
	struct lg_diags *diags;	 /* hears what is wrong with it; may be NULL */
	enum lg_ui_lang ui_lang; /* of our own words, in formats that have them in several languages */
};

struct lg_emitter {
	const char *name; /* "csv" */
	const char *extension, *mime;
	const char *summary; /* for --help */
	bool binary;	     /* not to be shown on a terminal */
	bool section;	     /* the section of each country that is assessed, not the matrix */
	bool places;	     /* shows lines and columns: the matrix should hold them */
	bool profiles;	     /* wants lg_matrix.profile */
	int (*write)(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o);
};

enum lg_csv_dialect lg_csv_dialect_from_name(struct lg_slice name); /* LG_CSV_DIALECT_MAX when there is none */

const struct lg_emitter *lg_emitter_find(struct lg_slice name); /* NULL when there is none */
const struct lg_emitter *const *lg_emitters(size_t *n);		/* all, by name */

/* Trees are documents, not matrices: `lexgap tree`. format: "text", "json" or "akn"; LG_EINVAL else. */
int lg_emit_tree(struct lg_buf *out, const struct lg_document *doc, struct lg_slice format) LG_MUST_USE;

#endif
