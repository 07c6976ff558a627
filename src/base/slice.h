/* SPDX-License-Identifier: MIT */
/*
 * slice.h - a borrowed run of bytes. NUL termination is never assumed; {NULL, 0} is the empty slice.
 */
#ifndef LG_BASE_SLICE_H
#define LG_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct lg_slice {
	const char *p;
	size_t n;
};

#define LG_LIT(s) ((struct lg_slice){(s), sizeof(s) - 1})

/* Inline, so that comparing with a literal costs no call. NULL gives the empty slice. */
static inline struct lg_slice lg_slice_from(const char *nul_terminated)
{
	return (struct lg_slice){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

/* Clamped to s. */
static inline struct lg_slice lg_slice_sub(struct lg_slice s, size_t begin, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (begin > end)
		begin = end;
	return (struct lg_slice){s.p ? s.p + begin : NULL, end - begin};
}

static inline bool lg_slice_eq(struct lg_slice a, struct lg_slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool lg_slice_is(struct lg_slice a, const char *nul_terminated)
{
	return lg_slice_eq(a, lg_slice_from(nul_terminated));
}

static inline bool lg_slice_starts(struct lg_slice s, const char *prefix)
{
	size_t n = strlen(prefix);
	return s.n >= n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

static inline bool lg_slice_ends(struct lg_slice s, const char *suffix)
{
	size_t n = strlen(suffix);
	return s.n >= n && (n == 0 || memcmp(s.p + s.n - n, suffix, n) == 0);
}

struct lg_slice lg_slice_trim(struct lg_slice s);	/* without ASCII white space at both ends */
int lg_slice_cmp(struct lg_slice a, struct lg_slice b); /* by bytes, shorter first: the order of all our output */
size_t lg_slice_find(struct lg_slice s, struct lg_slice needle); /* offset, or SIZE_MAX */

/* Next space-separated word of *rest, which moves past it; empty at the end. */
struct lg_slice lg_slice_word(struct lg_slice *rest);

/* Decimal digits only. Returns false, leaving *out alone, on anything else or on overflow. */
bool lg_slice_uint(struct lg_slice s, uint32_t *out);

#endif
