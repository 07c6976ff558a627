/* SPDX-License-Identifier: MIT */
#include "lib/reliance.h"

struct walk {
	const struct lg_checklist *checklist;
	struct lg_arena *arena;
	bool *on;				/* the row of the requirement walked */
	LG_VEC(const struct lg_expr *) waiting; /* parts not yet looked at */
};

/* Every requirement one of whose elements yields a value of that name. */
static void add_yielding(struct walk *w, struct lg_slice name)
{
	const struct lg_checklist *c = w->checklist;
	for (size_t r = 0; r < c->nrequirements && name.n; r++)
		for (size_t i = 0; i < c->requirement[r].nelements; i++)
			if (lg_slice_eq(c->requirement[r].element[i].yields, name))
				w->on[r] = true;
}

static int push(struct walk *w, const struct lg_expr *x)
{
	if (!x)
		return LG_OK;
	if (!LG_VEC_ROOM(w->arena, &w->waiting))
		return LG_ENOMEM;
	w->waiting.v[w->waiting.n++] = x;
	return LG_OK;
}

static int look(struct walk *w, const struct lg_expr *x)
{
	if (x->op == LG_OP_REQUIREMENT)
		w->on[x->ref] = true;
	for (size_t i = 0; i < x->nrefs; i++)
		w->on[x->refs[i]] = true;
	add_yielding(w, x->test.at_least_of);
	add_yielding(w, x->test.at_most_of);
	for (size_t i = 0; i < x->nchildren; i++)
		LG_TRY(push(w, x->child[i]));
	return LG_OK;
}

static int walk_requirement(struct walk *w, const struct lg_requirement *r)
{
	LG_TRY(push(w, r->home));
	LG_TRY(push(w, r->contradiction));
	for (size_t i = 0; i < r->nelements; i++)
		LG_TRY(push(w, r->element[i].expr));
	for (size_t i = 0; i < r->ndistractors; i++)
		LG_TRY(push(w, r->distractor[i].expr));
	while (w->waiting.n)
		LG_TRY(look(w, w->waiting.v[--w->waiting.n]));
	return LG_OK;
}

/* Warshall: what k relies on, i relies on that relies on k. */
static void close_over(struct lg_reliance *r)
{
	for (size_t k = 0; k < r->n; k++)
		for (size_t i = 0; i < r->n; i++)
			for (size_t m = 0; m < r->n && r->on[i * r->n + k]; m++)
				r->on[i * r->n + m] |= r->on[k * r->n + m];
}

int lg_reliance_of(struct lg_reliance *out, struct lg_arena *a, const struct lg_checklist *c)
{
	struct lg_reliance r = {.n = c->nrequirements};
	struct walk w = {.checklist = c, .arena = a};
	r.on = lg_arena_array(a, r.n * r.n + 1, sizeof *r.on);
	if (!r.on)
		return LG_ENOMEM;
	for (size_t i = 0; i < r.n; i++) {
		w.on = r.on + i * r.n;
		LG_TRY(walk_requirement(&w, &c->requirement[i]));
	}
	close_over(&r);
	*out = r;
	return LG_OK;
}
