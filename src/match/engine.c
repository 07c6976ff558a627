/* SPDX-License-Identifier: MIT */
/* The two engines, and the pass over a document that either of them makes. */
#include "match/scan.h"

/* ---- fast ---------------------------------------------------------------------------------------------------- */

/* The key stands in a word: a phrase is where it should be, or it is not there. */
static int follow_phrase(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	uint32_t before = s->matcher->pattern[pattern].phrase.key_word;
	return word - s->word_begin < before ? LG_OK : lg_scan_word(s, pattern, word - before);
}

static int follow_begin(struct lg_scan *s, const struct lg_clue *clue, uint32_t word)
{
	if (!lg_scan_literal(s, clue->literal, s->doc->words.v[word]) ||
	    !lg_scan_goes_on(s, clue->pattern, clue->way, word))
		return LG_OK;
	return lg_scan_word(s, clue->pattern, word);
}

/* The words before it, too. Each is tried once, and in order. */
static int follow_soon(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	const struct lg_literals *l = &s->matcher->pattern[pattern].literals;
	uint32_t from = word - s->word_begin > l->reach ? word - l->reach : s->word_begin;
	from = from > s->pattern[pattern].soon ? from : s->pattern[pattern].soon;
	s->pattern[pattern].soon = word + 1;
	for (; from <= word; from++)
		if (l->nways == 0 || lg_scan_goes_on(s, pattern, 0, from))
			LG_TRY(lg_scan_word(s, pattern, from));
	return LG_OK;
}

static int follow_somewhere(struct lg_scan *s, const struct lg_clue *clue)
{
	struct lg_scan_pattern *state = &s->pattern[clue->pattern];
	if (state->held_in == s->block + 1 ||
	    lg_slice_find(lg_slice_sub(s->doc->norm, s->begin, s->end), clue->literal) == SIZE_MAX)
		return LG_OK;
	state->held_in = s->block + 1;
	return lg_scan_block(s, clue->pattern);
}

static int follow(struct lg_scan *s, const struct lg_clue *clue, uint32_t word)
{
	switch (clue->kind) {
	case LG_CLUE_PHRASE:
		return follow_phrase(s, clue->pattern, word);
	case LG_CLUE_BEGIN:
		return follow_begin(s, clue, word);
	case LG_CLUE_SOON:
		return follow_soon(s, clue->pattern, word);
	case LG_CLUE_SOMEWHERE:
		return follow_somewhere(s, clue);
	case LG_CLUE_MEMBER:
		break;
	}
	return LG_OK;
}

static int scan_fast(struct lg_scan *s)
{
	LG_TRY(lg_scan_words(s));
	for (uint32_t w = s->word_begin; w < s->word_end; w++) {
		const struct lg_known_word *word = &s->vocabulary.word.v[s->known.v[w - s->word_begin]];
		for (uint32_t i = 0; i < word->nclues; i++)
			LG_TRY(follow(s, s->vocabulary.clue.v[word->clue + i], w));
	}
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
	if (!s->pattern)
		return LG_ENOMEM;
	LG_TRY(lg_vocabulary_init(&s->vocabulary, s->matcher, s->doc->norm, s->scratch));
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
