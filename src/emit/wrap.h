/* SPDX-License-Identifier: MIT */
/* wrap.h - words into columns, for the terminal. Width is counted in code points. */
#ifndef LG_EMIT_WRAP_H
#define LG_EMIT_WRAP_H

#include "base/buf.h"

size_t lg_wrap_width(struct lg_slice s);

/*
 * Appends text that begins in column `at`, broken at blanks so that no line passes `width`; lines after the first are
 * indented by `indent` columns. White space in text counts as blanks. A line end closes it.
 */
void lg_wrap_put(struct lg_buf *out, struct lg_slice text, size_t at, size_t indent, size_t width);

/* text and blanks up to `columns`; one blank when it is longer. */
void lg_wrap_pad(struct lg_buf *out, struct lg_slice text, size_t columns);

#endif
