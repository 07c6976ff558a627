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

int lg_offmap_add(struct lg_offmap *m, struct lg_arena *a, uint32_t n, uint32_t from, uint32_t len)
{
	if (n == 0)
		return LG_OK;
	if (m->n && n == len && is_linear(m, m->n - 1)) {
		struct lg_piece *last = &m->v[m->n - 1];
		if (last->from + last->len == from) {
			last->len += len;
			m->end += n;
			return LG_OK;
		}
	}
	if (!LG_VEC_ROOM(a, m))
		return LG_ENOMEM;
	m->v[m->n++] = (struct lg_piece){m->end, from, len};
	m->end += n;
	return LG_OK;
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

uint32_t lg_offmap_begin(const struct lg_offmap *m, uint32_t to)
{
	if (m->n == 0)
		return to;
	const size_t i = find(m, to);
	const struct lg_piece *p = &m->v[i];
	if (to >= m->end)
		return p->from + p->len;
	return is_linear(m, i) ? p->from + (to - p->to) : p->from;
}

uint32_t lg_offmap_end(const struct lg_offmap *m, uint32_t to)
{
	if (m->n == 0)
		return to;
	if (to == 0)
		return m->v[0].from;
	const size_t i = find(m, to - 1);
	const struct lg_piece *p = &m->v[i];
	return is_linear(m, i) && to < m->end ? p->from + (to - p->to) : p->from + p->len;
}

int lg_offmap_append_part(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *m, uint32_t begin,
			  uint32_t end)
{
	if (begin >= end)
		return LG_OK;
	if (m->n == 0)
		return lg_offmap_add(out, a, end - begin, begin, end - begin);
	for (size_t i = find(m, begin); i < m->n && m->v[i].to < end; i++) {
		const struct lg_piece *p = &m->v[i];
		const uint32_t piece_end = target_end(m, i);
		const uint32_t from = begin > p->to ? begin : p->to;
		const uint32_t to = end < piece_end ? end : piece_end;
		if (from >= to)
			continue;
		if (is_linear(m, i))
			LG_TRY(lg_offmap_add(out, a, to - from, p->from + (from - p->to), to - from));
		else
			LG_TRY(lg_offmap_add(out, a, to - from, p->from, p->len));
	}
	return LG_OK;
}

int lg_offmap_compose(struct lg_offmap *out, struct lg_arena *a, const struct lg_offmap *outer,
		      const struct lg_offmap *inner)
{
	struct lg_offmap made = {0};
	if (outer->n == 0) {
		if (inner->n)
			LG_TRY(lg_offmap_append_part(&made, a, inner, 0, inner->end));
		*out = made;
		return LG_OK;
	}
	for (size_t i = 0; i < outer->n; i++) {
		const struct lg_piece *p = &outer->v[i];
		if (is_linear(outer, i)) {
			LG_TRY(lg_offmap_append_part(&made, a, inner, p->from, p->from + p->len));
			continue;
		}
		const uint32_t from = lg_offmap_begin(inner, p->from);
		const uint32_t end = p->len ? lg_offmap_end(inner, p->from + p->len) : from;
		LG_TRY(lg_offmap_add(&made, a, target_end(outer, i) - p->to, from, end > from ? end - from : 0));
	}
	*out = made;
	return LG_OK;
}
