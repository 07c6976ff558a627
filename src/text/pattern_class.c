/* SPDX-License-Identifier: MIT */
/*
 * Character classes. A member may become one character, several ("љ" is "lj": an alternative beside the class) or none
 * at all (a soft hyphen: nothing to match).
 */
#include "text/pattern.h"

#include <string.h>
#include <utf8proc.h>

#define RANGE_MAX 0x400 /* a range of more code points is left as it is */

struct class
{
	struct lg_buf body;  /* members that are one character, as they stand between the brackets */
	struct lg_buf pairs; /* members that are several, as alternatives */
	bool negated;
	bool only_apostrophes; /* so far */
	int32_t first, last;   /* run of code points not yet in body; first > last when there is none */
};

static bool opens_posix(struct lg_slice in, size_t i)
{
	return i + 1 < in.n && in.p[i] == '[' && strchr(":.=", in.p[i + 1]) && in.p[i + 1];
}

/* Offset of the bracket that closes the class at `begin`; SIZE_MAX when nothing does. */
static size_t closing(struct lg_slice in, size_t begin)
{
	size_t i = begin + 1;
	i += i < in.n && in.p[i] == '^';
	i += i < in.n && in.p[i] == ']';
	while (i < in.n && in.p[i] != ']') {
		if (in.p[i] == '\\')
			i += lg_escape_length(in, i);
		else if (opens_posix(in, i)) {
			const size_t end = lg_slice_find(lg_slice_sub(in, i + 2, in.n), LG_LIT(":]"));
			i += end == SIZE_MAX ? 2 : end + 4;
		} else
			i++;
	}
	return i < in.n ? i : SIZE_MAX;
}

static void put_code_point(struct lg_buf *b, int32_t c)
{
	char utf8[4];
	if (c < 0x80 && strchr("]\\^-[", c))
		lg_buf_char(b, '\\');
	lg_buf_put(b, utf8, (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)utf8));
}

static void end_run(struct class *k)
{
	if (k->first <= k->last)
		put_code_point(&k->body, k->first);
	if (k->last - k->first > 1)
		lg_buf_char(&k->body, '-');
	if (k->first < k->last)
		put_code_point(&k->body, k->last);
	k->first = 1;
	k->last = 0;
}

static void add_code_point(struct class *k, int32_t c)
{
	if (k->first > k->last || c != k->last + 1) {
		end_run(k);
		k->first = c;
	}
	k->last = c;
}

static void add_member(struct lg_rewrite *r, struct class *k, int32_t c)
{
	char utf8[4];
	size_t n = (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)utf8);
	const struct lg_slice text = lg_rewrite_fold(r, (struct lg_slice){utf8, n}).text;
	if (text.n == 0)
		return;
	const int32_t folded = lg_utf8_at(text, 0, &n);
	k->only_apostrophes &= folded == '\'' && n == text.n;
	if (n == text.n) {
		add_code_point(k, folded);
		return;
	}
	if (k->pairs.len)
		lg_buf_char(&k->pairs, '|');
	lg_buf_slice_put(&k->pairs, text);
}

static void add_raw(struct class *k, struct lg_slice raw)
{
	end_run(k);
	k->only_apostrophes = false;
	lg_buf_slice_put(&k->body, raw);
}

/* One literal member at i, or a range of them. Offset after it. */
static size_t add_literal(struct lg_rewrite *r, struct class *k, size_t i, size_t end)
{
	size_t n;
	i += r->in.p[i] == '\\';
	const int32_t low = lg_utf8_at(r->in, i, &n);
	i += n;
	const bool range = i + 1 < end && r->in.p[i] == '-' && r->in.p[i + 1] != '\\' && r->in.p[i + 1] != '[';
	if (!range) {
		add_member(r, k, low);
		return i;
	}
	const int32_t high = lg_utf8_at(r->in, i + 1, &n);
	i += 1 + n;
	if (high < low || high - low > RANGE_MAX) {
		end_run(k);
		put_code_point(&k->body, low);
		lg_buf_char(&k->body, '-');
		put_code_point(&k->body, high);
		k->only_apostrophes = false;
		return i;
	}
	for (int32_t c = low; c <= high; c++)
		add_member(r, k, c);
	return i;
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A member at i that is not a literal character: escape, [:name:], or the '-' of a range between escapes. */
static size_t syntax_length(struct lg_slice in, size_t begin, size_t i, size_t end)
{
	if (in.p[i] == '\\')
		return i + 1 < end && is_alnum(in.p[i + 1]) ? lg_escape_length(in, i) : 0;
	if (opens_posix(in, i)) {
		const size_t n = lg_slice_find(lg_slice_sub(in, i + 2, end), LG_LIT(":]"));
		return n == SIZE_MAX ? 0 : n + 4;
	}
	return in.p[i] == '-' && i > begin + 1 && i + 1 < end && in.p[i + 1] == '\\' ? 1 : 0;
}

static void read_class(struct lg_rewrite *r, struct class *k, size_t begin, size_t end)
{
	size_t i = begin + 1;
	k->negated = r->in.p[i] == '^';
	i += k->negated;
	while (i < end) {
		const size_t n = syntax_length(r->in, begin, i, end);
		if (n)
			add_raw(k, lg_slice_sub(r->in, i, i + n));
		i = n ? i + n : add_literal(r, k, i, end);
		lg_arena_reset(r->scratch);
	}
	end_run(k);
}

static void write_class(struct lg_rewrite *r, const struct class *k)
{
	struct lg_buf *out = &r->out;
	const bool group = k->pairs.len > 0;
	if (group) {
		lg_buf_str(out, k->negated ? "(?:(?!" : "(?:");
		lg_buf_slice_put(out, lg_buf_slice(&k->pairs));
		lg_buf_str(out, k->negated ? ")" : k->body.len ? "|" : "");
	}
	if (k->body.len) {
		lg_buf_str(out, k->negated ? "[^" : "[");
		lg_buf_slice_put(out, lg_buf_slice(&k->body));
		lg_buf_char(out, ']');
	} else if (k->negated)
		lg_buf_str(out, "(?s:.)");
	if (group)
		lg_buf_char(out, ')');
}

void lg_rewrite_class(struct lg_rewrite *r)
{
	const size_t begin = r->at, end = closing(r->in, begin);
	if (end == SIZE_MAX) { /* PCRE2 will say what is wrong */
		lg_rewrite_copy(r, r->in.n);
		return;
	}
	struct class k = {.only_apostrophes = true, .first = 1};
	lg_buf_init(&k.body, 0);
	lg_buf_init(&k.pairs, 0);
	read_class(r, &k, begin, end);
	r->at = end + 1;
	const size_t after = r->at + lg_quantifier_length(r->in, r->at);
	const bool nothing = k.body.len == 0 && k.pairs.len == 0;
	const bool vanishes =
		nothing || (k.only_apostrophes && lg_apostrophe_vanishes(r, lg_buf_slice(&r->out), after));
	if (vanishes && !k.negated)
		r->at = after;
	else
		write_class(r, &k);
	if (r->status == LG_OK)
		r->status = lg_buf_status(&k.body) ? lg_buf_status(&k.body) : lg_buf_status(&k.pairs);
	lg_buf_done(&k.body);
	lg_buf_done(&k.pairs);
}
