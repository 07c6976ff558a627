/* SPDX-License-Identifier: MIT */
/*
 * A child of near is a set of stretches of words: hits of a concept, the union for any, the hulls found for a nested
 * near. Joining two sets pairs each stretch of the one with its neighbours in the other, which is enough: whoever
 * stands farther away than the neighbour is not nearer.
 */
#include "assess/near.h"

#include <stdlib.h>

#define PARTS_MAX 8

struct stretch {
	uint32_t begin, end; /* word ordinals [begin, end) */
	unsigned nparts;
	const struct lg_hit *part[PARTS_MAX];
};

struct stretches {
	struct stretch *v;
	size_t n, cap;
};

static void add(struct lg_eval *e, struct stretches *out, const struct stretch *s)
{
	if (!LG_VEC_ROOM(e->scratch, out))
		e->status = LG_ENOMEM;
	else
		out->v[out->n++] = *s;
}

static int by_begin(const void *x, const void *y)
{
	const struct stretch *a = x, *b = y;
	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

static void sort(struct stretches *s)
{
	if (s->n > 1)
		qsort(s->v, s->n, sizeof *s->v, by_begin);
}

/* Where the words of an area stand when its spans are read one after the other, in document order. */
struct reading {
	unsigned n; /* 0: as in the document */
	struct {
		struct lg_span span;
		uint32_t first, base; /* ordinal in the document of its first word, and in this reading */
	} part[LG_AREA_SPANS];
};

static uint32_t first_word(const struct lg_text_view *t, uint32_t at)
{
	const struct lg_offsets *words = &t->in->doc->words;
	uint32_t w = lg_view_word(t, at);
	return w < words->n && words->v[w] < at ? w + 1 : w;
}

static void read_area(struct reading *r, const struct lg_view *v, const struct lg_area *area)
{
	r->n = 0;
	if (area->nspans < 2)
		return;
	for (unsigned i = 0; i < area->nspans; i++) {
		unsigned at = r->n++;
		for (; at > 0 && r->part[at - 1].span.begin > area->span[i].begin; at--)
			r->part[at] = r->part[at - 1];
		r->part[at].span = area->span[i];
	}
	const struct lg_text_view *t = &v->text[area->text];
	uint32_t base = 0;
	for (unsigned i = 0; i < r->n; i++) {
		r->part[i].first = first_word(t, r->part[i].span.begin);
		r->part[i].base = base;
		base += first_word(t, r->part[i].span.end) - r->part[i].first;
	}
}

static uint32_t read_word(const struct reading *r, const struct lg_hit *hit)
{
	for (unsigned i = 0; i < r->n; i++)
		if (hit->begin >= r->part[i].span.begin && hit->begin < r->part[i].span.end)
			return r->part[i].base + (hit->word - r->part[i].first);
	return hit->word;
}

static void concept_stretches(struct lg_eval *e, struct stretches *out, const struct lg_expr *x,
			      const struct lg_area *area, const struct reading *r)
{
	const struct lg_text_view *t = &e->view->text[area->text];
	bool headings = lg_headings_count(e, x, area);
	for (unsigned s = 0; s < area->nspans; s++) {
		size_t n;
		const struct lg_hit *hit = lg_hits_between(t, x->concept, area->span[s], &n);
		for (size_t i = 0; i < n; i++) {
			if (!headings && lg_in_heading(t, &hit[i]))
				continue;
			uint32_t word = read_word(r, &hit[i]);
			struct stretch one = {word, word + hit[i].words, 1, {&hit[i]}};
			if (lg_hit_passes(e, x, area->text, &hit[i]))
				add(e, out, &one);
		}
	}
}

static uint32_t gap(const struct stretch *a, const struct stretch *b)
{
	if (a->begin > b->begin)
		return gap(b, a);
	return b->begin > a->end ? b->begin - a->end : 0;
}

static void join_pair(struct lg_eval *e, struct stretches *out, const struct stretch *a, const struct stretch *b,
		      const struct lg_expr *near)
{
	if (gap(a, b) > near->words || (near->ordered && b->begin < a->begin))
		return;
	struct stretch hull = *a;
	if (b->begin < hull.begin)
		hull.begin = b->begin;
	if (b->end > hull.end)
		hull.end = b->end;
	for (unsigned i = 0; i < b->nparts && hull.nparts < PARTS_MAX; i++)
		hull.part[hull.nparts++] = b->part[i];
	add(e, out, &hull);
}

/* Both sorted. For each a: the last b that begins before it, and the first that begins at or after it. */
static void join(struct lg_eval *e, struct stretches *out, const struct stretches *as, const struct stretches *bs,
		 const struct lg_expr *near)
{
	size_t next = 0;
	for (size_t i = 0; i < as->n; i++) {
		const struct stretch *a = &as->v[i];
		while (next < bs->n && bs->v[next].begin < a->begin)
			next++;
		if (next > 0)
			join_pair(e, out, a, &bs->v[next - 1], near);
		if (next < bs->n)
			join_pair(e, out, a, &bs->v[next], near);
	}
}

static void collect(struct lg_eval *e, struct stretches *out, const struct lg_expr *x, const struct lg_area *area,
		    const struct reading *r);

static void near_stretches(struct lg_eval *e, struct stretches *out, const struct lg_expr *x,
			   const struct lg_area *area, const struct reading *r)
{
	struct stretches so_far = {0};
	for (size_t i = 0; i < x->nchildren; i++) {
		struct stretches next = {0}, joined = {0};
		collect(e, &next, x->child[i], area, r);
		sort(&next);
		if (i > 0) {
			join(e, &joined, &so_far, &next, x);
			sort(&joined);
			next = joined;
		}
		if (next.n == 0)
			return;
		so_far = next;
	}
	for (size_t i = 0; i < so_far.n; i++)
		add(e, out, &so_far.v[i]);
}

static void collect(struct lg_eval *e, struct stretches *out, const struct lg_expr *x, const struct lg_area *area,
		    const struct reading *r)
{
	if (x->op == LG_OP_CONCEPT)
		concept_stretches(e, out, x, area, r);
	else if (x->op == LG_OP_NEAR)
		near_stretches(e, out, x, area, r);
	else if (x->op == LG_OP_ANY)
		for (size_t i = 0; i < x->nchildren; i++)
			collect(e, out, x->child[i], area, r);
}

/* The first of those with most words in the text; NULL when all have words of headings only, which prove nothing. */
static const struct stretch *best_of(const struct stretches *found, const struct lg_text_view *t)
{
	const struct stretch *best = NULL;
	unsigned most = 0;
	for (size_t i = 0; i < found->n; i++) {
		unsigned in_text = 0;
		for (unsigned k = 0; k < found->v[i].nparts; k++)
			in_text += !lg_in_heading(t, found->v[i].part[k]);
		if (in_text > most) {
			most = in_text;
			best = &found->v[i];
		}
	}
	return best;
}

static bool is_said(const struct lg_eval *e, uint32_t concept, const struct lg_area *area)
{
	size_t n = 0;
	for (unsigned s = 0; n == 0 && s < area->nspans; s++)
		lg_hits_between(&e->view->text[area->text], concept, area->span[s], &n);
	return n > 0;
}

/* A quick look before words are counted: most areas lack one of the concepts. */
static bool may_hold(const struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area)
{
	if (x->op == LG_OP_CONCEPT)
		return is_said(e, x->concept, area);
	for (size_t i = 0; i < x->nchildren; i++)
		if (may_hold(e, x->child[i], area) != (x->op == LG_OP_NEAR))
			return x->op == LG_OP_ANY;
	return x->op == LG_OP_NEAR;
}

static bool near_in_area(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	struct reading r;
	struct stretches found = {0};
	if (!may_hold(e, x, area))
		return false;
	struct lg_arena_mark before = lg_arena_mark(e->scratch);
	read_area(&r, e->view, area);
	near_stretches(e, &found, x, area, &r);
	const struct stretch *first = best_of(&found, &e->view->text[area->text]);
	struct stretch best = first ? *first : (struct stretch){0};
	lg_arena_back_to(e->scratch, before);
	for (unsigned i = 0; i < best.nparts; i++)
		lg_trail_add(e, trail, area->text, best.part[i]);
	return first != NULL;
}

/* Each item of a list in which a concept is said, read with the words that introduce and close the list. */
static bool near_along_lists(struct lg_eval *e, const struct lg_expr *x, uint32_t concept, const struct lg_area *area,
			     struct lg_trail *trail)
{
	const struct lg_text_view *t = &e->view->text[area->text];
	struct lg_area path;
	for (unsigned s = 0; s < area->nspans; s++) {
		size_t n;
		uint32_t last = LG_NOWHERE;
		const struct lg_hit *hit = lg_hits_between(t, concept, area->span[s], &n);
		for (size_t i = 0; i < n; i++) {
			uint32_t block = hit[i].block;
			if (block != last && lg_area_path(&path, e->view, area->text, block) &&
			    near_in_area(e, x, &path, trail))
				return true;
			last = block;
		}
	}
	return false;
}

bool lg_near_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	if (near_in_area(e, x, area, trail))
		return true;
	if (area->scope < LG_SCOPE_PARAGRAPH || area->scope > LG_SCOPE_ARTICLE)
		return false;
	for (size_t c = 0; c < x->nchildren; c++) {
		uint32_t room[LG_ANCHORS_MAX];
		const uint32_t *concept;
		size_t n = lg_needed_concepts(&concept, e, x->child[c], room);
		for (size_t i = 0; i < n; i++)
			if (near_along_lists(e, x, concept[i], area, trail))
				return true;
	}
	return false;
}

bool lg_count_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	struct reading r;
	struct stretches found = {0};
	const struct lg_hit *hit[PARTS_MAX];
	struct lg_arena_mark before = lg_arena_mark(e->scratch);
	read_area(&r, e->view, area);
	collect(e, &found, x->child[0], area, &r);
	sort(&found);
	uint32_t different = 0, nhits = 0;
	for (size_t i = 0; i < found.n; i++)
		different += i == 0 || found.v[i].begin != found.v[i - 1].begin;
	for (; nhits < found.n && nhits < PARTS_MAX; nhits++)
		hit[nhits] = found.v[nhits].part[0];
	lg_arena_back_to(e->scratch, before);
	if (different < x->count)
		return false;
	for (uint32_t i = 0; i < nhits; i++)
		lg_trail_add(e, trail, area->text, hit[i]);
	return true;
}
