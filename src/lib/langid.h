/* SPDX-License-Identifier: MIT */
/* langid.h - which language is a text that does not say so? By n-grams, with libexttextcat. */
#ifndef LG_LIB_LANGID_H
#define LG_LIB_LANGID_H

#include "base/arena.h"

#define LG_LANGID_CODE 16

struct lg_langid;

int lg_langid_new(struct lg_langid **out) LG_MUST_USE; /* LG_EIO when its data files are not installed */
void lg_langid_free(struct lg_langid *l);

/* bytes: a file as it is on disk, in any encoding. code: "uk"; empty when it cannot be told. Not for two threads at
 * once. */
int lg_langid_guess(char code[LG_LANGID_CODE], struct lg_langid *l, struct lg_slice bytes) LG_MUST_USE;

#endif
