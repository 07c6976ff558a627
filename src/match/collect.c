/* SPDX-License-Identifier: MIT */
#include "match/collect.h"

#include <stdlib.h>
#include <string.h>

#define ORDER(a, b)                                                                                                    \
	do {                                                                                                           \
		if ((a) != (b))                                                                                        \
			return (a) < (b) ? -1 : 1;                                                                     \
	} while (0)

static int compare_hits(const void *a, const void *b)
{
	const struct lg_hit *x = a, *y = b;
	ORDER(x->concept, y->concept);
	ORDER(x->begin, y->begin);
	ORDER(x->end, y->end);
	ORDER(x->value, y->value);
	ORDER(x->pattern, y->pattern); /* a total order: a pattern matches once at one place */
	return 0;
}

static int compare_limits(const void *a, const void *b)
{
	const struct lg_limit *x = a, *y = b;
	ORDER(x->concept, y->concept);
	ORDER(x->pattern, y->pattern);
	ORDER(x->block, y->block);
	return 0;
}

/* Hits of one concept come in order but for those of one block: a few steps bring each to its place. */
static void sort_nearly_sorted(struct lg_hit *v, size_t n)
{
	size_t steps = 0;
	for (size_t i = 1; i < n; i++) {
		if (compare_hits(&v[i - 1], &v[i]) < 0)
			continue;
		struct lg_hit hit = v[i];
		size_t at = i;
		for (; at > 0 && compare_hits(&v[at - 1], &hit) > 0; at--, steps++)
			v[at] = v[at - 1];
		v[at] = hit;
		if (steps > 32 * n) { /* a block of enormous length */
			qsort(v, n, sizeof *v, compare_hits);
			return;
		}
	}
}

/* *out: the hits by concept and place, in an array of its own. */
static int sort_hits(struct lg_hit **out, struct lg_arena *a, const struct lg_hit *v, size_t n, size_t nconcepts)
{
	struct lg_hit *sorted = lg_arena_array(a, n, sizeof *sorted);
	uint32_t *next = calloc(nconcepts + 1, sizeof *next);
	if (!sorted || !next) {
		free(next);
		return LG_ENOMEM;
	}
	for (size_t i = 0; i < n; i++)
		next[v[i].concept + 1]++;
	for (size_t c = 1; c <= nconcepts; c++)
		next[c] += next[c - 1];
	for (size_t i = 0; i < n; i++)
		sorted[next[v[i].concept]++] = v[i];
	for (size_t c = 0, begin = 0; c < nconcepts; begin = next[c++])
		sort_nearly_sorted(sorted + begin, next[c] - begin);
	free(next);
	*out = sorted;
	return LG_OK;
}

static bool same_hit(const struct lg_hit *a, const struct lg_hit *b)
{
	return a->concept == b->concept && a->begin == b->begin && a->end == b->end && a->value == b->value;
}

/* Makes overlapping ranges of one concept one range: then their ends ascend as their begins do. */
static size_t merge_ranges(struct lg_hit *v, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		struct lg_hit *last = kept ? &v[kept - 1] : NULL;
		if (!last || last->concept != v[i].concept || last->end <= v[i].begin)
			v[kept++] = v[i];
		else if (last->end < v[i].end)
			last->end = v[i].end;
	}
	return kept;
}

/* hits and anti ascend by concept and begin; anti is merged. */
static size_t drop_denied(struct lg_hit *hit, size_t n, const struct lg_hit *anti, size_t nanti)
{
	size_t kept = 0, a = 0;
	for (size_t i = 0; i < n; i++) {
		const struct lg_hit *h = &hit[i];
		while (a < nanti &&
		       (anti[a].concept < h->concept || (anti[a].concept == h->concept && anti[a].end <= h->begin)))
			a++;
		bool denied = a < nanti && anti[a].concept == h->concept && anti[a].begin < h->end;
		bool seen = kept && same_hit(&hit[kept - 1], h);
		if (!denied && !seen)
			hit[kept++] = *h;
	}
	return kept;
}

static void count_words(struct lg_hit *h, const struct lg_document *doc, uint32_t *sentence)
{
	uint32_t next = h->word + 1;
	while (next < doc->words.n && doc->words.v[next] < h->end)
		next++;
	h->words = next - h->word;
	h->sentence = *sentence = lg_offsets_near(&doc->sentences, *sentence, h->begin);
}

static int copy(void *out, struct lg_arena *a, const void *from, size_t n, size_t size)
{
	void *to = lg_arena_array(a, n, size);
	if (!to)
		return LG_ENOMEM;
	if (n)
		memcpy(to, from, n * size);
	memcpy(out, &to, sizeof to); /* out is T** */
	return LG_OK;
}

static int fill(struct lg_hits *h, const struct lg_found *found, size_t nhits, const struct lg_document *doc)
{
	uint32_t sentence = 0;
	LG_TRY(copy(&h->limit, h->arena, found->limits.v, found->limits.n, sizeof *h->limit));
	h->n = nhits;
	h->nlimits = found->limits.n;
	h->first = lg_arena_array(h->arena, h->nconcepts + 1, sizeof *h->first);
	if (!h->first)
		return LG_ENOMEM;
	for (size_t i = 0; i < nhits; i++) {
		count_words(&h->hit[i], doc, &sentence);
		h->first[h->hit[i].concept + 1] = (uint32_t)i + 1;
	}
	for (size_t c = 1; c <= h->nconcepts; c++)
		if (h->first[c] == 0)
			h->first[c] = h->first[c - 1];
	return LG_OK;
}

static int sort_all(struct lg_hits *h, struct lg_found *found, const struct lg_document *doc)
{
	struct lg_hit *anti;
	LG_TRY(sort_hits(&h->hit, h->arena, found->hits.v, found->hits.n, h->nconcepts));
	LG_TRY(sort_hits(&anti, h->arena, found->anti.v, found->anti.n, h->nconcepts));
	if (found->limits.n > 1)
		qsort(found->limits.v, found->limits.n, sizeof *found->limits.v, compare_limits);
	size_t nanti = merge_ranges(anti, found->anti.n);
	return fill(h, found, drop_denied(h->hit, found->hits.n, anti, nanti), doc);
}

int lg_collect(struct lg_hits **out, struct lg_found *found, const struct lg_checklist *c,
	       const struct lg_document *doc)
{
	struct lg_arena *arena = lg_arena_new();
	struct lg_hits *h = arena ? lg_arena_alloc(arena, sizeof *h) : NULL;
	if (!h) {
		lg_arena_free(arena);
		return LG_ENOMEM;
	}
	h->arena = arena;
	h->nconcepts = c->nconcepts;
	int status = sort_all(h, found, doc);
	if (status != LG_OK) {
		lg_hits_free(h);
		return status;
	}
	*out = h;
	return LG_OK;
}
