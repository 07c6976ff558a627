/* SPDX-License-Identifier: MIT */
/*
 * title.h - does a stretch of words name an act? Titles are inflected ("Кримінальний кодекс", "до Кримінального
 * кодексу") and shortened, so they are compared by the beginnings of their longer words, in order.
 */
#ifndef LG_ASSESS_TITLE_H
#define LG_ASSESS_TITLE_H

#include "base/arena.h"

#define LG_TITLE_STEMS 24

struct lg_title {
	struct lg_slice normal; /* of the arena */
	struct lg_slice stem[LG_TITLE_STEMS];
	uint32_t lead[LG_TITLE_STEMS]; /* first four bytes of each, to compare quickly */
	uint32_t joined;	       /* bit set: a short word (of, o, de) stands before that stem */
	uint64_t leads;		       /* which of 64 kinds of lead there are, to pass over most words at once */
	unsigned nstems;
	uint32_t year; /* common-law acts are known by it; 0 when none */
};

int lg_title_make(struct lg_title *out, struct lg_arena *a, struct lg_slice title, unsigned fold) LG_MUST_USE;

/* A word and, when it is a year, its number. */
struct lg_token {
	struct lg_slice word;
	uint32_t lead; /* its first four bytes; 0 when shorter */
	uint32_t year; /* 0: none */
};

/* The first words of a normalised text, at most max. */
size_t lg_title_tokens(struct lg_token *out, size_t max, struct lg_slice normal);
#define LG_TITLE_TOKENS 40 /* more are never looked at */

/*
 * How well words name the act: 0 not at all; more is better. At least two long words of the title in order (three where
 * its first is missing), or its only one, or its year. A different year rules it out.
 */
unsigned lg_title_score(const struct lg_title *t, const struct lg_token *word, size_t n);

/* "StGB", as written: three letters or more, two of them capitals, the first one too. */
bool lg_is_short_title(struct lg_slice written);

/*
 * How well a short title, in normal form, stands for the act: 2 a word of the title ("(Corporate Fines Act - VbVG)"),
 * 1 letters of one long word, from its first on (StGB, Strafgesetzbuch), or the initials of its long words, 0 not at
 * all.
 */
unsigned lg_title_shortened(const struct lg_title *t, struct lg_slice word);

#endif
