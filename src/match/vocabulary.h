/* SPDX-License-Identifier: MIT */
/*
 * vocabulary.h - the different words of laws, each looked up in the matcher once, when it is first met.
 *
 * Laws say the same few thousand words over and over; after the first time a word costs one look into a table. A word
 * here goes on up to the next ASCII sign, so it holds all letters that belong together, and now and then more. What is
 * known of a word depends on nothing but its letters, so the vocabulary of one document serves the next one, too.
 */
#ifndef LG_MATCH_VOCABULARY_H
#define LG_MATCH_VOCABULARY_H

#include "match/matcher.h"

/* A clue of the kind BEGIN, and what its first `next` says: UINT8_MAX where there is none. */
struct lg_known_begin {
	const struct lg_clue *clue;
	uint32_t set;
	uint8_t reach;
	bool inside;
};

struct lg_known_word {
	uint64_t head; /* the first eight bytes, or as many as there are */
	const char *p; /* all of them */
	uint32_t n, hash;
	uint32_t begin, nbegins; /* clues of the kind BEGIN: in `begin` below */
	uint32_t other, nothers; /* the others but MEMBER: in `other` */
	uint32_t set, nsets;	 /* which sets it is in: in `set` */
	const uint64_t *sets;	 /* the same: bit i for set i; never NULL */
};

struct lg_vocabulary {
	const struct lg_matcher *matcher;
	struct lg_arena *arena;	    /* owned; this struct lives in it */
	struct lg_vocabulary *next; /* in the list of idle ones */
	LG_VEC(struct lg_known_word) word;
	LG_VEC(struct lg_known_begin) begin;
	LG_VEC(const struct lg_clue *) other;
	LG_VEC(uint32_t) set;
	uint32_t *slot; /* word + 1, or 0 */
	size_t nslots;	/* a power of two */
	const uint64_t *no_sets;
};

/* One for the use of one thread: an idle one, or a new one. To be given back. */
int lg_vocabulary_take(struct lg_vocabulary **out, const struct lg_matcher *m) LG_MUST_USE;
void lg_vocabulary_give(struct lg_vocabulary *v); /* NULL is a no-op */
void lg_vocabulary_free(struct lg_vocabulary *v); /* NULL is a no-op */

/* Numbers of the n words that begin at text[at[0]], text[at[1]], ... */
int lg_vocabulary_find(uint32_t *out, struct lg_vocabulary *v, struct lg_slice text, const uint32_t *at,
		       size_t n) LG_MUST_USE;

/* Could text[at] be a decimal digit? Surely not when false. */
bool lg_maybe_digit(struct lg_slice text, size_t at);

static inline bool lg_vocabulary_has(const struct lg_vocabulary *v, uint32_t word, uint32_t set)
{
	return v->word.v[word].sets[set / 64] >> (set % 64) & 1;
}

#endif
