/* SPDX-License-Identifier: MIT */
/*
 * The {number} macro. Number words become one alternation in which common beginnings are written once, so that PCRE2
 * decides by a few letters however many words a language has:  (?:f(?:ifteen\w*|our\b)|six\w*).
 */
#include "rules/expand.h"

#include "base/buf.h"

#include <stdlib.h>

#define UNITS_MAX 9 /* what may follow a ten: twenty-nine */

static int by_stem(const void *x, const void *y)
{
	const struct lg_number_word *a = x, *b = y;
	int c = lg_slice_cmp(a->stem, b->stem);
	return c ? c : (int)b->prefix - (int)a->prefix;
}

/* Length of the longest common beginning of the first and last of sorted words, in whole characters. */
static size_t common(const struct lg_number_word *first, const struct lg_number_word *last)
{
	size_t n = 0;
	while (n < first->stem.n && n < last->stem.n && first->stem.p[n] == last->stem.p[n])
		n++;
	while (n && n < last->stem.n && ((unsigned char)last->stem.p[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* How many words from the first on share a character at `from` with it. */
static size_t family(const struct lg_number_word *v, size_t n, size_t from)
{
	size_t k = 1;
	while (k < n && common(&v[0], &v[k]) > from)
		k++;
	return k;
}

/* Sorted words that share their first `from` bytes, as an alternation of the rest. Depth: letters of a word. */
static void put_words(struct lg_buf *b, const struct lg_number_word *v, size_t n, size_t from)
{
	const char *bar = "";
	const struct lg_number_word *whole = NULL; /* ends right here: tried last, the others are longer */
	lg_buf_str(b, "(?:");
	for (size_t i = 0, k; i < n; i += k) {
		k = 1;
		if (v[i].stem.n == from) {
			whole = &v[i];
			continue;
		}
		k = family(v + i, n - i, from);
		size_t end = common(&v[i], &v[i + k - 1]);
		lg_buf_str(b, bar);
		bar = "|";
		lg_regex_put(b, lg_slice_sub(v[i].stem, from, end));
		if (k == 1)
			lg_buf_str(b, v[i].prefix ? "\\w*" : "\\b");
		else
			put_words(b, v + i, k, end);
	}
	if (whole) {
		lg_buf_str(b, bar);
		lg_buf_str(b, whole->prefix ? "\\w*" : "\\b");
	}
	lg_buf_char(b, ')');
}

/* Sorted copies of the words with a value of at most max; those that a shorter stem covers are left out. */
static size_t select_words(struct lg_number_word *out, const struct lg_language *lang, uint32_t max)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < lang->nnumbers; i++)
		if (lang->number[i].value <= max && lang->number[i].stem.n)
			out[n++] = lang->number[i];
	if (n > 1)
		qsort(out, n, sizeof *out, by_stem);
	for (size_t i = 0; i < n; i++) {
		const struct lg_number_word *last = kept ? &out[kept - 1] : NULL;
		bool same = last && lg_slice_eq(last->stem, out[i].stem);
		bool covered = last && last->prefix && last->stem.n <= out[i].stem.n &&
			       lg_slice_eq(last->stem, lg_slice_sub(out[i].stem, 0, last->stem.n));
		if (!same && !covered)
			out[kept++] = out[i];
	}
	return kept;
}

int lg_number_regex(struct lg_slice *out, struct lg_arena *a, const struct lg_language *lang)
{
	struct lg_buf b;
	struct lg_number_word *words = malloc((lang->nnumbers + 1) * sizeof *words);
	if (!words)
		return LG_ENOMEM;
	lg_buf_init(&b, 0);
	lg_buf_str(&b, "(?:\\d{1,4}(?!\\d)");
	size_t n = select_words(words, lang, UINT32_MAX);
	if (n) {
		lg_buf_char(&b, '|');
		put_words(&b, words, n, 0);
	}
	n = select_words(words, lang, UNITS_MAX);
	if (n) {
		lg_buf_str(&b, "(?:[ -]");
		put_words(&b, words, n, 0);
		lg_buf_str(&b, ")?");
	}
	lg_buf_char(&b, ')');
	free(words);
	int status = lg_buf_status(&b);
	if (status == LG_OK && !lg_arena_copy(a, lg_buf_slice(&b), out))
		status = LG_ENOMEM;
	lg_buf_done(&b);
	return status;
}
