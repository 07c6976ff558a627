/* SPDX-License-Identifier: MIT */
#include "assess/article.h"

#include "assess/view.h"
#include "base/buf.h"

/* Blocks [first, end) of an act, at provision prov. */
struct part {
	uint32_t act, prov, first, end;
};

struct gatherer {
	struct lg_jurisdiction *out;
	struct lg_arena *arena;
	const struct lg_assess_input *in;
	struct part *part; /* of each article */
	size_t cap, part_cap;
};

/* ---- which part of the act ------------------------------------------------------------------------------------ */

static uint32_t block_of_text(const struct lg_document *doc, uint32_t at)
{
	uint32_t low = 0, high = doc->nblocks;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (doc->block[middle].begin <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static uint32_t bytes_of(const struct lg_document *doc, const struct part *p)
{
	return doc->block[p->end - 1].end - doc->block[p->first].begin;
}

/* The child of p's provision that holds blocks first to last; false when p's own words are among them. */
static bool narrow(struct part *p, const struct lg_document *doc, uint32_t first, uint32_t last)
{
	uint32_t child = doc->block[first].prov;
	if (child == p->prov)
		return false;
	while (doc->prov[child].parent != p->prov)
		child = doc->prov[child].parent;
	if (last >= doc->prov[child].block_end)
		return false;
	p->prov = child;
	p->first = doc->prov[child].block_first;
	p->end = doc->prov[child].block_end;
	return true;
}

/* The article around the quote, or the largest part of it that is short enough; at least the blocks of the quote. */
static struct part part_around(const struct lg_document *doc, const struct lg_citation *at)
{
	uint32_t first = block_of_text(doc, at->doc_at);
	uint32_t last = block_of_text(doc, at->doc_at + (uint32_t)at->quote.n - 1);
	uint32_t unit = lg_unit_of_block(doc, first);
	const struct lg_provision *prov = &doc->prov[unit];
	struct part p = {at->act, unit, prov->block_first, prov->block_end};
	while (unit != 0 && bytes_of(doc, &p) > LG_ARTICLE_MAX)
		if (!narrow(&p, doc, first, last))
			break;
	if (bytes_of(doc, &p) > LG_ARTICLE_MAX) {
		p.first = first;
		p.end = last + 1;
	}
	return p;
}

/* ---- its copy ------------------------------------------------------------------------------------------------- */

static bool copy_built(struct lg_arena *a, struct lg_buf *b, struct lg_slice *out)
{
	bool ok = lg_buf_status(b) == LG_OK && lg_arena_copy(a, lg_buf_slice(b), out);
	lg_buf_done(b);
	return ok;
}

static bool name_above(struct lg_arena *a, const struct lg_provision *p, struct lg_slice *out)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_buf_slice_put(&b, p->num);
	if (p->num.n && p->heading.n)
		lg_buf_str(&b, ". ");
	lg_buf_slice_put(&b, p->heading);
	return copy_built(a, &b, out);
}

static bool copy_above(struct lg_article *out, struct lg_arena *a, const struct lg_document *doc, uint32_t prov)
{
	size_t n = 0;
	for (uint32_t p = prov; p != 0; p = doc->prov[p].parent)
		n++;
	out->above = lg_arena_array(a, n + 1, sizeof *out->above);
	if (!out->above)
		return false;
	size_t at = n; /* those without a name leave no hole */
	for (uint32_t p = prov; p != 0; p = doc->prov[p].parent) {
		const struct lg_provision *up = &doc->prov[p];
		if (p == prov || (!up->num.n && !up->heading.n))
			continue;
		if (!name_above(a, up, &out->above[--at]))
			return false;
	}
	out->nabove = n - at;
	out->above += at;
	return true;
}

static uint32_t depth_below(const struct lg_document *doc, uint32_t prov, uint32_t p)
{
	uint32_t depth = 0;
	for (; p != prov && p != 0; p = doc->prov[p].parent)
		depth++;
	return depth;
}

/* Numbers of the provisions that begin at this block, outermost first: "1. (a)". The article's own is told elsewhere.
 */
static bool number_line(struct lg_slice *out, struct lg_arena *a, const struct lg_document *doc, uint32_t prov,
			uint32_t block)
{
	struct lg_buf b;
	uint32_t own = doc->block[block].prov;
	lg_buf_init(&b, 0);
	for (uint32_t p = prov + 1; p <= own && own > prov; p++) { /* preorder: ancestors stand before */
		const struct lg_provision *up = &doc->prov[p];
		if (own >= up->end || up->block_first != block || !up->num.n)
			continue;
		if (b.len)
			lg_buf_char(&b, ' ');
		lg_buf_slice_put(&b, up->num);
	}
	return copy_built(a, &b, out);
}

static bool copy_lines(struct lg_article *out, struct lg_arena *a, const struct lg_document *doc, const struct part *p)
{
	uint32_t begin = doc->block[p->first].begin;
	out->line = lg_arena_array(a, p->end - p->first, sizeof *out->line);
	if (!out->line || !lg_arena_copy(a, lg_slice_sub(doc->text, begin, doc->block[p->end - 1].end), &out->text))
		return false;
	for (uint32_t k = p->first; k < p->end; k++) {
		const struct lg_block *b = &doc->block[k];
		struct lg_article_line *line = &out->line[out->nlines++];
		*line = (struct lg_article_line){.begin = b->begin - begin,
						 .end = b->end - begin,
						 .depth = depth_below(doc, p->prov, b->prov),
						 .heading = b->role == LG_ROLE_HEADING,
						 .dead = (b->flags & LG_PROV_DEAD) != 0};
		if (!number_line(&line->num, a, doc, p->prov, k))
			return false;
	}
	return true;
}

static int add_article(struct gatherer *g, const struct lg_document *doc, const struct part *p)
{
	struct lg_jurisdiction *j = g->out;
	LG_TRY(lg_arena_grow(g->arena, &j->article, &g->cap, j->narticles, sizeof *j->article));
	LG_TRY(lg_arena_grow(g->arena, &g->part, &g->part_cap, j->narticles, sizeof *g->part));
	g->part[j->narticles] = *p;
	struct lg_article *article = &j->article[j->narticles++];
	struct lg_buf b;
	*article = (struct lg_article){.act = p->act};
	lg_buf_init(&b, 0);
	lg_citation_put(&b, doc, p->prov);
	if (!copy_built(g->arena, &b, &article->human) ||
	    !lg_arena_copy(g->arena, doc->prov[p->prov].eid, &article->eid) ||
	    !copy_above(article, g->arena, doc, p->prov) || !copy_lines(article, g->arena, doc, p))
		return LG_ENOMEM;
	return LG_OK;
}

/* ---- every citation ------------------------------------------------------------------------------------------- */

static int settle(struct gatherer *g, struct lg_citation *at)
{
	const struct lg_document *doc = g->in->text[at->act].doc;
	size_t i = 0;
	at->article = LG_NO_ARTICLE;
	if (!at->quote.n || !doc->nblocks)
		return LG_OK;
	struct part p = part_around(doc, at);
	while (i < g->out->narticles && !(g->part[i].act == p.act && g->part[i].first == p.first &&
					  g->part[i].end == p.end && g->part[i].prov == p.prov))
		i++;
	if (i == g->out->narticles)
		LG_TRY(add_article(g, doc, &p));
	at->article = (uint32_t)i;
	at->article_at = at->doc_at - doc->block[p.first].begin;
	return LG_OK;
}

int lg_articles_copy(struct lg_jurisdiction *out, struct lg_arena *a, const struct lg_checklist *c,
		     const struct lg_assess_input *in)
{
	struct gatherer g = {.out = out, .arena = a, .in = in};
	for (size_t r = 0; r < c->nrequirements; r++) {
		struct lg_cell *cell = &out->cell[r];
		for (size_t i = 0; i < cell->nevidence; i++)
			LG_TRY(settle(&g, &cell->evidence[i].at));
		if (cell->near_miss.present)
			LG_TRY(settle(&g, &cell->near_miss.at));
	}
	return LG_OK;
}
