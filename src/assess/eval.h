/* SPDX-License-Identifier: MIT */
/*
 * eval.h - does an expression hold in an area? With the hits that made it hold.
 *
 * Verdicts of other requirements and named values are asked through struct lg_oracle, so that evaluating knows nothing
 * of verdicts.
 */
#ifndef LG_ASSESS_EVAL_H
#define LG_ASSESS_EVAL_H

#include "assess/area.h"
#include "model/matrix.h"

/* A hit that made an expression hold. */
struct lg_witness {
	uint32_t text;
	const struct lg_hit *hit;
};

struct lg_trail {
	struct lg_witness *v;
	size_t n, cap;
};

struct lg_oracle {
	void *self;
	enum lg_verdict (*verdict)(void *self, uint32_t requirement);
	/* Units that are evidence for a requirement: is (text, unit) one of them? */
	bool (*is_evidence)(void *self, uint32_t requirement, uint32_t text, uint32_t unit);
	/* False when no requirement yielded it. */
	bool (*value)(void *self, struct lg_slice name, int32_t *out);
};

struct lg_eval {
	const struct lg_view *view;
	const struct lg_oracle *oracle;
	struct lg_arena *scratch;
	const struct lg_requirement *requirement; /* for references to its elements */
	const struct lg_area *anchor;
	int status; /* sticky: LG_ENOMEM */
};

/* trail may be NULL; it is left as it was when the answer is no. */
bool lg_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail);

/* Does an element hold around e->anchor, with its own scope, unit and follow? */
bool lg_element_holds(struct lg_eval *e, const struct lg_element *el, struct lg_trail *trail);

/* Concepts of which one must be hit wherever x holds; *n = 0 when nothing of the kind can be said. At most max. */
size_t lg_anchor_concepts(const struct lg_view *v, const struct lg_expr *x, uint32_t *out, size_t max);

#endif
