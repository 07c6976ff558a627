/* SPDX-License-Identifier: MIT */
#include "assess/area.h"

static void add_span(struct lg_area *area, struct lg_span s)
{
	if (s.begin < s.end && area->nspans < LG_AREA_SPANS)
		area->span[area->nspans++] = s;
}

struct lg_span lg_provision_span(const struct lg_document *doc, uint32_t prov)
{
	const struct lg_provision *p = &doc->prov[prov];
	if (p->block_first >= p->block_end)
		return (struct lg_span){0, 0};
	return (struct lg_span){doc->block[p->block_first].norm_begin, doc->block[p->block_end - 1].norm_end};
}

struct lg_span lg_heading_span(const struct lg_document *doc, uint32_t prov)
{
	const struct lg_provision *p = &doc->prov[prov];
	if (p->block_first < p->block_end) {
		const struct lg_block *b = &doc->block[p->block_first];
		if (b->prov == prov && b->role == LG_ROLE_HEADING)
			return (struct lg_span){b->norm_begin, b->norm_end};
	}
	return (struct lg_span){0, 0};
}

void lg_area_corpus(struct lg_area *out)
{
	out->scope = LG_SCOPE_CORPUS;
	out->text = out->prov = 0;
	out->nspans = 0;
}

void lg_area_act(struct lg_area *out, const struct lg_view *v, uint32_t text)
{
	out->scope = LG_SCOPE_ACT;
	out->text = text;
	out->prov = 0;
	out->nspans = 0;
	add_span(out, (struct lg_span){0, (uint32_t)v->text[text].in->doc->norm.n});
}

/* The words that stand directly in `prov` before the child that holds `child_begin`: they introduce its list. */
static void add_chapeau(struct lg_area *area, const struct lg_document *doc, uint32_t prov, uint32_t child_begin)
{
	const struct lg_provision *p = &doc->prov[prov];
	for (uint32_t b = p->block_first; b < p->block_end && doc->block[b].norm_begin < child_begin; b++) {
		if (doc->block[b].prov != prov)
			break;
		add_span(area, (struct lg_span){doc->block[b].norm_begin, doc->block[b].norm_end});
	}
}

/* The numbered paragraph of a unit that holds prov; the unit itself when prov stands in none. */
static uint32_t paragraph_of(const struct lg_document *doc, uint32_t prov, uint32_t unit)
{
	uint32_t p = prov;
	while (p != unit && p != 0 && doc->prov[p].parent != unit)
		p = doc->prov[p].parent;
	if (p == unit || p == 0)
		return unit;
	int level = lg_kind_level(doc->prov[p].kind);
	return level >= 10 && level <= 11 ? p : unit;
}

static void area_of_provision(struct lg_area *out, const struct lg_document *doc, uint32_t prov, uint32_t unit)
{
	out->prov = prov;
	out->nspans = 0;
	add_span(out, lg_provision_span(doc, prov));
	if (prov != unit && out->nspans)
		add_chapeau(out, doc, unit, out->span[0].begin);
}

static void area_of_chapter(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t unit)
{
	const struct lg_document *doc = v->text[text].in->doc;
	uint32_t p = doc->prov[unit].parent;
	if (unit == 0 || p == 0) {
		lg_area_act(out, v, text);
		out->scope = LG_SCOPE_CHAPTER;
		return;
	}
	out->prov = p;
	out->nspans = 0;
	add_span(out, lg_provision_span(doc, p));
}

static struct lg_span block_span(const struct lg_block *b)
{
	return (struct lg_span){b->norm_begin, b->norm_end};
}

static struct lg_span sentence_span(const struct lg_document *doc, uint32_t at, const struct lg_block *block)
{
	size_t s = lg_offsets_find(&doc->sentences, at);
	struct lg_span span = block_span(block);
	if (s < doc->sentences.n && doc->sentences.v[s] > span.begin)
		span.begin = doc->sentences.v[s];
	if (s + 1 < doc->sentences.n && doc->sentences.v[s + 1] < span.end)
		span.end = doc->sentences.v[s + 1];
	return span;
}

void lg_area_around(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t at, enum lg_scope scope)
{
	const struct lg_document *doc = v->text[text].in->doc;
	const struct lg_block *block = &doc->block[lg_block_at(doc, at)];
	uint32_t unit = lg_unit_of(doc, block->prov);
	out->scope = scope;
	out->text = text;
	out->prov = block->prov;
	out->nspans = 0;
	switch (scope) {
	case LG_SCOPE_SENTENCE:
		add_span(out, sentence_span(doc, at, block));
		break;
	case LG_SCOPE_PARAGRAPH:
	case LG_SCOPE_ARTICLE:
		if (unit != 0) {
			area_of_provision(out, doc,
					  scope == LG_SCOPE_ARTICLE ? unit : paragraph_of(doc, block->prov, unit), unit);
			break;
		}
		add_span(out, block_span(block)); /* loose words under the root are a unit of their own */
		break;
	case LG_SCOPE_BLOCK:
		add_span(out, block_span(block));
		break;
	case LG_SCOPE_CHAPTER:
		area_of_chapter(out, v, text, unit);
		break;
	case LG_SCOPE_ACT:
		lg_area_act(out, v, text);
		break;
	case LG_SCOPE_CORPUS:
	case LG_SCOPE_MAX:
		lg_area_corpus(out);
		break;
	}
}

void lg_area_widen(struct lg_area *out, const struct lg_view *v, const struct lg_area *area, enum lg_scope scope)
{
	if (area->scope >= scope)
		*out = *area;
	else if (scope == LG_SCOPE_CORPUS)
		lg_area_corpus(out);
	else
		lg_area_around(out, v, area->text, area->nspans ? area->span[0].begin : 0, scope);
}

void lg_area_follow(struct lg_area *area, const struct lg_view *v)
{
	if (area->scope >= LG_SCOPE_ACT || area->nspans == 0)
		return;
	const struct lg_text_view *t = &v->text[area->text];
	struct lg_span own = area->span[0];
	for (size_t i = 0; i < t->nrefs; i++)
		if (t->ref[i].at >= own.begin && t->ref[i].at < own.end && t->ref[i].text == area->text)
			add_span(area, lg_provision_span(t->in->doc, t->ref[i].unit));
}

bool lg_area_same(const struct lg_area *a, const struct lg_area *b)
{
	return a->scope == b->scope && a->text == b->text && a->nspans && b->nspans &&
	       a->span[0].begin == b->span[0].begin && a->span[0].end == b->span[0].end;
}
