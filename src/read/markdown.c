/* SPDX-License-Identifier: MIT */
#include "read/markdown.h"

#include <string.h>

#include "base/lanes.h"

#define RUN_MAX 3 /* "***" */

struct out {
	struct lg_arena *a;
	char *text;
	size_t n;
	struct lg_offmap map;
	int status;
};

struct scan {
	struct lg_slice s;	   /* the line */
	uint32_t begin;		   /* of it in the source */
	size_t stars[RUN_MAX + 1]; /* runs of so many stars that are still to come */
	size_t lows[RUN_MAX + 1];
	bool open_stars[RUN_MAX + 1], open_lows[RUN_MAX + 1];
	size_t words_outside; /* bytes of words outside strong emphasis */
	bool any_strong;
};

static void put(struct out *o, const char *p, size_t n, uint32_t from, uint32_t len)
{
	memcpy(o->text + o->n, p, n);
	o->n += n;
	if (o->status == LG_OK)
		o->status = lg_offmap_add(&o->map, o->a, (uint32_t)n, from, len);
}

static size_t run_at(struct lg_slice s, size_t at, char c)
{
	size_t n = 0;
	while (at + n < s.n && s.p[at + n] == c)
		n++;
	return n;
}

static bool is_space(struct lg_slice s, size_t at)
{
	return at >= s.n || s.p[at] == ' ' || s.p[at] == '\t';
}

static bool is_alnum(struct lg_slice s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.p[at] : ' ';
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "_" inside a word is a letter. */
static bool is_low_mark(struct lg_slice s, size_t at, size_t n)
{
	return !(at > 0 && is_alnum(s, at - 1) && is_alnum(s, at + n));
}

static void count_runs(struct scan *sc)
{
	for (size_t at = 0; at < sc->s.n;) {
		const char c = sc->s.p[at];
		if (c != '*' && c != '_') {
			at += c == '\\' ? 2 : 1;
			continue;
		}
		const size_t n = run_at(sc->s, at, c);
		if (n <= RUN_MAX && c == '*')
			sc->stars[n]++;
		else if (n <= RUN_MAX && is_low_mark(sc->s, at, n))
			sc->lows[n]++;
		at += n;
	}
}

static bool is_letter(struct lg_slice s, size_t at)
{
	return is_alnum(s, at) && (at >= s.n || s.p[at] < '0' || s.p[at] > '9');
}

/* "under*section 2*or": registers lose the blanks around emphasis. Two stars inside a word are taken as they stand. */
static bool lost_blank(struct lg_slice s, size_t at, size_t n)
{
	if (at == 0 || at + n >= s.n)
		return false;
	bool before = is_letter(s, at - 1), after = is_letter(s, at + n),
	     closes = s.p[at - 1] == ')' || s.p[at - 1] == ',';
	if (n == 1)
		return (before && is_alnum(s, at + n)) || (closes && after) || (is_alnum(s, at - 1) && after);
	return before && is_alnum(s, at + n) && !after;
}

/* Bytes of the emphasis mark at `at`, 0 when what stands there is only a character. */
static size_t emphasis(struct scan *sc, size_t at)
{
	char c = sc->s.p[at];
	if (c != '*' && c != '_')
		return 0;
	size_t n = run_at(sc->s, at, c);
	size_t *left = c == '*' ? sc->stars : sc->lows;
	bool *open = c == '*' ? sc->open_stars : sc->open_lows;
	if (n > RUN_MAX || (c == '_' && !is_low_mark(sc->s, at, n)))
		return 0;
	left[n]--;
	if (open[n]) {
		open[n] = false;
		return n;
	}
	if (left[n] == 0 || (is_space(sc->s, at + n) && (at == 0 || is_space(sc->s, at - 1))))
		return 0;
	open[n] = true;
	sc->any_strong |= n >= 2;
	return n;
}

static size_t find_char(struct lg_slice s, size_t at, char c)
{
	const char *p = at < s.n ? memchr(s.p + at, c, s.n - at) : NULL;
	return p ? (size_t)(p - s.p) : SIZE_MAX;
}

/* Bytes of "](address)" or "][name]" at `at`. */
static size_t link_tail(struct lg_slice s, size_t at)
{
	if (at + 1 >= s.n || s.p[at] != ']' || (s.p[at + 1] != '(' && s.p[at + 1] != '['))
		return 0;
	size_t end = find_char(s, at + 2, s.p[at + 1] == '(' ? ')' : ']');
	return end == SIZE_MAX ? 0 : end + 1 - at;
}

/* Bytes to leave out at `at`: note signs "[^1]", images, the brackets of links, tags. */
static size_t left_out(const struct scan *sc, size_t at)
{
	struct lg_slice rest = lg_slice_sub(sc->s, at, sc->s.n);
	size_t end;
	if (lg_slice_starts(rest, "[^") && (end = find_char(rest, 2, ']')) != SIZE_MAX)
		return end + 1;
	if (lg_slice_starts(rest, "![") && (end = find_char(rest, 2, ']')) != SIZE_MAX)
		return end + (link_tail(rest, end) ? link_tail(rest, end) : 1);
	if (rest.p[0] == '[' && (end = find_char(rest, 1, ']')) != SIZE_MAX && link_tail(rest, end))
		return 1;
	if (rest.p[0] == ']')
		return link_tail(rest, 0);
	if (rest.p[0] == '<' && rest.n > 2 && (is_alnum(rest, 1) || rest.p[1] == '/') &&
	    (end = find_char(rest, 1, '>')) != SIZE_MAX && end < 200)
		return end + 1;
	return 0;
}

static bool put_entity(struct out *o, const struct scan *sc, size_t *at)
{
	static const struct {
		const char *name, *text;
	} entities[] = {{"&amp;", "&"},	 {"&lt;", "<"},		{"&gt;", ">"},	 {"&quot;", "\""}, {"&#39;", "'"},
			{"&nbsp;", " "}, {"&shy;", "\xC2\xAD"}, {"&sect;", "§"}, {"&ndash;", "–"}, {"&mdash;", "—"}};
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
		size_t n = strlen(entities[i].name);
		if (!lg_slice_starts(lg_slice_sub(sc->s, *at, sc->s.n), entities[i].name))
			continue;
		put(o, entities[i].text, strlen(entities[i].text), sc->begin + (uint32_t)*at, (uint32_t)n);
		*at += n;
		return true;
	}
	return false;
}

static void put_char(struct out *o, struct scan *sc, size_t at)
{
	put(o, sc->s.p + at, 1, sc->begin + (uint32_t)at, 1);
	if (!sc->open_stars[2] && !sc->open_stars[3] && !sc->open_lows[2] && is_alnum(sc->s, at))
		sc->words_outside++;
}

/* Bytes at `at` that mean only themselves. */
static size_t plain_run(struct lg_slice s, size_t at)
{
	size_t end = at;
	for (; end + LG_LANES <= s.n; end += LG_LANES) {
		const lg_lanes v = lg_lanes_load(s.p + end);
		if (lg_lanes_is(v, '\\') | lg_lanes_is(v, '<') | lg_lanes_is(v, '*') | lg_lanes_is(v, '_') |
		    lg_lanes_is(v, '[') | lg_lanes_is(v, ']') | lg_lanes_is(v, '!') | lg_lanes_is(v, '&'))
			break;
	}
	while (end < s.n && !strchr("\\<*_[]!&", s.p[end]))
		end++;
	return end - at;
}

static void put_run(struct out *o, struct scan *sc, size_t at, size_t n)
{
	put(o, sc->s.p + at, n, sc->begin + (uint32_t)at, (uint32_t)n);
	if (sc->open_stars[2] || sc->open_stars[3] || sc->open_lows[2])
		return;
	for (size_t i = at; i < at + n && sc->words_outside == 0; i++)
		sc->words_outside += is_alnum(sc->s, i);
}

static void resolve(struct out *o, struct scan *sc)
{
	for (size_t at = 0, n; at < sc->s.n;) {
		char c = sc->s.p[at];
		if ((n = plain_run(sc->s, at)) > 0) {
			put_run(o, sc, at, n);
			at += n;
		} else if (c == '\\' && at + 1 < sc->s.n && strchr("\\`*_{}[]()#+-.!|>~<\"", sc->s.p[at + 1])) {
			put_char(o, sc, at + 1);
			at += 2;
		} else if (lg_slice_starts(lg_slice_sub(sc->s, at, sc->s.n), "<sup>")) {
			put(o, "^", 1, sc->begin + (uint32_t)at, 5);
			at += 5;
		} else if ((n = emphasis(sc, at)) > 0) {
			if (lost_blank(sc->s, at, n))
				put(o, " ", 1, sc->begin + (uint32_t)at, (uint32_t)n);
			at += n;
		} else if ((n = left_out(sc, at)) > 0) {
			at += n;
		} else if (c == '&' && put_entity(o, sc, &at)) {
			continue;
		} else {
			n = c == '*' || c == '_' ? run_at(sc->s, at, c) : 1;
			for (; n > 0; n--)
				put_char(o, sc, at++);
		}
	}
}

int lg_markdown_inline(struct lg_line *line, struct lg_arena *a)
{
	struct scan sc = {.s = line->text, .begin = line->begin};
	struct out o = {.a = a, .text = lg_arena_alloc(a, line->text.n * 2 + 1), .status = LG_OK};
	if (!o.text)
		return LG_ENOMEM;
	count_runs(&sc);
	resolve(&o, &sc);
	line->text = (struct lg_slice){o.text, o.n};
	line->map = o.map;
	line->strong |= sc.any_strong && sc.words_outside == 0;
	return o.status;
}
