/* SPDX-License-Identifier: MIT */
/* What is known of a whole regex -> what the matcher looks for. */
#include "model/literal_item.h"

#define PREFIX_GOOD 4 /* bytes: a start this long is rare enough not to look for something better */
#define INNER_GOOD 6
#define INNER_MIN 3
#define NEXT_MIN 2

static bool all_ways_go_on(const struct lg_item *whole)
{
	bool all = whole->nways != 0;
	for (size_t i = 0; i < whole->nways && all; i++)
		all = lg_strings_shortest(whole->way[i].follow.text) >= NEXT_MIN;
	return all;
}

/* Which of two sets serves better as an anchor. */
static enum lg_anchor choose_anchor(const struct lg_item *whole, struct lg_strings prefix, struct lg_strings inner)
{
	size_t begin = lg_strings_shortest(prefix), middle = lg_strings_shortest(inner);
	bool begins = begin >= 2 || (begin == 1 && prefix.n == 1);
	if (begins && (begin >= PREFIX_GOOD || middle < INNER_GOOD || all_ways_go_on(whole)))
		return LG_ANCHOR_PREFIX;
	return middle >= INNER_MIN ? LG_ANCHOR_INNER : LG_ANCHOR_NONE;
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

static int copy_way(struct lg_literal_way *to, struct lg_arena *a, struct lg_arena *scratch, const struct lg_way *way)
{
	struct lg_strings prefix, next;
	if (!lg_strings_reduce(&prefix, scratch, way->prefix, LG_REDUCE_PREFIX) ||
	    !lg_strings_reduce(&next, scratch, way->follow.text, LG_REDUCE_PREFIX))
		return LG_ENOMEM;
	LG_TRY(copy_strings(&to->v, &to->n, a, prefix));
	if (lg_strings_shortest(next) < NEXT_MIN)
		return LG_OK;
	to->reach = way->follow.reach;
	return copy_strings(&to->next, &to->nnext, a, next);
}

int lg_literals_choose(struct lg_literals *out, struct lg_arena *a, struct lg_arena *scratch,
		       const struct lg_item *whole)
{
	struct lg_strings prefix, inner;
	if (!lg_strings_reduce(&prefix, scratch, whole->prefix, LG_REDUCE_PREFIX) ||
	    !lg_strings_reduce(&inner, scratch, whole->inner, LG_REDUCE_INNER))
		return LG_ENOMEM;
	struct lg_literals l = {.anchor = choose_anchor(whole, prefix, inner)};
	if (l.anchor == LG_ANCHOR_PREFIX) {
		l.way = lg_arena_array(a, whole->nways, sizeof *l.way);
		if (!l.way)
			return LG_ENOMEM;
		for (; l.nways < whole->nways; l.nways++)
			LG_TRY(copy_way(&l.way[l.nways], a, scratch, &whole->way[l.nways]));
	}
	if (l.anchor != LG_ANCHOR_NONE)
		LG_TRY(copy_strings(&l.v, &l.n, a, l.anchor == LG_ANCHOR_PREFIX ? prefix : inner));
	*out = l;
	return LG_OK;
}
