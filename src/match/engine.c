/* SPDX-License-Identifier: MIT */
/* The two engines, and the pass over a document that either of them makes. */
#include "match/scan.h"

/* ---- fast ---------------------------------------------------------------------------------------------------- */

/* Tries every pattern of a tier's bucket whose literal stands at a word start. */
static int try_candidates(struct lg_scan *s, const struct lg_index_tier *tier, uint64_t key, uint32_t word)
{
	const struct lg_index *index = &s->matcher->at_start;
	uint32_t at = s->doc->words.v[word];
	const char *here = s->doc->norm.p + at;
	for (uint32_t e = lg_index_first(tier, key); e != LG_INDEX_NONE; e = index->entry[e].next) {
		const struct lg_index_entry *entry = &index->entry[e];
		if (lg_index_is(entry, key, here, s->end - at) && lg_scan_goes_on(s, entry->pattern, entry->way, word))
			LG_TRY(lg_scan_word(s, entry->pattern, word));
	}
	return LG_OK;
}

static int scan_word_starts(struct lg_scan *s)
{
	const struct lg_index *index = &s->matcher->at_start;
	const struct lg_slice norm = s->doc->norm;
	lg_scan_heads(s);
	for (uint32_t w = s->word_begin; w < s->word_end; w++) {
		uint32_t at = s->doc->words.v[w];
		uint64_t key = lg_index_load(norm.p + at, norm.n - at);
		for (size_t t = 0; t < index->ntiers; t++)
			if (lg_index_may(index->tier[t], key))
				LG_TRY(try_candidates(s, index->tier[t], key, w));
	}
	return LG_OK;
}

/* Tries, on the whole block, each pattern one of whose inner literals stands at `at`. */
static int try_holders(struct lg_scan *s, const struct lg_index_tier *tier, uint64_t key, uint32_t at)
{
	const struct lg_index *index = &s->matcher->inside;
	for (uint32_t e = lg_index_first(tier, key); e != LG_INDEX_NONE; e = index->entry[e].next) {
		uint32_t pattern = index->entry[e].pattern;
		if (s->pattern[pattern].held_in == s->block + 1 ||
		    !lg_index_is(&index->entry[e], key, s->doc->norm.p + at, s->end - at))
			continue;
		s->pattern[pattern].held_in = s->block + 1;
		LG_TRY(lg_scan_block(s, pattern));
	}
	return LG_OK;
}

static int scan_inside(struct lg_scan *s)
{
	const struct lg_index *index = &s->matcher->inside;
	const struct lg_slice norm = s->doc->norm;
	for (uint32_t at = s->begin; at < s->end && index->ntiers; at++) {
		uint64_t key = lg_index_load(norm.p + at, norm.n - at);
		for (size_t t = 0; t < index->ntiers; t++)
			if (lg_index_may(index->tier[t], key))
				LG_TRY(try_holders(s, index->tier[t], key, at));
	}
	return LG_OK;
}

static int scan_fast(struct lg_scan *s)
{
	LG_TRY(scan_word_starts(s));
	LG_TRY(scan_inside(s));
	for (size_t i = 0; i < s->matcher->nunanchored; i++)
		LG_TRY(lg_scan_block(s, s->matcher->unanchored[i]));
	return LG_OK;
}

/* ---- naive --------------------------------------------------------------------------------------------------- */

static int scan_naive(struct lg_scan *s)
{
	for (uint32_t p = 0; p < s->matcher->lexicon->npatterns; p++)
		LG_TRY(lg_scan_block(s, p));
	return LG_OK;
}

/* ---- the pass ------------------------------------------------------------------------------------------------ */

/* Moves on to block b; blocks and words ascend. */
static void enter_block(struct lg_scan *s, uint32_t b)
{
	const struct lg_offsets *words = &s->doc->words;
	s->block = b;
	s->begin = s->doc->block[b].norm_begin;
	s->end = s->doc->block[b].norm_end;
	uint32_t w = s->word_end;
	while (w < words->n && words->v[w] < s->begin)
		w++;
	s->word_begin = w;
	while (w < words->n && words->v[w] < s->end)
		w++;
	s->word_end = w;
}

static int scan_blocks(struct lg_scan *s, enum lg_engine engine)
{
	size_t n = s->matcher->lexicon->npatterns;
	s->pattern = lg_arena_array(s->scratch, n, sizeof *s->pattern);
	s->head = lg_arena_array(s->scratch, s->doc->words.n, sizeof *s->head);
	if (!s->pattern || !s->head)
		return LG_ENOMEM;
	for (uint32_t b = 0; b < s->doc->nblocks; b++) {
		enter_block(s, b);
		LG_TRY(engine == LG_ENGINE_FAST ? scan_fast(s) : scan_naive(s));
	}
	return LG_OK;
}

static int copy_effort(struct lg_hits *h, const struct lg_scan *s)
{
	size_t n = s->matcher->lexicon->npatterns;
	h->patterns_tried = (uint32_t)n;
	h->effort = lg_arena_array(h->arena, n + 1, sizeof *h->effort);
	for (size_t i = 0; i < n && h->effort; i++)
		h->effort[i] = s->pattern[i].asked;
	return h->effort ? LG_OK : LG_ENOMEM;
}

int lg_scan(struct lg_hits **out, const struct lg_matcher *m, const struct lg_document *doc, enum lg_engine engine,
	    const struct lg_scan_limits *limits, struct lg_diags *d)
{
	struct lg_scan s = {.matcher = m, .doc = doc, .diags = d};
	struct lg_hits *hits = NULL;
	s.scratch = lg_arena_new();
	int status = s.scratch ? lg_runner_new(&s.runner, limits) : LG_ENOMEM;
	if (status == LG_OK)
		status = scan_blocks(&s, engine);
	if (status == LG_OK)
		status = lg_collect(&hits, &s.found, m->checklist, doc);
	if (status == LG_OK)
		status = copy_effort(hits, &s);
	lg_runner_free(s.runner);
	lg_arena_free(s.scratch);
	if (status != LG_OK) {
		lg_hits_free(hits);
		return status;
	}
	*out = hits;
	return LG_OK;
}
