/* SPDX-License-Identifier: MIT */
#include "text/offmap.h"

static uint32_t target_end(const struct lg_offmap *m, size_t i)
{
	return i + 1 < m->n ? m->v[i + 1].to : m->end;
}

static bool is_linear(const struct lg_offmap *m, size_t i)
{
	return target_end(m, i) - m->v[i].to == m->v[i].len;
}

/* Does each target byte of piece i stand for two source bytes of its own? */
static bool is_pairs(const struct lg_offmap *m, size_t i)
{
	return (m->v[i].len & LG_PIECE_PAIRS) || (m->v[i].len == 2 && target_end(m, i) - m->v[i].to == 1);
}

static int push(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from, uint32_t len)
{
	if (!LG_VEC_ROOM(a, m))
		return LG_ENOMEM;
	m->v[m->n++] = (struct lg_piece){m->end, from, len};
	m->end += n;
	return LG_OK;
}

int lg_offmap_add_pairs(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from)
{
	struct lg_piece *last = m->n ? &m->v[m->n - 1] : NULL;
	if (!last || !is_pairs(m, m->n - 1) || last->from + lg_piece_len(last) != from)
		return push(m, a, n, from, n == 1 ? 2 : 2 * n | LG_PIECE_PAIRS);
	last->len = (lg_piece_len(last) + 2 * n) | LG_PIECE_PAIRS;
	m->end += n;
	return LG_OK;
}

int lg_offmap_add(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from, uint32_t len)
{
	if (n == 0)
		return LG_OK;
	if (n == 1 && len == 2)
		return lg_offmap_add_pairs(m, a, 1, from);
	if (m->n && n == len && is_linear(m, m->n - 1)) {
		struct lg_piece *last = &m->v[m->n - 1];
		if (last->from + last->len == from) {
			last->len += len;
			m->end += n;
			return LG_OK;
		}
	}
	return push(m, a, n, from, len);
}

/* Index of the piece that holds target byte `to`; the last one when `to` is past the end. The map is not empty. */
static size_t find(const struct lg_offmap *m, uint32_t to)
{
	size_t low = 0, high = m->n;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (m->v[mid].to <= to)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* The same, when most likely it is piece `near` or one soon after it. */
static size_t find_near(const struct lg_offmap *m, size_t near, uint32_t to)
{
	if (near >= m->n || m->v[near].to > to)
		return find(m, to);
	for (unsigned tries = 0; tries < 16; tries++) {
		if (near + 1 >= m->n || m->v[near + 1].to > to)
			return near;
		near++;
	}
	return find(m, to);
}

/* Where target byte `to`, which piece i holds, begins; where the text before `to`, whose last byte i holds, ends. */
static uint32_t begin_in(const struct lg_offmap *m, size_t i, uint32_t to)
{
	const struct lg_piece *p = &m->v[i];
	if (to >= m->end)
		return p->from + lg_piece_len(p);
	if (p->len & LG_PIECE_PAIRS)
		return p->from + 2 * (to - p->to);
	return is_linear(m, i) ? p->from + (to - p->to) : p->from;
}

static uint32_t end_in(const struct lg_offmap *m, size_t i, uint32_t to)
{
	const struct lg_piece *p = &m->v[i];
	if (p->len & LG_PIECE_PAIRS)
		return p->from + 2 * (to - p->to);
	return is_linear(m, i) && to < m->end ? p->from + (to - p->to) : p->from + p->len;
}

uint32_t lg_offmap_begin(const struct lg_offmap *m, uint32_t to)
{
	return m->n == 0 ? to : begin_in(m, find(m, to), to);
}

uint32_t lg_offmap_end(const struct lg_offmap *m, uint32_t to)
{
	if (m->n == 0)
		return to;
	return to == 0 ? m->v[0].from : end_in(m, find(m, to - 1), to);
}

/* *near: a piece to look at first; the last one used when done. */
static int append(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t begin, uint32_t end,
		  size_t *near)
{
	if (begin >= end)
		return LG_OK;
	if (m->n == 0)
		return lg_offmap_add(out, a, end - begin, begin, end - begin);
	for (size_t i = find_near(m, *near, begin); i < m->n && m->v[i].to < end; i++) {
		const struct lg_piece *p = &m->v[i];
		const uint32_t piece_end = target_end(m, i);
		const uint32_t from = begin > p->to ? begin : p->to;
		const uint32_t to = end < piece_end ? end : piece_end;
		*near = i;
		if (from >= to)
			continue;
		if (is_linear(m, i))
			LG_TRY(lg_offmap_add(out, a, to - from, p->from + (from - p->to), to - from));
		else if (p->len & LG_PIECE_PAIRS)
			LG_TRY(lg_offmap_add_pairs(out, a, to - from, p->from + 2 * (from - p->to)));
		else
			LG_TRY(lg_offmap_add(out, a, to - from, p->from, p->len));
	}
	return LG_OK;
}

int lg_offmap_append_part(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t begin,
			  uint32_t end)
{
	size_t near = SIZE_MAX;
	return append(out, a, m, begin, end, &near);
}

/* n target bytes that stand for the whole of [from, from + len) of m's target. */
static int append_atomic(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t n,
			 const struct lg_piece *p, size_t *near)
{
	if (m->n == 0)
		return lg_offmap_add(out, a, n, p->from, p->len);
	*near = find_near(m, *near, p->from);
	const uint32_t from = begin_in(m, *near, p->from);
	if (p->len == 0)
		return lg_offmap_add(out, a, n, from, 0);
	*near = find_near(m, *near, p->from + p->len - 1);
	return lg_offmap_add(out, a, n, from, end_in(m, *near, p->from + p->len) - from);
}

/* The n target bytes of a piece of pairs: as pairs where m is linear. */
static int append_pairs(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t n, uint32_t from,
			size_t *near)
{
	if (m->n == 0)
		return lg_offmap_add_pairs(out, a, n, from);
	for (uint32_t run; n; n -= run, from += 2 * run) {
		*near = find_near(m, *near, from);
		const uint32_t left = (target_end(m, *near) - from) / 2;
		run = left < n ? left : n;
		if (is_linear(m, *near) && run) {
			LG_TRY(lg_offmap_add_pairs(out, a, run, begin_in(m, *near, from)));
			continue;
		}
		run = 1;
		LG_TRY(append_atomic(out, a, m, 1, &(struct lg_piece){0, from, 2}, near));
	}
	return LG_OK;
}

int lg_offmap_compose(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *outer,
		      const struct lg_offmap *inner)
{
	struct lg_offmap made = {0};
	size_t near = 0;
	if (outer->n == 0) {
		LG_TRY(append(&made, a, inner, 0, inner->end, &near));
		*out = made;
		return LG_OK;
	}
	made.cap = outer->n + inner->n; /* hardly ever more: every piece ends where one of these does */
	made.v = lg_arena_array(a, made.cap, sizeof *made.v);
	if (!made.v)
		return LG_ENOMEM;
	for (size_t i = 0; i < outer->n; i++) {
		const struct lg_piece *p = &outer->v[i];
		if (is_linear(outer, i))
			LG_TRY(append(&made, a, inner, p->from, p->from + p->len, &near));
		else if (p->len & LG_PIECE_PAIRS)
			LG_TRY(append_pairs(&made, a, inner, target_end(outer, i) - p->to, p->from, &near));
		else
			LG_TRY(append_atomic(&made, a, inner, target_end(outer, i) - p->to, p, &near));
	}
	*out = made;
	return LG_OK;
}
