/* SPDX-License-Identifier: MIT */
/*
 * structure_words.h - what a language's words say about one line: which provision it heads, which marks it bears.
 *
 * Two level words are signs: "#" is a heading that is only a number ("5. Title" in common-law acts); a word of a kind
 * below the article (paragraph, alinea) says that paragraphs without numbers are counted, and opens nothing itself.
 */
#ifndef LG_READ_STRUCTURE_WORDS_H
#define LG_READ_STRUCTURE_WORDS_H

#include "read/structure.h"
#include "read/structure_number.h"

struct lg_words_table;

int lg_words_table_new(struct lg_words_table **out, struct lg_arena *a, const struct lg_language *lang) LG_MUST_USE;
enum lg_kind lg_bare_kind(const struct lg_words_table *t); /* of "#"; LG_KIND_MAX when the language has none */
enum lg_kind
lg_counted_kind(const struct lg_words_table *t); /* of paragraphs without numbers; LG_KIND_MAX: not counted */

/* Beginning and end of a line in normal form. */
struct lg_line_words {
	struct lg_slice head, tail; /* the same when the line is short */
	bool whole;		    /* head is the whole line */
};
/* In a; scratch, which may be the same, is for what is not needed after. */
int lg_line_words(struct lg_line_words *out, struct lg_arena *a, struct lg_arena *scratch,
		  const struct lg_words_table *t, struct lg_slice text) LG_MUST_USE;

struct lg_line_heading {
	enum lg_kind kind;
	bool numbered, bare; /* bare: a number without a word */
	struct lg_heading_number num;
	size_t title; /* where its title or text begins */
};
/* Whether text heads a provision. certain: the source marks the line as a heading. scratch is reset. */
bool lg_line_heading(struct lg_line_heading *out, const struct lg_words_table *t, struct lg_arena *scratch,
		     struct lg_slice text, bool certain);

/* Bits (1 << enum lg_mark) of the phrases that the line starts with, and of those that it holds anywhere (an editor's
 * phrase of one or two words may stand in the law itself, and counts at the start only). */
struct lg_line_marks {
	unsigned starts, holds, ends; /* ends: within its last words, with a colon or dash after */
};
struct lg_line_marks lg_line_marks(const struct lg_words_table *t, const struct lg_line_words *w);
unsigned lg_line_starts(const struct lg_words_table *t, const struct lg_line_words *w); /* only `starts` of it */

#endif
