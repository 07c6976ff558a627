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
struct lg_words_table;

enum lg_structure_mode {
	LG_STRUCTURE_ACT,	 /* headings, articles, paragraphs, points: a whole text */
	LG_STRUCTURE_WITHIN_UNIT /* a unit is open in the builder: only paragraphs, points and notes are looked for */
};

/* One logical line: a paragraph of the source, or a line of plain text whose broken parts are joined. */
struct lg_line {
	struct lg_slice text; /* UTF-8 */
	struct lg_offmap map; /* text -> decoded source; empty: text stands as it is from begin */
	uint32_t begin, end;  /* in the decoded source */
	int heading;	      /* 1..6 for Markdown # or HTML h1..h6, 0 for a plain line */
	bool strong;	      /* whole line bold or centred: may be a heading */
	bool gap;	      /* an empty line, or another mark of a new paragraph, stands before */
	bool block_quote;     /* Markdown > or HTML blockquote: maybe text for another act */
	bool note;	      /* a footnote or publisher's note: no law */
};

/* words: of the language (structure_words.h); must outlive s. */
int lg_structure_new(struct lg_structure **out, struct lg_builder *b, const struct lg_words_table *words,
		     enum lg_structure_mode mode) LG_MUST_USE;
/* Lines are copied, in document order. Nothing is built before lg_structure_end: what a line is depends on those after
 * it. */
void lg_structure_line(struct lg_structure *s, const struct lg_line *line);
/* Builds, closes what it opened (not what was open before) and frees s. Failures stick to the builder. path, d: for
 * warnings; d may be NULL. */
void lg_structure_end(struct lg_structure *s, uint32_t src_end, struct lg_slice path, struct lg_diags *d);

#endif
