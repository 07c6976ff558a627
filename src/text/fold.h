/* SPDX-License-Identifier: MIT */
/* fold.h - inside text only: the parts of normalising, and the growing text with its map that they write to. */
#ifndef LG_TEXT_FOLD_H
#define LG_TEXT_FOLD_H

#include "text/normalise.h"

/*
 * Normal text in the making. Invariant: there is room for as many bytes as the source has left, plus LG_SINK_SLACK, so
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

int lg_sink_open(struct lg_sink *s, struct lg_arena *a, size_t source_n) LG_MUST_USE;
/* n bytes that stand for the next len bytes of the source; n is len, or at most LG_SINK_SLACK. */
int lg_sink_put(struct lg_sink *s, const char *bytes, size_t n, size_t len) LG_MUST_USE;
int lg_sink_close(struct lg_sink *s, struct lg_normal *out) LG_MUST_USE;

#define LG_GONE 0

/* Spaces, dashes, quotes and what is not seen: ' ', '-', '"', '\'', LG_GONE; any other code point comes back as it is.
 */
int32_t lg_plain(int32_t codepoint);

/* A letter with its marks: at most LG_CLUSTER_MAX code points; the rest of an absurd heap of marks starts a new
 * cluster. */
#define LG_CLUSTER_MAX 16

/* Can this code point change what stands before it (combining marks, Hangul vowels)? */
bool lg_joins_before(int32_t codepoint);

/* Case folding, NFC, ligatures, LG_FOLD_MARKS. Bytes written; out has room for LG_SINK_SLACK. */
size_t lg_fold_cluster(char *out, const int32_t *cp, size_t n, unsigned fold);

/* LG_FOLD_CYRILLIC and LG_FOLD_SERBIAN, over text that is normal otherwise. */
int lg_fold_script(struct lg_normal *out, struct lg_arena *a, struct lg_slice normal, unsigned fold) LG_MUST_USE;

#endif
