/* SPDX-License-Identifier: MIT */
/*
 * phrase.h - patterns so plain that no regex engine is needed: words, each of which may go on with any letters, with
 * signs between. Phrases of a lexicon are of this kind, and patterns that are no more than that.
 *
 *	\bsexual\w*[ ,-]{1,4}abuse\b
 *
 * Signs are no letters, and no word begins with one of the signs before it, so there is one way to match at most and
 * nothing to try again: the answer is that of PCRE2.
 */
#ifndef LG_MATCH_PHRASE_H
#define LG_MATCH_PHRASE_H

#include "base/arena.h"

struct lg_gap {
	uint64_t sign[2]; /* set of ASCII */
	uint32_t min, max;
};

struct lg_stem {
	struct lg_slice text;
	bool star;	   /* and any letters after it */
	struct lg_gap gap; /* before it; the first stem has none */
};

struct lg_phrase {
	struct lg_stem *stem; /* in the arena */
	size_t n;	      /* at least 1 */
	bool closed;	      /* no letter may follow the last stem */
	size_t key;	      /* the stem that is likely to be rarest; it begins a word */
	uint32_t key_word;    /* how many words begin before it in a match */
};

/* *is is false when the regex says more than a phrase can. */
int lg_phrase_parse(struct lg_phrase *out, bool *is, struct lg_arena *a, struct lg_slice regex) LG_MUST_USE;

/* Where the match that begins at text[at], a word start, ends; 0 when there is none. */
size_t lg_phrase_match(const struct lg_phrase *p, struct lg_slice text, size_t at);

/* How many words begin in a text before which a sign stands. */
uint32_t lg_words_in(struct lg_slice text);

/* Past the word characters from `at` on. */
size_t lg_word_end(struct lg_slice text, size_t at);
bool lg_word_at(struct lg_slice text, size_t at); /* false at the end */

#endif
