/* SPDX-License-Identifier: MIT */
/* reliance.h - whose verdict hangs on whose: requirements named in the logic of others, directly or through them. */
#ifndef LG_LIB_RELIANCE_H
#define LG_LIB_RELIANCE_H

#include "model/checklist.h"

struct lg_reliance {
	size_t n;
	bool *on; /* [i * n + k]: requirement i asks for the verdict, the evidence or a value of requirement k */
};

/* Lives in the arena. */
int lg_reliance_of(struct lg_reliance *out, struct lg_arena *a, const struct lg_checklist *c) LG_MUST_USE;

static inline bool lg_relies_on(const struct lg_reliance *r, size_t i, size_t k)
{
	return r->on[i * r->n + k];
}

#endif
