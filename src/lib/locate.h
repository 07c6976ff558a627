/* SPDX-License-Identifier: MIT */
/* locate.h - lines and columns for the citations of a matrix, from the files they point into. */
#ifndef LG_LIB_LOCATE_H
#define LG_LIB_LOCATE_H

#include "model/matrix.h"

/* Fills `from` and `to` of every citation of jurisdiction j that points into its act `act`, of which bytes are the
 * file. */
int lg_locate(struct lg_matrix *m, size_t j, uint32_t act, struct lg_slice bytes) LG_MUST_USE;

#endif
