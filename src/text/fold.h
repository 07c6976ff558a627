/* SPDX-License-Identifier: MIT */
/* fold.h - inside text only: the parts of normalising. */
#ifndef LG_TEXT_FOLD_H
#define LG_TEXT_FOLD_H

#include "text/normalise.h"
#include "text/sink.h"

#define LG_GONE 0

/* Spaces, dashes, quotes and what is not seen: ' ', '-', '"', '\'', LG_GONE; any other code point comes back as it is.
 */
int32_t lg_plain(int32_t codepoint);

/* A letter with its marks: at most LG_CLUSTER_MAX code points; the rest of an absurd heap of marks starts a new
 * cluster. */
#define LG_CLUSTER_MAX 16

/* Can this code point change what stands before it (combining marks, Hangul vowels)? */
bool lg_joins_before(int32_t codepoint);

/* Case folding, NFC, ligatures, LG_FOLD_MARKS. Bytes written; out has room for LG_SINK_SLACK. */
size_t lg_fold_cluster(char *out, const int32_t *cp, size_t n, unsigned fold);

/* LG_FOLD_CYRILLIC and LG_FOLD_SERBIAN, over text that is normal otherwise. */
int lg_fold_script(struct lg_normal *out, struct lg_arena *a, struct lg_slice normal, unsigned fold) LG_MUST_USE;

#endif
