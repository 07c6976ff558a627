/* SPDX-License-Identifier: MIT */
#include "match/vocabulary.h"
#include "text/normalise.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define SLOTS_MIN ((size_t)4096)
#define BATCH 32
#define WORDS_MAX 200000u /* a vocabulary with more is not kept */

static void prefetch(const void *p)
{
#ifdef __GNUC__
	__builtin_prefetch(p);
#else
	(void)p;
#endif
}

static bool goes_on(unsigned char c)
{
	return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
}

#ifdef __SSE2__
/* Sixteen at once: bit i for a byte i with which the word does not go on. */
static unsigned stops_of(const char *p)
{
	const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
					     _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), lower));
	const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)),
					    _mm_cmpgt_epi8(_mm_set1_epi8('9' + 1), bytes));
	const __m128i line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'));
	const __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), _mm_or_si128(line, bytes)); /* sign bit counts */
	return ~(unsigned)_mm_movemask_epi8(word) & 0xFFFFu;
}
#endif

static size_t word_bytes(const char *p, size_t left)
{
	size_t n = 0;
#ifdef __SSE2__
	for (; left - n >= 16; n += 16) {
		unsigned stops = stops_of(p + n);
		if (stops)
			return n + (size_t)__builtin_ctz(stops);
	}
#endif
	while (n < left && goes_on((unsigned char)p[n]))
		n++;
	return n;
}

static uint32_t hash_of(const char *p, size_t n)
{
	uint64_t h = n;
	for (; n >= 8; p += 8, n -= 8)
		h = (h ^ lg_index_load(p, 8)) * UINT64_C(0x9E3779B97F4A7C15);
	if (n)
		h = (h ^ lg_index_load(p, n)) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(h ^ h >> 32);
}

/* The first n bytes of a load, whatever the byte order. */
static uint64_t head_of(uint64_t load, size_t n)
{
	uint64_t mask = 0;
	memset(&mask, 0xFF, n);
	return load & mask;
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
	if (m->sets[set / 64] >> (set % 64) & 1)
		return LG_OK;
	m->sets[set / 64] |= UINT64_C(1) << (set % 64);
	if (!LG_VEC_ROOM(m->v->arena, &m->v->set))
		return LG_ENOMEM;
	m->v->set.v[m->v->set.n++] = set;
	m->word->nsets++;
	return LG_OK;
}

static int note_clue(struct meeting *m, const struct lg_clue *clue)
{
	if (clue->kind == LG_CLUE_MEMBER || clue->kind == LG_CLUE_SOON)
		LG_TRY(join_set(m, clue->set));
	if (clue->kind == LG_CLUE_MEMBER)
		return LG_OK;
	if (clue->kind == LG_CLUE_BEGIN) {
		if (!LG_VEC_ROOM(m->v->arena, &m->v->begin))
			return LG_ENOMEM;
		m->v->begin.v[m->v->begin.n++] =
			(struct lg_known_begin){.clue = clue,
						.set = clue->next_set[0],
						.reach = clue->nnext ? clue->reach[0] : UINT8_MAX,
						.inside = clue->inside & 1};
		m->word->nbegins++;
		return LG_OK;
	}
	if (!LG_VEC_ROOM(m->v->arena, &m->v->other))
		return LG_ENOMEM;
	m->v->other.v[m->v->other.n++] = clue;
	m->word->nothers++;
	return LG_OK;
}

/* Clues whose key stands at text[at]. */
static int note_keys(struct meeting *m, const struct lg_clues *clues, struct lg_slice text, size_t at)
{
	const struct lg_index *index = &clues->index;
	if (!lg_index_begins(index, (unsigned char)text.p[at], at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0))
		return LG_OK;
	uint64_t key = lg_index_load(text.p + at, text.n - at);
	for (size_t t = 0; t < index->ntiers; t++) {
		if (!lg_index_may(index->tier[t], key))
			continue;
		for (uint32_t e = lg_index_first(index->tier[t], key); e != LG_INDEX_NONE; e = index->entry[e].next) {
			if (!lg_index_is(&index->entry[e], key, text.p + at, text.n - at))
				continue;
			if (!clues->v[e].ends || !lg_word_at(text, at + index->entry[e].text.n))
				LG_TRY(note_clue(m, &clues->v[e]));
		}
	}
	return LG_OK;
}

bool lg_maybe_digit(struct lg_slice text, size_t at)
{
	size_t n;
	if (at >= text.n)
		return false;
	int32_t c = lg_utf8_at(text, at, &n);
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return !((c >= 0xC0 && c <= 0x24F) || (c >= 0x400 && c <= 0x481) || (c >= 0x10D0 && c <= 0x10FA));
}

static int note_clues(struct meeting *m, const struct lg_clues *clues, size_t at)
{
	static const char digit[] = {LG_ANY_DIGIT};
	struct lg_slice text = {m->word->p, m->word->n};
	if (lg_maybe_digit(text, at))
		LG_TRY(note_keys(m, clues, (struct lg_slice){digit, sizeof digit}, 0));
	return note_keys(m, clues, text, at);
}

static int meet(struct lg_vocabulary *v, struct lg_known_word *word)
{
	struct meeting m = {.v = v, .word = word};
	word->begin = (uint32_t)v->begin.n;
	word->other = (uint32_t)v->other.n;
	word->set = (uint32_t)v->set.n;
	LG_TRY(note_clues(&m, &v->matcher->begin, 0));
	for (size_t at = 0; at < word->n && v->matcher->inside.n; at++)
		if (((unsigned char)word->p[at] & 0xC0) != 0x80) /* keys are whole characters */
			LG_TRY(note_clues(&m, &v->matcher->inside, at));
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

static int add(uint32_t *out, struct lg_vocabulary *v, struct lg_known_word word, size_t slot)
{
	struct lg_slice copy;
	if (!LG_VEC_ROOM(v->arena, &v->word) || !lg_arena_copy(v->arena, (struct lg_slice){word.p, word.n}, &copy))
		return LG_ENOMEM;
	word.p = copy.p;
	*out = (uint32_t)v->word.n;
	LG_TRY(meet(v, &word));
	v->word.v[v->word.n++] = word;
	v->slot[slot] = *out + 1;
	return 2 * v->word.n > v->nslots ? set_slots(v, 2 * v->nslots) : LG_OK;
}

/* The letters of a word, looked up in steps so that memory has time to answer. */
struct seen_word {
	const char *p;
	uint32_t n, hash;
};

static void see(struct seen_word *out, const struct lg_vocabulary *v, struct lg_slice text, size_t at)
{
	const char *p = text.p + at;
	uint32_t n = (uint32_t)word_bytes(p, text.n - at);
	*out = (struct seen_word){p, n, hash_of(p, n)};
	prefetch(&v->slot[out->hash & (v->nslots - 1)]);
}

/* Most likely it is the word in the first slot. */
static void expect(const struct seen_word *seen, const struct lg_vocabulary *v)
{
	uint32_t slot = v->slot[seen->hash & (v->nslots - 1)];
	if (slot)
		prefetch(&v->word.v[slot - 1]);
}

static int look_up(uint32_t *out, struct lg_vocabulary *v, const struct seen_word *seen, size_t left)
{
	uint64_t head = lg_index_load(seen->p, left);
	if (seen->n < 8)
		head = head_of(head, seen->n);
	size_t slot = seen->hash & (v->nslots - 1);
	for (; v->slot[slot]; slot = (slot + 1) & (v->nslots - 1)) {
		const struct lg_known_word *word = &v->word.v[v->slot[slot] - 1];
		if (word->hash == seen->hash && word->n == seen->n && word->head == head &&
		    (seen->n <= 8 || memcmp(word->p + 8, seen->p + 8, seen->n - 8) == 0)) {
			*out = v->slot[slot] - 1;
			return LG_OK;
		}
	}
	return add(out, v, (struct lg_known_word){.hash = seen->hash, .head = head, .p = seen->p, .n = seen->n}, slot);
}

int lg_vocabulary_find(uint32_t *out, struct lg_vocabulary *v, struct lg_slice text, const uint32_t *at, size_t n)
{
	struct seen_word seen[BATCH];
	for (size_t begin = 0; begin < n; begin += BATCH) {
		size_t some = n - begin < BATCH ? n - begin : BATCH;
		for (size_t i = 0; i < some; i++)
			see(&seen[i], v, text, at[begin + i]);
		for (size_t i = 0; i < some; i++)
			expect(&seen[i], v);
		for (size_t i = 0; i < some; i++)
			LG_TRY(look_up(&out[begin + i], v, &seen[i], text.n - at[begin + i]));
	}
	return LG_OK;
}

/* ---- taking and giving ------------------------------------------------------------------------------------------ */

static int make(struct lg_vocabulary **out, const struct lg_matcher *m)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_vocabulary *v = a ? lg_arena_alloc(a, sizeof *v) : NULL;
	int status = LG_ENOMEM;
	if (v) {
		*v = (struct lg_vocabulary){.matcher = m, .arena = a};
		v->no_sets = lg_arena_array(a, m->nsets / 64 + 1, sizeof *v->no_sets);
		status = v->no_sets ? set_slots(v, SLOTS_MIN) : LG_ENOMEM;
	}
	if (status != LG_OK)
		lg_arena_free(a);
	else
		*out = v;
	return status;
}

int lg_vocabulary_take(struct lg_vocabulary **out, const struct lg_matcher *m)
{
	struct lg_matcher *shared = (struct lg_matcher *)m; /* const to its users; this is its cache */
	pthread_mutex_lock(&shared->lock);
	*out = shared->idle;
	if (*out)
		shared->idle = (*out)->next;
	pthread_mutex_unlock(&shared->lock);
	return *out ? LG_OK : make(out, m);
}

void lg_vocabulary_give(struct lg_vocabulary *v)
{
	if (!v || v->word.n > WORDS_MAX) {
		lg_vocabulary_free(v);
		return;
	}
	struct lg_matcher *shared = (struct lg_matcher *)v->matcher;
	pthread_mutex_lock(&shared->lock);
	v->next = shared->idle;
	shared->idle = v;
	pthread_mutex_unlock(&shared->lock);
}

void lg_vocabulary_free(struct lg_vocabulary *v)
{
	if (v)
		lg_arena_free(v->arena);
}
