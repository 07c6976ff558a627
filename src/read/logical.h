/* SPDX-License-Identifier: MIT */
/* logical.h - lines of a file -> lines of a law: what a narrow page has broken is joined again. */
#ifndef LG_READ_LOGICAL_H
#define LG_READ_LOGICAL_H

#include "read/structure.h"

struct lg_lines {
	struct lg_arena *arena; /* of the texts and maps */
	bool soft;		/* Markdown: a line without an empty one before it goes on with the last */
	struct lg_line *v;
	size_t n, cap;
};

/* Adds the line [begin, end) of utf8 without the blanks around it. Empty lines give the next one its gap. */
int lg_lines_add(struct lg_lines *lines, struct lg_slice utf8, size_t begin, size_t end, bool *gap) LG_MUST_USE;

/* Joins broken lines, when the text looks wrapped, and tells them to s. */
int lg_lines_tell(const struct lg_lines *lines, struct lg_structure *s) LG_MUST_USE;

#endif
