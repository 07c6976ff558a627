/* SPDX-License-Identifier: MIT */
/*
 * arena.h - bump allocation, one arena per lifetime (rules, document, matrix, scratch).
 *
 * The object that owns an arena has the only *_free; what lives in it has none. Memory is zeroed and aligned for any
 * type. With -DLG_ARENA_MALLOC (the sanitizer builds) every allocation is a malloc of its own, so that overruns show.
 */
#ifndef LG_BASE_ARENA_H
#define LG_BASE_ARENA_H

#include "base/slice.h"
#include "base/status.h"

struct lg_arena;

struct lg_arena *lg_arena_new(void);	 /* owned by the caller; NULL when out of memory */
void lg_arena_free(struct lg_arena *a);	 /* NULL is a no-op */
void lg_arena_reset(struct lg_arena *a); /* forgets all allocations, keeps the first chunk */
/* A moment in the life of an arena; going back to it forgets what was allocated since, and frees most of it. */
struct lg_arena_mark {
	void *chunk;
	size_t in_chunk, used;
};
struct lg_arena_mark lg_arena_mark(const struct lg_arena *a);
void lg_arena_back_to(struct lg_arena *a, struct lg_arena_mark mark); /* no reset since, no earlier mark gone back to */

void lg_arena_adopt(struct lg_arena *a,
		    struct lg_arena *from); /* what lives in from lives in a from now on; frees from */

size_t lg_arena_used(const struct lg_arena *a); /* bytes handed out since the last reset */

void *lg_arena_alloc(struct lg_arena *a, size_t n) LG_MUST_USE; /* zeroed; NULL when out of memory */
void *lg_arena_raw(struct lg_arena *a, size_t n) LG_MUST_USE;	/* not zeroed: for what is written over at once */
void *lg_arena_array(struct lg_arena *a, size_t count, size_t size) LG_MUST_USE; /* checks for overflow */

/* A NUL-terminated copy (the NUL is not counted). Returns false when out of memory. */
bool lg_arena_copy(struct lg_arena *a, struct lg_slice s, struct lg_slice *out) LG_MUST_USE;

/*
 * Makes room for one more item in a growing array: *items (of *cap items of size bytes, n in use) moves when full.
 * The latest allocation grows in its place while there is room; else the old block stays in the arena until it goes,
 * so total waste is at most the final size.
 */
int lg_arena_grow(struct lg_arena *a, void *items, size_t *cap, size_t n, size_t size) LG_MUST_USE;

/* vec is any struct with members `v`, `n` and `cap`; true when there is room for vec.v[vec.n]. */
#define LG_VEC(type)                                                                                                   \
	struct {                                                                                                       \
		type *v;                                                                                               \
		size_t n, cap;                                                                                         \
	}
#define LG_VEC_ROOM(arena, vec) (lg_arena_grow((arena), &(vec)->v, &(vec)->cap, (vec)->n, sizeof *(vec)->v) == LG_OK)

#endif
