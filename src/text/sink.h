/* SPDX-License-Identifier: MIT */
/* sink.h - inside text only: a derived text in the making, with its map. */
#ifndef LG_TEXT_SINK_H
#define LG_TEXT_SINK_H

#include "text/offmap.h"

/*
 * Invariant: there is room for as many bytes as the source has left, plus LG_SINK_SLACK, so
 * whatever keeps its length may be written without a look at the room.
 *
 * A linear run is open from (run_to, run_from) to (n, from); it becomes a piece of the map when it ends.
 */
struct lg_sink {
	struct lg_arena *arena;
	char *p;
	size_t n, cap;
	uint32_t from;	   /* source offset that has been dealt with */
	uint32_t source_n; /* length of the source */
	uint32_t run_to, run_from;
	struct lg_offmap map;
};

#define LG_SINK_SLACK 256

/* begin: source offset where the text starts. */
int lg_sink_open(struct lg_sink *s, struct lg_arena *a, size_t begin, size_t source_n) LG_MUST_USE;
/* n bytes that stand for the next len bytes of the source; n is len, or at most LG_SINK_SLACK. */
int lg_sink_put(struct lg_sink *s, const char *bytes, size_t n, size_t len) LG_MUST_USE;
/* n bytes, at most LG_SINK_SLACK, that stand for two bytes of the source each. */
int lg_sink_put_pairs(struct lg_sink *s, const char *bytes, size_t n) LG_MUST_USE;
int lg_sink_close(struct lg_sink *s, struct lg_slice *text, struct lg_offmap *map) LG_MUST_USE;

#endif
