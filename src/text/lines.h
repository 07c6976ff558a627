/* SPDX-License-Identifier: MIT */
/* lines.h - in which line and column of a file a byte stands, as editors count. */
#ifndef LG_TEXT_LINES_H
#define LG_TEXT_LINES_H

#include "text/encoding.h"

struct lg_line_col {
	uint32_t line, col; /* from 1; columns in code points, those of a byte order mark not counted. 0: unknown */
};

/* Where in utf8.text it is known: at the beginning of each line, and here and there in long ones. */
struct lg_lines_mark {
	uint32_t at;
	struct lg_line_col is;
};

struct lg_lines {
	struct lg_utf8 utf8; /* borrows the bytes, or lives in the arena */
	LG_VEC(struct lg_lines_mark) marks;
};

/* Lines end with LF, CR LF or CR. bytes must outlive out; LG_ELIMIT when they are too many. */
int lg_lines_new(struct lg_lines *out, struct lg_arena *a, struct lg_slice bytes) LG_MUST_USE;

/* Offsets count bytes on disk. One inside a character stands for that character; one past the end for the end. */
struct lg_line_col lg_lines_at(const struct lg_lines *lines, uint32_t disk);

#endif
