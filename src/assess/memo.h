/* SPDX-License-Identifier: MIT */
/*
 * memo.h - answers to questions about areas wider than an article: the same at every anchor, so asked once.
 *
 * A question is an expression, asked of a chapter, act or corpus as a whole or (unit) of its parts. Answers hold as
 * long as the requirement, the verdicts and the values that expressions compare with stay what they are.
 */
#ifndef LG_ASSESS_MEMO_H
#define LG_ASSESS_MEMO_H

#include "assess/area.h"

struct lg_question {
	const struct lg_expr *x;
	enum lg_scope unit; /* LG_SCOPE_MAX: the area as a whole */
	enum lg_scope scope;
	uint32_t text, prov; /* of the area */
};

enum lg_answer { LG_NO, LG_YES, LG_NOT_ASKED };

/* Concepts of which one must be said wherever x holds. */
struct lg_needed {
	const struct lg_expr *x; /* NULL in a free slot */
	const uint32_t *concept;
	size_t n;
};

/* Open addressing, never more than half full. Empty with all but the arena zero. */
struct lg_memo {
	struct lg_arena *arena; /* not owned */
	struct lg_memo_slot {
		struct lg_question q; /* x is NULL in a free slot */
		bool holds;
	} * slot;
	size_t n, cap;
	struct lg_needed *needed; /* the same for these */
	size_t nneeded, needed_cap;
};

bool lg_uses_elements(const struct lg_expr *x);

/* False when the answer may differ from anchor to anchor: x asks for other elements, or the area is small. */
bool lg_is_question(struct lg_question *out, const struct lg_expr *x, const struct lg_area *area);

enum lg_answer lg_memo_find(const struct lg_memo *m, const struct lg_question *q);
const struct lg_needed *lg_memo_needed(const struct lg_memo *m, const struct lg_expr *x); /* NULL: not asked */
int lg_memo_add_needed(struct lg_memo *m, struct lg_needed needed) LG_MUST_USE;
int lg_memo_add(struct lg_memo *m, const struct lg_question *q, bool holds) LG_MUST_USE;

#endif
