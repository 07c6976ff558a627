/* SPDX-License-Identifier: MIT */
#include "text/sink.h"

#include <string.h>

int lg_sink_open(struct lg_sink *s, struct lg_arena *a, size_t begin, size_t source_n)
{
	*s = (struct lg_sink){
		.arena = a, .from = (uint32_t)begin, .run_from = (uint32_t)begin, .source_n = (uint32_t)source_n};
	s->cap = source_n + source_n / 16 + 2 * LG_SINK_SLACK;
	s->p = lg_arena_raw(a, s->cap);
	return s->p ? LG_OK : LG_ENOMEM;
}

/* Restores the invariant after an expansion. */
static int room(struct lg_sink *s)
{
	const size_t need = s->n + (s->source_n - s->from) + LG_SINK_SLACK;
	if (need <= s->cap)
		return LG_OK;
	const size_t cap = need + need / 2;
	char *p = lg_arena_raw(s->arena, cap);
	if (!p)
		return LG_ENOMEM;
	memcpy(p, s->p, s->n);
	s->p = p;
	s->cap = cap;
	return LG_OK;
}

static int end_run(struct lg_sink *s)
{
	const uint32_t n = (uint32_t)s->n - s->run_to;
	return lg_offmap_add(&s->map, s->arena, n, s->run_from, n);
}

int lg_sink_put(struct lg_sink *s, const char *bytes, size_t n, size_t len)
{
	if (n == len) {
		memcpy(s->p + s->n, bytes, n);
		s->n += n;
		s->from += (uint32_t)len;
		return LG_OK;
	}
	LG_TRY(end_run(s));
	if (n)
		memcpy(s->p + s->n, bytes, n);
	LG_TRY(lg_offmap_add(&s->map, s->arena, (uint32_t)n, s->from, (uint32_t)len));
	s->n += n;
	s->from += (uint32_t)len;
	s->run_to = (uint32_t)s->n;
	s->run_from = s->from;
	return n > len ? room(s) : LG_OK;
}

int lg_sink_put_pairs(struct lg_sink *s, const char *bytes, size_t n)
{
	LG_TRY(end_run(s));
	memcpy(s->p + s->n, bytes, n);
	LG_TRY(lg_offmap_add_pairs(&s->map, s->arena, (uint32_t)n, s->from));
	s->n += n;
	s->from += 2 * (uint32_t)n;
	s->run_to = (uint32_t)s->n;
	s->run_from = s->from;
	return LG_OK;
}

int lg_sink_close(struct lg_sink *s, struct lg_slice *text, struct lg_offmap *map)
{
	LG_TRY(end_run(s));
	*text = (struct lg_slice){s->p, s->n};
	*map = s->map;
	return LG_OK;
}
