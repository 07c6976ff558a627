/* SPDX-License-Identifier: MIT */
#include "match/vocabulary.h"
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

/* ---- clues ----------------------------------------------------------------------------------------------------- */

struct clue_list {
	LG_VEC(struct lg_clue) clue;
	LG_VEC(struct lg_index_entry) key;
};

/* A set of words that many patterns may share. */
struct known_set {
	uint64_t hash;
	const struct lg_literal_next *next;
	uint32_t set;
};

struct building {
	struct lg_matcher *m;
	struct clue_list begin, inside;
	LG_VEC(struct known_set) set;
	uint32_t *set_slot; /* index in set + 1, or 0 */
	size_t nset_slots;  /* a power of two */
};

static int add_clue(struct building *b, struct clue_list *to, struct lg_slice key, struct lg_clue clue)
{
	if (!LG_VEC_ROOM(b->m->arena, &to->clue) || !LG_VEC_ROOM(b->m->arena, &to->key))
		return LG_ENOMEM;
	to->clue.v[to->clue.n++] = clue;
	to->key.v[to->key.n++] = (struct lg_index_entry){.text = key};
	return LG_OK;
}

static bool is_digit_mark(struct lg_slice literal)
{
	return literal.n == 1 && literal.p[0] == LG_ANY_DIGIT;
}

/* A literal that begins a word: its key is as much of it as lies in that word. */
static int add_beginning(struct building *b, struct lg_clue clue, bool ends)
{
	struct lg_slice key = is_digit_mark(clue.literal) ? clue.literal
							  : lg_slice_sub(clue.literal, 0, lg_word_end(clue.literal, 0));
	clue.ends = ends || key.n < clue.literal.n;
	return add_clue(b, &b->begin, key, clue);
}

/* The longest stretch of a literal that lies in one word. */
static struct lg_slice longest_piece(struct lg_slice literal)
{
	struct lg_slice best = {0};
	for (size_t at = 0, n; at < literal.n; at += n) {
		size_t end = lg_word_end(literal, at);
		if (end - at > best.n)
			best = lg_slice_sub(literal, at, end);
		n = end - at;
		if (n == 0)
			(void)lg_utf8_at(literal, at, &n);
	}
	return best;
}

static int add_anywhere(struct building *b, struct lg_clue clue)
{
	return add_clue(b, &b->inside, is_digit_mark(clue.literal) ? clue.literal : longest_piece(clue.literal), clue);
}

/* Up to eight letters with which the word before or after the key's begins. */
static void look_beside(struct lg_clue *clue, const struct lg_phrase *p)
{
	const struct lg_stem *key = &p->stem[p->key], *beside = NULL;
	if (p->key + 1 < p->n && lg_words_in(key->text) == 1) {
		beside = key + 1;
		clue->beside = 1;
	} else if (p->key > 0 && lg_words_in(key[-1].text) == 1) {
		beside = key - 1;
		clue->beside = -1;
	}
	size_t n = beside ? lg_word_end(beside->text, 0) : 0;
	if (n == 0)
		clue->beside = 0;
	clue->beside_key = n ? lg_index_load(beside->text.p, n) : 0;
	memset(&clue->beside_mask, 0xFF, n < 8 ? n : 8);
}

static int add_phrase(struct building *b, uint32_t i)
{
	const struct lg_phrase *p = &b->m->pattern[i].phrase;
	const struct lg_stem *stem = &p->stem[p->key];
	struct lg_clue clue = {.kind = LG_CLUE_PHRASE, .pattern = i, .literal = stem->text, .key_word = p->key_word};
	look_beside(&clue, p);
	return add_beginning(b, clue, !stem->star && (p->key + 1 < p->n || p->closed));
}

static int add_beginnings(struct building *b, uint32_t i, uint32_t w)
{
	const struct lg_literal_way *way = &b->m->pattern[i].literals.way[w];
	struct lg_clue clue = {.kind = LG_CLUE_BEGIN, .pattern = i, .way = w};
	for (; clue.nnext < way->nnext; clue.nnext++) {
		clue.next_set[clue.nnext] = b->m->pattern[i].way_set[w][clue.nnext];
		clue.reach[clue.nnext] = (uint8_t)way->next[clue.nnext].reach;
		clue.inside |= (uint8_t)(way->next[clue.nnext].inside << clue.nnext);
	}
	clue.inside |= b->m->pattern[i].literals.signs_first ? UINT8_MAX : 0;
	for (size_t k = 0; k < way->n; k++) {
		clue.literal = way->v[k];
		LG_TRY(add_beginning(b, clue, false));
	}
	return LG_OK;
}

static uint64_t hash_of_set(const struct lg_literal_next *next)
{
	uint64_t h = next->inside;
	for (size_t i = 0; i < next->n; i++)
		for (size_t k = 0; k <= next->v[i].n; k++) /* each literal closed by a byte that none holds */
			h = (h ^ (k < next->v[i].n ? (unsigned char)next->v[i].p[k] : 0xFFu)) * UINT64_C(0x100000001B3);
	return h ^ h >> 32;
}

static bool same_set(const struct lg_literal_next *a, const struct lg_literal_next *b)
{
	bool same = a->n == b->n && a->inside == b->inside;
	for (size_t i = 0; i < a->n && same; i++)
		same = lg_slice_eq(a->v[i], b->v[i]);
	return same;
}

static int grow_set_slots(struct building *b)
{
	size_t n = b->nset_slots ? 2 * b->nset_slots : 512;
	b->set_slot = lg_arena_array(b->m->arena, n, sizeof *b->set_slot);
	if (!b->set_slot)
		return LG_ENOMEM;
	b->nset_slots = n;
	for (uint32_t i = 0; i < b->set.n; i++) {
		size_t at = b->set.v[i].hash & (n - 1);
		while (b->set_slot[at])
			at = (at + 1) & (n - 1);
		b->set_slot[at] = i + 1;
	}
	return LG_OK;
}

/* The number of the set of these words; *is_new when nobody asked for it before. */
static int find_set(uint32_t *set, bool *is_new, struct building *b, const struct lg_literal_next *next)
{
	if (2 * b->set.n >= b->nset_slots)
		LG_TRY(grow_set_slots(b));
	uint64_t hash = hash_of_set(next);
	size_t at = hash & (b->nset_slots - 1);
	*is_new = false;
	for (; b->set_slot[at]; at = (at + 1) & (b->nset_slots - 1)) {
		const struct known_set *known = &b->set.v[b->set_slot[at] - 1];
		*set = known->set;
		if (known->hash == hash && same_set(known->next, next))
			return LG_OK;
	}
	if (!LG_VEC_ROOM(b->m->arena, &b->set))
		return LG_ENOMEM;
	*is_new = true;
	*set = b->m->nsets++;
	b->set.v[b->set.n++] = (struct known_set){hash, next, *set};
	b->set_slot[at] = (uint32_t)b->set.n;
	return LG_OK;
}

static int add_members(uint32_t *set, struct building *b, const struct lg_literal_next *next)
{
	bool is_new;
	LG_TRY(find_set(set, &is_new, b, next));
	struct lg_clue member = {.kind = LG_CLUE_MEMBER, .set = *set};
	if (!is_new)
		return LG_OK;
	for (size_t n = 0; n < next->n; n++) {
		member.literal = next->v[n];
		LG_TRY(next->inside ? add_anywhere(b, member) : add_beginning(b, member, false));
	}
	return LG_OK;
}

static int add_way(struct building *b, uint32_t i, uint32_t w)
{
	struct lg_matcher_pattern *p = &b->m->pattern[i];
	for (size_t k = 0; k < p->literals.way[w].nnext; k++)
		LG_TRY(add_members(&p->way_set[w][k], b, &p->literals.way[w].next[k]));
	return add_beginnings(b, i, w);
}

static int add_ways(struct building *b, uint32_t i)
{
	struct lg_matcher_pattern *p = &b->m->pattern[i];
	p->way_set = lg_arena_array(b->m->arena, p->literals.nways, sizeof *p->way_set);
	if (!p->way_set)
		return LG_ENOMEM;
	for (uint32_t w = 0; w < p->literals.nways; w++)
		LG_TRY(add_way(b, i, w));
	return LG_OK;
}

static bool begins_with_word(struct lg_slice literal)
{
	return lg_word_at(literal, 0) || is_digit_mark(literal);
}

/* "§" and the like stand before a word, not at its start. */
static bool begin_with_word(const struct lg_literals *l)
{
	bool all = true;
	for (size_t i = 0; i < l->n && all; i++)
		all = begins_with_word(l->v[i]);
	return all;
}

/* The signs are left out where a word follows them: they are tried with the word. */
static struct lg_slice without_signs(struct lg_slice literal)
{
	size_t at = 0, n;
	if (is_digit_mark(literal))
		return literal;
	while (at < literal.n && !lg_word_at(literal, at)) {
		(void)lg_utf8_at(literal, at, &n);
		at += n;
	}
	return lg_slice_sub(literal, at, literal.n);
}

/* Makes ways of its own: those given may be shared. */
static int strip_ways(struct lg_literals *l, struct lg_arena *a)
{
	struct lg_literal_way *way = lg_arena_array(a, l->nways, sizeof *way);
	if (!way)
		return LG_ENOMEM;
	for (size_t w = 0; w < l->nways; w++) {
		way[w] = l->way[w];
		way[w].v = lg_arena_array(a, way[w].n, sizeof *way[w].v);
		if (!way[w].v)
			return LG_ENOMEM;
		for (size_t i = 0; i < way[w].n; i++)
			way[w].v[i] = without_signs(l->way[w].v[i]);
	}
	l->way = way;
	return LG_OK;
}

static bool ways_begin_with_word(const struct lg_literals *l)
{
	bool all = true;
	for (size_t w = 0; w < l->nways && all; w++)
		for (size_t i = 0; i < l->way[w].n && all; i++)
			all = begins_with_word(l->way[w].v[i]);
	return all;
}

static bool hold_word(const struct lg_literals *l)
{
	bool all = l->n != 0;
	for (size_t i = 0; i < l->n && all; i++)
		all = longest_piece(l->v[i]).n != 0;
	return all;
}

static void look_anywhere(struct lg_literals *l)
{
	l->anchor = LG_ANCHOR_INNER;
	l->nways = 0;
	for (size_t i = 0; i < l->n; i++)
		l->v[i].n -= l->v[i].n && l->v[i].p[l->v[i].n - 1] == LG_WORD_END;
	if (!hold_word(l))
		l->anchor = LG_ANCHOR_NONE;
}

/* The list of literals is the matcher's own, which look_anywhere may change. */
static int find_literals(struct lg_literals *out, struct lg_arena *a, const struct lg_pattern *p)
{
	if (!p->literals)
		return lg_pattern_literals(out, a, p->regex);
	*out = *p->literals;
	out->v = lg_arena_array(a, out->n + 1, sizeof *out->v);
	if (!out->v)
		return LG_ENOMEM;
	for (size_t i = 0; i < out->n; i++)
		out->v[i] = p->literals->v[i];
	return LG_OK;
}

static int add_literals(struct building *b, uint32_t i)
{
	struct lg_matcher *m = b->m;
	struct lg_literals *l = &m->pattern[i].literals;
	LG_TRY(find_literals(l, m->arena, &m->lexicon->pattern[i]));
	if (l->anchor == LG_ANCHOR_PREFIX && !begin_with_word(l))
		LG_TRY(strip_ways(l, m->arena));
	if (l->anchor == LG_ANCHOR_INNER || (l->anchor == LG_ANCHOR_PREFIX && !ways_begin_with_word(l)) ||
	    (l->anchor == LG_ANCHOR_NEAR && !hold_word(l)))
		look_anywhere(l);
	LG_TRY(add_ways(b, i));
	if (l->anchor == LG_ANCHOR_NONE)
		m->unanchored[m->nunanchored++] = i;
	if (l->anchor == LG_ANCHOR_NONE || l->anchor == LG_ANCHOR_PREFIX)
		return LG_OK;
	struct lg_clue clue = {.kind = LG_CLUE_SOMEWHERE, .pattern = i};
	if (l->anchor == LG_ANCHOR_NEAR) {
		clue.kind = LG_CLUE_SOON;
		clue.set = m->pattern[i].soon_set = m->nsets++;
	}
	for (size_t k = 0; k < l->n; k++) {
		clue.literal = l->v[k];
		LG_TRY(add_anywhere(b, clue));
	}
	return LG_OK;
}

static int add_pattern(struct building *b, uint32_t i)
{
	const struct lg_pattern *from = &b->m->lexicon->pattern[i];
	struct lg_matcher_pattern *p = &b->m->pattern[i];
	if (from->concept >= b->m->checklist->nconcepts)
		return LG_EINVAL;
	LG_TRY(lg_phrase_parse(&p->phrase, &p->plain, b->m->arena, from->regex));
	return p->plain ? add_phrase(b, i) : add_literals(b, i);
}

static int finish_clues(struct lg_clues *out, struct lg_arena *a, const struct clue_list *from)
{
	out->v = from->clue.v;
	out->n = from->clue.n;
	return lg_index_build(&out->index, a, from->key.v, from->key.n);
}

static int prepare(struct lg_matcher *m)
{
	size_t n = m->lexicon->npatterns;
	struct building b = {.m = m};
	m->pattern = lg_arena_array(m->arena, n, sizeof *m->pattern);
	m->unanchored = lg_arena_array(m->arena, n, sizeof *m->unanchored);
	if (!m->pattern || !m->unanchored)
		return LG_ENOMEM;
	for (uint32_t i = 0; i < n; i++)
		LG_TRY(add_pattern(&b, i));
	LG_TRY(finish_clues(&m->begin, m->arena, &b.begin));
	return finish_clues(&m->inside, m->arena, &b.inside);
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
	while (m->idle) {
		struct lg_vocabulary *v = m->idle;
		m->idle = v->next;
		lg_vocabulary_free(v);
	}
	pthread_mutex_destroy(&m->lock);
	lg_arena_free(m->arena);
	free(m);
}
