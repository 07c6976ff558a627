/* SPDX-License-Identifier: MIT */
/* hash.h - FNV-1a, for look-ups only: no order of ours ever depends on it. */
#ifndef LG_MODEL_HASH_H
#define LG_MODEL_HASH_H

#include "base/slice.h"

static inline uint32_t lg_hash(struct lg_slice s)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

#endif
