/* SPDX-License-Identifier: MIT */
/* Expressions are shared, so they make one list; whoever holds one says its number. */
#include "rules/build.h"
#include "rules/pack.h"

LG_PACKED(lg_expr, 152);

/* ---- gathering: in the order in which they can be read again -------------------------------------------------- */

static struct lg_pack_seen *find(const struct lg_pack_exprs *all, const struct lg_expr *x)
{
	size_t at = ((uintptr_t)x / sizeof(void *)) & (all->nseen - 1);
	while (all->seen[at].expr && all->seen[at].expr != x)
		at = (at + 1) & (all->nseen - 1);
	return &all->seen[at];
}

static int widen(struct lg_pack_exprs *all, struct lg_arena *a)
{
	all->nseen = all->nseen ? 2 * all->nseen : 1024;
	all->seen = lg_arena_array(a, all->nseen, sizeof *all->seen);
	if (!all->seen)
		return LG_ENOMEM;
	for (uint32_t i = 0; i < all->n; i++)
		*find(all, all->v[i]) = (struct lg_pack_seen){all->v[i], i};
	return LG_OK;
}

/* Depth: at most LG_EXPR_DEPTH. */
static int gather(struct lg_pack_exprs *all, struct lg_arena *a, const struct lg_expr *x)
{
	if (!x || find(all, x)->expr)
		return LG_OK;
	for (size_t i = 0; i < x->nchildren; i++)
		LG_TRY(gather(all, a, x->child[i]));
	LG_TRY(lg_arena_grow(a, &all->v, &all->cap, all->n, sizeof *all->v));
	all->v[all->n] = (struct lg_expr *)x; /* written from, never written to */
	*find(all, x) = (struct lg_pack_seen){x, (uint32_t)all->n};
	all->n++;
	return 2 * all->n >= all->nseen ? widen(all, a) : LG_OK;
}

int lg_pack_exprs_gather(struct lg_pack_exprs *all, struct lg_arena *a, const struct lg_checklist *c)
{
	LG_TRY(widen(all, a));
	for (size_t i = 0; i < c->nrequirements; i++) {
		const struct lg_requirement *r = &c->requirement[i];
		for (size_t k = 0; k < r->nelements; k++)
			LG_TRY(gather(all, a, r->element[k].expr));
		for (size_t k = 0; k < r->ndistractors; k++)
			LG_TRY(gather(all, a, r->distractor[k].expr));
		LG_TRY(gather(all, a, r->home));
		LG_TRY(gather(all, a, r->contradiction));
	}
	return LG_OK;
}

/* ---- one expression ------------------------------------------------------------------------------------------- */

static void test(struct lg_pack *p, struct lg_test *t)
{
	lg_pack_bool(p, &t->active);
	if (!t->active)
		return;
	lg_pack_i32(p, &t->at_least);
	lg_pack_i32(p, &t->at_most);
	lg_pack_slice(p, &t->at_least_of);
	lg_pack_slice(p, &t->at_most_of);
}

static void references(struct lg_pack *p, struct lg_expr *x, size_t nrequirements)
{
	lg_pack_array(p, &x->refs, &x->nrefs, sizeof *x->refs);
	for (size_t i = 0; i < x->nrefs; i++)
		lg_pack_below(p, &x->refs[i], nrequirements);
}

/* Children come before their parents, so nothing holds itself. Depth: not recursive. */
static void children(struct lg_pack *p, struct lg_expr *x, const struct lg_pack_exprs *all, size_t before)
{
	lg_pack_array(p, &x->child, &x->nchildren, sizeof *x->child);
	for (size_t i = 0; i < x->nchildren; i++) {
		uint32_t index = lg_pack_reads(p) ? 0 : find(all, x->child[i])->index;
		lg_pack_below(p, &index, before);
		x->child[i] = all->v[index];
	}
}

static void expression(struct lg_pack *p, struct lg_expr *x, const struct lg_pack_exprs *all, size_t index,
		       const struct lg_checklist *c)
{
	LG_PACK_ENUM(p, x->op, enum lg_op, LG_OP_MAX);
	LG_PACK_ENUM(p, x->scope, enum lg_scope, LG_SCOPE_MAX);
	lg_pack_index(p, &x->concept, c->nconcepts);
	if (x->op == LG_OP_CONCEPT && x->concept == LG_NO_CONCEPT)
		lg_pack_wrong(p);
	lg_pack_u32(p, &x->words);
	lg_pack_u32(p, &x->count);
	lg_pack_bool(p, &x->ordered);
	lg_pack_bool(p, &x->partial);
	lg_pack_bool(p, &x->headings);
	lg_pack_bool(p, &x->headings_only);
	lg_pack_slice(p, &x->fact);
	test(p, &x->test);
	lg_pack_below(p, &x->ref, x->op == LG_OP_REQUIREMENT ? c->nrequirements : SIZE_MAX);
	references(p, x, c->nrequirements);
	children(p, x, all, index);
}

static bool has_child(enum lg_op op)
{
	return op == LG_OP_ALL || op == LG_OP_ANY || op == LG_OP_NOT || op == LG_OP_NEAR || op == LG_OP_WITHIN ||
	       op == LG_OP_COUNT;
}

/* What evaluation relies on: operands, and a limit to how deep they lie. */
static void check(struct lg_pack *p, struct lg_pack_exprs *all, size_t index, uint32_t *height)
{
	const struct lg_expr *x = all->v[index];
	height[index] = 1;
	all->elements[index] = x->op == LG_OP_ELEMENT ? x->ref + 1 : 0;
	for (size_t i = 0; i < x->nchildren; i++) {
		size_t child = (size_t)((const struct lg_expr *)x->child[i] - all->v[0]);
		if (height[child] >= height[index])
			height[index] = height[child] + 1;
		if (all->elements[child] > all->elements[index])
			all->elements[index] = all->elements[child];
	}
	if (height[index] > LG_EXPR_DEPTH || has_child(x->op) != (x->nchildren > 0) ||
	    (x->op == LG_OP_ELEMENT && x->ref == UINT32_MAX))
		lg_pack_wrong(p);
}

/* ---- all of them ---------------------------------------------------------------------------------------------- */

static uint32_t *room(struct lg_pack *p, struct lg_pack_exprs *all, size_t n)
{
	struct lg_expr *expr = lg_arena_array(p->arena, n + 1, sizeof *expr);
	uint32_t *height = lg_arena_array(p->arena, n + 1, sizeof *height);
	all->elements = lg_arena_array(p->arena, n + 1, sizeof *all->elements);
	if (!expr || !height || !all->elements) {
		p->status = LG_ENOMEM;
		return NULL;
	}
	for (size_t i = 0; i < n; i++)
		all->v[i] = &expr[i];
	return height;
}

void lg_pack_exprs(struct lg_pack *p, struct lg_pack_exprs *all, const struct lg_checklist *c,
		   const struct lg_pack_files *f)
{
	uint32_t *height = NULL;
	lg_pack_array(p, &all->v, &all->n, sizeof *all->v);
	if (p->status || (lg_pack_reads(p) && !(height = room(p, all, all->n))))
		return;
	for (size_t i = 0; i < all->n && !p->status; i++) {
		expression(p, all->v[i], all, i, c);
		lg_pack_place(p, &all->v[i]->place, f);
		if (height && !p->status)
			check(p, all, i, height);
	}
}

void lg_pack_expr(struct lg_pack *p, const struct lg_expr **x, const struct lg_pack_exprs *all, size_t nelements)
{
	uint32_t index = lg_pack_reads(p) || !*x ? UINT32_MAX : find(all, *x)->index;
	lg_pack_index(p, &index, all->n);
	if (!lg_pack_reads(p))
		return;
	*x = index == UINT32_MAX ? NULL : all->v[index];
	if (*x && all->elements[index] > nelements)
		lg_pack_wrong(p);
}
