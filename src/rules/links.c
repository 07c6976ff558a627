/* SPDX-License-Identifier: MIT */
/* What requirements lean on: other requirements, named values, and in the end concepts. */
#include "rules/build.h"

size_t lg_concept_words(const struct lg_build *b)
{
	return (b->checklist->nconcepts + 63) / 64;
}

int lg_uses_init(struct lg_uses *out, struct lg_build *b)
{
	*out = (struct lg_uses){.concepts = lg_arena_array(b->scratch, lg_concept_words(b) + 1, sizeof(uint64_t))};
	return out->concepts ? LG_OK : LG_ENOMEM;
}

/* A verdict that needs itself can never be given. Takes away what leans on nothing left, until no more goes. */
void lg_links_check(struct lg_build *b)
{
	bool *clear = lg_arena_array(b->scratch, b->nsources + 1, sizeof *clear), again = true;
	if (!clear) {
		b->status = LG_ENOMEM;
		return;
	}
	while (again) {
		again = false;
		for (size_t i = 0; i < b->nsources; i++) {
			const struct lg_indexes *leans = &b->source[i].uses.requirements;
			bool free_now = !clear[i];
			for (size_t k = 0; k < leans->n && free_now; k++)
				free_now = clear[leans->v[k]];
			again = again || free_now;
			clear[i] = clear[i] || free_now;
		}
	}
	for (size_t i = 0; i < b->nsources; i++) {
		const struct lg_requirement *r = &b->checklist->requirement[i];
		if (!clear[i])
			lg_rule_error(b->source[i].file, b->source[i].node, r->id,
				      "requirement \"%.*s\" depends on its own verdict", (int)r->id.n, r->id.p);
	}
}

static bool unite(uint64_t *into, const uint64_t *from, size_t words)
{
	bool grew = false;
	for (size_t i = 0; i < words; i++) {
		grew = grew || (from[i] & ~into[i]);
		into[i] |= from[i];
	}
	return grew;
}

static bool yields(const struct lg_requirement_source *s, uint32_t value)
{
	for (size_t i = 0; i < s->yields.n; i++)
		if (s->yields.v[i] == value)
			return true;
	return false;
}

static void add_concept(struct lg_uses *u, uint32_t concept)
{
	u->concepts[concept / 64] |= UINT64_C(1) << concept % 64;
}

/* A hit without a value asks its defining concept; a reference is itself a concept. */
static void add_implied(struct lg_build *b, struct lg_uses *u)
{
	const struct lg_checklist *c = b->checklist;
	for (uint32_t i = 0; i < c->nconcepts; i++)
		if ((u->concepts[i / 64] >> i % 64 & 1) && c->concept[i].defined_by != LG_NO_CONCEPT)
			add_concept(u, c->concept[i].defined_by);
	if (u->references)
		add_concept(u, c->reference_concept);
}

/* Adds to requirement i the concepts of those it leans on; true when that changed anything. */
static bool inherit(struct lg_build *b, size_t i)
{
	struct lg_uses *u = &b->source[i].uses;
	size_t words = lg_concept_words(b);
	bool grew = false;
	for (size_t k = 0; k < u->requirements.n; k++)
		grew |= unite(u->concepts, b->source[u->requirements.v[k]].uses.concepts, words);
	for (size_t k = 0; k < u->yields.n; k++)
		for (size_t s = 0; s < b->nsources; s++)
			if (yields(&b->source[s], u->yields.v[k]))
				grew |= unite(u->concepts, b->source[s].uses.concepts, words);
	return grew;
}

static void list_concepts(struct lg_build *b, struct lg_requirement *r, const struct lg_uses *u)
{
	size_t n = 0, total = b->checklist->nconcepts;
	for (size_t i = 0; i < total; i++)
		n += u->concepts[i / 64] >> i % 64 & 1;
	r->concepts = lg_arena_array(b->arena, n, sizeof *r->concepts);
	if (!r->concepts) {
		b->status = LG_ENOMEM;
		return;
	}
	for (size_t i = 0; i < total; i++)
		if (u->concepts[i / 64] >> i % 64 & 1)
			r->concepts[r->nconcepts++] = (uint32_t)i;
}

void lg_links_concepts(struct lg_build *b)
{
	bool grew = true;
	for (size_t i = 0; i < b->nsources; i++) {
		for (size_t k = 0; k < b->checklist->requirement[i].nelements; k++)
			b->source[i].uses.references |= b->checklist->requirement[i].element[k].follow != 0;
		add_implied(b, &b->source[i].uses);
	}
	while (grew) {
		grew = false;
		for (size_t i = 0; i < b->nsources; i++)
			grew |= inherit(b, i);
	}
	for (size_t i = 0; i < b->nsources && !b->status; i++)
		list_concepts(b, &b->checklist->requirement[i], &b->source[i].uses);
}
