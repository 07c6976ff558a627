/* SPDX-License-Identifier: MIT */
/* near.h - proximity and counting over hits, for eval.c. */
#ifndef LG_ASSESS_NEAR_H
#define LG_ASSESS_NEAR_H

#include "assess/eval.h"

bool lg_near_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail);
bool lg_count_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail);

/* From eval.c. */
bool lg_hit_passes(const struct lg_eval *e, const struct lg_expr *x, uint32_t text, const struct lg_hit *hit);
bool lg_in_heading(const struct lg_text_view *t, const struct lg_hit *hit);
/* Whether headings may answer in this area: an age in a heading does not speak where the text gives one. */
bool lg_headings_count(const struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area);
void lg_trail_add(struct lg_eval *e, struct lg_trail *trail, uint32_t text, const struct lg_hit *hit);

#endif
