/* SPDX-License-Identifier: MIT */
/* tree.h - a document's provision tree as bytes, one form a file: tree_text.c, tree_json.c, tree_akn.c. */
#ifndef LG_EMIT_TREE_H
#define LG_EMIT_TREE_H

#include "base/buf.h"
#include "model/document.h"

int lg_tree_text(struct lg_buf *out, const struct lg_document *doc) LG_MUST_USE;
int lg_tree_json(struct lg_buf *out, const struct lg_document *doc) LG_MUST_USE;
int lg_tree_akn(struct lg_buf *out, const struct lg_document *doc) LG_MUST_USE;

/* Names of the provision's flags that make it no evidence, space-separated; nothing when it is law in force. */
void lg_tree_flags(struct lg_buf *out, unsigned flags);

#endif
