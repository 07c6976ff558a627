/* SPDX-License-Identifier: MIT */
/* grounds.h - what decides where no words of a text do: recorded facts, and verdicts of other requirements. */
#ifndef LG_ASSESS_GROUNDS_H
#define LG_ASSESS_GROUNDS_H

#include "assess/judge.h"
#include "base/buf.h"

/* "facts.csv says: treaty-crc = yes (source)": the facts that made elements found, missing or reserved. Appended. */
void lg_grounds_put(struct lg_buf *b, struct lg_judge *j, const struct lg_requirement *r, const struct lg_cell *cell);

/* Calls fn with each requirement whose verdict makes x hold; stops at a status other than LG_OK and returns it. */
typedef int lg_ground_fn(void *self, uint32_t requirement);
int lg_each_ground(struct lg_judge *j, const struct lg_expr *x, lg_ground_fn *fn, void *self) LG_MUST_USE;

#endif
