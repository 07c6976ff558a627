/* SPDX-License-Identifier: MIT */
/* terminal.h - what the parts of the report for terminals share. */
#ifndef LG_EMIT_TERMINAL_H
#define LG_EMIT_TERMINAL_H

#include "emit/emit.h"
#include "emit/wrap.h"

struct lg_page {
	struct lg_buf *out;
	const struct lg_matrix *m;
	enum lg_ui_lang lang;
	bool colour;
	bool endless; /* no terminal: tables are as wide as they are */
	size_t width; /* of wrapped text */
	size_t id;    /* columns of a requirement's id, and of labels below it */
};

/* How verdicts are written, from wide to narrow. */
enum lg_verdict_form { LG_FORM_NAME, LG_FORM_CODE, LG_FORM_SIGN, LG_FORM_MAX };

/* In the verdict's colour, then blanks up to `columns`. */
void lg_page_verdict(struct lg_page *p, enum lg_verdict v, enum lg_verdict_form form, size_t columns);
/* A text in the colour of a verdict; LG_VERDICT_MAX: in none. */
void lg_page_coloured(struct lg_page *p, enum lg_verdict v, const char *text);
void lg_page_end_line(struct lg_page *p);		 /* without the blanks at its end */
void lg_page_bold(struct lg_page *p, struct lg_slice s); /* a line */

/* terminal_matrix.c */
void lg_page_matrix(struct lg_page *p);					 /* requirement by jurisdiction */
void lg_page_themes(struct lg_page *p, const struct lg_jurisdiction *j); /* theme by verdict: how many */

#endif
