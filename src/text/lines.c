/* SPDX-License-Identifier: MIT */
#include "text/lines.h"

#define MARK_EVERY 1024 /* bytes of a line */

static bool starts_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

static bool ends_line(struct lg_slice s, size_t i)
{
	return s.p[i] == '\n' || (s.p[i] == '\r' && !(i + 1 < s.n && s.p[i + 1] == '\n'));
}

static int add_mark(struct lg_lines *lines, struct lg_arena *a, size_t at, struct lg_line_col is)
{
	if (!LG_VEC_ROOM(a, &lines->marks))
		return LG_ENOMEM;
	lines->marks.v[lines->marks.n++] = (struct lg_lines_mark){(uint32_t)at, is};
	return LG_OK;
}

static int add_marks(struct lg_lines *lines, struct lg_arena *a)
{
	struct lg_slice s = lines->utf8.text;
	struct lg_line_col here = {1, 1};
	size_t last = 0;
	LG_TRY(add_mark(lines, a, 0, here));
	for (size_t i = 0; i < s.n; i++) {
		bool far = i - last >= MARK_EVERY && starts_character(s.p[i]), end = ends_line(s, i);
		if (far) {
			LG_TRY(add_mark(lines, a, i, here));
			last = i;
		}
		here.col += starts_character(s.p[i]);
		if (end) {
			here = (struct lg_line_col){here.line + 1, 1};
			last = i + 1;
			LG_TRY(add_mark(lines, a, last, here));
		}
	}
	return LG_OK;
}

int lg_lines_new(struct lg_lines *out, struct lg_arena *a, struct lg_slice bytes)
{
	struct lg_lines lines = {.marks = {0}};
	const struct lg_slice none = LG_LIT("");
	LG_TRY(lg_utf8_decode(&lines.utf8, a, bytes, none, none, NULL));
	LG_TRY(add_marks(&lines, a));
	*out = lines;
	return LG_OK;
}

/* Where in the decoded text the last character begins that begins at or before this byte on disk. */
static uint32_t text_offset(const struct lg_lines *lines, uint32_t disk)
{
	size_t low = 0, high = lines->utf8.text.n; /* the begin of low is at or before, that of high + 1 behind */
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (lg_offmap_begin(&lines->utf8.map, (uint32_t)middle) <= disk)
			low = middle;
		else
			high = middle - 1;
	}
	while (low > 0 && low < lines->utf8.text.n && !starts_character(lines->utf8.text.p[low]))
		low--;
	return (uint32_t)low;
}

static const struct lg_lines_mark *mark_before(const struct lg_lines *lines, uint32_t at)
{
	size_t low = 0, high = lines->marks.n - 1;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (lines->marks.v[middle].at <= at)
			low = middle;
		else
			high = middle - 1;
	}
	return &lines->marks.v[low];
}

struct lg_line_col lg_lines_at(const struct lg_lines *lines, uint32_t disk)
{
	uint32_t at = text_offset(lines, disk);
	const struct lg_lines_mark *mark = mark_before(lines, at);
	struct lg_line_col is = mark->is;
	for (size_t i = mark->at; i < at; i++)
		is.col += starts_character(lines->utf8.text.p[i]);
	return is;
}
