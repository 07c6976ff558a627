/* SPDX-License-Identifier: MIT */
/* What a text says about its own encoding. */
#include "text/encoding.h"

#include <string.h>

#define LOOK_AT 2048 /* bytes: where an HTML meta element must stand */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Offset of an ASCII word in lower case at or after `at`, in any case; SIZE_MAX when absent. */
static size_t find_word(struct lg_slice s, size_t at, const char *word)
{
	const size_t n = strlen(word);
	for (; at + n <= s.n; at++) {
		size_t i = 0;
		while (i < n && lower(s.p[at + i]) == word[i])
			i++;
		if (i == n)
			return at;
	}
	return SIZE_MAX;
}

static bool is_name(char c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
}

static size_t skip_blanks(struct lg_slice s, size_t at)
{
	while (at < s.n && (s.p[at] == ' ' || (s.p[at] >= '\t' && s.p[at] <= '\r')))
		at++;
	return at;
}

/* The value of key="value" in s, quoted or not; empty when absent. */
static struct lg_slice value_of(struct lg_slice s, const char *key)
{
	for (size_t at = find_word(s, 0, key); at != SIZE_MAX; at = find_word(s, at, key)) {
		at = skip_blanks(s, at + strlen(key));
		if (at >= s.n || s.p[at] != '=')
			continue;
		at = skip_blanks(s, at + 1);
		if (at < s.n && (s.p[at] == '"' || s.p[at] == '\''))
			at++;
		size_t end = at;
		while (end < s.n && is_name(s.p[end]))
			end++;
		return lg_slice_sub(s, at, end);
	}
	return (struct lg_slice){0};
}

struct lg_slice lg_charset_declared(struct lg_slice bytes)
{
	if (lg_slice_starts(bytes, "\xEF\xBB\xBF"))
		bytes = lg_slice_sub(bytes, 3, bytes.n);
	const struct lg_slice head = lg_slice_sub(bytes, 0, LOOK_AT);
	const size_t first = skip_blanks(head, 0);
	if (find_word(head, first, "<?xml") == first) {
		const char *end = memchr(head.p + first, '>', head.n - first);
		return value_of(lg_slice_sub(head, first, end ? (size_t)(end - head.p) : head.n), "encoding");
	}
	for (size_t at = find_word(head, 0, "<meta"); at != SIZE_MAX; at = find_word(head, at + 1, "<meta")) {
		const char *end = memchr(head.p + at, '>', head.n - at);
		const struct lg_slice name =
			value_of(lg_slice_sub(head, at, end ? (size_t)(end - head.p) : head.n), "charset");
		if (name.n)
			return name;
	}
	return (struct lg_slice){0};
}
