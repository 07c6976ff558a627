/* SPDX-License-Identifier: MIT */
/*
 * literal_set.h - small sets of strings, for literal.c: at most LG_LITERALS_MAX strings of at most LG_STRING_MAX bytes,
 * whole UTF-8 characters, ascending, without duplicates. Sets are values: no operation changes its arguments' strings.
 */
#ifndef LG_MODEL_LITERAL_SET_H
#define LG_MODEL_LITERAL_SET_H

#include "base/arena.h"

#define LG_STRING_MAX 48

struct lg_strings {
	const struct lg_slice *v;
	size_t n;
};

struct lg_strings lg_strings_empty(void); /* { "" } */

/* The functions that allocate return false when out of memory. */
bool lg_strings_one(struct lg_strings *out, struct lg_arena *a, struct lg_slice s) LG_MUST_USE;

/* Every string of left followed by every string of right. *fits is false, and out untouched, when that is too much. */
bool lg_strings_cross(struct lg_strings *out, bool *fits, struct lg_arena *a, struct lg_strings left,
		      struct lg_strings right) LG_MUST_USE;

/* Both. When that is too much the strings are cut shorter until they are few enough, and *whole is false: each string
 * of the union then begins with a string of out. */
bool lg_strings_unite(struct lg_strings *out, bool *whole, struct lg_arena *a, struct lg_strings left,
		      struct lg_strings right) LG_MUST_USE;

/* Every string ends a word: LG_WORD_END after each. *fits as above. And the same without what lg_strings_end adds. */
bool lg_strings_end(struct lg_strings *out, bool *fits, struct lg_arena *a, struct lg_strings s) LG_MUST_USE;
bool lg_strings_bare(struct lg_strings *out, struct lg_arena *a, struct lg_strings s) LG_MUST_USE;

size_t lg_strings_shortest(struct lg_strings s); /* bytes; 0 for no strings */

/* How rare the strings are likely to be, for choosing among sets one of which must occur; 0: useless. */
unsigned lg_strings_score(struct lg_strings s);

/* Without the strings that begin with (PREFIX) or hold (INNER) another one of the set. */
enum lg_reduce { LG_REDUCE_PREFIX, LG_REDUCE_INNER };
bool lg_strings_reduce(struct lg_strings *out, struct lg_arena *a, struct lg_strings s, enum lg_reduce how) LG_MUST_USE;

#endif
