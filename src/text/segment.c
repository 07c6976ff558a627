/* SPDX-License-Identifier: MIT */
#include "text/segment.h"

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

int lg_words(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal)
{
	struct lg_offsets made = {0};
	bool inside = false;
	for (size_t at = 0, n; at < normal.n; at += n) {
		const bool word = word_at(normal, at, &n);
		if (word && !inside)
			LG_TRY(push(&made, a, at));
		inside = word;
	}
	*out = made;
	return LG_OK;
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

int lg_sentences(struct lg_offsets *out, struct lg_arena *a, struct lg_slice normal,
		 const struct lg_slice *abbreviations, size_t n)
{
	struct lg_offsets made = {0};
	bool begins = true;
	for (size_t at = 0; at < normal.n; at++) {
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
