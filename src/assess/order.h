/* SPDX-License-Identifier: MIT */
/* order.h - requirements in steps, each after those whose verdicts, evidence or values its requirements ask for. */
#ifndef LG_ASSESS_ORDER_H
#define LG_ASSESS_ORDER_H

#include "model/checklist.h"

struct lg_order {
	uint32_t *v;  /* indices of requirements, step by step; within a step in the order of the checklist */
	bool *cyclic; /* per requirement: it waits for itself through others and cannot be judged */
	size_t *end;  /* per step: where it ends in v. Those of one step ask nothing of each other */
	size_t nsteps;
};

int lg_order_make(struct lg_order *out, struct lg_arena *a, const struct lg_checklist *c) LG_MUST_USE;

#endif
