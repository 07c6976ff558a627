/* SPDX-License-Identifier: MIT */
#include "model/hits.h"

void lg_hits_free(struct lg_hits *h)
{
	if (h)
		lg_arena_free(h->arena);
}
