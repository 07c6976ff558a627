/* SPDX-License-Identifier: MIT */
/*
 * numlist.h - "152, 153 to 156 and 301 -1": the provisions listed after a word such as "articles", in any language.
 *
 * Only digits, short words and punctuation are looked at. Whether "255 1", "301 -1" or "183 ter a" is one number is
 * settled by asking which numbers the act has. Parts of a unit ("(2)", "para 3", "ч. 2") are passed over.
 */
#ifndef LG_ASSESS_NUMLIST_H
#define LG_ASSESS_NUMLIST_H

#include "assess/view.h"

struct lg_unit_key {
	struct lg_slice key; /* clean number, normalised like the act's words */
	uint32_t unit;
};

/* The numbered units of one act that are law, by key, then document order. */
struct lg_unit_index {
	const struct lg_document *doc;
	struct lg_unit_key *v;
	size_t n;
};

int lg_unit_index_make(struct lg_unit_index *out, struct lg_arena *a, const struct lg_document *doc) LG_MUST_USE;
uint32_t lg_unit_index_find(const struct lg_unit_index *ix, struct lg_slice key); /* LG_NOWHERE when absent */

struct lg_numlist {
	uint32_t *v; /* units in the order they are listed, ranges filled in document order */
	size_t n, cap;
	unsigned listed; /* numbers read, found or not */
	size_t end;	 /* where the list ends in the words */
};

/* Reads the list at words[at..]; units are looked up in ix. */
int lg_numlist_read(struct lg_numlist *out, struct lg_arena *a, struct lg_slice words, size_t at,
		    const struct lg_unit_index *ix) LG_MUST_USE;

#endif
