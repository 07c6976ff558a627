/* SPDX-License-Identifier: MIT */
/*
 * anchor.h - the places where a requirement may be answered, and how well each does.
 *
 * An anchor is an area (an article, unless the requirement says otherwise) around a hit without which no core element
 * can hold. Distractors: one that holds in the whole anchor rules it out; one that holds in a smaller part (a sentence)
 * takes that part's words away, so that another paragraph of the same article may still answer.
 */
#ifndef LG_ASSESS_ANCHOR_H
#define LG_ASSESS_ANCHOR_H

#include "assess/eval.h"

struct lg_anchor {
	uint32_t text, at, block; /* LG_NOWHERE and 0 for the corpus */
	bool *found;		  /* per element, as far as was asked; see enum lg_depth */
	uint32_t nfound;	  /* required elements that hold */
	uint32_t ncore;		  /* core ones among them */
	uint32_t ruled_out;	  /* distractor without which the core would hold, else LG_NOWHERE */
	uint32_t focus;		  /* how much the place is about the subject; see focus.h */
	uint32_t said;		  /* how many of the concepts of the core are said there; see focus.h */
	bool core;	/* every core element holds (when none is core: some required one), and nothing rules it out */
	bool preferred; /* in an act of the kinds the requirement asks for */
	bool contradicted;
};

struct lg_anchors {
	struct lg_anchor *v; /* in document order */
	size_t n, cap;
};

/* One requirement asked of one jurisdiction. */
struct lg_case {
	struct lg_eval e;
	struct lg_arena *work; /* lives until the next requirement; e.scratch only until the next anchor */
	struct lg_area area;   /* of the anchor entered last */
	struct lg_mask mask;
	uint32_t ruled_out;  /* distractor that holds in the whole anchor, else LG_NOWHERE */
	uint32_t masked_by;  /* a distractor that holds in a part of it, else LG_NOWHERE */
	struct lg_memo memo; /* what was asked beyond the anchors; lives in work */
	unsigned ncore, nrequired;
	uint32_t *core; /* the core elements, in the order in which a search asks for them */
};

enum lg_search {
	LG_SEARCH_RAREST,  /* places of the core element said least often: all that can hold the whole core */
	LG_SEARCH_CORE,	   /* places of any core element */
	LG_SEARCH_REQUIRED /* places of any required element */
};

/* How much is asked of an anchor. Where the whole core holds everything is. */
enum lg_depth {
	LG_DEPTH_CORE_HOLDS, /* core elements until one does not hold */
	LG_DEPTH_CORE,	     /* every core element */
	LG_DEPTH_ALL
};

void lg_case_open(struct lg_case *k, const struct lg_requirement *r); /* e.view, e.oracle, arenas are set */

/* Finds and judges anchors; *out is replaced. */
int lg_anchors_search(struct lg_anchors *out, struct lg_case *k, enum lg_search search,
		      enum lg_depth depth) LG_MUST_USE;

/* Asks at an anchor that was found with LG_DEPTH_CORE what was left. */
void lg_anchor_complete(struct lg_case *k, struct lg_anchor *a);

/* Prepares k->e for questions about one anchor; forgets trails. */
void lg_case_enter(struct lg_case *k, const struct lg_anchor *anchor);
bool lg_case_element(struct lg_case *k, uint32_t element, struct lg_trail *trail);

bool lg_is_core(const struct lg_requirement *r, uint32_t element);
bool lg_is_required(const struct lg_requirement *r, uint32_t element);

#endif
