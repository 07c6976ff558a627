/* SPDX-License-Identifier: MIT */
#include "assess/memo.h"

/* Recursion follows the rule author's expression. */
bool lg_uses_elements(const struct lg_expr *x)
{
	if (x->op == LG_OP_ELEMENT)
		return true;
	for (size_t i = 0; i < x->nchildren; i++)
		if (lg_uses_elements(x->child[i]))
			return true;
	return false;
}

/* "Within" is known by its child: elements with a unit make one on the fly. */
bool lg_is_question(struct lg_question *out, const struct lg_expr *x, const struct lg_area *area)
{
	bool within = x->op == LG_OP_WITHIN, act = area->scope < LG_SCOPE_CORPUS, chapter = area->scope < LG_SCOPE_ACT;
	if (area->scope < LG_SCOPE_CHAPTER || lg_uses_elements(x))
		return false;
	*out = (struct lg_question){.x = within ? x->child[0] : x,
				    .unit = within ? x->scope : LG_SCOPE_MAX,
				    .scope = area->scope,
				    .text = act ? area->text : LG_NOWHERE,
				    .prov = chapter ? area->prov : 0};
	return true;
}

static bool same(const struct lg_question *a, const struct lg_question *b)
{
	return a->x == b->x && a->unit == b->unit && a->scope == b->scope && a->text == b->text && a->prov == b->prov;
}

/* The slot of q, or the free one where it belongs. */
static struct lg_memo_slot *slot_of(const struct lg_memo *m, const struct lg_question *q)
{
	uint64_t h = (uint64_t)(uintptr_t)q->x;
	h = (h ^ q->text) * 0x9E3779B97F4A7C15u;
	h = (h ^ (h >> 32) ^ q->prov) * 0x9E3779B97F4A7C15u;
	size_t at = (size_t)((h >> 32) + (unsigned)q->unit + 8 * (unsigned)q->scope) & (m->cap - 1);
	while (m->slot[at].q.x && !same(&m->slot[at].q, q))
		at = (at + 1) & (m->cap - 1);
	return &m->slot[at];
}

enum lg_answer lg_memo_find(const struct lg_memo *m, const struct lg_question *q)
{
	const struct lg_memo_slot *s = m->cap ? slot_of(m, q) : NULL;
	if (!s || !s->q.x)
		return LG_NOT_ASKED;
	return s->holds ? LG_YES : LG_NO;
}

static int grow(struct lg_memo *m)
{
	struct lg_memo more = {.arena = m->arena, .n = m->n, .cap = m->cap ? m->cap * 2 : 32};
	more.slot = lg_arena_array(m->arena, more.cap, sizeof *more.slot);
	if (!more.slot)
		return LG_ENOMEM;
	for (size_t i = 0; i < m->cap; i++)
		if (m->slot[i].q.x)
			*slot_of(&more, &m->slot[i].q) = m->slot[i];
	*m = more;
	return LG_OK;
}

int lg_memo_add(struct lg_memo *m, const struct lg_question *q, bool holds)
{
	if (2 * m->n >= m->cap)
		LG_TRY(grow(m));
	struct lg_memo_slot *s = slot_of(m, q);
	m->n += s->q.x == NULL;
	*s = (struct lg_memo_slot){*q, holds};
	return LG_OK;
}

/* ---- concepts that an expression needs -------------------------------------------------------------------------- */

static struct lg_needed *needed_slot(const struct lg_memo *m, const struct lg_expr *x)
{
	size_t at = (size_t)(((uint64_t)(uintptr_t)x * 0x9E3779B97F4A7C15u) >> 32) & (m->needed_cap - 1);
	while (m->needed[at].x && m->needed[at].x != x)
		at = (at + 1) & (m->needed_cap - 1);
	return &m->needed[at];
}

const struct lg_needed *lg_memo_needed(const struct lg_memo *m, const struct lg_expr *x)
{
	const struct lg_needed *slot = m->needed_cap ? needed_slot(m, x) : NULL;
	return slot && slot->x ? slot : NULL;
}

static int grow_needed(struct lg_memo *m)
{
	struct lg_memo more = *m;
	more.needed_cap = m->needed_cap ? m->needed_cap * 2 : 32;
	more.needed = lg_arena_array(m->arena, more.needed_cap, sizeof *more.needed);
	if (!more.needed)
		return LG_ENOMEM;
	for (size_t i = 0; i < m->needed_cap; i++)
		if (m->needed[i].x)
			*needed_slot(&more, m->needed[i].x) = m->needed[i];
	*m = more;
	return LG_OK;
}

int lg_memo_add_needed(struct lg_memo *m, struct lg_needed needed)
{
	uint32_t *concept = lg_arena_array(m->arena, needed.n, sizeof *concept);
	if (!concept)
		return LG_ENOMEM;
	for (size_t i = 0; i < needed.n; i++)
	concept[i] = needed.concept[i];
	needed.concept = concept;
	if (2 * m->nneeded >= m->needed_cap)
		LG_TRY(grow_needed(m));
	*needed_slot(m, needed.x) = needed;
	m->nneeded++;
	return LG_OK;
}
