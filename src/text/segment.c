/* SPDX-License-Identifier: MIT */
#include "text/segment.h"

#include "base/lanes.h"
#include "text/normalise.h"

#include <string.h>

static int push(struct lg_offsets *o, struct lg_arena *a, size_t at)
{
	if (!LG_VEC_ROOM(a, o))
		return LG_ENOMEM;
	o->v[o->n++] = (uint32_t)at;
	return LG_OK;
}

/* Is there a word character at s[at]? Its length in *n. */
static bool word_at(struct lg_slice s, size_t at, size_t *n)
{
	const unsigned char c = (unsigned char)s.p[at];
	if (c < 0x80) {
		*n = 1;
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c >= 'A' && c <= 'Z');
	}
	if (c == 0xD0 || c == 0xD1) { /* U+0400 to U+047F are all letters */
		*n = 2;
		return true;
	}
	return lg_is_word(lg_utf8_at(s, at, n));
}

/* Sixteen bytes of ASCII and of letters of the usual alphabets, whose every byte makes a word or does not. */
struct letters {
	size_t n; /* bytes that this holds for: none, or up to the last whole character */
	unsigned word, lead, digit, blank;
};

static struct letters letters_at(struct lg_slice s, size_t at)
{
	struct letters l = {0};
	if (at + LG_LANES > s.n)
		return l;
	const lg_lanes v = lg_lanes_load(s.p + at);
	const unsigned high = lg_lanes_high(v);
	l.digit = lg_lanes_between(v, '0', '9') | lg_lanes_is(v, '_');
	l.lead = lg_lanes_between(v, 'a', 'z') | lg_lanes_between(v, 'A', 'Z');
	l.n = LG_LANES;
	l.word = l.lead | l.digit | high;
	l.blank = lg_lanes_is(v, ' ') | lg_lanes_is(v, '\n');
	if (!high)
		return l;
	/* two bytes: U+0100 to U+024F, U+0400 to U+047F; three: Georgian */
	const unsigned two = lg_lanes_between(v, 0xC4, 0xC8) | lg_lanes_between(v, 0xD0, 0xD1);
	const unsigned three = lg_lanes_is(v, 0xE1) & lg_lanes_is(v, 0x83) >> 1 & lg_lanes_between(v, 0x90, 0xBA) >> 2;
	const unsigned rest = two << 1 | three << 1 | three << 2;
	const unsigned other = high & ~(two | three | rest);
	if (other)
		l.n = lg_lanes_first(other);
	else if (two >> (LG_LANES - 1))
		l.n = LG_LANES - 1;
	const unsigned held = (1u << l.n) - 1;
	l.lead = (l.lead | two | three) & held;
	l.word &= held;
	l.digit &= held;
	l.blank &= held;
	return l;
}

/* Starts of words at s[at]: bits of *starts, in the next *n bytes. *inside: within a word, before and after. */
static unsigned starts_at(struct lg_slice s, size_t at, bool *inside, size_t *n)
{
	const struct letters l = letters_at(s, at);
	unsigned starts;
	if (l.n) {
		starts = l.word & ~(l.word << 1 | *inside);
		*inside = l.word >> (l.n - 1) & 1;
		*n = l.n;
		return starts;
	}
	const bool word = word_at(s, at, n);
	starts = word && !*inside;
	*inside = word;
	return starts;
}

static size_t count_starts(struct lg_slice s)
{
	bool inside = false;
	size_t count = 0;
	for (size_t at = 0, n; at < s.n; at += n)
		count += lg_lanes_count(starts_at(s, at, &inside, &n));
	return count;
}

/* Counted first: a growing array would take twice the room. */
int lg_words(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal)
{
	struct lg_offsets made = {.cap = count_starts(normal)};
	bool inside = false;
	made.v = lg_arena_raw(a, (made.cap + 1) * sizeof *made.v);
	if (!made.v)
		return LG_ENOMEM;
	for (size_t at = 0, n; at < normal.n; at += n)
		for (unsigned starts = starts_at(normal, at, &inside, &n); starts; starts &= starts - 1)
			made.v[made.n++] = (uint32_t)(at + lg_lanes_first(starts));
	*out = made;
	return LG_OK;
}

void lg_count_letters(struct lg_slice normal, size_t *letters, size_t *all)
{
	*letters = *all = 0;
	for (size_t at = 0, n; at < normal.n; at += n) {
		const struct letters l = letters_at(normal, at);
		if (l.n) {
			const unsigned held = (1u << l.n) - 1;
			n = l.n;
			*letters += lg_lanes_count(l.lead);
			*all += lg_lanes_count((l.lead | (held & ~l.word) | l.digit) & ~l.blank);
			continue;
		}
		const int32_t c = lg_utf8_at(normal, at, &n);
		if (c == ' ' || c == '\n')
			continue;
		(*all)++;
		*letters += lg_is_word(c) && c != '_' && !(c >= '0' && c <= '9');
	}
}

/* Start of the word that ends at `end`; `end` itself when there is none. */
static size_t word_before(struct lg_slice s, size_t end)
{
	size_t begin = end;
	while (begin > 0) {
		size_t at = begin - 1, n;
		while (at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
			at--;
		if (!word_at(s, at, &n))
			break;
		begin = at;
	}
	return begin;
}

static bool ends_with_word(struct lg_slice s, struct lg_slice tail)
{
	if (tail.n == 0 || tail.n > s.n || memcmp(s.p + s.n - tail.n, tail.p, tail.n) != 0)
		return false;
	const size_t begin = s.n - tail.n;
	return word_before(s, begin) == begin;
}

/* Does the full stop at `stop` end a sentence? It does not after an enumerator or an abbreviation. */
static bool stop_ends(struct lg_slice s, size_t stop, const struct lg_slice *abbreviations, size_t n)
{
	const size_t begin = word_before(s, stop);
	size_t first = 0;
	if (begin < stop) {
		(void)lg_utf8_at(s, begin, &first);
		const bool number = s.p[begin] >= '0' && s.p[begin] <= '9';
		if (number || begin + first == stop)
			return false;
	}
	const struct lg_slice upto = lg_slice_sub(s, 0, stop + 1);
	for (size_t i = 0; i < n; i++) {
		if (ends_with_word(upto, abbreviations[i]))
			return false;
	}
	return true;
}

/* Past the mark at `at` and the quotes and brackets that close after it, when space follows; 0 when none does. */
static size_t after_mark(struct lg_slice s, size_t at)
{
	size_t i = at + 1;
	while (i < s.n && strchr("\"')]", s.p[i]) && s.p[i])
		i++;
	return i < s.n && s.p[i] == ' ' ? i : 0;
}

/* Bytes at s[at] that end no sentence, as far as that shows sixteen bytes at a time. */
static size_t within_sentence(struct lg_slice s, size_t at)
{
	const size_t begin = at;
	for (; at + LG_LANES <= s.n; at += LG_LANES) {
		const lg_lanes v = lg_lanes_load(s.p + at);
		const unsigned ends =
			lg_lanes_is(v, '\n') | lg_lanes_is(v, '.') | lg_lanes_is(v, '!') | lg_lanes_is(v, '?');
		if (ends)
			return at + lg_lanes_first(ends) - begin;
	}
	return at - begin;
}

int lg_sentences(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal,
		 const struct lg_slice *abbreviations, size_t n)
{
	struct lg_offsets made = {0};
	bool begins = true;
	for (size_t at = 0; at < normal.n; at++) {
		at += begins ? 0 : within_sentence(normal, at);
		if (at == normal.n)
			break;
		const char c = normal.p[at];
		if (c == '\n') {
			begins = true;
			continue;
		}
		if (begins && c != ' ') {
			LG_TRY(push(&made, a, at));
			begins = false;
		}
		if (c != '.' && c != '!' && c != '?')
			continue;
		const size_t past = after_mark(normal, at);
		if (past && (c != '.' || stop_ends(normal, at, abbreviations, n))) {
			begins = true;
			at = past;
		}
	}
	*out = made;
	return LG_OK;
}

size_t lg_offsets_find(const struct lg_offsets *o, uint32_t at)
{
	size_t low = 0, high = o->n;
	while (high - low > 1) {
		const size_t mid = low + (high - low) / 2;
		if (o->v[mid] <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

uint32_t lg_offsets_near(const struct lg_offsets *o, uint32_t near, uint32_t at)
{
	size_t lo = near, hi = near + 1, step = 1;
	if (near >= o->n)
		return (uint32_t)lg_offsets_find(o, at);
	if (o->v[near] <= at) {
		for (; o->n - hi >= step && o->v[hi + step - 1] <= at; step *= 2)
			hi += step;
		lo = hi - 1;
		hi = o->n - hi >= step ? hi + step - 1 : o->n;
	} else {
		for (; lo >= step && o->v[lo - step] > at; step *= 2)
			lo -= step;
		hi = lo;
		lo = lo >= step ? lo - step : 0;
	}
	const struct lg_offsets between = {.v = o->v + lo, .n = hi - lo};
	return (uint32_t)(lo + lg_offsets_find(&between, at));
}
