/* SPDX-License-Identifier: MIT */
/* What a cell shows for its verdict: citations, the nearest miss, and what other requirements may build on. */
#include "assess/judge.h"

#include <string.h>

#include "assess/cite.h"
#include "assess/grounds.h"
#include "base/buf.h"

#define FURTHER_MAX 6  /* other provisions that answer the same requirement */
#define FAINT 6	       /* a place so many times less about the subject than the best one is not worth reading */
#define PLACES_MAX 3   /* units cited for one element at one anchor */
#define AGE_CEILING 18 /* nobody is a child at eighteen: a higher age is no age of consent */
#define VALUE_STEPS 64

struct record {
	struct lg_judge *j;
	const struct lg_requirement *r;
	const struct lg_finding *f;
	struct lg_cell *cell;
	size_t cap;
	struct lg_places *places;
	const struct lg_anchor *entered;
	struct lg_trail trail; /* of the element asked last */
};

/* Asks an element at an anchor again, this time for its witnesses. */
static bool ask(struct record *c, const struct lg_anchor *a, uint32_t element)
{
	if (c->entered != a)
		lg_case_enter(&c->j->k, a);
	c->entered = a;
	c->trail = (struct lg_trail){0};
	bool holds = lg_case_element(&c->j->k, element, &c->trail);
	lg_trail_sort(&c->trail);
	return holds && c->trail.n > 0;
}

/* ---- places ---------------------------------------------------------------------------------------------------- */

static int add_place(struct record *c, uint32_t text, uint32_t at)
{
	uint32_t unit = lg_unit_at(&c->j->view->text[text], at);
	return unit ? lg_places_add(c->places, c->j->view->arena, text, unit) : LG_OK;
}

static bool answers(const struct record *c, const struct lg_anchor *a)
{
	if (!c->r->join)
		return a->core;
	return a->ruled_out == LG_NOWHERE && (c->j->k.ncore ? a->ncore > 0 : a->nfound > 0);
}

/* Units that others may refer to: every anchor that answers; of anchors wider than a unit, where their words stand. */
static int add_places(struct record *c)
{
	for (size_t i = 0; i < c->f->anchors.n; i++) {
		const struct lg_anchor *a = &c->f->anchors.v[i];
		if (answers(c, a) && a->text != LG_NOWHERE && c->r->anchor <= LG_SCOPE_ARTICLE)
			LG_TRY(add_place(c, a->text, a->at));
	}
	return LG_OK;
}

/* ---- evidence --------------------------------------------------------------------------------------------------- */

static bool is_listed(const struct lg_cell *cell, uint32_t element, const struct lg_citation *at)
{
	for (size_t i = 0; i < cell->nevidence; i++) {
		const struct lg_evidence *e = &cell->evidence[i];
		if (e->element == element && e->at.act == at->act && lg_slice_eq(e->at.eid, at->eid))
			return true;
	}
	return false;
}

static int list(struct record *c, const struct lg_evidence *e)
{
	if (is_listed(c->cell, e->element, &e->at))
		return LG_OK;
	LG_TRY(lg_arena_grow(c->j->arena, &c->cell->evidence, &c->cap, c->cell->nevidence, sizeof *e));
	c->cell->evidence[c->cell->nevidence++] = *e;
	return LG_OK;
}

static int cite_trail(struct record *c, uint32_t element, unsigned max)
{
	struct lg_witness *w = c->trail.v;
	size_t left = c->trail.n;
	for (unsigned i = 0; i < max && left > 0; i++) {
		size_t n = lg_trail_group(c->j->view, w, left);
		struct lg_evidence e = {.element = element};
		LG_TRY(lg_cite(&e.at, c->j->arena, c->j->view, w, n));
		if (element != UINT32_MAX && c->r->anchor > LG_SCOPE_ARTICLE && lg_is_core(c->r, element))
			LG_TRY(add_place(c, w[0].text, w[0].hit->begin));
		LG_TRY(list(c, &e));
		w += n;
		left -= n;
	}
	return LG_OK;
}

struct built {
	struct record *c;
	uint32_t element;
};

/* The best evidence of a requirement stands first. */
static int cite_built_on(void *self, uint32_t requirement)
{
	const struct built *b = self;
	const struct lg_cell *other = &b->c->j->cell[requirement];
	struct lg_evidence e = {.element = b->element};
	if (other->nevidence == 0)
		return LG_OK;
	e.at = other->evidence[0].at;
	return list(b->c, &e);
}

/* By its own words; without any, by those of the requirements that it is built on. */
static int cite_element(struct record *c, uint32_t element)
{
	if (ask(c, c->f->found_at[element], element))
		return cite_trail(c, element, PLACES_MAX);
	return lg_each_ground(c->j, c->r->element[element].expr, cite_built_on, &(struct built){c, element});
}

/* What was found, where it was found best: the core first. */
static int cite_found(struct record *c)
{
	for (int core = 1; core >= 0; core--)
		for (uint32_t i = 0; i < c->r->nelements; i++)
			if (c->f->found_at[i] && lg_is_core(c->r, i) == (core == 1))
				LG_TRY(cite_element(c, i));
	return LG_OK;
}

/* One citation for each: what it has for the first core element that has words of its own. */
static int cite_anchor(struct record *c, const struct lg_anchor *a)
{
	for (uint32_t i = 0; i < c->r->nelements; i++)
		if (a->found[i] && (c->j->k.ncore ? lg_is_core(c->r, i) : lg_is_required(c->r, i)) && ask(c, a, i))
			return cite_trail(c, i, 1);
	return LG_OK;
}

/* The best of the answering places that were not taken yet; NULL when none is left that is worth reading. */
static const struct lg_anchor *next_further(const struct record *c, const bool *taken)
{
	const struct lg_anchor *next = NULL;
	for (size_t n = 0; n < c->f->anchors.n; n++) {
		const struct lg_anchor *a = &c->f->anchors.v[n];
		if (taken[n] || !answers(c, a) || a == c->f->best ||
		    (c->f->best && a->focus < c->f->best->focus / FAINT))
			continue;
		if (!next || (a->preferred != next->preferred ? a->preferred : a->focus > next->focus))
			next = a;
	}
	return next;
}

static int cite_further(struct record *c)
{
	bool *taken = lg_arena_array(c->j->k.work, c->f->anchors.n + 1, sizeof *taken);
	if (!taken)
		return LG_ENOMEM;
	for (unsigned listed = 0; listed < FURTHER_MAX; listed++) {
		const struct lg_anchor *a = next_further(c, taken);
		if (!a)
			break;
		taken[a - c->f->anchors.v] = true;
		LG_TRY(cite_anchor(c, a));
	}
	return LG_OK;
}

static int cite_contradiction(struct record *c)
{
	struct lg_case *k = &c->j->k;
	lg_case_enter(k, c->f->contradicted);
	c->entered = c->f->contradicted;
	c->trail = (struct lg_trail){0};
	if (!lg_holds(&k->e, c->r->contradiction, &k->area, &c->trail) || c->trail.n == 0)
		return LG_OK;
	lg_trail_sort(&c->trail);
	return cite_trail(c, UINT32_MAX, 1);
}

/* ---- the nearest miss -------------------------------------------------------------------------------------------- */

static uint32_t first_failed(const struct lg_requirement *r, const struct lg_anchor *a)
{
	for (int core = 1; core >= 0; core--)
		for (uint32_t i = 0; i < r->nelements; i++)
			if (!a->found[i] && lg_is_required(r, i) && lg_is_core(r, i) == (core == 1))
				return i;
	return UINT32_MAX;
}

static void put_found(struct lg_buf *b, const struct lg_requirement *r, const struct lg_anchor *a)
{
	const char *before = "; found: ";
	for (uint32_t i = 0; i < r->nelements; i++) {
		if (!a->found[i])
			continue;
		lg_buf_str(b, before);
		lg_buf_slice_put(b, r->element[i].label);
		before = ", ";
	}
}

static void put_why(struct lg_buf *b, const struct lg_requirement *r, const struct lg_anchor *a, uint32_t failed,
		    struct lg_slice said)
{
	if (a->ruled_out != LG_NOWHERE) {
		lg_buf_str(b, "ruled out: ");
		lg_buf_slice_put(b, r->distractor[a->ruled_out].label);
	} else if (failed != UINT32_MAX) {
		lg_buf_str(b, "not found: ");
		lg_buf_slice_put(b, r->element[failed].label);
	}
	put_found(b, r, a);
	if (a->ncore > 0 || a->ruled_out != LG_NOWHERE)
		return;
	lg_buf_str(b, "; words said there: ");
	lg_buf_slice_put(b, said);
}

static int add_witness(struct record *c, struct lg_trail *all, struct lg_witness w)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].hit == w.hit)
			return LG_OK;
	if (!LG_VEC_ROOM(c->j->k.work, all))
		return LG_ENOMEM;
	all->v[all->n++] = w;
	return LG_OK;
}

/* First hit in the anchor of each concept that x wants. */
static int add_said(struct record *c, struct lg_trail *all, const struct lg_expr *x)
{
	const struct lg_area *area = &c->j->k.area;
	if (x->op == LG_OP_NOT || (x->op == LG_OP_WITHIN && x->scope >= LG_SCOPE_ACT))
		return LG_OK;
	for (unsigned s = 0; x->op == LG_OP_CONCEPT && s < area->nspans; s++) {
		size_t n;
		const struct lg_hit *hit =
			lg_hits_between(&c->j->view->text[area->text], x->concept, area->span[s], &n);
		if (n)
			return add_witness(c, all, (struct lg_witness){area->text, hit});
	}
	for (size_t i = 0; i < x->nchildren; i++)
		LG_TRY(add_said(c, all, x->child[i]));
	return LG_OK;
}

/* Witnesses of what was found there; when that is nothing of the core, the words that the core looks for. */
static int near_trail(struct record *c, const struct lg_anchor *a, struct lg_trail *all)
{
	for (uint32_t i = 0; i < c->r->nelements; i++) {
		if (!a->found[i] || !ask(c, a, i))
			continue;
		for (size_t n = 0; n < c->trail.n; n++)
			LG_TRY(add_witness(c, all, c->trail.v[n]));
	}
	if (a->ncore == 0 && a->text != LG_NOWHERE) {
		if (c->entered != a)
			lg_case_enter(&c->j->k, a);
		c->entered = a;
		for (uint32_t i = 0; i < c->r->nelements; i++)
			if (c->j->k.ncore ? lg_is_core(c->r, i) : lg_is_required(c->r, i))
				LG_TRY(add_said(c, all, c->r->element[i].expr));
	}
	lg_trail_sort(all);
	return LG_OK;
}

static bool in_unit_of(const struct record *c, const struct lg_anchor *a, const struct lg_witness *w)
{
	const struct lg_document *doc = c->j->view->text[w->text].in->doc;
	return w->text == a->text &&
	       lg_unit_of_block(doc, w->hit->block) == lg_unit_at(&c->j->view->text[a->text], a->at);
}

static int record_near_miss(struct record *c)
{
	const struct lg_anchor *a = c->f->near;
	struct lg_near_miss *miss = &c->cell->near_miss;
	struct lg_trail all = {0};
	struct lg_buf why;
	LG_TRY(near_trail(c, a, &all));
	if (all.n == 0)
		return LG_OK;
	size_t from = 0;
	for (size_t i = 0; i < all.n && from == 0; i++)
		if (in_unit_of(c, a, &all.v[i]) && !in_unit_of(c, a, &all.v[0]))
			from = i;
	LG_TRY(lg_cite(&miss->at, c->j->arena, c->j->view, all.v + from,
		       lg_trail_group(c->j->view, all.v + from, all.n - from)));
	miss->found = a->nfound;
	miss->failed = a->ruled_out != LG_NOWHERE ? UINT32_MAX : first_failed(c->r, a);
	lg_buf_init(&why, 0);
	put_why(&why, c->r, a, miss->failed, miss->at.concepts);
	int status = lg_buf_status(&why);
	if (status == LG_OK && !lg_arena_copy(c->j->arena, lg_buf_slice(&why), &miss->why))
		status = LG_ENOMEM;
	lg_buf_done(&why);
	miss->present = status == LG_OK;
	return status;
}

/* ---- yielded values ---------------------------------------------------------------------------------------------- */

static bool is_age(struct lg_slice name)
{
	return lg_slice_ends(name, "age");
}

/* The largest value in the unit among the witnesses. *unit NONE: that of the first witness with a value. */
static int32_t largest(const struct record *c, enum lg_unit *unit)
{
	int32_t best = LG_NO_VALUE;
	for (size_t i = 0; i < c->trail.n; i++) {
		const struct lg_hit *hit = c->trail.v[i].hit;
		enum lg_unit u = c->j->checklist->concept[hit->concept].unit;
		if (hit->value == LG_NO_VALUE || (*unit != LG_UNIT_NONE && u != *unit))
			continue;
		*unit = u;
		if (hit->value > best)
			best = hit->value;
	}
	return best;
}

/* A trail shows one way to hold; asking again with a higher floor each time finds the largest value. */
static int32_t value_at(struct record *c, const struct lg_anchor *a, uint32_t element)
{
	struct lg_eval *e = &c->j->k.e;
	bool age = is_age(c->r->element[element].yields);
	enum lg_unit unit = age ? LG_UNIT_YEARS : LG_UNIT_NONE;
	int32_t best = LG_NO_VALUE;
	e->bounded = unit;
	e->floor = INT32_MIN;
	e->ceiling = age ? AGE_CEILING : INT32_MAX;
	for (int step = 0; step < VALUE_STEPS && ask(c, a, element); step++) {
		int32_t value = largest(c, &unit);
		if (value == LG_NO_VALUE || value <= best || value == INT32_MAX)
			break;
		best = value;
		e->bounded = unit;
		e->floor = value + 1;
	}
	e->bounded = LG_UNIT_NONE;
	return best;
}

static int32_t largest_anywhere(struct record *c, uint32_t element)
{
	int32_t best = LG_NO_VALUE;
	for (size_t i = 0; i < c->f->anchors.n; i++) {
		const struct lg_anchor *a = &c->f->anchors.v[i];
		int32_t value = answers(c, a) && a->found[element] ? value_at(c, a, element) : LG_NO_VALUE;
		best = value > best ? value : best;
	}
	return best;
}

/* Ages that are said count before those that a word means, and these before defined ones. */
static int record_value(struct record *c, uint32_t element)
{
	struct lg_judge *j = c->j;
	struct lg_values *yielded = &j->yielded[c->r - j->checklist->requirement];
	int32_t best = LG_NO_VALUE;
	for (int source = LG_VALUE_SAID; source >= LG_VALUE_DEFINED && best == LG_NO_VALUE; source--) {
		j->k.e.surest = (enum lg_value_source)source;
		best = largest_anywhere(c, element);
	}
	j->k.e.surest = LG_VALUE_DEFINED;
	if (best == LG_NO_VALUE)
		return LG_OK;
	if (!LG_VEC_ROOM(j->view->arena, yielded))
		return LG_ENOMEM;
	yielded->v[yielded->n++] = (struct lg_value){c->r->element[element].yields, best};
	return LG_OK;
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

static int record_found(struct record *c)
{
	LG_TRY(cite_found(c));
	if (c->f->core)
		LG_TRY(cite_further(c));
	if (c->cell->verdict == LG_CONTRADICTED)
		return cite_contradiction(c);
	LG_TRY(add_places(c));
	for (uint32_t i = 0; i < c->r->nelements; i++)
		if (c->r->element[i].yields.n)
			LG_TRY(record_value(c, i));
	return LG_OK;
}

int lg_judge_record(struct lg_judge *j, uint32_t requirement, const struct lg_finding *f)
{
	struct record c = {.j = j,
			   .r = &j->checklist->requirement[requirement],
			   .f = f,
			   .cell = &j->cell[requirement],
			   .places = &j->evidence[requirement]};
	switch (c.cell->verdict) {
	case LG_MET:
	case LG_PARTIAL:
	case LG_CONTRADICTED:
	case LG_RESERVED:
		return record_found(&c);
	case LG_GAP:
	case LG_UNKNOWN:
		return f->near ? record_near_miss(&c) : LG_OK;
	case LG_MANUAL:
	case LG_VERDICT_MAX:
		break;
	}
	return LG_OK;
}
