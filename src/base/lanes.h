/* SPDX-License-Identifier: MIT */
/*
 * lanes.h - sixteen bytes at a time, for loops over whole texts: a question about each of them, answered as a bit mask
 * (bit i: byte i). With SSE2, which every x86-64 has; elsewhere byte by byte, with the same answers.
 */
#ifndef LG_BASE_LANES_H
#define LG_BASE_LANES_H

#include <stddef.h>
#include <stdint.h>

#define LG_LANES 16
#define LG_LANES_ALL 0xFFFFu

#ifdef __SSE2__
#include <emmintrin.h>

typedef __m128i lg_lanes;

static inline lg_lanes lg_lanes_load(const void *p)
{
	return _mm_loadu_si128(p);
}

/* Bytes that are c. */
static inline unsigned lg_lanes_is(lg_lanes v, unsigned char c)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
}

/* Bytes from low to high, both included. */
static inline unsigned lg_lanes_between(lg_lanes v, unsigned char low, unsigned char high)
{
	const __m128i clamped = _mm_min_epu8(_mm_max_epu8(v, _mm_set1_epi8((char)low)), _mm_set1_epi8((char)high));
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(clamped, v));
}

/* Bytes above 0x7F. */
static inline unsigned lg_lanes_high(lg_lanes v)
{
	return (unsigned)_mm_movemask_epi8(v);
}

/* Writes v with 'A' to 'Z' in lower case. */
static inline void lg_lanes_store_lower(char *to, lg_lanes v)
{
	const __m128i clamped = _mm_min_epu8(_mm_max_epu8(v, _mm_set1_epi8('A')), _mm_set1_epi8('Z'));
	const __m128i upper = _mm_cmpeq_epi8(clamped, v);
	_mm_storeu_si128((void *)to, _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20))));
}

#else
#include <string.h>

typedef struct {
	unsigned char byte[LG_LANES];
} lg_lanes;

static inline lg_lanes lg_lanes_load(const void *p)
{
	lg_lanes v;
	memcpy(v.byte, p, LG_LANES);
	return v;
}

static inline unsigned lg_lanes_between(lg_lanes v, unsigned char low, unsigned char high)
{
	unsigned mask = 0;
	for (unsigned i = 0; i < LG_LANES; i++)
		mask |= (unsigned)(v.byte[i] >= low && v.byte[i] <= high) << i;
	return mask;
}

static inline unsigned lg_lanes_is(lg_lanes v, unsigned char c)
{
	return lg_lanes_between(v, c, c);
}

static inline unsigned lg_lanes_high(lg_lanes v)
{
	return lg_lanes_between(v, 0x80, 0xFF);
}

static inline void lg_lanes_store_lower(char *to, lg_lanes v)
{
	for (unsigned i = 0; i < LG_LANES; i++) {
		const unsigned char c = v.byte[i];
		to[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
}
#endif

/* Index of the first byte of a mask that is not empty; how many there are. */
static inline unsigned lg_lanes_first(unsigned mask)
{
	return (unsigned)__builtin_ctz(mask);
}

static inline unsigned lg_lanes_count(unsigned mask)
{
	mask -= mask >> 1 & 0x5555u;
	mask = (mask & 0x3333u) + (mask >> 2 & 0x3333u);
	mask = (mask + (mask >> 4)) & 0x0F0Fu;
	return (mask + (mask >> 8)) & 0x1Fu;
}

#endif
