/* SPDX-License-Identifier: MIT */
/* collect.h - from what the engines found, in whatever order, to the ordered struct lg_hits. Private to src/match. */
#ifndef LG_MATCH_COLLECT_H
#define LG_MATCH_COLLECT_H

#include "model/hits.h"

/* What one scan has found so far. */
struct lg_found {
	LG_VEC(struct lg_hit) hits, anti; /* words and sentence not filled in yet */
	LG_VEC(struct lg_limit) limits;
};

/* Drops hits that an antipattern overlaps and duplicates, orders the rest, counts their words. found is used up. */
int lg_collect(struct lg_hits **out, struct lg_found *found, const struct lg_checklist *c,
	       const struct lg_document *doc) LG_MUST_USE;

#endif
