/* SPDX-License-Identifier: MIT */
/* Recursion follows the rule author's expression. */
#include "assess/grounds.h"

struct put {
	struct lg_buf *b;
	struct lg_judge *j;
	uint64_t put; /* bit set: which of the first 64 facts have been put */
	bool any;
};

static bool holds(struct lg_judge *j, const struct lg_expr *x)
{
	struct lg_area corpus;
	lg_area_corpus(&corpus);
	return lg_holds(&j->k.e, x, &corpus, NULL);
}

static void put_fact(struct put *p, struct lg_slice name)
{
	const struct lg_assess_input *in = p->j->input;
	size_t i = 0;
	while (i < in->nfacts && !lg_slice_eq(in->fact[i].name, name))
		i++;
	if (i == in->nfacts || (i < 64 && p->put >> i & 1))
		return;
	if (i < 64)
		p->put |= (uint64_t)1 << i;
	lg_buf_str(p->b, p->any ? ", " : p->b->len ? "; facts.csv says: " : "facts.csv says: ");
	lg_buf_slice_put(p->b, name);
	lg_buf_str(p->b, " = ");
	lg_buf_slice_put(p->b, in->fact[i].value);
	if (in->fact[i].source.n)
		lg_buf_fmt(p->b, " (%.*s)", (int)in->fact[i].source.n, in->fact[i].source.p);
	p->any = true;
}

/* The facts of x that came out as `wanted`. */
static void put_facts(struct put *p, const struct lg_expr *x, bool wanted)
{
	if (x->op == LG_OP_FACT && holds(p->j, x) == wanted)
		put_fact(p, x->fact);
	for (size_t i = 0; i < x->nchildren; i++)
		put_facts(p, x->child[i], x->op == LG_OP_NOT ? !wanted : wanted);
}

void lg_grounds_put(struct lg_buf *b, struct lg_judge *j, const struct lg_requirement *r, const struct lg_cell *cell)
{
	struct put p = {.b = b, .j = j};
	for (size_t i = 0; i < r->nelements; i++) {
		if (cell->state[i] == LG_ELEMENT_RESERVED)
			put_fact(&p, r->element[i].reservation);
		else
			put_facts(&p, r->element[i].expr, cell->state[i] == LG_ELEMENT_FOUND);
	}
	if (cell->verdict == LG_RESERVED && r->reservation.n)
		put_fact(&p, r->reservation);
}

int lg_each_ground(struct lg_judge *j, const struct lg_expr *x, lg_ground_fn *fn, void *self)
{
	if (x->op == LG_OP_NOT)
		return LG_OK;
	if (x->op == LG_OP_REQUIREMENT && holds(j, x))
		return fn(self, x->ref);
	for (size_t i = 0; i < x->nchildren; i++)
		LG_TRY(lg_each_ground(j, x->child[i], fn, self));
	return LG_OK;
}
