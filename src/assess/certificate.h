/* SPDX-License-Identifier: MIT */
/* certificate.h - what was searched: the proof that a gap is not a text that nobody looked at. */
#ifndef LG_ASSESS_CERTIFICATE_H
#define LG_ASSESS_CERTIFICATE_H

#include "assess/view.h"
#include "model/matrix.h"

/* Counts units, provisions and what was set aside in one text of the view's input. */
void lg_certificate_count(struct lg_matrix_act *act, const struct lg_view *v, size_t input_text);

#endif
