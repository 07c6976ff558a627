/* SPDX-License-Identifier: MIT */
/*
 * vocabulary.h - the different words of one document, each looked up in the matcher once, when it is first met.
 *
 * A law says the same few thousand words over and over; after the first time a word costs one look into a table. A word
 * here goes on up to the next ASCII sign, so it holds all letters that belong together, and now and then more.
 */
#ifndef LG_MATCH_VOCABULARY_H
#define LG_MATCH_VOCABULARY_H

#include "match/matcher.h"

struct lg_known_word {
	uint64_t hash;
	uint32_t at, n;	       /* where in the text it was first met; bytes */
	uint32_t clue, nclues; /* in `clue` below; of the kind MEMBER none */
	const uint64_t *sets;  /* bit i: it is in set i; never NULL */
};

struct lg_vocabulary {
	const struct lg_matcher *matcher;
	struct lg_slice text;
	struct lg_arena *arena;
	LG_VEC(struct lg_known_word) word;
	LG_VEC(const struct lg_clue *) clue;
	uint32_t *slot; /* word + 1, or 0 */
	size_t nslots;	/* a power of two */
	const uint64_t *no_sets;
};

int lg_vocabulary_init(struct lg_vocabulary *v, const struct lg_matcher *m, struct lg_slice text,
		       struct lg_arena *a) LG_MUST_USE;

/* Number of the word that begins at text[at]. */
int lg_vocabulary_find(uint32_t *out, struct lg_vocabulary *v, size_t at) LG_MUST_USE;

static inline bool lg_vocabulary_has(const struct lg_vocabulary *v, uint32_t word, uint32_t set)
{
	return v->word.v[word].sets[set / 64] >> (set % 64) & 1;
}

#endif
