/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_MIN ((size_t)16 * 1024)
#define CHUNK_MAX ((size_t)4 * 1024 * 1024)

struct chunk {
	struct chunk *prev;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

struct lg_arena {
	struct chunk *last;
	size_t used;
};

static struct chunk *chunk_new(struct chunk *prev, size_t size)
{
	struct chunk *c = malloc(sizeof *c + size);
	if (c)
		*c = (struct chunk){.prev = prev, .size = size};
	return c;
}

struct lg_arena *lg_arena_new(void)
{
	return calloc(1, sizeof(struct lg_arena));
}

static void free_chunks(struct chunk *c)
{
	while (c) {
		struct chunk *prev = c->prev;
		free(c);
		c = prev;
	}
}

void lg_arena_free(struct lg_arena *a)
{
	if (a) {
		free_chunks(a->last);
		free(a);
	}
}

void lg_arena_adopt(struct lg_arena *a, struct lg_arena *from)
{
	struct chunk **end = a->last ? &a->last->prev : &a->last; /* what a fills now stays its last */
	if (from->last) {
		struct chunk *first = from->last;
		while (first->prev)
			first = first->prev;
		first->prev = *end;
		*end = from->last;
	}
	a->used += from->used;
	free(from);
}

void lg_arena_reset(struct lg_arena *a)
{
	a->used = 0;
	if (!a->last)
		return;
#ifdef LG_ARENA_MALLOC
	free_chunks(a->last);
	a->last = NULL;
#else
	struct chunk *keep = a->last; /* the newest is the largest */
	free_chunks(keep->prev);
	keep->prev = NULL;
	keep->used = 0;
#endif
}

struct lg_arena_mark lg_arena_mark(const struct lg_arena *a)
{
	return (struct lg_arena_mark){a->last, a->last ? a->last->used : 0, a->used};
}

void lg_arena_back_to(struct lg_arena *a, struct lg_arena_mark mark)
{
	while (a->last != mark.chunk) {
		struct chunk *prev = a->last->prev;
		free(a->last);
		a->last = prev;
	}
	if (a->last)
		a->last->used = mark.in_chunk;
	a->used = mark.used;
}

size_t lg_arena_used(const struct lg_arena *a)
{
	return a->used;
}

static struct chunk *chunk_with_room(struct lg_arena *a, size_t n)
{
	struct chunk *c = a->last;
#ifdef LG_ARENA_MALLOC
	(void)c;
	return a->last = chunk_new(a->last, n);
#else
	if (c && c->size - c->used >= n)
		return c;
	size_t size = c ? c->size * 2 : CHUNK_MIN;
	if (size > CHUNK_MAX)
		size = CHUNK_MAX;
	if (size < n)
		size = n;
	c = chunk_new(a->last, size);
	if (c)
		a->last = c;
	return c;
#endif
}

/* Bytes that n take in a chunk; in sanitizer builds one byte too many is to show. */
static size_t rounded(size_t n)
{
#ifdef LG_ARENA_MALLOC
	return n;
#else
	const size_t align = alignof(max_align_t);
	return (n + align - 1) / align * align;
#endif
}

void *lg_arena_raw(struct lg_arena *a, size_t n)
{
	if (n > SIZE_MAX / 2)
		return NULL;
	n = rounded(n);
	struct chunk *old = a->last;
	struct chunk *c = chunk_with_room(a, n);
	if (!c) {
		a->last = old;
		return NULL;
	}
	void *p = c->bytes + c->used;
	c->used += n;
	a->used += n;
	return p;
}

void *lg_arena_alloc(struct lg_arena *a, size_t n)
{
	void *p = lg_arena_raw(a, n);
	return p ? memset(p, 0, n) : NULL;
}

void *lg_arena_array(struct lg_arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		return NULL;
	return lg_arena_alloc(a, count * size);
}

bool lg_arena_copy(struct lg_arena *a, struct lg_slice s, struct lg_slice *out)
{
	char *p = lg_arena_raw(a, s.n + 1);
	if (!p)
		return false;
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	*out = (struct lg_slice){p, s.n};
	return true;
}

/* Whether the latest allocation, of n bytes at p, could be made longer in its place. */
static bool lengthen(struct lg_arena *a, const void *p, size_t n, size_t more)
{
	struct chunk *c = a->last;
	n = rounded(n);
	more = rounded(more);
	if (!c || n > c->used || p != c->bytes + c->used - n || more - n > c->size - c->used)
		return false;
	c->used += more - n;
	a->used += more - n;
	return true;
}

/* A longer place for n items at old; what is behind them is zeroed. */
static char *longer(struct lg_arena *a, void *old, size_t n, size_t cap, size_t more, size_t size)
{
	if (size && more > SIZE_MAX / 2 / size)
		return NULL;
	bool in_place = cap && lengthen(a, old, cap * size, more * size);
	char *p = in_place ? old : lg_arena_raw(a, more * size);
	if (!p)
		return NULL;
	if (n && !in_place)
		memcpy(p, old, n * size);
	memset(p + n * size, 0, (more - n) * size);
	return p;
}

int lg_arena_grow(struct lg_arena *a, void *items, size_t *cap, size_t n, size_t size)
{
	if (n < *cap)
		return LG_OK;
	size_t more = *cap ? *cap * 2 : 8;
	void *old;
	memcpy(&old, items, sizeof old); /* items is T**: copied as bytes to stay within the aliasing rules */
	void *grown = longer(a, old, n, *cap, more, size);
	if (!grown)
		return LG_ENOMEM;
	memcpy(items, &grown, sizeof grown);
	*cap = more;
	return LG_OK;
}
