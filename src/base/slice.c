/* SPDX-License-Identifier: MIT */
#include "base/slice.h"

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
