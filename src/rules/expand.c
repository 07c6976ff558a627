/* SPDX-License-Identifier: MIT */
/* Patterns. One walk over the normalised pattern copies what PCRE2 is to see and replaces blanks and macros. */
#include "rules/expand.h"

#include "base/buf.h"
#include "text/normalise.h"

#include <stdio.h>
#include <string.h>

#define BETWEEN_MAX 20 /* words that {..n} may span */

struct walk {
	struct lg_expansion *out;
	const struct lg_expander *x;
	struct lg_slice in;
	size_t at;
	struct lg_buf *regex;
	size_t depth;
	bool alternatives; /* a '|' outside every group */
	unsigned groups;   /* bit set of value groups seen */
	bool twice;	   /* one of them again: (?J) is needed */
	int status;
};

static const char *const value_groups[] = {"years", "months", "days", "n"};

/* ---- small tools --------------------------------------------------------------------------------------------- */

static char peek(const struct walk *w, size_t ahead)
{
	return w->at + ahead < w->in.n ? w->in.p[w->at + ahead] : '\0';
}

static struct lg_slice rest(const struct walk *w)
{
	return lg_slice_sub(w->in, w->at, w->in.n);
}

static void wrong(struct walk *w, const char *why)
{
	struct lg_slice piece = lg_slice_sub(rest(w), 0, sizeof w->out->culprit - 1);
	while (piece.n && w->at + piece.n < w->in.n && ((unsigned char)w->in.p[w->at + piece.n] & 0xC0) == 0x80)
		piece.n--;
	if (w->status)
		return;
	w->status = LG_ERULE;
	snprintf(w->out->why, sizeof w->out->why, "%s", why);
	snprintf(w->out->culprit, sizeof w->out->culprit, "%.*s", (int)piece.n, piece.p);
}

static void copy(struct walk *w, size_t n)
{
	struct lg_slice piece = lg_slice_sub(rest(w), 0, n);
	lg_buf_slice_put(w->regex, piece);
	w->at += piece.n;
}

/* Copies up to and with the next `end`. */
static void copy_until(struct walk *w, char end)
{
	const char *p = memchr(w->in.p + w->at, end, w->in.n - w->at);
	if (p)
		copy(w, (size_t)(p - w->in.p) - w->at + 1);
	else
		wrong(w, "something is left open");
}

static bool is_quantifier(const struct walk *w)
{
	char c = peek(w, 0), d = peek(w, 1);
	return c == '?' || c == '*' || c == '+' || (c == '{' && d >= '0' && d <= '9');
}

/* Bytes of what opens at a '(': "(", "(?:", "(?<=", "(?<years>". */
static size_t opening(struct lg_slice p)
{
	if (!lg_slice_starts(p, "(?"))
		return 1;
	if (!lg_slice_starts(p, "(?<") || lg_slice_starts(p, "(?<=") || lg_slice_starts(p, "(?<!"))
		return lg_slice_starts(p, "(?<") ? 4 : 3;
	const char *end = memchr(p.p, '>', p.n);
	return end ? (size_t)(end - p.p) + 1 : 1;
}

/* ---- gaps and macros ----------------------------------------------------------------------------------------- */

static bool at_between(const struct walk *w)
{
	return lg_slice_starts(rest(w), "{..");
}

/* Does the group that comes next bring its own gap? "(?: x| y)" */
static bool group_begins_with_gap(const struct walk *w)
{
	size_t at = w->at;
	while (at < w->in.n && w->in.p[at] == '(')
		at += opening(lg_slice_sub(w->in, at, w->in.n));
	return at > w->at && at < w->in.n && w->in.p[at] == ' ';
}

/* {..5}, with the gap before it (gap_before: a blank stood there) and after it: words in between, as few as will do. */
static void between(struct walk *w, bool gap_before)
{
	const char *end = memchr(w->in.p + w->at, '}', w->in.n - w->at);
	struct lg_slice digits = lg_slice_sub(w->in, w->at + 3, end ? (size_t)(end - w->in.p) : 0);
	uint32_t n;
	if (!end || !lg_slice_uint(digits, &n) || n == 0 || n > BETWEEN_MAX) {
		wrong(w, "{..n} needs a number from 1 to 20");
		return;
	}
	w->at += digits.n + 4;
	w->at += peek(w, 0) == '?'; /* lazy it is anyway */
	if (group_begins_with_gap(w)) {
		lg_buf_fmt(w->regex, "(?:" LG_GAP "\\w++){0,%u}?", (unsigned)n);
		return;
	}
	w->at += peek(w, 0) == ' ';
	if (gap_before)
		lg_buf_str(w->regex, LG_GAP);
	lg_buf_fmt(w->regex, "(?:\\w++" LG_GAP "){0,%u}?", (unsigned)n);
}

/* A blank, or a comma and a blank. */
static void gap(struct walk *w)
{
	w->at += peek(w, 0) == ',' ? 2 : 1;
	if (at_between(w))
		between(w, true);
	else
		lg_buf_str(w->regex, is_quantifier(w) ? "(?:" LG_GAP ")" : LG_GAP);
}

static void brace(struct walk *w)
{
	if (is_quantifier(w)) {
		copy_until(w, '}');
	} else if (at_between(w)) {
		between(w, false);
	} else if (lg_slice_starts(rest(w), "{number}")) {
		lg_buf_slice_put(w->regex, w->x->number);
		w->at += strlen("{number}");
	} else if (lg_slice_starts(rest(w), "{w}")) {
		w->at += strlen("{w}");
		lg_buf_str(w->regex, is_quantifier(w) ? "(?:\\w+)" : "\\w+");
	} else {
		wrong(w, "no such macro: there are {number}, {w} and {..5}");
	}
}

/* ---- the syntax of PCRE2 ------------------------------------------------------------------------------------- */

static void escape(struct walk *w)
{
	char c = peek(w, 1);
	if (c == '\0')
		wrong(w, "a backslash at the end");
	else if ((c >= '1' && c <= '9') || c == 'k' || c == 'g')
		wrong(w, "back-references are not allowed");
	else if (c == 'Q' || c == 'E' || c == 'K' || c == 'G' || c == 'A')
		wrong(w, "this escape is not allowed");
	else if (strchr("pPxoN", c) && peek(w, 2) == '{')
		copy_until(w, '}');
	else
		copy(w, 2);
}

static void character_class(struct walk *w)
{
	size_t begin = w->at;
	copy(w, peek(w, 1) == '^' ? 2 : 1);
	if (peek(w, 0) == ']')
		copy(w, 1);
	while (peek(w, 0) && peek(w, 0) != ']') {
		if (peek(w, 0) == '\\')
			copy(w, 2);
		else if (lg_slice_starts(rest(w), "[:") && memchr(rest(w).p, ']', rest(w).n))
			copy_until(w, ']');
		else
			copy(w, 1);
	}
	if (peek(w, 0) == ']') {
		copy(w, 1);
		return;
	}
	w->at = begin;
	wrong(w, "a [ is left open");
}

/* (?<name>: its name gives the unit of the value. */
static void named_group(struct walk *w)
{
	const char *end = memchr(w->in.p + w->at, '>', w->in.n - w->at);
	struct lg_slice name = lg_slice_sub(w->in, w->at + 3, end ? (size_t)(end - w->in.p) : 0);
	unsigned i = 0, n = sizeof value_groups / sizeof *value_groups;
	while (i < n && !lg_slice_is(name, value_groups[i]))
		i++;
	if (i == n) {
		wrong(w, "groups are named years, months, days or n");
		return;
	}
	w->twice = w->twice || (w->groups >> i & 1);
	w->groups |= 1u << i;
	copy(w, name.n + 4);
}

static void open_group(struct walk *w)
{
	static const char *const plain[] = {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"};
	w->depth++;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		if (lg_slice_starts(rest(w), plain[i])) {
			copy(w, strlen(plain[i]));
			return;
		}
	}
	if (lg_slice_starts(rest(w), "(?<"))
		named_group(w);
	else if (peek(w, 1) == '?' || peek(w, 1) == '*')
		wrong(w, "only (?: (?= (?! (?<= (?<! (?> and named groups are allowed");
	else
		copy(w, 1);
}

static void step(struct walk *w)
{
	switch (peek(w, 0)) {
	case '\\':
		escape(w);
		return;
	case '[':
		character_class(w);
		return;
	case '(':
		open_group(w);
		return;
	case ')':
		if (w->depth-- == 0)
			wrong(w, "a ) without its (");
		copy(w, 1);
		return;
	case '|':
		w->alternatives = w->alternatives || w->depth == 0;
		copy(w, 1);
		return;
	case '^':
		wrong(w, "^ is not allowed: patterns begin at a word start");
		return;
	case ' ':
		gap(w);
		return;
	case '{':
		brace(w);
		return;
	case ',':
		if (peek(w, 1) == ' ') {
			gap(w);
			return;
		}
		copy(w, 1);
		return;
	default:
		copy(w, 1);
	}
}

/* ---- where a pattern starts ---------------------------------------------------------------------------------- */

static size_t class_length(struct lg_slice p)
{
	size_t n = 1;
	while (n < p.n && p.p[n] != ']')
		n += p.p[n] == '\\' ? 2 : 1;
	return n + 1;
}

/*
 * Matches begin at a word start, so a pattern that begins with a blank, "§" or "(" would never match. Looks at the
 * first character of each alternative, through groups that open there.
 */
static bool starts_bare(struct lg_slice p)
{
	size_t depth = 0, start_depth = 0, n; /* groups open; of them, those that opened at the start */
	bool at_start = true;
	for (size_t i = 0; i < p.n; i += n) {
		int32_t c = lg_utf8_at(p, i, &n);
		if (c == '(') {
			n = opening(lg_slice_sub(p, i, p.n));
			depth++;
			start_depth = at_start ? depth : start_depth;
		} else if (c == ')') {
			depth -= depth > 0;
			at_start = false;
			start_depth = depth < start_depth ? depth : start_depth;
		} else if (c == '|') {
			at_start = depth <= start_depth;
		} else {
			bool sign =
				c == '\\' && i + 1 < p.n && (unsigned char)p.p[i + 1] < 0x80 && !lg_is_word(p.p[i + 1]);
			if (at_start &&
			    (sign || (!lg_is_word(c) && c != '\\' && c != '[' && c != '^' && c != '{' && c != '.')))
				return true;
			n = c == '[' ? class_length(lg_slice_sub(p, i, p.n)) : c == '\\' ? 2 : n;
			at_start = false;
		}
	}
	return false;
}

/* The copy in the arena, with the word start before it. */
static int finish(struct walk *w)
{
	const struct lg_slice body = lg_buf_slice(w->regex);
	const char *begin = lg_slice_starts(body, "\\b") && !w->alternatives ? "" : "\\b";
	char *p = lg_arena_alloc(w->x->arena, body.n + sizeof "(?J)\\b(?:)");
	if (!p)
		return LG_ENOMEM;
	size_t n = (size_t)sprintf(p, "%s%s%s", w->twice ? "(?J)" : "", begin, w->alternatives ? "(?:" : "");
	memcpy(p + n, body.p, body.n);
	n += body.n;
	if (w->alternatives)
		p[n++] = ')';
	w->out->regex = (struct lg_slice){p, n};
	return LG_OK;
}

int lg_expand_pattern(struct lg_expansion *out, struct lg_expander *x, struct lg_slice pattern)
{
	struct walk w = {.out = out, .x = x, .regex = &x->scratch};
	*out = (struct lg_expansion){0};
	LG_TRY(lg_expand_normal(&w.in, x, pattern));
	if (w.in.n == 0)
		wrong(&w, "empty");
	else if (lg_slice_starts(w.in, "(?<=") || lg_slice_starts(w.in, "(?<!"))
		wrong(&w, "look-behind at the start is not allowed");
	else if (starts_bare(w.in))
		wrong(&w, "a pattern must begin with a letter or digit");
	lg_buf_clear(w.regex);
	while (w.at < w.in.n && !w.status)
		step(&w);
	if (!w.status && w.depth) {
		w.at = 0;
		wrong(&w, "a ( is left open");
	}
	if (!w.status)
		w.status = lg_buf_status(w.regex);
	out->gives_value = w.groups != 0;
	return w.status ? w.status : finish(&w);
}
