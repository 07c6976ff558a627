/* SPDX-License-Identifier: MIT */
/* names.h - name -> index, for everything that rule files refer to by id. */
#ifndef LG_RULES_NAMES_H
#define LG_RULES_NAMES_H

#include "base/arena.h"

#define LG_NO_NAME UINT32_MAX

/* Open addressing, never more than half full. Zero-initialised is empty; names are borrowed. */
struct lg_names {
	struct lg_name {
		struct lg_slice name; /* p is NULL in a free slot */
		uint32_t index;
	} * slot;
	size_t n, cap;
};

/* Adds a name. *was is the index it has already (LG_NO_NAME when it is new); a name keeps its first index. */
int lg_names_add(struct lg_names *t, struct lg_arena *a, struct lg_slice name, uint32_t index,
		 uint32_t *was) LG_MUST_USE;
uint32_t lg_names_find(const struct lg_names *t, struct lg_slice name); /* LG_NO_NAME when absent */

#endif
