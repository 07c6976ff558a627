/* SPDX-License-Identifier: MIT */
/*
 * wrap.h - words into columns, for the terminal. Width is what a terminal shows: two columns for wide characters, none
 * for marks that combine. Nothing that is put here can steer a terminal: control characters and marks that reorder text
 * are shown as such (clean.h), and white space counts as blanks.
 */
#ifndef LG_EMIT_WRAP_H
#define LG_EMIT_WRAP_H

#include "base/buf.h"

size_t lg_wrap_width(struct lg_slice clean);

/*
 * Appends text that begins in column `at`, broken at blanks so that no line passes `width`; lines after the first are
 * indented by `indent` columns. A word that no line can hold is broken, too. A line end closes it.
 */
void lg_wrap_put(struct lg_buf *out, struct lg_slice text, size_t at, size_t indent, size_t width);

/* text and blanks up to `columns`; one blank when it is longer. */
void lg_wrap_pad(struct lg_buf *out, struct lg_slice text, size_t columns);

/* text as it is, or cut with "…" where it is wider than `columns`. Returns the columns it takes. */
size_t lg_wrap_cut(struct lg_buf *out, struct lg_slice text, size_t columns);
/* text in exactly `columns`: filled with blanks, or cut with "…". */
void lg_wrap_fit(struct lg_buf *out, struct lg_slice text, size_t columns);

#endif
