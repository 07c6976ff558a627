/* SPDX-License-Identifier: MIT */
/* cite.h - witnesses -> citations with quotes, at the smallest provision that decides. */
#ifndef LG_ASSESS_CITE_H
#define LG_ASSESS_CITE_H

#include "assess/eval.h"

#define LG_QUOTE_MAX 600 /* bytes */

/*
 * Cites witnesses of one text and one unit (at least one; sorted in place). All that is pointed at is copied into a or
 * lives in the checklist.
 */
int lg_cite(struct lg_citation *out, struct lg_arena *a, const struct lg_view *v, struct lg_witness *w,
	    size_t n) LG_MUST_USE;

/* Sorts a trail by place and returns how many at its beginning stand in the same unit. */
size_t lg_trail_group(const struct lg_view *v, struct lg_witness *w, size_t n);
void lg_trail_sort(struct lg_trail *trail);

#endif
