/* SPDX-License-Identifier: MIT */
/* langid.h - which language is a text that does not say so? By n-grams, with libexttextcat. */
#ifndef LG_LIB_LANGID_H
#define LG_LIB_LANGID_H

#include "base/arena.h"

#define LG_LANGID_CODE 16
#define LG_LANGID_MOST 5 /* languages too close to be told apart */

struct lg_langid;

/* rules_dir/languages.conf names the languages to choose from; without it, all that libexttextcat knows. LG_EIO when the
 * language models are not installed. */
int lg_langid_new(struct lg_langid **out, const char *rules_dir) LG_MUST_USE;
void lg_langid_free(struct lg_langid *l);

struct lg_langid_guess {
	char codes[LG_LANGID_MOST][LG_LANGID_CODE]; /* "uk"; likeliest first */
	size_t n;				    /* 0: it cannot be told */
};

/* bytes: a file as it is on disk, in any encoding. Not for two threads at once. */
int lg_langid_guess(struct lg_langid_guess *out, struct lg_langid *l, struct lg_slice bytes) LG_MUST_USE;

#endif
