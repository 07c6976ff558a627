/* SPDX-License-Identifier: MIT */
#include "assess/view.h"

#include <string.h>

#include "text/normalise.h"

uint32_t lg_unit_at(const struct lg_document *doc, uint32_t norm_offset)
{
	if (doc->nblocks == 0)
		return 0;
	return lg_unit_of(doc, doc->block[lg_block_at(doc, norm_offset)].prov);
}

const struct lg_hit *lg_hits_between(const struct lg_text_view *t, uint32_t concept, struct lg_span range, size_t *n)
{
	size_t lo = t->first[concept], hi = t->first[concept + 1], end = hi;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (t->hit[mid].begin < range.begin)
			lo = mid + 1;
		else
			hi = mid;
	}
	size_t last = lo;
	while (last < end && t->hit[last].begin < range.end)
		last++;
	*n = last - lo;
	return t->hit + lo;
}

/* ---- text for another act ------------------------------------------------------------------------------------- */

/* The last four-digit number of a title: common-law acts are known by their year. */
static struct lg_slice title_year(struct lg_slice title)
{
	for (size_t end = title.n; end >= 4; end--) {
		struct lg_slice year = lg_slice_sub(title, end - 4, end);
		uint32_t value;
		if (lg_slice_uint(year, &value) && value > 1700 && value < 2200)
			return year;
	}
	return (struct lg_slice){0};
}

/* Whether the unit that quotes speaks of the act `title`: by its full title, or by its year when the act names it elsewhere. */
static bool unit_amends(const struct lg_document *doc, struct lg_slice unit_text, struct lg_slice title)
{
	if (title.n < 8)
		return false;
	if (lg_slice_find(unit_text, title) != SIZE_MAX)
		return true;
	struct lg_slice year = title_year(title);
	return year.n && lg_slice_find(unit_text, year) != SIZE_MAX && lg_slice_find(doc->norm, title) != SIZE_MAX;
}

static int quoted_is_evidence(bool *out, struct lg_view *v, const struct lg_document *doc, uint32_t block)
{
	*out = true;
	if (doc->draft)
		return LG_OK;
	uint32_t unit = lg_unit_of(doc, doc->block[block].prov);
	const struct lg_provision *p = &doc->prov[unit];
	if (p->block_first >= p->block_end)
		return LG_OK;
	struct lg_slice words = lg_slice_sub(doc->norm, doc->block[p->block_first].norm_begin,
					     doc->block[p->block_end - 1].norm_end);
	for (size_t i = 0; i < v->input->ntexts; i++) {
		const struct lg_document *other = v->input->text[i].doc;
		struct lg_normal title;
		if (other == doc)
			continue;
		LG_TRY(lg_normalise(&title, v->arena, other->title, doc->fold));
		if (unit_amends(doc, words, lg_slice_trim(title.text))) {
			*out = false;
			return LG_OK;
		}
	}
	return LG_OK;
}

/* ---- hits ----------------------------------------------------------------------------------------------------- */

static int copy_live_hits(struct lg_view *v, struct lg_text_view *t)
{
	const struct lg_hits *from = t->in->hits;
	const struct lg_document *doc = t->in->doc;
	bool *dead = lg_arena_array(v->arena, doc->nblocks + 1, sizeof *dead);
	t->hit = lg_arena_array(v->arena, from->n + 1, sizeof *t->hit);
	t->first = lg_arena_array(v->arena, v->checklist->nconcepts + 1, sizeof *t->first);
	if (!dead || !t->hit || !t->first)
		return LG_ENOMEM;
	for (uint32_t b = 0; b < doc->nblocks; b++) {
		bool live = true;
		if (doc->block[b].flags & LG_PROV_QUOTED)
			LG_TRY(quoted_is_evidence(&live, v, doc, b));
		dead[b] = !live || (doc->block[b].flags & LG_PROV_DEAD);
	}
	uint32_t n = 0;
	for (size_t c = 0; c < v->checklist->nconcepts; c++) {
		t->first[c] = n;
		for (uint32_t i = from->first[c]; i < from->first[c + 1]; i++)
			if (!dead[from->hit[i].block])
				t->hit[n++] = from->hit[i];
	}
	t->first[v->checklist->nconcepts] = n;
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

/* The value defined in the same unit, else by the first definition of the act, which is where acts define their terms. */
static int32_t defined_in_act(const struct lg_text_view *t, uint32_t definition, const struct lg_hit *hit)
{
	const struct lg_document *doc = t->in->doc;
	uint32_t unit = hit ? lg_unit_at(doc, hit->begin) : 0;
	int32_t act_value = LG_NO_VALUE;
	for (uint32_t i = t->first[definition]; i < t->first[definition + 1]; i++) {
		const struct lg_hit *def = &t->hit[i];
		if (def->value == LG_NO_VALUE)
			continue;
		if (unit && lg_unit_at(doc, def->begin) == unit)
			return def->value;
		if (act_value == LG_NO_VALUE)
			act_value = def->value;
	}
	return act_value;
}

/* How well an act is placed to define terms for the others: child-protection acts first. */
static int definition_rank(enum lg_act_kind kind)
{
	return kind == LG_ACT_CHILD_PROTECTION ? 2 : kind == LG_ACT_CRIMINAL_CODE ? 1 : 0;
}

static int32_t defined_elsewhere(const struct lg_view *v, uint32_t definition)
{
	int32_t best = LG_NO_VALUE;
	int rank = -1;
	for (size_t i = 0; i < v->ntexts; i++) {
		int32_t value = defined_in_act(&v->text[i], definition, NULL);
		int r = definition_rank(v->text[i].in->doc->act_kind);
		if (value != LG_NO_VALUE && r > rank) {
			best = value;
			rank = r;
		}
	}
	return best;
}

static void resolve_definitions(struct lg_view *v)
{
	const struct lg_checklist *c = v->checklist;
	for (uint32_t concept = 0; concept < c->nconcepts; concept++) {
		uint32_t definition = c->concept[concept].defined_by;
		if (definition == LG_NO_CONCEPT)
			continue;
		int32_t elsewhere = defined_elsewhere(v, definition);
		for (size_t i = 0; i < v->ntexts; i++) {
			struct lg_text_view *t = &v->text[i];
			for (uint32_t h = t->first[concept]; h < t->first[concept + 1]; h++) {
				struct lg_hit *hit = &t->hit[h];
				if (hit->value != LG_NO_VALUE)
					continue;
				hit->value = defined_in_act(t, definition, hit);
				if (hit->value == LG_NO_VALUE)
					hit->value = elsewhere;
			}
		}
	}
}

int lg_view_new(struct lg_view **out, const struct lg_checklist *c, const struct lg_assess_input *input)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_view *v = a ? lg_arena_alloc(a, sizeof *v) : NULL;
	int status = v ? LG_OK : LG_ENOMEM;
	if (v) {
		*v = (struct lg_view){.arena = a, .checklist = c, .input = input};
		v->text = lg_arena_array(a, input->ntexts + 1, sizeof *v->text);
		status = v->text ? LG_OK : LG_ENOMEM;
	}
	for (size_t i = 0; status == LG_OK && i < input->ntexts; i++) {
		if (!input->text[i].hits)
			continue;
		struct lg_text_view *t = &v->text[v->ntexts++];
		t->in = &input->text[i];
		status = copy_live_hits(v, t);
		if (status == LG_OK)
			status = note_limits(v, t);
	}
	if (status == LG_OK) {
		resolve_definitions(v);
		status = lg_view_resolve(v);
	}
	if (status) {
		lg_arena_free(a);
		return status;
	}
	*out = v;
	return LG_OK;
}

void lg_view_free(struct lg_view *v)
{
	if (v)
		lg_arena_free(v->arena);
}
