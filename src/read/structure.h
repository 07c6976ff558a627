/* SPDX-License-Identifier: MIT */
/*
 * structure.h - the structure finder: lines of a text in, builder events out. Shared by every reader whose format does
 * not say what is an article, and by the XML reader for text inside a unit that is numbered only in its words
 * ("1. ... 2. ... a) ...").
 */
#ifndef LG_READ_STRUCTURE_H
#define LG_READ_STRUCTURE_H

#include "model/builder.h"

struct lg_structure;

enum lg_structure_mode {
	LG_STRUCTURE_ACT,         /* headings, articles, paragraphs, points: a whole text */
	LG_STRUCTURE_WITHIN_UNIT  /* a unit is open in the builder: only paragraphs, points and notes are looked for */
};

/* One logical line: a paragraph of the source, or a line of plain text. */
struct lg_line {
	struct lg_slice text;        /* UTF-8 */
	struct lg_offmap map;        /* text -> decoded source */
	uint32_t begin, end;         /* in the decoded source */
	int heading;                 /* 1..6 for Markdown # or HTML h1..h6, 0 for a plain line */
	bool strong;                 /* whole line bold or centred: may be a heading */
};

int lg_structure_new(struct lg_structure **out, struct lg_builder *b, const struct lg_language *lang,
		     enum lg_structure_mode mode) LG_MUST_USE;
void lg_structure_line(struct lg_structure *s, const struct lg_line *line); /* failures stick to the builder */
/* Closes what it opened (not what was open before) and frees s. */
void lg_structure_end(struct lg_structure *s, uint32_t src_end, struct lg_slice path, struct lg_diags *d);

#endif
