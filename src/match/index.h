/* SPDX-License-Identifier: MIT */
/*
 * index.h - many keys, looked up at one place of a text: which of them stand just here?
 *
 * The keys are sorted into tiers by how many of their first bytes (8, 4, 2 or 1) are hashed. A lookup loads eight bytes
 * once and asks, per tier, a bitmap that fits the first-level cache; nearly every place of a text ends there.
 */
#ifndef LG_MATCH_INDEX_H
#define LG_MATCH_INDEX_H

#include "base/arena.h"

#include <string.h>

#define LG_INDEX_BITS 15
#define LG_INDEX_TIERS 4
#define LG_INDEX_NONE UINT32_MAX

struct lg_index_entry {
	struct lg_slice text; /* not empty */
	uint32_t next;	      /* in the same bucket of its tier */
	uint64_t key, mask;   /* its first eight bytes, and which of them there are */
};

struct lg_index_tier {
	uint64_t mask; /* which of the eight bytes are key */
	uint64_t bit[(1 << LG_INDEX_BITS) / 64];
	uint32_t head[1 << (LG_INDEX_BITS - 4)];
};

struct lg_index {
	uint64_t pair[65536 / 64];		    /* first two bytes with which some entry may begin */
	struct lg_index_tier *tier[LG_INDEX_TIERS]; /* only those in use */
	size_t ntiers;
	struct lg_index_entry *entry;
	size_t n;
};

/* Takes over the entries, whose `next`, `key` and `mask` it sets. */
int lg_index_build(struct lg_index *out, struct lg_arena *a, struct lg_index_entry *entry, size_t n) LG_MUST_USE;

/* False: nothing begins with these two bytes (the second one 0 at the end). The cheapest question. */
static inline bool lg_index_begins(const struct lg_index *index, unsigned char first, unsigned char second)
{
	unsigned pair = first * 256u + second;
	return index->pair[pair / 64] >> (pair % 64) & 1;
}

/* Eight bytes at p, of which only `left` may be read; the others are 0. */
static inline uint64_t lg_index_load(const char *p, size_t left)
{
	uint64_t key = 0;
	if (left >= 8)
		memcpy(&key, p, 8);
	else
		memcpy(&key, p, left);
	return key;
}

static inline uint32_t lg_index_hash(uint64_t key)
{
	return (uint32_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - LG_INDEX_BITS));
}

/* False: no entry of the tier has this key. */
static inline bool lg_index_may(const struct lg_index_tier *t, uint64_t key)
{
	uint32_t h = lg_index_hash(key & t->mask);
	return t->bit[h / 64] >> (h % 64) & 1;
}

/* Does the entry's text stand at p, of which `left` bytes may be read and key was loaded? */
static inline bool lg_index_is(const struct lg_index_entry *e, uint64_t key, const char *p, size_t left)
{
	if ((key & e->mask) != e->key || e->text.n > left)
		return false;
	return e->text.n <= 8 || memcmp(e->text.p + 8, p + 8, e->text.n - 8) == 0;
}

/* First of the tier's entries that may stand at key; follow `next` until LG_INDEX_NONE and compare. */
static inline uint32_t lg_index_first(const struct lg_index_tier *t, uint64_t key)
{
	return t->head[lg_index_hash(key & t->mask) >> 4];
}

#endif
