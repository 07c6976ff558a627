/* SPDX-License-Identifier: MIT */
/* The two engines, and the pass over a document that either of them makes. */
#include "match/scan.h"

/* ---- fast ---------------------------------------------------------------------------------------------------- */

/* The key stands in a word: a phrase is where it should be, or it is not there. */
static int follow_phrase(struct lg_scan *s, const struct lg_clue *clue, uint32_t word)
{
	if (word - s->word_begin < clue->key_word)
		return LG_OK;
	if (clue->beside) {
		uint32_t beside = clue->beside > 0 ? word + 1 : word - 1;
		if (beside >= s->word_end)
			return LG_OK;
		uint32_t at = s->doc->words.v[beside];
		uint64_t begin = lg_index_load(s->doc->norm.p + at, s->doc->norm.n - at);
		if ((begin & clue->beside_mask) != clue->beside_key)
			return LG_OK;
	}
	return lg_scan_word(s, clue->pattern, word - clue->key_word);
}

static bool may_follow(const struct lg_scan *s, uint32_t word, uint32_t set, uint32_t reach, bool inside)
{
	uint32_t next = s->next_of[set];
	return (next > word && next <= word + reach) ||
	       (inside && lg_vocabulary_has(s->vocabulary, s->known.v[word - s->word_begin], set));
}

/* A quick look at what follows, some of it in the wrong order: the walk comes from behind. */
static bool may_go_on(const struct lg_scan *s, const struct lg_known_begin *begin, uint32_t word)
{
	if (begin->reach == UINT8_MAX)
		return true;
	bool may = may_follow(s, word, begin->set, begin->reach, begin->inside);
	for (uint32_t k = 1; may && k < begin->clue->nnext; k++)
		may = may_follow(s, word, begin->clue->next_set[k], begin->clue->reach[k],
				 begin->clue->inside >> k & 1);
	return may;
}

static int find_leads(struct lg_scan *s)
{
	const struct lg_vocabulary *v = s->vocabulary;
	s->lead.n = 0;
	for (uint32_t w = s->word_end; w-- > s->word_begin;) {
		const struct lg_known_word *word = &v->word.v[s->known.v[w - s->word_begin]];
		for (uint32_t i = 0; i < word->nbegins; i++) {
			const struct lg_known_begin *begin = &v->begin.v[word->begin + i];
			if (!may_go_on(s, begin, w))
				continue;
			if (!LG_VEC_ROOM(s->scratch, &s->lead))
				return LG_ENOMEM;
			s->lead.v[s->lead.n++] = (struct lg_lead){begin->clue, w};
		}
		for (uint32_t i = 0; i < word->nsets; i++)
			s->next_of[v->set.v[word->set + i]] = w;
	}
	return LG_OK;
}

static int follow_begin(struct lg_scan *s, const struct lg_clue *clue, uint32_t word)
{
	if (!lg_scan_literal(s, clue->literal, s->doc->words.v[word]) ||
	    !lg_scan_goes_on(s, clue->pattern, clue->way, word))
		return LG_OK;
	return lg_scan_place(s, clue->pattern, word);
}

/* The words before it, too. Each is tried once, and in order. */
static int follow_soon(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	const struct lg_literals *l = &s->matcher->pattern[pattern].literals;
	uint32_t from = word - s->word_begin > l->reach ? word - l->reach : s->word_begin;
	from = from > s->pattern[pattern].soon ? from : s->pattern[pattern].soon;
	s->pattern[pattern].soon = word + 1;
	for (; from <= word; from++) {
		if (l->nways && !lg_scan_goes_on(s, pattern, 0, from))
			continue;
		LG_TRY(lg_scan_place(s, pattern, from));
	}
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
		return follow_phrase(s, clue, word);
	case LG_CLUE_SOON:
		return follow_soon(s, clue->pattern, word);
	case LG_CLUE_SOMEWHERE:
		return follow_somewhere(s, clue);
	case LG_CLUE_BEGIN:
	case LG_CLUE_MEMBER:
		break;
	}
	return LG_OK;
}

static int scan_fast(struct lg_scan *s)
{
	LG_TRY(lg_scan_words(s));
	LG_TRY(find_leads(s));
	for (size_t i = s->lead.n; i-- > 0;) /* in the order of the text again */
		LG_TRY(follow_begin(s, s->lead.v[i].clue, s->lead.v[i].word));
	for (uint32_t w = s->word_begin; w < s->word_end; w++) {
		const struct lg_known_word *word = &s->vocabulary->word.v[s->known.v[w - s->word_begin]];
		for (uint32_t i = 0; i < word->nothers; i++)
			LG_TRY(follow(s, s->vocabulary->other.v[word->other + i], w));
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
	s->next_of = lg_arena_array(s->scratch, s->matcher->nsets + 1, sizeof *s->next_of);
	if (!s->pattern || !s->next_of)
		return LG_ENOMEM;
	LG_TRY(lg_vocabulary_take(&s->vocabulary, s->matcher));
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
	if (status == LG_OK)
		lg_vocabulary_give(s.vocabulary);
	else
		lg_vocabulary_free(s.vocabulary);
	lg_runner_free(s.runner);
	lg_arena_free(s.scratch);
	if (status != LG_OK) {
		lg_hits_free(hits);
		return status;
	}
	*out = hits;
	return LG_OK;
}
