/* SPDX-License-Identifier: MIT */
#include "base/slice.h"

#include <string.h>

struct lg_slice lg_slice_from(const char *nul_terminated)
{
	return (struct lg_slice){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

struct lg_slice lg_slice_sub(struct lg_slice s, size_t begin, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (begin > end)
		begin = end;
	return (struct lg_slice){s.p ? s.p + begin : NULL, end - begin};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct lg_slice lg_slice_trim(struct lg_slice s)
{
	while (s.n && is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool lg_slice_eq(struct lg_slice a, struct lg_slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool lg_slice_is(struct lg_slice a, const char *nul_terminated)
{
	return lg_slice_eq(a, lg_slice_from(nul_terminated));
}

bool lg_slice_starts(struct lg_slice s, const char *prefix)
{
	size_t n = strlen(prefix);
	return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

bool lg_slice_ends(struct lg_slice s, const char *suffix)
{
	size_t n = strlen(suffix);
	return s.n >= n && (n == 0 || memcmp(s.p + s.n - n, suffix, n) == 0);
}

int lg_slice_cmp(struct lg_slice a, struct lg_slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

size_t lg_slice_find(struct lg_slice s, struct lg_slice needle)
{
	if (needle.n == 0)
		return 0;
	for (size_t i = 0; i + needle.n <= s.n; i++) {
		const char *hit = memchr(s.p + i, needle.p[0], s.n - needle.n - i + 1);
		if (!hit)
			break;
		i = (size_t)(hit - s.p);
		if (memcmp(hit, needle.p, needle.n) == 0)
			return i;
	}
	return SIZE_MAX;
}

struct lg_slice lg_slice_word(struct lg_slice *rest)
{
	*rest = lg_slice_trim(*rest);
	size_t n = 0;
	while (n < rest->n && !is_space(rest->p[n]))
		n++;
	struct lg_slice word = {rest->p, n};
	*rest = lg_slice_sub(*rest, n, rest->n);
	return word;
}

bool lg_slice_uint(struct lg_slice s, uint32_t *out)
{
	uint32_t v = 0;
	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		uint32_t digit = (uint32_t)(s.p[i] - '0');
		if (v > (UINT32_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*out = v;
	return true;
}
