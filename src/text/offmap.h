/* SPDX-License-Identifier: MIT */
/*
 * offmap.h - where each byte of a derived text came from.
 *
 * A map is a list of pieces in ascending order. A piece covers target bytes [to, next piece's to) and source bytes
 * [from, from + len). When both have the same length the piece is linear (byte k is byte k); else it is atomic (an
 * entity, a folded or recoded character) and any position inside stands for the whole. LG_PIECE_PAIRS in len: a run of
 * target bytes that stand for two source bytes each (Serbian in Latin letters, UTF-16).
 *
 *	text   "a & b"         pieces {0, 100, 2} {2, 102, 5} {3, 107, 2}
 *	source "a &amp; b" at 100
 */
#ifndef LG_TEXT_OFFMAP_H
#define LG_TEXT_OFFMAP_H

#include "base/arena.h"

struct lg_piece {
	uint32_t to, from, len;
};

#define LG_PIECE_PAIRS ((uint32_t)1 << 31)

/* Bytes of the source that the piece covers. */
static inline uint32_t lg_piece_len(const struct lg_piece *p)
{
	return p->len & ~LG_PIECE_PAIRS;
}

struct lg_offmap {
	struct lg_piece *v;
	size_t n, cap;
	uint32_t end; /* length of the target text */
};

/* Appends n target bytes that came from [from, from + len); joins linear pieces that continue each other. */
int lg_offmap_add(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from, uint32_t len) LG_MUST_USE;

/* The same for n target bytes that stand for two source bytes each. */
int lg_offmap_add_pairs(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from) LG_MUST_USE;

/* Source offset where target byte `to` begins; where the target text before `to` ends. An empty map is the identity. */
uint32_t lg_offmap_begin(const struct lg_offmap *m, uint32_t to);
uint32_t lg_offmap_end(const struct lg_offmap *m, uint32_t to);

/* out maps outer's target to inner's source (outer's source is inner's target). Either may be the identity. */
int lg_offmap_compose(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *outer,
		      const struct lg_offmap *inner) LG_MUST_USE;

/* Appends to out the part [begin, end) of m, as a continuation of out's target text. */
int lg_offmap_append_part(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t begin,
			  uint32_t end) LG_MUST_USE;

#endif
