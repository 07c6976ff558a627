/* SPDX-License-Identifier: MIT */
#include "rules/names.h"

static uint32_t hash(struct lg_slice s)
{
	uint32_t h = 2166136261u; /* FNV-1a */
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

static struct lg_name *find(const struct lg_names *t, struct lg_slice name)
{
	size_t at = hash(name) & (t->cap - 1);
	while (t->slot[at].name.p && !lg_slice_eq(t->slot[at].name, name))
		at = (at + 1) & (t->cap - 1);
	return &t->slot[at];
}

static int widen(struct lg_names *t, struct lg_arena *a)
{
	struct lg_names wide = {.n = t->n, .cap = t->cap ? t->cap * 2 : 64};
	wide.slot = lg_arena_array(a, wide.cap, sizeof *wide.slot);
	if (!wide.slot)
		return LG_ENOMEM;
	for (size_t i = 0; i < t->cap; i++)
		if (t->slot[i].name.p)
			*find(&wide, t->slot[i].name) = t->slot[i];
	*t = wide;
	return LG_OK;
}

int lg_names_add(struct lg_names *t, struct lg_arena *a, struct lg_slice name, uint32_t index, uint32_t *was)
{
	if (t->n * 2 >= t->cap)
		LG_TRY(widen(t, a));
	struct lg_name *slot = find(t, name);
	*was = slot->name.p ? slot->index : LG_NO_NAME;
	if (!slot->name.p) {
		*slot = (struct lg_name){name.p ? name : LG_LIT(""), index};
		t->n++;
	}
	return LG_OK;
}

uint32_t lg_names_find(const struct lg_names *t, struct lg_slice name)
{
	if (t->n == 0)
		return LG_NO_NAME;
	const struct lg_name *slot = find(t, name);
	return slot->name.p ? slot->index : LG_NO_NAME;
}
