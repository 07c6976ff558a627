/* SPDX-License-Identifier: MIT */
/* One pattern at one word or on one block: what a match is, what a failure is. */
#include "match/scan.h"
#include "match/value.h"
#include "text/normalise.h"

/* Machine code pays when texts want this much effort of a pattern; a block costs what many words cost. */
#define JIT_AFTER 64
#define WORD_EFFORT 1
#define BLOCK_EFFORT 16

static const struct lg_pattern *lexicon_pattern(const struct lg_scan *s, uint32_t pattern)
{
	return &s->matcher->lexicon->pattern[pattern];
}

static struct lg_slice subject(const struct lg_scan *s)
{
	return lg_slice_sub(s->doc->norm, s->begin, s->end);
}

/* Where a pattern is tried or matches. */
struct start {
	uint32_t at;   /* in norm */
	uint32_t word; /* ordinal of the first word at or after it; maybe of a later block */
};

static int record(struct lg_scan *s, uint32_t pattern, struct start start, uint32_t end, int32_t value)
{
	const struct lg_pattern *p = lexicon_pattern(s, pattern);
	struct lg_hit hit = {
		.concept = p->concept,
		.begin = start.at,
		.end = end,
		.block = s->block,
		.word = start.word,
		.value = value == LG_NO_VALUE ? p->value : value,
		.pattern = pattern,
	};
	s->pattern[pattern].resume = end;
	if (p->anti) {
		if (!LG_VEC_ROOM(s->scratch, &s->found.anti))
			return LG_ENOMEM;
		s->found.anti.v[s->found.anti.n++] = hit;
		return LG_OK;
	}
	if (!LG_VEC_ROOM(s->scratch, &s->found.hits))
		return LG_ENOMEM;
	s->found.hits.v[s->found.hits.n++] = hit;
	return LG_OK;
}

static int undecided(struct lg_scan *s, uint32_t pattern)
{
	struct lg_scan_pattern *state = &s->pattern[pattern];
	state->failures++;
	if (state->limited_in == s->block + 1)
		return LG_OK;
	state->limited_in = s->block + 1;
	if (!LG_VEC_ROOM(s->scratch, &s->found.limits))
		return LG_ENOMEM;
	s->found.limits.v[s->found.limits.n++] =
		(struct lg_limit){lexicon_pattern(s, pattern)->concept, pattern, s->block};
	return LG_OK;
}

/* A regex found to be wrong only now makes its concept undecided; *code is NULL then. */
static int code_for(const struct lg_code **code, struct lg_scan *s, uint32_t pattern, unsigned form)
{
	struct lg_scan_pattern *state = &s->pattern[pattern];
	*code = NULL;
	if (state->broken)
		return LG_OK;
	LG_TRY(lg_matcher_code(code, s->matcher, pattern, form));
	if (!lg_code_broken(*code))
		return LG_OK;
	lg_matcher_complain(s->diags, s->matcher, pattern, *code);
	*code = NULL;
	state->broken = true;
	return undecided(s, pattern);
}

static unsigned machine_code(const struct lg_scan *s, uint32_t pattern, unsigned form)
{
	_Atomic(uint32_t) *effort = &s->matcher->pattern[pattern].effort;
	if (atomic_load_explicit(effort, memory_order_relaxed) >= JIT_AFTER)
		return LG_CODE_JIT;
	uint32_t more = form & LG_CODE_ANCHORED ? WORD_EFFORT : BLOCK_EFFORT;
	atomic_fetch_add_explicit(effort, more, memory_order_relaxed);
	return 0;
}

/*
 * Runs the pattern in one form, and where that reaches a limit in the other: both count steps in ways of their own, and
 * the answer must not depend on which of them is ready. *code is the one that ran last, NULL when it is broken.
 */
static int run_either(enum lg_run *result, const struct lg_code **code, struct lg_match *match, struct lg_scan *s,
		      uint32_t pattern, unsigned form, uint32_t from)
{
	struct lg_effort *asked = &s->pattern[pattern].asked;
	unsigned first = machine_code(s, pattern, form);
	*(form & LG_CODE_ANCHORED ? &asked->words : &asked->blocks) += 1;
	*result = LG_RUN_LIMIT;
	for (int n = 0; n < 2 && *result == LG_RUN_LIMIT; n++) {
		LG_TRY(code_for(code, s, pattern, form | (n ? first ^ LG_CODE_JIT : first)));
		*result = *code ? lg_run_once(match, s->runner, *code, subject(s), from - s->begin) : LG_RUN_NONE;
	}
	return *result == LG_RUN_NOMEM ? LG_ENOMEM : LG_OK;
}

static int record_match(struct lg_scan *s, uint32_t pattern, struct start start, const struct lg_code *code,
			struct lg_match match)
{
	int32_t value = LG_NO_VALUE;
	if (lg_code_has_groups(code)) {
		const struct lg_lexicon *lexicon = s->matcher->lexicon;
		const struct lg_concept *c = &s->matcher->checklist->concept[lexicon->pattern[pattern].concept];
		value = lg_value_of_match(s->runner, code, subject(s), &lexicon->language, c->unit);
	}
	return record(s, pattern, start, s->begin + match.end, value);
}

/* A match of no words ("§" alone) is as good as empty. */
static bool holds_word(const struct lg_scan *s, struct start start, struct lg_match match)
{
	return start.word < s->word_end && s->doc->words.v[start.word] < s->begin + match.end;
}

/* ---- at a word ----------------------------------------------------------------------------------------------- */

int lg_scan_words(struct lg_scan *s)
{
	if (s->known_in == s->block + 1)
		return LG_OK;
	s->known_in = s->block + 1;
	size_t n = s->word_end - s->word_begin;
	if (n > s->known.cap) {
		s->known.cap = 2 * n;
		s->known.v = lg_arena_array(s->scratch, s->known.cap, sizeof *s->known.v);
		if (!s->known.v)
			return LG_ENOMEM;
	}
	s->known.n = n;
	if (n == 0) /* then there may be no words at all, not even an array of none */
		return LG_OK;
	return lg_vocabulary_find(s->known.v, s->vocabulary, s->doc->norm, s->doc->words.v + s->word_begin, n);
}

bool lg_scan_literal(const struct lg_scan *s, struct lg_slice literal, uint32_t at)
{
	const struct lg_slice text = {s->doc->norm.p, s->end};
	bool ends = literal.n && literal.p[literal.n - 1] == LG_WORD_END;
	if (literal.n == 1 && literal.p[0] == LG_ANY_DIGIT)
		return lg_maybe_digit(text, at);
	literal.n -= ends;
	return s->end - at >= literal.n && memcmp(text.p + at, literal.p, literal.n) == 0 &&
	       !(ends && lg_word_at(text, at + literal.n));
}

/* The first word from `from` up to `last` that is in the set; LG_NO_WORD when there is none. */
#define LG_NO_WORD UINT32_MAX
static uint32_t find_member(const struct lg_scan *s, uint32_t set, uint32_t from, uint32_t last)
{
	if (last >= s->word_end)
		last = s->word_end - 1;
	for (uint32_t w = from; w <= last; w++)
		if (lg_vocabulary_has(s->vocabulary, s->known.v[w - s->word_begin], set))
			return w;
	return LG_NO_WORD;
}

bool lg_scan_goes_on(const struct lg_scan *s, uint32_t pattern, uint32_t way, uint32_t word)
{
	const struct lg_matcher_pattern *p = &s->matcher->pattern[pattern];
	const struct lg_literal_way *w = &p->literals.way[way];
	bool signs = p->literals.signs_first;
	uint32_t at = word;
	for (uint32_t k = 0; k < w->nnext && at != LG_NO_WORD; k++)
		at = find_member(s, p->way_set[way][k], at + !(w->next[k].inside || signs), word + w->next[k].reach);
	return at != LG_NO_WORD;
}

static int by_phrase(struct lg_scan *s, uint32_t pattern, struct start start)
{
	const struct lg_slice text = {s->doc->norm.p, s->end};
	size_t end = lg_phrase_match(&s->matcher->pattern[pattern].phrase, text, start.at);
	return end ? record(s, pattern, start, (uint32_t)end, LG_NO_VALUE) : LG_OK;
}

/* Takes back what the pattern found in the block at hand. */
static void forget(struct lg_scan *s, struct lg_hit *v, size_t *n, uint32_t pattern)
{
	size_t first = *n, kept;
	while (first > 0 && v[first - 1].block == s->block)
		first--;
	kept = first;
	for (size_t i = first; i < *n; i++)
		if (v[i].pattern != pattern)
			v[kept++] = v[i];
	*n = kept;
}

/*
 * One place could not be decided. PCRE2 may pass over it when it searches the whole block, and the naive engine would
 * never know: so what the block says is asked in its way, from the beginning.
 */
static int start_over(struct lg_scan *s, uint32_t pattern)
{
	struct lg_scan_pattern *state = &s->pattern[pattern];
	forget(s, s->found.hits.v, &s->found.hits.n, pattern);
	forget(s, s->found.anti.v, &s->found.anti.n, pattern);
	state->resume = s->begin;
	state->tried = 0;
	state->blocked_in = s->block + 1;
	return lg_scan_block(s, pattern);
}

static int by_regex(struct lg_scan *s, uint32_t pattern, struct start start)
{
	const struct lg_code *code;
	struct lg_match match;
	enum lg_run result;
	LG_TRY(run_either(&result, &code, &match, s, pattern, LG_CODE_ANCHORED, start.at));
	if (result == LG_RUN_LIMIT)
		result = lg_run_hard(&match, s->runner, code, subject(s), start.at - s->begin);
	switch (result) {
	case LG_RUN_MATCH:
		return holds_word(s, start, match) ? record_match(s, pattern, start, code, match) : LG_OK;
	case LG_RUN_LIMIT:
		return s->by_place ? undecided(s, pattern) : start_over(s, pattern);
	case LG_RUN_NOMEM:
		return LG_ENOMEM;
	case LG_RUN_NONE:
		break;
	}
	return LG_OK;
}

static int try_at(struct lg_scan *s, uint32_t pattern, struct start start)
{
	struct lg_scan_pattern *state = &s->pattern[pattern];
	bool blocked = state->blocked_in == s->block + 1 && !s->by_place;
	if (start.at < state->resume || state->tried == start.at + 1 || state->failures >= LG_FAILURES_MAX || blocked)
		return LG_OK;
	state->tried = start.at + 1;
	if (s->matcher->pattern[pattern].plain)
		return by_phrase(s, pattern, start);
	return by_regex(s, pattern, start);
}

int lg_scan_word(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	return try_at(s, pattern, (struct start){s->doc->words.v[word], word});
}

static uint32_t next_character(const struct lg_scan *s, uint32_t at)
{
	do
		at++;
	while (at < s->end && ((unsigned char)s->doc->norm.p[at] & 0xC0) == 0x80);
	return at;
}

/* At the signs between the word before, or the block's begin, and this word. */
static int try_signs(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	uint32_t at = s->begin, end = s->doc->words.v[word];
	if (word > s->word_begin)
		at = (uint32_t)lg_word_end((struct lg_slice){s->doc->norm.p, s->end}, s->doc->words.v[word - 1]);
	for (; at < end; at = next_character(s, at))
		LG_TRY(try_at(s, pattern, (struct start){at, word}));
	return LG_OK;
}

int lg_scan_place(struct lg_scan *s, uint32_t pattern, uint32_t word)
{
	if (s->matcher->pattern[pattern].literals.signs_first)
		LG_TRY(try_signs(s, pattern, word));
	return lg_scan_word(s, pattern, word);
}

/* ---- on a block ---------------------------------------------------------------------------------------------- */

static bool at_word(const struct lg_scan *s, struct start start)
{
	return start.word < s->word_end && s->doc->words.v[start.word] == start.at;
}

/* Does the pattern begin at this word in one of its ways? */
static bool may_begin_word(const struct lg_scan *s, uint32_t pattern, struct start start)
{
	const struct lg_literals *l = &s->matcher->pattern[pattern].literals;
	for (uint32_t w = 0; w < l->nways; w++)
		for (size_t i = 0; i < l->way[w].n; i++)
			if (lg_scan_literal(s, l->way[w].v[i], s->doc->words.v[start.word]) &&
			    lg_scan_goes_on(s, pattern, w, start.word))
				return true;
	return false;
}

static bool may_begin_soon(const struct lg_scan *s, uint32_t pattern, struct start start)
{
	const struct lg_matcher_pattern *p = &s->matcher->pattern[pattern];
	return find_member(s, p->soon_set, start.word, start.word + p->literals.reach) != LG_NO_WORD &&
	       (p->literals.nways == 0 || lg_scan_goes_on(s, pattern, 0, start.word));
}

/* Could the pattern match here at all? */
static bool may_begin(const struct lg_scan *s, uint32_t pattern, struct start start)
{
	const struct lg_matcher_pattern *p = &s->matcher->pattern[pattern];
	const struct lg_literals *l = &p->literals;
	if (p->plain)
		return at_word(s, start);
	if (l->anchor == LG_ANCHOR_PREFIX || l->anchor == LG_ANCHOR_NEAR) {
		bool here = start.word < s->word_end && (l->signs_first || at_word(s, start));
		bool prefix = l->anchor == LG_ANCHOR_PREFIX;
		return here && (prefix ? may_begin_word(s, pattern, start) : may_begin_soon(s, pattern, start));
	}
	bool may = l->anchor == LG_ANCHOR_NONE;
	for (size_t i = 0; i < l->n && !may; i++)
		may = lg_slice_find(subject(s), l->v[i]) != SIZE_MAX;
	return may;
}

/* No match begins inside a word. */
static bool inside_word(const struct lg_scan *s, struct start start)
{
	return !at_word(s, start) && lg_word_at(s->doc->norm, start.at);
}

static struct start start_at(const struct lg_scan *s, uint32_t at)
{
	uint32_t low = s->word_begin, high = s->word_end;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (s->doc->words.v[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return (struct start){at, low};
}

/*
 * The pattern reached a limit somewhere at or after `from`: it is tried place by place, so that only the places where
 * it cannot be decided count. Where a literal proves that it cannot match nothing is undecided: the fast engine never
 * asks.
 */
static int place_by_place(struct lg_scan *s, uint32_t pattern, uint32_t from)
{
	LG_TRY(lg_scan_words(s));
	int status = LG_OK;
	s->by_place = true;
	for (uint32_t at = from; at < s->end && status == LG_OK; at = next_character(s, at)) {
		struct start start = start_at(s, at);
		if (!inside_word(s, start) && may_begin(s, pattern, start))
			status = try_at(s, pattern, start);
	}
	s->by_place = false;
	return status;
}

/* Takes the match found when searching from *from, and moves *from to where the next search begins. */
static int take(struct lg_scan *s, uint32_t pattern, const struct lg_code *code, struct lg_match match, uint32_t *from)
{
	uint32_t begin = s->begin + match.begin, end = s->begin + match.end;
	if (begin < *from || begin >= end) { /* \K can do that */
		*from = next_character(s, *from);
		return LG_OK;
	}
	struct start start = start_at(s, begin);
	if (inside_word(s, start) || !holds_word(s, start, match)) {
		*from = next_character(s, begin);
		return LG_OK;
	}
	*from = end;
	return record_match(s, pattern, start, code, match);
}

int lg_scan_block(struct lg_scan *s, uint32_t pattern)
{
	if (s->pattern[pattern].failures >= LG_FAILURES_MAX)
		return LG_OK;
	for (uint32_t from = s->begin; from < s->end;) {
		const struct lg_code *code;
		struct lg_match match;
		enum lg_run result;
		LG_TRY(run_either(&result, &code, &match, s, pattern, 0, from));
		if (result == LG_RUN_LIMIT)
			return place_by_place(s, pattern, from);
		if (result != LG_RUN_MATCH)
			return LG_OK;
		LG_TRY(take(s, pattern, code, match, &from));
	}
	return LG_OK;
}
