/* SPDX-License-Identifier: MIT */
/* family.h - legal traditions, for the choice of examples: whose clause is easiest to take over? */
#ifndef LG_EMIT_FAMILY_H
#define LG_EMIT_FAMILY_H

#include "model/matrix.h"

/* Language of most articles of the texts that could be judged, without region or script ("sr"); empty when unknown. */
struct lg_slice lg_main_language(const struct lg_jurisdiction *j);

/* Name of the tradition: the fact "legal-family", else by main language; empty when unknown. */
struct lg_slice lg_legal_tradition(const struct lg_jurisdiction *j);

/* 0 the same tradition, 1 the same family (all but common law are continental), 2 neither, or not known. */
unsigned lg_tradition_distance(struct lg_slice a, struct lg_slice b);

#endif
