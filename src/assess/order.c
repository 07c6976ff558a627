/* SPDX-License-Identifier: MIT */
#include "assess/order.h"

struct graph {
	const struct lg_checklist *c;
	size_t n;
	bool *needs; /* n x n: row waits for column */
	bool *placed;
	uint32_t *step;
	uint32_t *seen; /* row waits for none before this one: what is placed stays so */
};

static void add_name(struct graph *g, uint32_t from, struct lg_slice name)
{
	if (name.n == 0)
		return;
	for (uint32_t r = 0; r < g->n; r++) {
		const struct lg_requirement *q = &g->c->requirement[r];
		for (size_t i = 0; r != from && i < q->nelements; i++)
			if (lg_slice_eq(q->element[i].yields, name))
				g->needs[from * g->n + r] = true;
	}
}

static void add_expr(struct graph *g, uint32_t from, const struct lg_expr *x)
{
	if (!x)
		return;
	if (x->op == LG_OP_REQUIREMENT)
		g->needs[from * g->n + x->ref] = true;
	for (size_t i = 0; i < x->nrefs; i++)
		if (x->refs[i] != from) /* what refers to itself has simply no evidence yet */
			g->needs[from * g->n + x->refs[i]] = true;
	if (x->test.active) {
		add_name(g, from, x->test.at_least_of);
		add_name(g, from, x->test.at_most_of);
	}
	for (size_t i = 0; i < x->nchildren; i++)
		add_expr(g, from, x->child[i]);
}

static void add_requirement(struct graph *g, uint32_t from)
{
	const struct lg_requirement *r = &g->c->requirement[from];
	for (size_t i = 0; i < r->nelements; i++)
		add_expr(g, from, r->element[i].expr);
	for (size_t i = 0; i < r->ndistractors; i++)
		add_expr(g, from, r->distractor[i].expr);
	add_expr(g, from, r->contradiction);
	add_expr(g, from, r->home);
}

/* First requirement not yet placed for which r waits; n when there is none. */
static uint32_t waits_for(const struct graph *g, uint32_t r)
{
	uint32_t q = g->seen[r];
	while (q < g->n && (!g->needs[r * g->n + q] || g->placed[q]))
		q++;
	return g->seen[r] = q;
}

/* Every requirement left waits for another: following that n times ends on a circle. Marks all of the circle. */
static uint32_t break_circle(const struct graph *g, uint32_t r, bool *cyclic)
{
	for (size_t i = 0; i < g->n; i++)
		r = waits_for(g, r);
	for (; !cyclic[r]; r = waits_for(g, r))
		cyclic[r] = true;
	return r;
}

static uint32_t next_of(const struct graph *g, bool *cyclic)
{
	uint32_t first = (uint32_t)g->n;
	for (uint32_t r = 0; r < g->n; r++) {
		if (g->placed[r])
			continue;
		if (waits_for(g, r) == g->n)
			return r;
		if (first == g->n)
			first = r;
	}
	return break_circle(g, first, cyclic);
}

/* The first step that comes after all that r waits for. */
static uint32_t step_of(const struct graph *g, uint32_t r)
{
	uint32_t step = 0;
	for (uint32_t q = 0; q < g->n; q++)
		if (g->needs[r * g->n + q] && g->placed[q] && g->step[q] >= step)
			step = g->step[q] + 1;
	return step;
}

static int lay_out(struct lg_order *out, struct lg_arena *a, const struct graph *g)
{
	size_t n = 0;
	out->v = lg_arena_array(a, g->n + 1, sizeof *out->v);
	out->end = lg_arena_array(a, g->n + 1, sizeof *out->end);
	if (!out->v || !out->end)
		return LG_ENOMEM;
	for (out->nsteps = 0; n < g->n; out->end[out->nsteps++] = n)
		for (uint32_t r = 0; r < g->n; r++)
			if (g->step[r] == out->nsteps)
				out->v[n++] = r;
	return LG_OK;
}

int lg_order_make(struct lg_order *out, struct lg_arena *a, const struct lg_checklist *c)
{
	struct graph g = {.c = c, .n = c->nrequirements};
	g.needs = lg_arena_array(a, g.n * g.n + 1, sizeof *g.needs);
	g.placed = lg_arena_array(a, g.n + 1, sizeof *g.placed);
	g.seen = lg_arena_array(a, g.n + 1, sizeof *g.seen);
	g.step = lg_arena_array(a, g.n + 1, sizeof *g.step);
	out->cyclic = lg_arena_array(a, g.n + 1, sizeof *out->cyclic);
	if (!g.needs || !g.placed || !g.seen || !g.step || !out->cyclic)
		return LG_ENOMEM;
	for (uint32_t r = 0; r < g.n; r++)
		add_requirement(&g, r);
	for (size_t i = 0; i < g.n; i++) {
		uint32_t r = next_of(&g, out->cyclic);
		g.step[r] = step_of(&g, r);
		g.placed[r] = true;
	}
	return lay_out(out, a, &g);
}
