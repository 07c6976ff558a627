/* SPDX-License-Identifier: MIT */
#include "match/matcher.h"
#include "text/normalise.h"

#include <stdlib.h>

/* Codes are kept apart from the arena, which is not safe for threads. */
static int make_code(const struct lg_code **out, struct lg_matcher *m, uint32_t pattern, unsigned form)
{
	struct lg_code *code = atomic_load_explicit(&m->pattern[pattern].code[form], memory_order_relaxed);
	if (!code) {
		LG_TRY(lg_code_new(&code, m->lexicon->pattern[pattern].regex, form));
		atomic_store_explicit(&m->pattern[pattern].code[form], code, memory_order_release);
	}
	*out = code;
	return LG_OK;
}

int lg_matcher_code(const struct lg_code **out, const struct lg_matcher *m, uint32_t pattern, unsigned form)
{
	const struct lg_code *code = atomic_load_explicit(&m->pattern[pattern].code[form], memory_order_acquire);
	if (code) {
		*out = code;
		return LG_OK;
	}
	struct lg_matcher *shared = (struct lg_matcher *)m; /* const to its users; codes are its cache */
	pthread_mutex_lock(&shared->lock);
	int status = make_code(out, shared, pattern, form);
	pthread_mutex_unlock(&shared->lock);
	return status;
}

void lg_matcher_complain(struct lg_diags *d, const struct lg_matcher *m, uint32_t pattern, const struct lg_code *broken)
{
	const struct lg_pattern *p = &m->lexicon->pattern[pattern];
	struct lg_code_error e = lg_code_error(broken);
	struct lg_slice from = lg_slice_sub(p->regex, e.offset, e.offset + 20);
	lg_diag(d, LG_ERROR, p->place.file, p->place.line, 0,
		"pattern of concept %.*s does not compile: %s at \"%.*s\"", (int)m->checklist->concept[p->concept].id.n,
		m->checklist->concept[p->concept].id.p, e.message, (int)from.n, from.p);
}

struct entries {
	struct lg_index_entry *v;
	size_t n, cap;
};

/* "§" and the like stand before a word, not at its start: such literals are looked for everywhere. */
static bool begins_with_word(const struct lg_literals *l)
{
	bool all = true;
	for (size_t i = 0; i < l->n && all; i++) {
		size_t n;
		all = lg_is_word(lg_utf8_at(l->v[i], 0, &n));
	}
	return all;
}

static int add_entry(struct lg_arena *a, struct entries *to, struct lg_slice literal, uint32_t pattern, size_t way)
{
	if (!LG_VEC_ROOM(a, to))
		return LG_ENOMEM;
	to->v[to->n++] = (struct lg_index_entry){.literal = literal, .pattern = pattern, .way = (uint32_t)way};
	return LG_OK;
}

static int add_ways(struct lg_matcher *m, struct entries *start, uint32_t i)
{
	struct lg_matcher_pattern *p = &m->pattern[i];
	p->heads = lg_arena_array(m->arena, p->literals.nways, sizeof *p->heads);
	if (!p->heads)
		return LG_ENOMEM;
	for (size_t w = 0; w < p->literals.nways; w++) {
		const struct lg_literal_way *way = &p->literals.way[w];
		for (size_t k = 0; k < way->nnext; k++)
			p->heads[w] |= UINT64_C(1) << lg_head(way->next[k].p, way->next[k].n);
		for (size_t k = 0; k < way->n; k++)
			LG_TRY(add_entry(m->arena, start, way->v[k], i, w));
	}
	return LG_OK;
}

static int add_pattern(struct lg_matcher *m, struct entries *start, struct entries *inside, uint32_t i)
{
	const struct lg_pattern *p = &m->lexicon->pattern[i];
	struct lg_literals *l = &m->pattern[i].literals;
	if (p->concept >= m->checklist->nconcepts)
		return LG_EINVAL;
	if (p->literal.n)
		return add_entry(m->arena, start, p->literal, i, 0);
	LG_TRY(lg_pattern_literals(l, m->arena, p->regex));
	if (l->anchor == LG_ANCHOR_PREFIX && begins_with_word(l))
		return add_ways(m, start, i);
	l->nways = 0;
	if (l->anchor == LG_ANCHOR_NONE)
		m->unanchored[m->nunanchored++] = i;
	for (size_t k = 0; k < l->n; k++)
		LG_TRY(add_entry(m->arena, inside, l->v[k], i, 0));
	return LG_OK;
}

static int prepare(struct lg_matcher *m)
{
	size_t n = m->lexicon->npatterns;
	struct entries start = {0}, inside = {0};
	m->pattern = lg_arena_array(m->arena, n, sizeof *m->pattern);
	m->unanchored = lg_arena_array(m->arena, n, sizeof *m->unanchored);
	if (!m->pattern || !m->unanchored)
		return LG_ENOMEM;
	for (uint32_t i = 0; i < n; i++)
		LG_TRY(add_pattern(m, &start, &inside, i));
	LG_TRY(lg_index_build(&m->at_start, m->arena, start.v, start.n));
	return lg_index_build(&m->inside, m->arena, inside.v, inside.n);
}

/* Phrases too: nobody should trust a literal whose regex is wrong. */
static int compile_all(struct lg_matcher *m, struct lg_diags *d)
{
	bool sound = true;
	for (uint32_t i = 0; i < m->lexicon->npatterns; i++) {
		const struct lg_code *code;
		LG_TRY(lg_matcher_code(&code, m, i, LG_CODE_ANCHORED));
		if (lg_code_broken(code)) {
			lg_matcher_complain(d, m, i, code);
			sound = false;
		}
	}
	return sound ? LG_OK : LG_ERULE;
}

int lg_matcher_new(struct lg_matcher **out, const struct lg_checklist *c, const struct lg_lexicon *l, bool eager,
		   struct lg_diags *d)
{
	struct lg_matcher *m = calloc(1, sizeof *m);
	if (!m)
		return LG_ENOMEM;
	m->checklist = c;
	m->lexicon = l;
	m->arena = lg_arena_new();
	int status = m->arena && pthread_mutex_init(&m->lock, NULL) == 0 ? LG_OK : LG_ENOMEM;
	if (status != LG_OK) {
		lg_arena_free(m->arena);
		free(m);
		return status;
	}
	status = prepare(m);
	if (status == LG_OK && eager)
		status = compile_all(m, d);
	if (status != LG_OK) {
		lg_matcher_free(m);
		return status;
	}
	*out = m;
	return LG_OK;
}

void lg_matcher_free(struct lg_matcher *m)
{
	if (!m)
		return;
	for (size_t i = 0; m->pattern && i < m->lexicon->npatterns; i++)
		for (size_t form = 0; form < LG_CODE_FORMS; form++)
			lg_code_free(atomic_load_explicit(&m->pattern[i].code[form], memory_order_relaxed));
	pthread_mutex_destroy(&m->lock);
	lg_arena_free(m->arena);
	free(m);
}
