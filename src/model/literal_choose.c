/* SPDX-License-Identifier: MIT */
/* What is known of a whole regex -> what the matcher looks for. */
#include "model/literal_item.h"

#define PREFIX_GOOD 4 /* bytes: a start this long is rare enough not to look for something better */
#define INNER_GOOD 6
#define INNER_MIN 3

static bool all_ways_go_on(const struct lg_item *whole)
{
	bool all = whole->nways != 0;
	for (size_t i = 0; i < whole->nways && all; i++)
		all = whole->way[i].follow.n != 0;
	return all;
}

/* Which of two sets serves better as an anchor. */
static enum lg_anchor choose_anchor(const struct lg_item *whole, struct lg_strings prefix, struct lg_strings inner)
{
	size_t begin = lg_strings_shortest(prefix), middle = lg_strings_shortest(inner);
	bool near = whole->inner_reach <= LG_REACH_MAX;
	if (begin && (begin >= PREFIX_GOOD || middle < INNER_GOOD || all_ways_go_on(whole)))
		return LG_ANCHOR_PREFIX;
	if (middle < INNER_MIN)
		return LG_ANCHOR_NONE;
	return near ? LG_ANCHOR_NEAR : LG_ANCHOR_INNER;
}

static int copy_strings(struct lg_slice **v, size_t *n, struct lg_arena *a, struct lg_strings from)
{
	*n = from.n;
	*v = lg_arena_array(a, from.n, sizeof **v);
	if (!*v)
		return LG_ENOMEM;
	for (size_t i = 0; i < from.n; i++)
		if (!lg_arena_copy(a, from.v[i], &(*v)[i]))
			return LG_ENOMEM;
	return LG_OK;
}

static int copy_way(struct lg_literal_way *to, struct lg_arena *a, struct lg_arena *scratch, const struct lg_way *way,
		    bool begin)
{
	struct lg_strings s;
	if (!lg_strings_reduce(&s, scratch, way->prefix, LG_REDUCE_PREFIX))
		return LG_ENOMEM;
	if (begin)
		LG_TRY(copy_strings(&to->v, &to->n, a, s));
	to->next = lg_arena_array(a, way->follow.n, sizeof *to->next);
	if (!to->next)
		return LG_ENOMEM;
	for (; to->nnext < way->follow.n; to->nnext++) {
		struct lg_literal_next *next = &to->next[to->nnext];
		next->reach = way->follow.v[to->nnext].reach;
		next->inside = way->follow.v[to->nnext].inside;
		if (!lg_strings_reduce(&s, scratch, way->follow.v[to->nnext].text, LG_REDUCE_PREFIX))
			return LG_ENOMEM;
		LG_TRY(copy_strings(&next->v, &next->n, a, s));
	}
	return LG_OK;
}

/* Of NEAR only what follows whatever the way. */
static int copy_ways(struct lg_literals *l, struct lg_arena *a, struct lg_arena *scratch, const struct lg_item *whole)
{
	bool begin = l->anchor == LG_ANCHOR_PREFIX;
	if (!begin && whole->nways > 1)
		return LG_OK;
	l->way = lg_arena_array(a, whole->nways, sizeof *l->way);
	if (!l->way)
		return LG_ENOMEM;
	for (; l->nways < whole->nways; l->nways++)
		LG_TRY(copy_way(&l->way[l->nways], a, scratch, &whole->way[l->nways], begin));
	return LG_OK;
}

int lg_literals_choose(struct lg_literals *out, struct lg_arena *a, struct lg_arena *scratch,
		       const struct lg_item *whole)
{
	struct lg_strings prefix, inner;
	if (!lg_strings_reduce(&prefix, scratch, whole->prefix, LG_REDUCE_PREFIX) ||
	    !lg_strings_reduce(&inner, scratch, whole->inner, LG_REDUCE_INNER))
		return LG_ENOMEM;
	struct lg_literals l = {.anchor = choose_anchor(whole, prefix, inner), .reach = whole->inner_reach};
	l.signs_first = whole->first != LG_END_WORD;
	if (l.anchor == LG_ANCHOR_PREFIX || l.anchor == LG_ANCHOR_NEAR)
		LG_TRY(copy_ways(&l, a, scratch, whole));
	if (l.anchor != LG_ANCHOR_NONE)
		LG_TRY(copy_strings(&l.v, &l.n, a, l.anchor == LG_ANCHOR_PREFIX ? prefix : inner));
	*out = l;
	return LG_OK;
}
