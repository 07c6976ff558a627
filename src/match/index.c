/* SPDX-License-Identifier: MIT */
#include "match/index.h"

/* Longest first: nearly all literals are in the first two. */
static const size_t key_bytes[LG_INDEX_TIERS] = {8, 4, 2, 1};

static size_t tier_of(size_t bytes)
{
	size_t t = 0;
	while (key_bytes[t] > bytes)
		t++;
	return t;
}

static struct lg_index_tier *new_tier(struct lg_arena *a, size_t bytes)
{
	struct lg_index_tier *t = lg_arena_alloc(a, sizeof *t);
	if (!t)
		return NULL;
	memset(&t->mask, 0xFF, bytes); /* by bytes, as keys are loaded: right for either byte order */
	memset(t->head, 0xFF, sizeof t->head);
	return t;
}

static void add_pairs(struct lg_index *index, struct lg_slice text)
{
	unsigned first = (unsigned char)text.p[0] * 256u;
	if (text.n == 1) {
		memset(&index->pair[first / 64], 0xFF, 256 / 8);
		return;
	}
	unsigned pair = first + (unsigned char)text.p[1];
	index->pair[pair / 64] |= UINT64_C(1) << (pair % 64);
}

int lg_index_build(struct lg_index *out, struct lg_arena *a, struct lg_index_entry *entry, size_t n)
{
	struct lg_index_tier *tier[LG_INDEX_TIERS] = {NULL};
	for (size_t i = n; i-- > 0;) { /* chains keep the order of entries */
		size_t t = tier_of(entry[i].text.n);
		if (!tier[t])
			tier[t] = new_tier(a, key_bytes[t]);
		if (!tier[t])
			return LG_ENOMEM;
		entry[i].key = lg_index_load(entry[i].text.p, entry[i].text.n);
		memset(&entry[i].mask, 0xFF, entry[i].text.n < 8 ? entry[i].text.n : 8);
		uint64_t key = entry[i].key & tier[t]->mask;
		uint32_t h = lg_index_hash(key);
		tier[t]->bit[h / 64] |= UINT64_C(1) << (h % 64);
		entry[i].next = tier[t]->head[h >> 4];
		tier[t]->head[h >> 4] = (uint32_t)i;
	}
	memset(out, 0, sizeof *out);
	out->entry = entry;
	out->n = n;
	for (size_t i = 0; i < n; i++)
		add_pairs(out, entry[i].text);
	for (size_t t = 0; t < LG_INDEX_TIERS; t++)
		if (tier[t])
			out->tier[out->ntiers++] = tier[t];
	return LG_OK;
}
