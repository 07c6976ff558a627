/* SPDX-License-Identifier: MIT */
#include "text/lines.h"

static int add(struct lg_lines *lines, struct lg_arena *a, size_t start)
{
	LG_TRY(lg_arena_grow(a, &lines->start, &lines->cap, lines->n, sizeof *lines->start));
	lines->start[lines->n++] = (uint32_t)start;
	return LG_OK;
}

int lg_lines_new(struct lg_lines *out, struct lg_arena *a, struct lg_slice bytes)
{
	struct lg_lines lines = {.n = 0};
	const struct lg_slice none = LG_LIT("");
	LG_TRY(lg_utf8_decode(&lines.utf8, a, bytes, none, none, NULL));
	struct lg_slice s = lines.utf8.text;
	LG_TRY(add(&lines, a, 0));
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\n' || (s.p[i] == '\r' && !(i + 1 < s.n && s.p[i + 1] == '\n')))
			LG_TRY(add(&lines, a, i + 1));
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
	while (low > 0 && low < lines->utf8.text.n && ((unsigned char)lines->utf8.text.p[low] & 0xc0) == 0x80)
		low--;
	return (uint32_t)low;
}

static size_t line_of(const struct lg_lines *lines, uint32_t at)
{
	size_t low = 0, high = lines->n - 1;
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		if (lines->start[middle] <= at)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

struct lg_line_col lg_lines_at(const struct lg_lines *lines, uint32_t disk)
{
	uint32_t at = text_offset(lines, disk), col = 1;
	size_t line = line_of(lines, at);
	for (size_t i = lines->start[line]; i < at; i++)
		col += ((unsigned char)lines->utf8.text.p[i] & 0xc0) != 0x80;
	return (struct lg_line_col){(uint32_t)line + 1, col};
}
