/* SPDX-License-Identifier: MIT */
/* cut.h - a text without some of its provisions: what they are, and the bytes that are left. */
#ifndef LG_LIB_CUT_H
#define LG_LIB_CUT_H

#include "assess/assess.h"
#include "lib/labels.h"

/* A provision to be taken out of one text of a jurisdiction. */
struct lg_cut {
	uint32_t text, prov;
	struct lg_span disk; /* bytes on disk */
};

struct lg_cuts {
	LG_VEC(struct lg_cut) all; /* by text, then place; none inside another */
	size_t absent;		   /* citations of which not even the article is in the texts */
};

/*
 * The provisions that a label cites. Where there is none of that eId its nearest ancestor within the article stands for
 * it, else an article that labels take for the same ("art_3А", "art_3a"), else the chapter.
 */
int lg_cuts_find(struct lg_cuts *out, struct lg_arena *a, const struct lg_assess_input *input,
		 const struct lg_label *label) LG_MUST_USE;

/* The same with the whole article (unit) of each provision. */
int lg_cuts_widen(struct lg_cuts *out, struct lg_arena *a, const struct lg_assess_input *input,
		  const struct lg_cuts *cuts) LG_MUST_USE;

/* bytes without what is to be cut from that text, in the arena. */
int lg_cuts_apply(struct lg_slice *out, struct lg_arena *a, struct lg_slice bytes, const struct lg_cuts *cuts,
		  uint32_t text) LG_MUST_USE;

bool lg_cuts_touch_text(const struct lg_cuts *cuts, uint32_t text);
/* Does any of these bytes of the text go? */
bool lg_cuts_touch(const struct lg_cuts *cuts, uint32_t text, struct lg_span disk);

#endif
