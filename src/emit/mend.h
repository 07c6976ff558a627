/* SPDX-License-Identifier: MIT */
/* mend.h - where a law that lacks something could be mended. */
#ifndef LG_EMIT_MEND_H
#define LG_EMIT_MEND_H

#include "model/matrix.h"

/* Does the cell say that the law should change: PARTIAL, GAP or CONTRADICTED? */
bool lg_cell_lacks(const struct lg_cell *cell);

/* What says the opposite; else the clause that says a part; else the provision that came closest. NULL: no place. */
const struct lg_citation *lg_mend_at(const struct lg_cell *cell);

/* Index of the act to mend when there is no place: the first of a kind where the requirement lives, else the first; of
 * those that were judged, if any was. nacts when there is none. */
size_t lg_mend_act(const struct lg_jurisdiction *j, const struct lg_requirement *r);

#endif
