/* SPDX-License-Identifier: MIT */
/* segment.h - words and sentences of a normalised text. */
#ifndef LG_TEXT_SEGMENT_H
#define LG_TEXT_SEGMENT_H

#include "base/arena.h"

struct lg_offsets {
	uint32_t *v;
	size_t n, cap;
};

/* Start of every maximal run of word characters (lg_is_word). */
int lg_words(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal) LG_MUST_USE;

/* Characters that are neither space nor line feed, and those among them that are word characters but no ASCII digit
 * and no underscore. */
void lg_count_letters(struct lg_slice normal, size_t *letters, size_t *all);

/*
 * Start of every sentence. A sentence ends at '\n', or at . ! ? ; followed by space when what stands before is not an
 * abbreviation (abbreviations: normalised words with their full stop, e.g. "art.", "ст."), not a single letter or
 * number (an enumerator), ';' ends a sentence only at a block end.
 */
int lg_sentences(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal,
		 const struct lg_slice *abbreviations, size_t n) LG_MUST_USE;

/* Index of the last offset <= at (0 when none). */
size_t lg_offsets_find(const struct lg_offsets *o, uint32_t at);

/* The same, when it is likely to be near index `near`: for searches that go through a text in order. */
uint32_t lg_offsets_near(const struct lg_offsets *o, uint32_t near, uint32_t at);

#endif
