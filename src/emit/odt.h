/* SPDX-License-Identifier: MIT */
/* odt.h - the section as OpenDocument text, between odt_paper.c, which writes the body, and emit_odt.c, which makes the
 * package around it. Private to these. */
#ifndef LG_EMIT_ODT_H
#define LG_EMIT_ODT_H

#include "emit/outline.h"
#include "emit/strings.h"

/* A look of a run: every combination that occurs has an automatic style. */
struct lg_odt_look {
	unsigned style;
	struct lg_slice lang;
	enum lg_verdict badge; /* LG_VERDICT_MAX: none */
};

struct lg_odt {
	struct lg_buf body, words;
	struct lg_buf para; /* runs of the paragraph that is open */
	struct lg_outline outline;
	LG_VEC(struct lg_odt_look) looks; /* style T1 is the first; in the arena of the outline */
	enum lg_ui_lang ui;
	uint32_t anchor, heading;
	uint32_t nnotes, ntables;
	bool number; /* the cell that is open holds one: set to the right */
	bool in_list;
	bool blank;    /* a further blank would be lost */
	bool rtl, ltr; /* directions seen in the paragraph */
	int status;
};

int lg_odt_init(struct lg_odt *d, enum lg_ui_lang ui) LG_MUST_USE;
void lg_odt_done(struct lg_odt *d);
/* Writes the body, with its table of contents. */
int lg_odt_write(struct lg_odt *d, const struct lg_matrix *m) LG_MUST_USE;

#endif
