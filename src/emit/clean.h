/* SPDX-License-Identifier: MIT */
/* clean.h - words of others (laws, rules, file names) made fit to be shown: always valid UTF-8, nothing left out. */
#ifndef LG_EMIT_CLEAN_H
#define LG_EMIT_CLEAN_H

#include "base/buf.h"

enum lg_clean {
	LG_CLEAN_BIDI = 1 << 0, /* marks that reorder text become U+FFFD */
	LG_CLEAN_LINES = 1 << 1 /* line ends and tabs become blanks */
};

/*
 * Appends s. A byte that is no UTF-8 and a noncharacter become U+FFFD; a control character becomes its picture (ESC is
 * U+241B), U+FFFD when it has none; CR LF and CR become LF.
 */
void lg_clean_put(struct lg_buf *b, struct lg_slice s, unsigned what);

/* A path as a URI reference: relative as it is, absolute with file://; what is no plain character is percent-encoded. */
void lg_clean_uri(struct lg_buf *b, struct lg_slice path);

/* The code point at s[*i], which moves past it; -1, moving past one byte, when there is none. s[*i] must exist. */
int32_t lg_clean_next(struct lg_slice s, size_t *i);

#endif
