/* SPDX-License-Identifier: MIT */
/*
 * literal.h - which fixed words a pattern cannot match without: what lets the matcher skip PCRE2 nearly everywhere.
 *
 * Sound, not complete: when in doubt the answer is LG_ANCHOR_NONE. Literals are whole UTF-8 characters, as they stand
 * in normalised text, without duplicates, in byte order.
 */
#ifndef LG_MODEL_LITERAL_H
#define LG_MODEL_LITERAL_H

#include "base/arena.h"

enum lg_anchor {
	LG_ANCHOR_NONE,	  /* nothing is known: n is 0 */
	LG_ANCHOR_PREFIX, /* every match begins with one of them, at a word start; each >= 2 bytes unless it is the only
			     one */
	LG_ANCHOR_INNER	  /* every match holds one of them somewhere; each >= 3 bytes */
};

#define LG_LITERALS_MAX 64

/* One of several ways in which a match may begin: with one of v; and, when nnext is not 0, one of the `reach` words
 * after the first then begins with one of `next` (each >= 2 bytes; reach is at most 12). */
struct lg_literal_way {
	struct lg_slice *v, *next;
	size_t n, nnext;
	uint32_t reach;
};

struct lg_literals {
	enum lg_anchor anchor;
	struct lg_slice *v;	    /* in the arena */
	size_t n;		    /* at most LG_LITERALS_MAX */
	struct lg_literal_way *way; /* PREFIX only: the same apart, every match begins in one of these ways */
	size_t nways;
};

/* regex: complete, as in struct lg_pattern. No diagnostics: a regex that PCRE2 would refuse gives LG_ANCHOR_NONE. */
int lg_pattern_literals(struct lg_literals *out, struct lg_arena *a, struct lg_slice regex) LG_MUST_USE;

#endif
