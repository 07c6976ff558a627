/* SPDX-License-Identifier: MIT */
/* markdown.h - the words of a Markdown line, without its marks, and where they stand. */
#ifndef LG_READ_MARKDOWN_H
#define LG_READ_MARKDOWN_H

#include "read/structure.h"

/* Replaces line's text (as it stands in the source from line->begin on) by its words; sets strong. Emphasis, escapes,
 * links, images, tags, entities and note signs are resolved. */
int lg_markdown_inline(struct lg_line *line, struct lg_arena *a) LG_MUST_USE;

#endif
