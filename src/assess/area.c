/* SPDX-License-Identifier: MIT */
#include "assess/area.h"

#include <string.h>

#define RUN_BLOCKS 40
#define BARE_ITEMS 200 /* lines between an item without a mark and the words that introduce its list */

static bool has_span(const struct lg_area *area, struct lg_span s)
{
	for (unsigned i = 0; i < area->nspans; i++)
		if (s.begin >= area->span[i].begin && s.end <= area->span[i].end)
			return true;
	return false;
}

/* A span that continues the last context is joined to it: a range of articles takes one place. */
static void add_span(struct lg_area *area, struct lg_span s)
{
	if (s.begin >= s.end || has_span(area, s))
		return;
	struct lg_span *last = area->nspans > 1 ? &area->span[area->nspans - 1] : NULL;
	if (last && s.begin >= last->begin && s.begin <= last->end + 1)
		last->end = s.end;
	else if (area->nspans < LG_AREA_SPANS)
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
	struct lg_span span = {0, 0};
	for (uint32_t b = p->block_first; b < p->block_end; b++) {
		const struct lg_block *block = &doc->block[b];
		if (block->prov != prov || block->role != LG_ROLE_HEADING)
			break;
		span.begin = span.end ? span.begin : block->norm_begin;
		span.end = block->norm_end;
	}
	return span;
}

static void begin_area(struct lg_area *out, enum lg_scope scope, uint32_t text, uint32_t prov)
{
	out->scope = scope;
	out->text = text;
	out->prov = prov;
	out->follow = 0;
	out->nspans = 0;
}

void lg_area_corpus(struct lg_area *out)
{
	begin_area(out, LG_SCOPE_CORPUS, 0, 0);
}

void lg_area_act(struct lg_area *out, const struct lg_view *v, uint32_t text)
{
	begin_area(out, LG_SCOPE_ACT, text, 0);
	add_span(out, (struct lg_span){0, (uint32_t)v->text[text].in->doc->norm.n});
}

static struct lg_span block_span(const struct lg_block *b)
{
	return (struct lg_span){b->norm_begin, b->norm_end};
}

/* ---- sentences over block ends -------------------------------------------------------------------------------- */

/* The last character of a block that is no quote or closing bracket; 0 when there is none. */
static char last_char(const struct lg_document *doc, uint32_t block)
{
	const struct lg_block *b = &doc->block[block];
	uint32_t end = b->norm_end;
	while (end > b->norm_begin &&
	       (doc->norm.p[end - 1] == ' ' || doc->norm.p[end - 1] == '"' || doc->norm.p[end - 1] == ')'))
		end--;
	return end == b->norm_begin ? '\0' : doc->norm.p[end - 1];
}

/* Whether the words of a block end a sentence; penalties often stand on a line of their own after a comma. */
static bool ends_sentence(const struct lg_document *doc, uint32_t block)
{
	char c = last_char(doc, block);
	return c == '.' || c == '!' || c == '?';
}

/* Whether block + 1 goes on with the sentence of block: same provision, no heading between. */
static bool goes_on(const struct lg_document *doc, uint32_t block)
{
	const struct lg_block *b = &doc->block[block];
	return block + 1 < doc->nblocks && b[1].prov == b->prov && b->role == LG_ROLE_TEXT &&
	       b[1].role == LG_ROLE_TEXT && !ends_sentence(doc, block);
}

/* The blocks that are read as one run of words with this one. */
static struct lg_span run_span(const struct lg_document *doc, uint32_t block)
{
	uint32_t first = block, last = block;
	while (first > 0 && block - first < RUN_BLOCKS && goes_on(doc, first - 1))
		first--;
	while (last - block < RUN_BLOCKS && goes_on(doc, last))
		last++;
	return (struct lg_span){doc->block[first].norm_begin, doc->block[last].norm_end};
}

/* The sentence at `at`, never outside of `within`. Starts at block begins count only when a sentence ended before. */
static struct lg_span sentence_span(const struct lg_text_view *t, uint32_t at, struct lg_span within)
{
	const struct lg_document *doc = t->in->doc;
	struct lg_span span = within;
	size_t s = lg_view_sentence(t, at), e = s + 1;
	while (s > 0 && s < doc->sentences.n && doc->sentences.v[s] > within.begin &&
	       doc->norm.p[doc->sentences.v[s] - 1] == '\n')
		s--;
	while (e < doc->sentences.n && doc->sentences.v[e] < within.end && doc->norm.p[doc->sentences.v[e] - 1] == '\n')
		e++;
	if (s < doc->sentences.n && doc->sentences.v[s] > span.begin && doc->sentences.v[s] <= at)
		span.begin = doc->sentences.v[s];
	if (e < doc->sentences.n && doc->sentences.v[e] < span.end && doc->sentences.v[e] > at)
		span.end = doc->sentences.v[e];
	return span;
}

/* ---- lists ---------------------------------------------------------------------------------------------------- */

/* The last (or first) sentence of a block of introducing (or closing) words. */
static struct lg_span edge_sentence(const struct lg_text_view *t, uint32_t block, bool last)
{
	struct lg_span span = run_span(t->in->doc, block);
	return sentence_span(t, last ? span.end - 1 : span.begin, span);
}

/* An item of a list whose items have no number or letter: lines that end with semicolons, under one with a colon. */
struct bare_item {
	uint32_t intro; /* block that ends with the colon */
	struct lg_span span;
};

static bool find_bare_item(struct bare_item *out, const struct lg_document *doc, uint32_t block)
{
	uint32_t first = block, last = block;
	while (first > 0 && goes_on(doc, first - 1) && last_char(doc, first - 1) != ';' &&
	       last_char(doc, first - 1) != ':' && block - first < RUN_BLOCKS)
		first--;
	while (last_char(doc, last) != ';' && goes_on(doc, last) && last - block < RUN_BLOCKS)
		last++;
	uint32_t intro = first;
	while (intro > 0 && goes_on(doc, intro - 1) && first - intro < BARE_ITEMS && last_char(doc, intro - 1) != ':')
		intro--;
	if (intro == 0 || !goes_on(doc, intro - 1) || last_char(doc, intro - 1) != ':')
		return false;
	out->intro = intro - 1;
	out->span = (struct lg_span){doc->block[first].norm_begin, doc->block[last].norm_end};
	return intro < first || last_char(doc, last) == ';';
}

static void add_bare_intro(struct lg_area *area, const struct lg_text_view *t, const struct bare_item *item)
{
	struct lg_span run = run_span(t->in->doc, item->intro);
	run.end = t->in->doc->block[item->intro].norm_end;
	add_span(area, sentence_span(t, run.end - 1, run));
}

/* Adds what introduces and closes the list in which prov stands, level by level up to the unit. whole: entire blocks.
 */
static void add_list_words(struct lg_area *area, const struct lg_text_view *t, uint32_t prov, uint32_t unit, bool whole)
{
	const struct lg_document *doc = t->in->doc;
	for (uint32_t p = prov; p != unit && p != 0; p = doc->prov[p].parent) {
		uint32_t in = t->intro[p], out = t->outro[p];
		/* a list without opening words goes on to its closing words when its items are no sentences */
		uint32_t before = in == LG_NOWHERE && doc->prov[p].block_end ? doc->prov[p].block_end - 1 : in;
		if (before == LG_NOWHERE || ends_sentence(doc, before))
			continue;
		if (in != LG_NOWHERE)
			add_span(area, whole ? run_span(doc, in) : edge_sentence(t, in, true));
		if (out != LG_NOWHERE)
			add_span(area, whole ? run_span(doc, out) : edge_sentence(t, out, false));
	}
}

bool lg_area_path(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t block)
{
	const struct lg_text_view *t = &v->text[text];
	const struct lg_document *doc = t->in->doc;
	struct bare_item item;
	uint32_t prov = doc->block[block].prov;
	begin_area(out, LG_SCOPE_BLOCK, text, prov);
	bool bare = find_bare_item(&item, doc, block);
	add_span(out, bare ? item.span : lg_provision_span(doc, prov));
	if (out->nspans == 0)
		return false;
	if (bare)
		add_bare_intro(out, t, &item);
	add_list_words(out, t, prov, lg_unit_at(t, out->span[0].begin), true);
	return out->nspans > 1;
}

/* ---- paragraphs and units ------------------------------------------------------------------------------------- */

/* All words that stand directly in the unit before the paragraph, heading included. */
static void add_unit_words(struct lg_area *area, const struct lg_document *doc, uint32_t unit, uint32_t before)
{
	const struct lg_provision *p = &doc->prov[unit];
	for (uint32_t b = p->block_first; b < p->block_end && doc->block[b].norm_begin < before; b++)
		if (doc->block[b].prov == unit)
			add_span(area, block_span(&doc->block[b]));
		else
			break;
}

static bool is_paragraph(const struct lg_document *doc, uint32_t prov)
{
	int level = lg_kind_level(doc->prov[prov].kind);
	return level >= 10 && level <= 11;
}

/* The paragraph of a unit that holds prov: a child of the unit, unless the children are items of one list. */
static uint32_t paragraph_of(const struct lg_document *doc, uint32_t prov, uint32_t unit)
{
	uint32_t p = prov;
	while (p != unit && p != 0 && doc->prov[p].parent != unit)
		p = doc->prov[p].parent;
	return p != unit && p != 0 && is_paragraph(doc, p) ? p : unit;
}

/* Whether the unit's own words are paragraphs of their own: it has no children, or children that are. */
static bool has_list_only(const struct lg_document *doc, uint32_t unit)
{
	for (uint32_t p = unit + 1; p < doc->prov[unit].end; p = doc->prov[p].end)
		if (is_paragraph(doc, p))
			return false;
	return unit + 1 < doc->prov[unit].end;
}

static void area_of_paragraph(struct lg_area *out, const struct lg_text_view *t, uint32_t block, uint32_t unit)
{
	const struct lg_document *doc = t->in->doc;
	uint32_t p = paragraph_of(doc, doc->block[block].prov, unit);
	out->prov = p;
	if (p == unit && has_list_only(doc, unit)) {
		add_span(out, lg_provision_span(doc, unit));
	} else if (p == unit) {
		add_span(out, run_span(doc, block));
		add_span(out, lg_heading_span(doc, unit));
	} else {
		add_span(out, lg_provision_span(doc, p));
		if (out->nspans)
			add_unit_words(out, doc, unit, out->span[0].begin);
		add_list_words(out, t, p, unit, true);
	}
}

static void add_sentence(struct lg_area *out, const struct lg_text_view *t, uint32_t at, uint32_t block)
{
	struct bare_item item;
	if (find_bare_item(&item, t->in->doc, block)) {
		add_span(out, sentence_span(t, at, item.span));
		add_bare_intro(out, t, &item);
	} else {
		add_span(out, sentence_span(t, at, run_span(t->in->doc, block)));
	}
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
	add_span(out, lg_provision_span(doc, p));
}

void lg_area_around(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t at, enum lg_scope scope)
{
	lg_area_in_block(out, v, text, at, lg_view_block(&v->text[text], at), scope);
}

void lg_area_in_block(struct lg_area *out, const struct lg_view *v, uint32_t text, uint32_t at, uint32_t b,
		      enum lg_scope scope)
{
	const struct lg_text_view *t = &v->text[text];
	const struct lg_document *doc = t->in->doc;
	uint32_t unit = t->unit[b];
	begin_area(out, scope, text, doc->block[b].prov);
	switch (scope) {
	case LG_SCOPE_SENTENCE:
		add_sentence(out, t, at, b);
		add_list_words(out, t, out->prov, unit, false);
		break;
	case LG_SCOPE_BLOCK:
		add_span(out, block_span(&doc->block[b]));
		add_list_words(out, t, out->prov, unit, false);
		break;
	case LG_SCOPE_PARAGRAPH:
		if (unit != 0)
			area_of_paragraph(out, t, b, unit);
		else
			add_span(out, block_span(&doc->block[b]));
		break;
	case LG_SCOPE_ARTICLE:
		if (unit != 0)
			out->prov = unit;
		add_span(out, unit != 0 ? lg_provision_span(doc, unit) : block_span(&doc->block[b]));
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

void lg_area_copy(struct lg_area *out, const struct lg_area *area)
{
	memcpy(out, area, offsetof(struct lg_area, span) + area->nspans * sizeof area->span[0]);
}

void lg_area_widen(struct lg_area *out, const struct lg_view *v, const struct lg_area *area, enum lg_scope scope)
{
	if (area->scope >= scope)
		lg_area_copy(out, area);
	else if (scope == LG_SCOPE_CORPUS)
		lg_area_corpus(out);
	else
		lg_area_around(out, v, area->text, area->nspans ? area->span[0].begin : 0, scope);
}

void lg_area_follow(struct lg_area *area, const struct lg_view *v, uint32_t most)
{
	if (area->scope >= LG_SCOPE_ACT || area->nspans == 0)
		return;
	const struct lg_text_view *t = &v->text[area->text];
	size_t n;
	const struct lg_ref *ref = lg_refs_between(t, area->span[0], &n);
	area->follow = n <= most ? most : 0;
	for (size_t i = 0; i < n && area->follow; i++)
		if (ref[i].text == area->text)
			add_span(area, lg_provision_span(t->in->doc, ref[i].unit));
}

bool lg_area_same(const struct lg_area *a, const struct lg_area *b)
{
	return a->scope == b->scope && a->text == b->text && a->nspans && b->nspans &&
	       a->span[0].begin == b->span[0].begin && a->span[0].end == b->span[0].end;
}
