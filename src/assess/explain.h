/* SPDX-License-Identifier: MIT */
/* explain.h - the parts of an explanation (lg_explain in assess.h): one expression as a tree of yes and no. */
#ifndef LG_ASSESS_EXPLAIN_H
#define LG_ASSESS_EXPLAIN_H

#include "assess/judge.h"
#include "base/buf.h"

/* Puts x, asked in an area around j->k.e.anchor, as indented lines; true leaves with citation and quote. */
void lg_explain_tree(struct lg_buf *b, struct lg_judge *j, const struct lg_expr *x, const struct lg_area *area,
		     unsigned indent);

/* The same for an element at the anchor that j->k has entered. */
void lg_explain_element(struct lg_buf *b, struct lg_judge *j, uint32_t element);

#endif
