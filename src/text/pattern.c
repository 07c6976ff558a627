/* SPDX-License-Identifier: MIT */
/* Patterns in the normal form of texts: literal characters are folded, the syntax of PCRE2 stays. */
#include "text/pattern.h"

#include "text/fold.h"

#include <string.h>

#define MACRO_MAX 64 /* bytes between the braces of {number} */

static char at(struct lg_slice s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_meta(char c)
{
	return c && strchr("\\[](){}|^$.*+?", c);
}

static bool is_cyrillic_lead(char c)
{
	return (unsigned char)c >= 0xD0 && (unsigned char)c <= 0xD4;
}

/* Offset after the next `close` at or after i; i when there is none. */
static size_t past(struct lg_slice s, size_t i, char close)
{
	const char *hit = i < s.n ? memchr(s.p + i, close, s.n - i) : NULL;
	return hit ? (size_t)(hit - s.p) + 1 : i;
}

struct lg_normal lg_rewrite_fold(struct lg_rewrite *r, struct lg_slice text)
{
	struct lg_normal out = {0};
	if (r->status == LG_OK)
		r->status = lg_normalise(&out, r->scratch, text, r->fold);
	return out;
}

void lg_rewrite_copy(struct lg_rewrite *r, size_t end)
{
	if (end > r->in.n)
		end = r->in.n;
	lg_buf_put(&r->out, r->in.p + r->at, end - r->at);
	r->at = end;
}

/* ---- lengths of syntax ---------------------------------------------------------------------------------------- */

size_t lg_escape_length(struct lg_slice in, size_t begin)
{
	const char kind = at(in, begin + 1), next = at(in, begin + 2);
	size_t end = begin + 2;
	if (next == '{' && strchr("xopPNgk", kind))
		end = past(in, begin + 2, '}');
	else if ((kind == 'g' || kind == 'k') && (next == '<' || next == '\''))
		end = past(in, begin + 3, next == '<' ? '>' : '\'');
	else if ((kind == 'p' || kind == 'P' || kind == 'c') && (unsigned char)next < 0x80)
		end = begin + 3;
	else if (kind == 'x')
		while (end < begin + 4 && is_alnum(at(in, end)))
			end++;
	return (end > in.n ? in.n : end) - begin;
}

size_t lg_quantifier_length(struct lg_slice in, size_t begin)
{
	size_t end = begin;
	if (begin >= in.n)
		return 0;
	if (strchr("*+?", in.p[begin]) && in.p[begin])
		end++;
	else if (in.p[begin] == '{') {
		size_t i = begin + 1, digits = 0;
		for (; is_digit(at(in, i)) || at(in, i) == ','; i++)
			digits += is_digit(in.p[i]);
		if (!digits || at(in, i) != '}')
			return 0;
		end = i + 1;
	} else
		return 0;
	return end - begin + (at(in, end) == '?' || at(in, end) == '+');
}

/* ---- apostrophes ---------------------------------------------------------------------------------------------- */

static bool ends_in_cyrillic(struct lg_slice s)
{
	return s.n >= 2 && is_cyrillic_lead(s.p[s.n - 2]);
}

/* Does a part that stands for letters end here: group, class, quantifier, \w? */
static bool ends_in_part(struct lg_slice s)
{
	if (s.n == 0)
		return false;
	const char last = s.p[s.n - 1];
	return strchr(")]}*+?", last) || (last == 'w' && s.n >= 2 && s.p[s.n - 2] == '\\');
}

bool lg_apostrophe_vanishes(const struct lg_rewrite *r, struct lg_slice before, size_t next)
{
	if (!(r->fold & LG_FOLD_CYRILLIC))
		return false;
	const char c = at(r->in, next);
	const bool letter_before = ends_in_cyrillic(before), letter_after = is_cyrillic_lead(c);
	const bool part_after = c == '(' || c == '[' || (c == '\\' && strchr("wpPx", at(r->in, next + 1)));
	if (letter_before)
		return letter_after || part_after;
	return letter_after && ends_in_part(before);
}

/* ---- parts of a pattern ---------------------------------------------------------------------------------------- */

/* Does a backslash at i only make sure that what follows is literal, though it always is? */
static bool escapes_literal(struct lg_slice in, size_t i)
{
	const char next = at(in, i + 1);
	return at(in, i) == '\\' && next && ((unsigned char)next >= 0x80 || strchr("'`\"-", next));
}

/* Takes the literal characters at r->at, without needless backslashes. *last: where the last letter begins. */
static struct lg_slice take_literals(struct lg_rewrite *r, size_t *last)
{
	char *run = lg_arena_alloc(r->scratch, r->in.n - r->at);
	size_t n = 0, step;
	*last = 0;
	if (!run) {
		r->status = LG_ENOMEM;
		r->at = r->in.n;
		return (struct lg_slice){0};
	}
	while (r->at < r->in.n) {
		if (escapes_literal(r->in, r->at))
			r->at++;
		else if (is_meta(r->in.p[r->at]))
			break;
		if (!lg_joins_before(lg_utf8_at(r->in, r->at, &step)))
			*last = n;
		memcpy(run + n, r->in.p + r->at, step);
		n += step;
		r->at += step;
	}
	return (struct lg_slice){run, n};
}

/* How many bytes of the normal text stand before source offset `from`. */
static size_t split_at(const struct lg_normal *normal, size_t from)
{
	size_t n = normal->text.n;
	while (n > 0 && lg_offmap_begin(&normal->map, (uint32_t)n - 1) >= from)
		n--;
	return n;
}

static bool is_one_character(struct lg_slice s)
{
	size_t n;
	return s.n && (lg_utf8_at(s, 0, &n), n == s.n);
}

/* The last letter of a run and its quantifier: they belong together, whatever the letter became. */
static void put_quantified(struct lg_rewrite *r, struct lg_slice letter)
{
	const size_t end = r->at + lg_quantifier_length(r->in, r->at);
	if (letter.n == 0 || (lg_slice_is(letter, "'") && lg_apostrophe_vanishes(r, lg_buf_slice(&r->out), end))) {
		r->at = end;
		return;
	}
	const bool one = is_one_character(letter);
	lg_buf_str(&r->out, one ? "" : "(?:");
	lg_buf_slice_put(&r->out, letter);
	lg_buf_str(&r->out, one ? "" : ")");
	lg_rewrite_copy(r, end);
}

static void literals(struct lg_rewrite *r)
{
	size_t last;
	const struct lg_slice run = take_literals(r, &last);
	const struct lg_normal normal = lg_rewrite_fold(r, run);
	struct lg_slice text = normal.text;
	const bool quantified = lg_quantifier_length(r->in, r->at) > 0;
	const size_t split = quantified ? split_at(&normal, last) : text.n;
	const struct lg_slice letter = lg_slice_sub(text, split, text.n);
	text = lg_slice_sub(text, 0, split);
	if ((r->fold & LG_FOLD_CYRILLIC) && text.n > 1 && text.p[0] == '\'' && is_cyrillic_lead(text.p[1]) &&
	    ends_in_part(lg_buf_slice(&r->out)))
		text = lg_slice_sub(text, 1, text.n);
	if (!quantified && lg_slice_ends(text, "'") &&
	    lg_apostrophe_vanishes(r, lg_slice_sub(text, 0, text.n - 1), r->at))
		text.n--;
	lg_buf_slice_put(&r->out, text);
	if (quantified)
		put_quantified(r, letter);
}

static void escape(struct lg_rewrite *r)
{
	const size_t begin = r->at;
	if (at(r->in, begin + 1) != 'Q') {
		lg_rewrite_copy(r, begin + lg_escape_length(r->in, begin));
		return;
	}
	const size_t n = lg_slice_find(lg_slice_sub(r->in, begin + 2, r->in.n), LG_LIT("\\E"));
	const size_t end = n == SIZE_MAX ? r->in.n : begin + 2 + n;
	lg_rewrite_copy(r, begin + 2);
	lg_buf_slice_put(&r->out, lg_rewrite_fold(r, lg_slice_sub(r->in, begin + 2, end)).text);
	r->at = end;
	lg_rewrite_copy(r, n == SIZE_MAX ? end : end + 2);
}

/* Offset after what opens the group at `begin`: its name, flags, condition; a comment or reference as a whole. */
static size_t group_opening(struct lg_slice in, size_t begin)
{
	const char mark = at(in, begin + 1), kind = at(in, begin + 2), next = at(in, begin + 3);
	size_t i = begin + 2;
	if (mark != '?' && mark != '*')
		return begin + 1;
	if (mark == '?' && ((kind == '<' && next != '=' && next != '!') || (kind == 'P' && next == '<')))
		return past(in, i, '>');
	if (mark == '?' && kind == '\'')
		return past(in, begin + 3, '\'');
	if (mark == '?' && kind == '#')
		return past(in, i, ')');
	if (mark == '?' && kind == '(')
		return next == '?' || next == '*' ? i : past(in, i, ')');
	if (mark == '?' && kind && strchr("P&C", kind)) {
		const size_t close = past(in, i, ')');
		return close > i ? close - 1 : close;
	}
	if (mark == '?' && kind == '<')
		return begin + 4;
	while (i < in.n && !strchr(mark == '*' ? ":)" : ":)=!>|", in.p[i]))
		i++;
	return at(in, i) == ')' ? i : i + 1;
}

/* Offset after the macro or quantifier at `begin`; after the brace alone when it is neither. */
static size_t brace(struct lg_slice in, size_t begin)
{
	size_t i = begin + 1;
	while (i < in.n && i - begin <= MACRO_MAX && (is_alnum(in.p[i]) || strchr("_.,-", in.p[i])))
		i++;
	return at(in, i) == '}' ? i + 1 : begin + 1;
}

static void next_part(struct lg_rewrite *r)
{
	const char c = r->in.p[r->at];
	if (!is_meta(c) || escapes_literal(r->in, r->at))
		literals(r);
	else if (c == '\\')
		escape(r);
	else if (c == '[')
		lg_rewrite_class(r);
	else if (c == '(')
		lg_rewrite_copy(r, group_opening(r->in, r->at));
	else
		lg_rewrite_copy(r, c == '{' ? brace(r->in, r->at) : r->at + 1);
}

int lg_normalise_pattern(struct lg_slice *out, struct lg_arena *a, struct lg_slice pattern, unsigned fold)
{
	struct lg_rewrite r = {.in = pattern, .fold = fold, .scratch = lg_arena_new()};
	if (!r.scratch)
		return LG_ENOMEM;
	lg_buf_init(&r.out, 0);
	while (r.at < pattern.n && r.status == LG_OK) {
		next_part(&r);
		lg_arena_reset(r.scratch);
	}
	if (r.status == LG_OK)
		r.status = lg_buf_status(&r.out);
	if (r.status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&r.out), out))
		r.status = LG_ENOMEM;
	lg_buf_done(&r.out);
	lg_arena_free(r.scratch);
	return r.status;
}
