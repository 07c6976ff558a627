/* SPDX-License-Identifier: MIT */
/*
 * eval.h - does an expression hold in an area? With the hits that made it hold.
 *
 * Verdicts of other requirements and named values are asked through struct lg_oracle, so that evaluating knows nothing
 * of verdicts.
 */
#ifndef LG_ASSESS_EVAL_H
#define LG_ASSESS_EVAL_H

#include "assess/memo.h"
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

/* Stretches of one text whose words do not count: a distractor holds there. */
struct lg_mask {
	uint32_t text;
	struct lg_span *v;
	size_t n, cap;
};

struct lg_eval {
	const struct lg_view *view;
	const struct lg_oracle *oracle;
	struct lg_arena *scratch;
	struct lg_memo *memo; /* NULL: every question is asked again */
	const struct lg_requirement
		*requirement; /* for references to its elements, and which kinds of act come first */
	const struct lg_area *anchor;
	const struct lg_mask *mask; /* NULL: all words count */
	enum lg_unit bounded; /* values of concepts in this unit count only from floor to ceiling; NONE: all count */
	int32_t floor, ceiling;
	enum lg_value_source surest; /* and only from so sure a source */
	unsigned depth;		     /* of elements that refer to elements */
	int status;		     /* sticky: LG_ENOMEM */
};

/* trail may be NULL; it is left as it was when the answer is no. */
bool lg_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail);

/* Does an element hold around e->anchor, with its own scope, unit and follow? */
bool lg_element_holds(struct lg_eval *e, const struct lg_element *el, struct lg_trail *trail);

/* Where the element is looked for around e->anchor. */
void lg_element_area(struct lg_area *out, const struct lg_eval *e, const struct lg_element *el);

/* Concepts of which one must be hit wherever x holds; none when nothing of the kind can be said. At most max. */
size_t lg_anchor_concepts(const struct lg_view *v, const struct lg_expr *x, uint32_t *out, size_t max);
#define LG_ANCHORS_MAX 64

/* The same, remembered as answers are, or found in room for LG_ANCHORS_MAX. x belongs to the checklist. */
size_t lg_needed_concepts(const uint32_t **concept, struct lg_eval *e, const struct lg_expr *x, uint32_t *room);

/*
 * Calls fn for each part of the given size of an area in which x may hold, in no promised order, some maybe twice;
 * stops when fn says true and passes that on. The area must be wider than scope and of one text.
 */
typedef bool lg_area_fn(struct lg_eval *e, const struct lg_area *part, void *ctx);
bool lg_each_part(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, enum lg_scope scope,
		  lg_area_fn *fn, void *ctx);

/* The index-th text of the view to look into: that of the anchor, those of the kinds asked for, the others. */
uint32_t lg_text_order(const struct lg_eval *e, uint32_t index);

#endif
