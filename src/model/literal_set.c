/* SPDX-License-Identifier: MIT */
#include "model/literal_set.h"
#include "model/literal.h"

#include <stdlib.h>
#include <string.h>

struct lg_strings lg_strings_empty(void)
{
	static const struct lg_slice none = {"", 0};
	return (struct lg_strings){&none, 1};
}

bool lg_strings_one(struct lg_strings *out, struct lg_arena *a, struct lg_slice s)
{
	struct lg_slice *v = lg_arena_array(a, 1, sizeof *v);
	if (!v)
		return false;
	*v = s;
	*out = (struct lg_strings){v, 1};
	return true;
}

static int compare(const void *a, const void *b)
{
	return lg_slice_cmp(*(const struct lg_slice *)a, *(const struct lg_slice *)b);
}

/* Nearly all sets are of one to four strings. */
static void sort(struct lg_slice *v, size_t n)
{
	if (n > 12) {
		qsort(v, n, sizeof *v, compare);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		struct lg_slice s = v[i];
		size_t k = i;
		for (; k > 0 && lg_slice_cmp(v[k - 1], s) > 0; k--)
			v[k] = v[k - 1];
		v[k] = s;
	}
}

/* Sorts v and drops duplicates; returns how many are left. */
static size_t tidy(struct lg_slice *v, size_t n)
{
	size_t kept = 0, ascending = 1;
	while (ascending < n && lg_slice_cmp(v[ascending - 1], v[ascending]) < 0)
		ascending++;
	if (ascending >= n) /* nearly always */
		return n;
	sort(v, n);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || !lg_slice_eq(v[kept - 1], v[i]))
			v[kept++] = v[i];
	return kept;
}

static bool join(struct lg_slice *out, struct lg_arena *a, struct lg_slice left, struct lg_slice right)
{
	if (left.n == 0 || right.n == 0 || right.p[0] == LG_ANY_DIGIT) { /* that is a literal alone, or none */
		*out = left.n ? left : right;
		return true;
	}
	char *p = lg_arena_alloc(a, left.n + right.n);
	if (!p)
		return false;
	memcpy(p, left.p, left.n);
	memcpy(p + left.n, right.p, right.n);
	*out = (struct lg_slice){p, left.n + right.n};
	return true;
}

static size_t longest(struct lg_strings s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.v[i].n > n)
			n = s.v[i].n;
	return n;
}

bool lg_strings_cross(struct lg_strings *out, bool *fits, struct lg_arena *a, struct lg_strings left,
		      struct lg_strings right)
{
	*fits = left.n * right.n <= LG_LITERALS_MAX && longest(left) + longest(right) <= LG_STRING_MAX;
	if (!*fits)
		return true;
	struct lg_slice *v = lg_arena_array(a, left.n * right.n, sizeof *v);
	if (!v)
		return false;
	size_t n = 0;
	for (size_t i = 0; i < left.n; i++)
		for (size_t j = 0; j < right.n; j++)
			if (!join(&v[n++], a, left.v[i], right.v[j]))
				return false;
	*out = (struct lg_strings){v, tidy(v, n)};
	return true;
}

bool lg_strings_end(struct lg_strings *out, bool *fits, struct lg_arena *a, struct lg_strings s)
{
	static const char mark[] = {LG_WORD_END};
	static const struct lg_slice end = {mark, sizeof mark};
	return lg_strings_cross(out, fits, a, s, (struct lg_strings){&end, 1});
}

bool lg_strings_bare(struct lg_strings *out, struct lg_arena *a, struct lg_strings s)
{
	struct lg_slice *v = lg_arena_array(a, s.n, sizeof *v);
	if (!v)
		return false;
	for (size_t i = 0; i < s.n; i++)
		v[i] = lg_slice_sub(s.v[i], 0, s.v[i].n - (s.v[i].n && s.v[i].p[s.v[i].n - 1] == LG_WORD_END));
	*out = (struct lg_strings){v, tidy(v, s.n)};
	return true;
}

/* At most max bytes of s, whole characters. */
static struct lg_slice cut(struct lg_slice s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xC0) == 0x80)
		max--;
	return (struct lg_slice){s.p, max};
}

/* Both ascend. */
static size_t merge(struct lg_slice *v, struct lg_strings left, struct lg_strings right)
{
	size_t n = 0;
	for (size_t i = 0, j = 0; i < left.n || j < right.n;) {
		int order = i == left.n ? 1 : j == right.n ? -1 : lg_slice_cmp(left.v[i], right.v[j]);
		v[n++] = order <= 0 ? left.v[i] : right.v[j];
		i += order <= 0;
		j += order >= 0;
	}
	return n;
}

bool lg_strings_unite(struct lg_strings *out, bool *whole, struct lg_arena *a, struct lg_strings left,
		      struct lg_strings right)
{
	struct lg_slice *v = lg_arena_array(a, left.n + right.n, sizeof *v);
	if (!v)
		return false;
	size_t n = merge(v, left, right);
	*whole = n <= LG_LITERALS_MAX;
	for (size_t max = longest((struct lg_strings){v, n}); n > LG_LITERALS_MAX; max--) {
		for (size_t i = 0; i < n; i++)
			v[i] = cut(v[i], max);
		n = tidy(v, n);
	}
	*out = (struct lg_strings){v, n};
	return true;
}

size_t lg_strings_shortest(struct lg_strings s)
{
	size_t n = s.n ? s.v[0].n : 0;
	for (size_t i = 1; i < s.n; i++)
		if (s.v[i].n < n)
			n = s.v[i].n;
	return n;
}

/* Longer is rarer, up to a point; then fewer is better. */
unsigned lg_strings_score(struct lg_strings s)
{
	size_t n = lg_strings_shortest(s);
	if (n < 3)
		return 0;
	return (unsigned)((n > 12 ? 12 : n) * (LG_LITERALS_MAX + 1) - s.n);
}

static bool covered(struct lg_slice s, struct lg_slice by, enum lg_reduce how)
{
	if (by.n > s.n)
		return false;
	if (how == LG_REDUCE_PREFIX)
		return memcmp(s.p, by.p, by.n) == 0;
	return lg_slice_find(s, by) != SIZE_MAX;
}

bool lg_strings_reduce(struct lg_strings *out, struct lg_arena *a, struct lg_strings s, enum lg_reduce how)
{
	struct lg_slice *v = lg_arena_array(a, s.n, sizeof *v);
	if (!v)
		return false;
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool drop = false;
		for (size_t j = 0; j < s.n && !drop; j++)
			drop = i != j && covered(s.v[i], s.v[j], how);
		if (!drop)
			v[n++] = s.v[i];
	}
	*out = (struct lg_strings){v, n};
	return true;
}
