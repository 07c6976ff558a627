/* SPDX-License-Identifier: MIT */
/* markup.h - words of others between tags and in quoted attributes of HTML and XML. */
#ifndef LG_EMIT_MARKUP_H
#define LG_EMIT_MARKUP_H

#include "base/buf.h"

/* Appends s, which is clean, escaped. */
void lg_markup_escape(struct lg_buf *b, struct lg_slice s);

/* Appends s, cleaned (clean.h: valid, no marks that reorder text, no line ends) and escaped. scratch is overwritten;
 * its status is the caller's to look at. */
void lg_markup_put(struct lg_buf *b, struct lg_buf *scratch, struct lg_slice s);

#endif
