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
	LG_ANCHOR_PREFIX, /* every match begins with one of them, at a word start */
	LG_ANCHOR_NEAR,	  /* its first word or one of the `reach` words after it holds one of them; each >= 3 bytes */
	LG_ANCHOR_INNER	  /* every match holds one of them somewhere; each >= 3 bytes */
};

#define LG_LITERALS_MAX 64
#define LG_CHAIN_MAX 6	/* words that must follow each other */
#define LG_REACH_MAX 32 /* words from the first that are looked at */

/* Ends a literal after which the word ends: '\n' itself never stands in what is matched. */
#define LG_WORD_END '\n'

/* As a whole literal, any decimal digit. */
#define LG_ANY_DIGIT '\1'

/* One of the `reach` words after the first begins with one of v. `inside`: it or the first word holds one of them
 * somewhere, and it may be the word of the one before. */
struct lg_literal_next {
	struct lg_slice *v;
	size_t n;
	uint32_t reach;
	bool inside;
};

/* One of several ways in which a match may begin: with one of v; the words in `next` then follow in this order. */
struct lg_literal_way {
	struct lg_slice *v;
	size_t n;
	struct lg_literal_next *next;
	size_t nnext; /* at most LG_CHAIN_MAX */
};

struct lg_literals {
	enum lg_anchor anchor;
	struct lg_slice *v; /* in the arena; of PREFIX those of all ways, and only they may end in LG_WORD_END */
	size_t n;	    /* at most LG_LITERALS_MAX */
	uint32_t reach;	    /* NEAR only; at most LG_REACH_MAX */
	bool signs_first;   /* a match may begin with signs before its first word; the words of `next` are then
			       counted from the first word on, which may be one of them */
	struct lg_literal_way *way; /* PREFIX: every match begins in one of them; NEAR: one, without v */
	size_t nways;
};

/* regex: complete, as in struct lg_pattern. No diagnostics: a regex that PCRE2 would refuse gives LG_ANCHOR_NONE. */
int lg_pattern_literals(struct lg_literals *out, struct lg_arena *a, struct lg_slice regex) LG_MUST_USE;

#endif
