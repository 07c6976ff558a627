/* SPDX-License-Identifier: MIT */
/* outline.h - the headings of a paper, gathered while it is written: its table of contents is made last and put where
 * it was asked for. */
#ifndef LG_EMIT_OUTLINE_H
#define LG_EMIT_OUTLINE_H

#include "emit/paper.h"

struct lg_outline_entry {
	unsigned level; /* 1 is the section */
	uint32_t id;	/* position among the headings, from 1 */
	struct lg_slice text;
};

struct lg_outline {
	struct lg_arena *arena; /* owned */
	LG_VEC(struct lg_outline_entry) entry;
	struct lg_buf text; /* of the heading that is open */
	bool open;
	size_t contents_at; /* where the contents stand in the body; SIZE_MAX: nowhere */
	int status;
};

int lg_outline_init(struct lg_outline *o) LG_MUST_USE;
void lg_outline_done(struct lg_outline *o);

/* To be called for every paragraph and run; what is no heading is passed over. open returns the id of a heading, else
 * 0. */
uint32_t lg_outline_open(struct lg_outline *o, enum lg_para kind);
void lg_outline_run(struct lg_outline *o, struct lg_slice text);
void lg_outline_close(struct lg_outline *o);

#define LG_CONTENTS_LEVELS 3 /* the deepest heading in a table of contents */

#endif
