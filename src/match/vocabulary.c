/* SPDX-License-Identifier: MIT */
#include "match/vocabulary.h"

#define SLOTS_MIN ((size_t)2048)

static bool goes_on(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
}

static uint64_t hash_of(const char *p, size_t n)
{
	uint64_t h = n;
	for (; n >= 8; p += 8, n -= 8)
		h = (h ^ lg_index_load(p, 8)) * UINT64_C(0x9E3779B97F4A7C15);
	if (n)
		h = (h ^ lg_index_load(p, n)) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* ---- a word met for the first time ------------------------------------------------------------------------------ */

struct meeting {
	struct lg_vocabulary *v;
	struct lg_known_word *word;
	uint64_t *sets; /* NULL: of none yet */
};

static int join_set(struct meeting *m, uint32_t set)
{
	if (!m->sets)
		m->sets = lg_arena_array(m->v->arena, m->v->matcher->nsets / 64 + 1, sizeof *m->sets);
	if (!m->sets)
		return LG_ENOMEM;
	m->sets[set / 64] |= UINT64_C(1) << (set % 64);
	return LG_OK;
}

static int note_clue(struct meeting *m, const struct lg_clue *clue)
{
	if (clue->kind == LG_CLUE_MEMBER || clue->kind == LG_CLUE_SOON)
		LG_TRY(join_set(m, clue->set));
	if (clue->kind == LG_CLUE_MEMBER)
		return LG_OK;
	if (!LG_VEC_ROOM(m->v->arena, &m->v->clue))
		return LG_ENOMEM;
	m->v->clue.v[m->v->clue.n++] = clue;
	m->word->nclues++;
	return LG_OK;
}

/* Clues whose key stands at text[at]. */
static int note_clues(struct meeting *m, const struct lg_clues *clues, size_t at, size_t end)
{
	const struct lg_slice text = m->v->text;
	const struct lg_index *index = &clues->index;
	uint64_t key = lg_index_load(text.p + at, text.n - at);
	for (size_t t = 0; t < index->ntiers; t++) {
		if (!lg_index_may(index->tier[t], key))
			continue;
		for (uint32_t e = lg_index_first(index->tier[t], key); e != LG_INDEX_NONE; e = index->entry[e].next) {
			if (!lg_index_is(&index->entry[e], key, text.p + at, end - at))
				continue;
			if (!clues->v[e].ends || !lg_word_at(text, at + index->entry[e].text.n))
				LG_TRY(note_clue(m, &clues->v[e]));
		}
	}
	return LG_OK;
}

static int meet(struct lg_vocabulary *v, struct lg_known_word *word)
{
	struct meeting m = {.v = v, .word = word};
	size_t end = word->at + word->n;
	word->clue = (uint32_t)v->clue.n;
	LG_TRY(note_clues(&m, &v->matcher->begin, word->at, end));
	for (size_t at = word->at; at < end && v->matcher->inside.n; at++)
		LG_TRY(note_clues(&m, &v->matcher->inside, at, end));
	word->sets = m.sets ? m.sets : v->no_sets;
	return LG_OK;
}

/* ---- the table -------------------------------------------------------------------------------------------------- */

static int set_slots(struct lg_vocabulary *v, size_t n)
{
	v->slot = lg_arena_array(v->arena, n, sizeof *v->slot);
	if (!v->slot)
		return LG_ENOMEM;
	v->nslots = n;
	for (size_t i = 0; i < v->word.n; i++) {
		size_t at = v->word.v[i].hash & (n - 1);
		while (v->slot[at])
			at = (at + 1) & (n - 1);
		v->slot[at] = (uint32_t)i + 1;
	}
	return LG_OK;
}

int lg_vocabulary_init(struct lg_vocabulary *v, const struct lg_matcher *m, struct lg_slice text, struct lg_arena *a)
{
	*v = (struct lg_vocabulary){.matcher = m, .text = text, .arena = a};
	v->no_sets = lg_arena_array(a, m->nsets / 64 + 1, sizeof *v->no_sets);
	return v->no_sets ? set_slots(v, SLOTS_MIN) : LG_ENOMEM;
}

static int add(uint32_t *out, struct lg_vocabulary *v, struct lg_known_word word, size_t slot)
{
	if (!LG_VEC_ROOM(v->arena, &v->word))
		return LG_ENOMEM;
	*out = (uint32_t)v->word.n;
	LG_TRY(meet(v, &word));
	v->word.v[v->word.n++] = word;
	v->slot[slot] = *out + 1;
	return 2 * v->word.n > v->nslots ? set_slots(v, 2 * v->nslots) : LG_OK;
}

int lg_vocabulary_find(uint32_t *out, struct lg_vocabulary *v, size_t at)
{
	const char *p = v->text.p + at;
	size_t n = 0, left = v->text.n - at;
	while (n < left && goes_on((unsigned char)p[n]))
		n++;
	uint64_t hash = hash_of(p, n);
	size_t slot = hash & (v->nslots - 1);
	for (; v->slot[slot]; slot = (slot + 1) & (v->nslots - 1)) {
		const struct lg_known_word *word = &v->word.v[v->slot[slot] - 1];
		if (word->hash == hash && word->n == n && memcmp(v->text.p + word->at, p, n) == 0) {
			*out = v->slot[slot] - 1;
			return LG_OK;
		}
	}
	return add(out, v, (struct lg_known_word){.hash = hash, .at = (uint32_t)at, .n = (uint32_t)n}, slot);
}
