/* SPDX-License-Identifier: MIT */
/* skeleton.h - a lexicon with everything still to say: `lexgap rules new-language`. */
#ifndef LG_LIB_SKELETON_H
#define LG_LIB_SKELETON_H

#include "base/buf.h"
#include "model/checklist.h"

/*
 * Appends rules/lexicon/<lang>.xml: each kind of level and mark and the numbers that laws use, to be filled and taken
 * out of their comments, and each concept with its meaning and three empty examples and near misses. It loads; lint
 * names each concept that it does not say, and each empty example fails its test. name: of the language, in English.
 */
int lg_skeleton_put(struct lg_buf *b, const struct lg_checklist *c, struct lg_slice lang,
		    struct lg_slice name) LG_MUST_USE;

/* Two or three small letters of a to z. */
bool lg_is_lang_code(struct lg_slice lang);

#endif
