/* SPDX-License-Identifier: MIT */
/*
 * structure_quote.c - text that an act writes into another act. It begins after a line that announces it ("... the
 * following section after section 14:") and ends with the quote that closes it.
 */
#include <string.h>

#include "read/structure_priv.h"

#define REGION_LINES 2000

struct quote {
	const char *open, *close[3];
};

static const struct quote quotes[LG_QUOTES] = {
	{"“", {"”", NULL, NULL}},   {"„", {"“", "”", NULL}},  {"«", {"»", NULL, NULL}},
	{"\"", {"\"", NULL, NULL}}, {"‘", {"’", NULL, NULL}}, {"”", {"”", NULL, NULL}},
};

static const struct quote *opening(struct lg_slice text)
{
	size_t at = lg_skip_blanks(text, lg_skip_tags(text, 0));
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (lg_slice_starts(lg_slice_sub(text, at, text.n), quotes[i].open))
			return &quotes[i];
	return NULL;
}

static int count(struct lg_slice text, const char *mark)
{
	int n = 0;
	size_t len = strlen(mark);
	for (size_t at; (at = lg_slice_find(text, (struct lg_slice){mark, len})) != SIZE_MAX; n++)
		text = lg_slice_sub(text, at + len, text.n);
	return n;
}

static bool ends_with_close(struct lg_slice text, const struct quote *q)
{
	text = lg_slice_trim(text);
	while (text.n && strchr(".,;:)]", text.p[text.n - 1]))
		text = lg_slice_sub(text, 0, text.n - 1);
	for (size_t i = 0; i < 3 && q->close[i]; i++)
		if (lg_slice_ends(text, q->close[i]))
			return true;
	return false;
}

/* How many quotes are open after the line. A quote that only opens each paragraph anew does not count. */
static int depth_after(int depth, struct lg_slice text, const struct quote *q, bool first)
{
	if (strcmp(q->open, q->close[0]) == 0)
		return (depth + count(text, q->open)) % 2;
	int closed = 0;
	for (size_t i = 0; i < 3 && q->close[i]; i++)
		closed += count(text, q->close[i]);
	bool anew = !first && opening(text) == q;
	return depth + count(text, q->open) - (anew ? 1 : 0) - closed;
}

/* The first line from i on that ends with a closing quote; remembered, as i only grows. */
static size_t next_close(struct lg_structure *s, size_t i, const struct quote *q)
{
	size_t *known = &s->next_close[q - quotes];
	if (*known < i || *known == 0)
		for (*known = i; *known < s->line.n; ++*known)
			if (ends_with_close(s->line.v[*known].in.text, q))
				break;
	return *known;
}

/* One past the last line of the quotation that begins at i. */
static size_t region_end(struct lg_structure *s, size_t i, const struct quote *q)
{
	int depth = 0;
	bool closes = next_close(s, i, q) - i < REGION_LINES;
	for (size_t j = i; closes && j < s->line.n && j - i < REGION_LINES; j++) {
		const struct lg_scan_line *l = &s->line.v[j];
		if (j > i && l->in.heading && l->part == LG_PART_HEADING)
			return j;
		depth = depth_after(depth, l->in.text, q, j == i);
		if (depth <= 0 && ends_with_close(l->in.text, q))
			return j + 1;
	}
	return i + 1; /* it never closes: no more than this line can be said to be quoted */
}

/* Where headings are marked, what is announced without quotes lasts until the next heading. */
static size_t unquoted_end(const struct lg_structure *s, size_t i)
{
	for (size_t j = i; j < s->line.n && j - i < REGION_LINES; j++)
		if (s->line.v[j].in.heading && s->line.v[j].part == LG_PART_HEADING)
			return j;
	return i;
}

static bool looks_inserted(const struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	size_t next = lg_next_line(s, i);
	bool own_number = next < s->line.n && s->line.v[next].in.strong;
	return l->in.block_quote || l->in.strong || own_number;
}

static size_t quotation(struct lg_structure *s, size_t i)
{
	const struct lg_scan_line *l = &s->line.v[i];
	size_t before = lg_line_before(s, i);
	bool announced = before != SIZE_MAX && ((s->line.v[before].marks.ends >> LG_MARK_AMENDS) & 1U);
	const struct quote *q = opening(l->in.text);
	struct lg_line_heading heading;
	if (l->in.heading && !q)
		return i;
	if (announced && q)
		return region_end(s, i, q);
	if (announced && looks_inserted(s, i))
		return unquoted_end(s, i);
	if (!q)
		return i;
	size_t at = lg_skip_blanks(l->in.text, 0) + strlen(q->open);
	bool heads = lg_line_heading(&heading, s->table, s->scratch, lg_slice_sub(l->in.text, at, l->in.text.n),
				     l->in.heading > 0);
	bool annex = ((l->marks.starts >> LG_MARK_ANNEX) & 1U) && l->in.text.n < 200;
	return annex || (heads && heading.numbered) ? region_end(s, i, q) : i;
}

void lg_scan_quotes(struct lg_structure *s)
{
	for (size_t i = 0; i < s->line.n; i++) {
		if (s->line.v[i].part == LG_PART_SKIP)
			continue;
		size_t end = quotation(s, i);
		for (size_t j = i; j < end; j++) {
			if (s->line.v[j].part == LG_PART_SKIP)
				continue;
			s->line.v[j].part = LG_PART_QUOTED;
			s->line.v[j].first = j == i;
		}
		if (end > i)
			i = end - 1;
	}
}
