/* SPDX-License-Identifier: MIT */
#include "assess/view.h"

#include <stdlib.h>

#include "assess/title.h"

/* Whether a provision that is no unit itself holds units: a part, a chapter. */
static bool holds_units(const struct lg_document *doc, uint32_t prov)
{
	for (uint32_t p = prov; p < doc->prov[prov].end; p++)
		if (doc->prov[p].flags & LG_PROV_UNIT)
			return true;
	return false;
}

uint32_t lg_unit_of_block(const struct lg_document *doc, uint32_t block)
{
	uint32_t prov = doc->block[block].prov, unit = lg_unit_of(doc, prov);
	if (unit == 0 || (doc->prov[unit].flags & LG_PROV_UNIT))
		return unit;
	return holds_units(doc, prov) ? 0 : prov;
}

uint32_t lg_unit_at(const struct lg_text_view *t, uint32_t norm_offset)
{
	return t->in->doc->nblocks ? t->unit[lg_view_block(t, norm_offset)] : 0;
}

/* ---- searching ------------------------------------------------------------------------------------------------ */

/* First hit of [lo, hi) that begins at or after `at`. */
static size_t hit_from(const struct lg_hit *hit, size_t lo, size_t hi, uint32_t at)
{
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (hit[mid].begin < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The same when it is likely to be near `near`. */
static size_t hit_near(const struct lg_hit *hit, size_t first, size_t end, size_t near, uint32_t at)
{
	size_t step = 1;
	if (near < end && hit[near].begin < at) {
		size_t lo = near + 1;
		for (; end - lo >= step && hit[lo + step - 1].begin < at; step *= 2)
			lo += step;
		return hit_from(hit, lo, end - lo >= step ? lo + step - 1 : end, at);
	}
	size_t hi = near;
	for (; hi - first >= step && hit[hi - step].begin >= at; step *= 2)
		hi -= step;
	return hit_from(hit, hi - first >= step ? hi - step + 1 : first, hi, at);
}

uint32_t lg_view_word(const struct lg_text_view *t, uint32_t at)
{
	return t->finger->word = lg_offsets_near(&t->in->doc->words, t->finger->word, at);
}

uint32_t lg_view_sentence(const struct lg_text_view *t, uint32_t at)
{
	return t->finger->sentence = lg_offsets_near(&t->in->doc->sentences, t->finger->sentence, at);
}

uint32_t lg_view_block(const struct lg_text_view *t, uint32_t at)
{
	const struct lg_document *doc = t->in->doc;
	uint32_t lo = t->finger->block, hi = lo + 1, step = 1;
	if (lo >= doc->nblocks)
		return 0;
	if (doc->block[lo].norm_begin <= at) {
		for (; doc->nblocks - hi >= step && doc->block[hi + step - 1].norm_begin <= at; step *= 2)
			hi += step;
		lo = hi - 1;
		hi = doc->nblocks - hi >= step ? hi + step - 1 : doc->nblocks;
	} else {
		for (; lo >= step && doc->block[lo - step].norm_begin > at; step *= 2)
			lo -= step;
		hi = lo;
		lo = lo >= step ? lo - step : 0;
	}
	while (hi - lo > 1) {
		uint32_t middle = lo + (hi - lo) / 2;
		if (doc->block[middle].norm_begin <= at)
			lo = middle;
		else
			hi = middle;
	}
	return t->finger->block = lo;
}

uint32_t lg_view_words_of(const struct lg_text_view *t, uint32_t prov)
{
	const struct lg_provision *p = &t->in->doc->prov[prov];
	return p->block_first < p->block_end ? t->words[p->block_end - 1].end - t->words[p->block_first].begin : 0;
}

const struct lg_hit *lg_hits_between(const struct lg_text_view *t, uint32_t concept, struct lg_span range, size_t *n)
{
	size_t end = t->first[concept + 1], step = 1;
	size_t lo = hit_near(t->hit, t->first[concept], end, t->finger->hit[concept], range.begin);
	t->finger->hit[concept] = (uint32_t)lo;
	while (end - lo > step && t->hit[lo + step].begin < range.end) /* most ranges hold few hits */
		step *= 2;
	*n = hit_from(t->hit, lo + step / 2, end - lo > step ? lo + step : end, range.end) - lo;
	return t->hit + lo;
}

enum lg_value_source lg_value_source(const struct lg_text_view *t, size_t hit)
{
	const struct lg_lexicon *l = t->in->lexicon;
	uint32_t pattern = t->hit[hit].pattern;
	if (t->defined[hit])
		return LG_VALUE_DEFINED;
	return l && pattern < l->npatterns && l->pattern[pattern].value != LG_NO_VALUE ? LG_VALUE_OF_WORD
										       : LG_VALUE_SAID;
}

static size_t ref_from(const struct lg_text_view *t, uint32_t at)
{
	size_t lo = 0, hi = t->nrefs;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (t->ref[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct lg_ref *lg_refs_between(const struct lg_text_view *t, struct lg_span range, size_t *n)
{
	size_t lo = ref_from(t, range.begin), hi = ref_from(t, range.end);
	*n = hi > lo ? hi - lo : 0;
	return *n ? t->ref + lo : NULL;
}

/* ---- text for another act ------------------------------------------------------------------------------------- */

/* For one document: what the other acts are called. */
struct others {
	const struct lg_document *doc;
	struct lg_title *title;
	size_t n;
	uint32_t unit; /* asked last, and the answer */
	bool named;
};

static int others_of(struct others *out, const struct lg_view *v, const struct lg_document *doc)
{
	*out = (struct others){.doc = doc, .unit = LG_NOWHERE};
	out->title = lg_arena_array(v->arena, v->input->ntexts + 1, sizeof *out->title);
	if (!out->title)
		return LG_ENOMEM;
	for (size_t i = 0; i < v->input->ntexts; i++)
		if (v->input->text[i].doc && v->input->text[i].doc != doc)
			LG_TRY(lg_title_make(&out->title[out->n++], v->arena, v->input->text[i].doc->title, doc->fold));
	return LG_OK;
}

/* One more window of words each time the last one is half read: titles are shorter than that. */
static bool words_name_another(const struct others *o, struct lg_slice words)
{
	struct lg_token token[2 * LG_TITLE_TOKENS];
	size_t n = 0;
	for (struct lg_slice rest = words; rest.n;) {
		n = lg_title_tokens(token, 2 * LG_TITLE_TOKENS, rest);
		size_t starts = n < 2 * LG_TITLE_TOKENS ? n : LG_TITLE_TOKENS;
		for (size_t at = 0; at < starts; at++)
			for (size_t i = 0; i < o->n; i++)
				if (lg_title_score(&o->title[i], token + at, n - at))
					return true;
		if (starts == n)
			return false;
		const char *next = token[starts].word.p;
		rest = (struct lg_slice){next, rest.n - (size_t)(next - rest.p)};
	}
	return false;
}

/* Whether the unit's own words, not those it quotes, name one of the other acts. */
static bool unit_names_another(const struct others *o, uint32_t unit)
{
	const struct lg_document *doc = o->doc;
	const struct lg_provision *p = &doc->prov[unit];
	for (uint32_t b = p->block_first; b < p->block_end; b++) {
		const struct lg_block *block = &doc->block[b];
		if (!(block->flags & LG_PROV_QUOTED) &&
		    words_name_another(o, lg_slice_sub(doc->norm, block->norm_begin, block->norm_end)))
			return true;
	}
	return false;
}

static bool quoted_is_evidence(struct others *o, uint32_t block)
{
	const struct lg_document *doc = o->doc;
	uint32_t p = doc->block[block].prov;
	if (doc->draft)
		return true;
	while (p != 0 && (doc->prov[p].flags & LG_PROV_QUOTED))
		p = doc->prov[p].parent;
	uint32_t unit = lg_unit_of(doc, p);
	if (unit != o->unit) {
		o->unit = unit;
		o->named = unit_names_another(o, unit);
	}
	return !o->named;
}

/* ---- hits ----------------------------------------------------------------------------------------------------- */

static int mark_dead_blocks(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_document *doc = t->in->doc;
	struct others others = {0};
	t->dead = lg_arena_array(v->arena, doc->nblocks + 1, sizeof *t->dead);
	if (!t->dead)
		return LG_ENOMEM;
	for (uint32_t b = 0; b < doc->nblocks; b++) {
		unsigned flags = doc->block[b].flags;
		t->dead[b] = (flags & LG_PROV_DEAD) != 0;
		if (t->dead[b] || !(flags & LG_PROV_QUOTED))
			continue;
		if (!others.doc)
			LG_TRY(others_of(&others, v, doc));
		t->dead[b] = !quoted_is_evidence(&others, b);
	}
	return LG_OK;
}

static int set_fingers(struct lg_view *v, struct lg_text_view *t)
{
	size_t n = v->checklist->nconcepts;
	t->finger = lg_arena_alloc(v->arena, sizeof *t->finger + n * sizeof t->finger->hit[0]);
	for (size_t c = 0; t->finger && c < n; c++)
		t->finger->hit[c] = t->first[c];
	return t->finger ? LG_OK : LG_ENOMEM;
}

/* What is asked of blocks again and again. */
static int measure_blocks(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_document *doc = t->in->doc;
	uint32_t word = 0;
	t->unit = lg_arena_array(v->arena, doc->nblocks + 1, sizeof *t->unit);
	t->words = lg_arena_array(v->arena, doc->nblocks + 1, sizeof *t->words);
	if (!t->unit || !t->words)
		return LG_ENOMEM;
	for (uint32_t b = 0; b < doc->nblocks; b++) {
		t->unit[b] = lg_unit_of_block(doc, b);
		t->words[b].begin = word = lg_offsets_near(&doc->words, word, doc->block[b].norm_begin);
		t->words[b].end = word = lg_offsets_near(&doc->words, word, doc->block[b].norm_end);
	}
	return LG_OK;
}

static int copy_live_hits(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_hits *from = t->in->hits;
	t->hit = lg_arena_array(v->arena, from->n + 1, sizeof *t->hit);
	t->first = lg_arena_array(v->arena, v->checklist->nconcepts + 1, sizeof *t->first);
	t->defined = lg_arena_array(v->arena, from->n + 1, sizeof *t->defined);
	if (!t->hit || !t->first || !t->defined)
		return LG_ENOMEM;
	uint32_t n = 0;
	for (size_t c = 0; c < v->checklist->nconcepts; c++) {
		t->first[c] = n;
		for (uint32_t i = from->first[c]; i < from->first[c + 1]; i++)
			if (!t->dead[from->hit[i].block])
				t->hit[n++] = from->hit[i];
	}
	t->first[v->checklist->nconcepts] = n;
	return set_fingers(v, t);
}

/* Which words introduce a provision and which close the list it stands in: one pass each way over the blocks. */
static int find_list_words(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_document *doc = t->in->doc;
	uint32_t *own = lg_arena_array(v->arena, doc->nprov + 1, sizeof *own);
	t->intro = lg_arena_array(v->arena, doc->nprov + 1, sizeof *t->intro);
	t->outro = lg_arena_array(v->arena, doc->nprov + 1, sizeof *t->outro);
	if (!own || !t->intro || !t->outro)
		return LG_ENOMEM;
	for (uint32_t p = 0; p < doc->nprov; p++)
		own[p] = t->intro[p] = t->outro[p] = LG_NOWHERE;
	for (uint32_t b = 0, p = 1; b < doc->nblocks; b++) {
		for (; p < doc->nprov && doc->prov[p].block_first <= b; p++)
			t->intro[p] = own[doc->prov[p].parent];
		if (doc->block[b].role == LG_ROLE_TEXT)
			own[doc->block[b].prov] = b;
	}
	for (uint32_t p = 1; p < doc->nprov; p++) {
		uint32_t parent = doc->prov[p].parent, b = own[parent]; /* now the last of the parent's own words */
		if (b != LG_NOWHERE && b >= doc->prov[p].block_end)
			t->outro[p] = b;
	}
	return LG_OK;
}

static int note_limits(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_hits *h = t->in->hits;
	if (h->nlimits == 0)
		return LG_OK;
	t->limited = lg_arena_array(v->arena, v->checklist->nconcepts, sizeof *t->limited);
	if (!t->limited)
		return LG_ENOMEM;
	for (size_t i = 0; i < h->nlimits; i++)
		t->limited[h->limit[i].concept] = true;
	return LG_OK;
}

/* ---- definitions ---------------------------------------------------------------------------------------------- */

/* The definitions of one concept in one text that give a value: the first of each unit, by unit. */
struct definitions {
	struct definition {
		uint32_t unit, hit;
		int32_t value;
	} * v;
	size_t n;
	int32_t act_value; /* of the first, which is where acts define their terms */
};

static int by_unit(const void *x, const void *y)
{
	const struct definition *a = x, *b = y;
	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	return (a->hit > b->hit) - (a->hit < b->hit);
}

static int definitions_of(struct definitions *out, const struct lg_view *v, const struct lg_text_view *t,
			  uint32_t concept)
{
	size_t n = 0;
	*out = (struct definitions){.act_value = LG_NO_VALUE};
	out->v = lg_arena_array(v->arena, t->first[concept + 1] - t->first[concept] + 1, sizeof *out->v);
	if (!out->v)
		return LG_ENOMEM;
	for (uint32_t i = t->first[concept]; i < t->first[concept + 1]; i++) {
		const struct lg_hit *hit = &t->hit[i];
		if (hit->value == LG_NO_VALUE)
			continue;
		if (out->act_value == LG_NO_VALUE)
			out->act_value = hit->value;
		out->v[n++] = (struct definition){t->unit[hit->block], i, hit->value};
	}
	if (n > 1)
		qsort(out->v, n, sizeof *out->v, by_unit);
	for (size_t i = 0; i < n; i++)
		if (out->n == 0 || out->v[out->n - 1].unit != out->v[i].unit)
			out->v[out->n++] = out->v[i];
	return LG_OK;
}

/* The value defined in the same unit, else by the act. */
static int32_t defined_in_act(const struct definitions *d, uint32_t unit)
{
	size_t lo = 0, hi = unit ? d->n : 0;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (d->v[mid].unit < unit)
			lo = mid + 1;
		else
			hi = mid;
	}
	return unit && lo < d->n && d->v[lo].unit == unit ? d->v[lo].value : d->act_value;
}

/* How well an act is placed to define terms for the others: child-protection acts first. */
static int definition_rank(enum lg_act_kind kind)
{
	return kind == LG_ACT_CHILD_PROTECTION ? 2 : kind == LG_ACT_CRIMINAL_CODE ? 1 : 0;
}

static int32_t defined_elsewhere(const struct lg_view *v, const struct definitions *d)
{
	int32_t best = LG_NO_VALUE;
	int rank = -1;
	for (size_t i = 0; i < v->ntexts; i++) {
		int r = definition_rank(v->text[i].in->doc->act_kind);
		if (d[i].act_value != LG_NO_VALUE && r > rank) {
			best = d[i].act_value;
			rank = r;
		}
	}
	return best;
}

static void give_values(const struct lg_text_view *t, uint32_t concept, const struct definitions *d, int32_t elsewhere)
{
	uint32_t unit = 0, unit_end = 0;
	for (uint32_t h = t->first[concept]; h < t->first[concept + 1]; h++) {
		struct lg_hit *hit = &t->hit[h];
		if (hit->value != LG_NO_VALUE)
			continue;
		if (hit->begin >= unit_end && d->n) {
			unit = t->unit[hit->block];
			const struct lg_provision *p = &t->in->doc->prov[unit];
			unit_end = unit && p->block_end > p->block_first ? t->in->doc->block[p->block_end - 1].norm_end
									 : hit->end;
		}
		t->defined[h] = true;
		hit->value = defined_in_act(d, unit);
		if (hit->value == LG_NO_VALUE)
			hit->value = elsewhere;
	}
}

/* The hit that says the age of the very words of hit h: "a child under 16" around "a child"; NULL when none does. */
static const struct lg_hit *age_said_around(const struct lg_text_view *t, uint32_t concept, uint32_t h)
{
	for (uint32_t n = h + 1; n < t->first[concept + 1] && t->hit[n].begin < t->hit[h].end; n++)
		if (t->hit[n].value != LG_NO_VALUE && lg_value_source(t, n) == LG_VALUE_SAID)
			return &t->hit[n];
	return NULL;
}

/* "a minor under 13 ... the minor": after an age is said, a word without one speaks of the same person until the
 * sentence ends, whatever the word means elsewhere. */
static void carry_said_ages(const struct lg_text_view *t, uint32_t concept)
{
	const struct lg_hit *said = NULL;
	for (uint32_t h = t->first[concept]; h < t->first[concept + 1]; h++) {
		struct lg_hit *hit = &t->hit[h];
		const struct lg_hit *around = age_said_around(t, concept, h);
		if (hit->value != LG_NO_VALUE && lg_value_source(t, h) == LG_VALUE_SAID)
			said = hit;
		else if (around)
			hit->value = around->value;
		else if (said && said->sentence == hit->sentence && said->block == hit->block)
			hit->value = said->value;
	}
}

static int resolve_definitions(struct lg_view *v)
{
	const struct lg_checklist *c = v->checklist;
	struct definitions *d = lg_arena_array(v->arena, v->ntexts + 1, sizeof *d);
	if (!d)
		return LG_ENOMEM;
	for (uint32_t concept = 0; concept < c->nconcepts; concept ++) {
		if (c->concept[concept].defined_by == LG_NO_CONCEPT)
			continue;
		for (size_t i = 0; i < v->ntexts; i++)
			LG_TRY(definitions_of(&d[i], v, &v->text[i], c->concept[concept].defined_by));
		int32_t elsewhere = defined_elsewhere(v, d);
		for (size_t i = 0; i < v->ntexts; i++)
			give_values(&v->text[i], concept, &d[i], elsewhere);
		for (size_t i = 0; i < v->ntexts; i++)
			carry_said_ages(&v->text[i], concept);
	}
	return LG_OK;
}

/* ---- making it ------------------------------------------------------------------------------------------------ */

static int fill(struct lg_view *v)
{
	for (size_t i = 0; i < v->input->ntexts; i++) {
		if (!v->input->text[i].hits)
			continue;
		struct lg_text_view *t = &v->text[v->ntexts++];
		t->in = &v->input->text[i];
		LG_TRY(mark_dead_blocks(v, t));
		LG_TRY(measure_blocks(v, t));
		LG_TRY(copy_live_hits(v, t));
		LG_TRY(note_limits(v, t));
		LG_TRY(find_list_words(v, t));
	}
	LG_TRY(resolve_definitions(v));
	return lg_view_resolve(v);
}

int lg_view_new(struct lg_view **out, const struct lg_checklist *c, const struct lg_assess_input *input)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_view *v = a ? lg_arena_alloc(a, sizeof *v) : NULL;
	int status = LG_ENOMEM;
	if (v) {
		*v = (struct lg_view){.arena = a, .checklist = c, .input = input};
		v->text = lg_arena_array(a, input->ntexts + 1, sizeof *v->text);
		if (v->text)
			status = fill(v);
	}
	if (status) {
		lg_arena_free(a);
		return status;
	}
	*out = v;
	return LG_OK;
}

static int share(struct lg_view *out, const struct lg_view *v)
{
	struct lg_arena *a = out->arena;
	*out = *v;
	out->arena = a;
	out->text = lg_arena_array(a, v->ntexts + 1, sizeof *out->text);
	if (!out->text)
		return LG_ENOMEM;
	for (size_t i = 0; i < v->ntexts; i++) {
		out->text[i] = v->text[i];
		LG_TRY(set_fingers(out, &out->text[i]));
	}
	return LG_OK;
}

int lg_view_share(struct lg_view **out, const struct lg_view *v)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_view *copy = a ? lg_arena_alloc(a, sizeof *copy) : NULL;
	if (copy)
		copy->arena = a;
	int status = copy ? share(copy, v) : LG_ENOMEM;
	if (status) {
		lg_arena_free(a);
		return status;
	}
	*out = copy;
	return LG_OK;
}

void lg_view_free(struct lg_view *v)
{
	if (v)
		lg_arena_free(v->arena);
}
