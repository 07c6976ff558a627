/* SPDX-License-Identifier: MIT */
#include "match/phrase.h"
#include "text/normalise.h"

#include <string.h>

#define STEMS_MAX 16

/* ---- words ---------------------------------------------------------------------------------------------------- */

static bool word_character(struct lg_slice text, size_t at, size_t *n)
{
	unsigned char c = (unsigned char)text.p[at];
	*n = 1;
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
	return lg_is_word(lg_utf8_at(text, at, n));
}

size_t lg_word_end(struct lg_slice text, size_t at)
{
	size_t n;
	while (at < text.n && word_character(text, at, &n))
		at += n;
	return at;
}

bool lg_word_at(struct lg_slice text, size_t at)
{
	size_t n;
	return at < text.n && word_character(text, at, &n);
}

uint32_t lg_words_in(struct lg_slice text)
{
	uint32_t words = 0;
	bool inside = false;
	for (size_t at = 0, n; at < text.n; at += n) {
		bool word = word_character(text, at, &n);
		words += word && !inside;
		inside = word;
	}
	return words;
}

/* ---- parsing -------------------------------------------------------------------------------------------------- */

struct parser {
	struct lg_slice regex;
	size_t at;
	struct lg_stem stem[STEMS_MAX];
	size_t n;
	char *text; /* of the stems, unescaped; as long as the regex */
	size_t used;
};

static bool take(struct parser *p, const char *text)
{
	if (!lg_slice_starts(lg_slice_sub(p->regex, p->at, p->regex.n), text))
		return false;
	p->at += strlen(text);
	return true;
}

static char peek(const struct parser *p)
{
	return p->at < p->regex.n ? p->regex.p[p->at] : '\0';
}

static bool is_sign(char c)
{
	return c >= ' ' && c < 0x7F && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
	       c != '_';
}

/* One character as it stands or after a backslash, which may only stand before a sign. */
static bool take_literal(struct parser *p, char *out)
{
	size_t escaped = peek(p) == '\\';
	if (p->at + escaped >= p->regex.n)
		return false;
	char c = p->regex.p[p->at + escaped];
	if (escaped ? !is_sign(c) : strchr("^$.[|()?*+{", c) != NULL)
		return false;
	p->at += 1 + escaped;
	*out = c;
	return true;
}

/* [signs]{min,max}, of one digit each. */
static bool parse_gap(struct lg_gap *gap, struct parser *p)
{
	*gap = (struct lg_gap){.min = 1};
	if (!take(p, "["))
		return false;
	for (bool first = true; peek(p) != ']' || first; first = false) {
		char c = peek(p);
		p->at += c == '\\';
		c = peek(p);
		bool range = c == '-' && !first && p->at + 1 < p->regex.n && p->regex.p[p->at + 1] != ']';
		if (!is_sign(c) || range || (c == '^' && first) || (c == '[' && p->regex.p[p->at - 1] != '\\'))
			return false;
		gap->sign[c / 64] |= UINT64_C(1) << (c % 64);
		p->at++;
	}
	p->at++;
	if (p->regex.n - p->at < 5 || p->regex.p[p->at] != '{' || p->regex.p[p->at + 2] != ',' ||
	    p->regex.p[p->at + 4] != '}')
		return false;
	gap->min = (uint32_t)(p->regex.p[p->at + 1] - '0');
	gap->max = (uint32_t)(p->regex.p[p->at + 3] - '0');
	p->at += 5;
	return gap->min >= 1 && gap->min <= gap->max && gap->max <= 9 && peek(p) != '?' && peek(p) != '+' &&
	       peek(p) != '*';
}

static bool in_gap(const struct lg_gap *gap, char c)
{
	unsigned char u = (unsigned char)c;
	return u < 0x80 && (gap->sign[u / 64] >> (u % 64) & 1);
}

/* Letters and signs up to what ends a stem. */
static bool parse_stem(struct parser *p)
{
	struct lg_stem *stem = &p->stem[p->n];
	stem->text = (struct lg_slice){p->text + p->used, 0};
	while (p->at < p->regex.n && peek(p) != '[') {
		struct lg_slice rest = lg_slice_sub(p->regex, p->at, p->regex.n);
		char c;
		if (lg_slice_starts(rest, "\\w*") || lg_slice_is(rest, "\\b"))
			break;
		if (!take_literal(p, &c))
			return false;
		p->text[p->used++] = c;
		stem->text.n++;
	}
	stem->star = take(p, "\\w*");
	bool ends =
		p->at == p->regex.n || peek(p) == '[' || lg_slice_is(lg_slice_sub(p->regex, p->at, p->regex.n), "\\b");
	if (stem->text.n == 0 || !ends || (p->n && in_gap(&stem->gap, stem->text.p[0])))
		return false;
	p->n++;
	return true;
}

static bool ends_with_word(struct lg_slice s)
{
	size_t at = s.n;
	while (at && ((unsigned char)s.p[--at] & 0xC0) == 0x80)
		continue;
	return lg_word_at(s, at);
}

static bool parse(struct lg_phrase *out, struct parser *p)
{
	(void)take(p, "\\b");
	for (;;) {
		if (p->n == STEMS_MAX || !parse_stem(p))
			return false;
		if (peek(p) != '[')
			break;
		if (p->n == STEMS_MAX || !parse_gap(&p->stem[p->n].gap, p))
			return false;
	}
	const struct lg_stem *last = &p->stem[p->n - 1];
	out->closed = take(p, "\\b");
	return p->at == p->regex.n && lg_word_at(p->stem[0].text, 0) &&
	       (!out->closed || (!last->star && ends_with_word(last->text)));
}

/* The longest stem that begins a word. */
static void choose_key(struct lg_phrase *p)
{
	uint32_t words = 0;
	size_t best = 0;
	p->key = 0;
	p->key_word = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct lg_slice text = p->stem[i].text;
		if (lg_word_at(text, 0) && text.n > best) {
			best = text.n;
			p->key = i;
			p->key_word = words;
		}
		words += lg_words_in(text);
	}
}

int lg_phrase_parse(struct lg_phrase *out, bool *is, struct lg_arena *a, struct lg_slice regex)
{
	struct parser p;
	p.regex = regex;
	p.at = p.n = p.used = 0;
	p.text = lg_arena_alloc(a, regex.n + 1);
	if (!p.text)
		return LG_ENOMEM;
	*is = parse(out, &p);
	if (!*is)
		return LG_OK;
	out->n = p.n;
	out->stem = lg_arena_array(a, p.n, sizeof *out->stem);
	if (!out->stem)
		return LG_ENOMEM;
	memcpy(out->stem, p.stem, p.n * sizeof *out->stem);
	choose_key(out);
	return LG_OK;
}

/* ---- matching ------------------------------------------------------------------------------------------------- */

static bool pass_gap(const struct lg_gap *gap, struct lg_slice text, size_t *at)
{
	uint32_t n = 0;
	while (n < gap->max && *at < text.n && in_gap(gap, text.p[*at])) {
		n++;
		(*at)++;
	}
	return n >= gap->min;
}

size_t lg_phrase_match(const struct lg_phrase *p, struct lg_slice text, size_t at)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct lg_stem *stem = &p->stem[i];
		if (i && !pass_gap(&stem->gap, text, &at))
			return 0;
		if (text.n - at < stem->text.n || memcmp(text.p + at, stem->text.p, stem->text.n) != 0)
			return 0;
		at += stem->text.n;
		if (stem->star)
			at = lg_word_end(text, at);
	}
	return p->closed && lg_word_at(text, at) ? 0 : at;
}
