/* SPDX-License-Identifier: MIT */
/* order.h - requirements in an order in which each comes after those whose verdicts, evidence or values it asks for. */
#ifndef LG_ASSESS_ORDER_H
#define LG_ASSESS_ORDER_H

#include "model/checklist.h"

struct lg_order {
	uint32_t *v;  /* indices of requirements; where nothing forces another order, in that of the checklist */
	bool *cyclic; /* per requirement: it waits for itself through others and cannot be judged */
};

int lg_order_make(struct lg_order *out, struct lg_arena *a, const struct lg_checklist *c) LG_MUST_USE;

#endif
