/* SPDX-License-Identifier: MIT */
/* matcher.h - what is known of a lexicon before any text is seen. Private to src/match. */
#ifndef LG_MATCH_MATCHER_H
#define LG_MATCH_MATCHER_H

#include "match/index.h"
#include "match/regex.h"
#include "model/literal.h"

#include <pthread.h>
#include <stdatomic.h>

struct lg_matcher_pattern {
	struct lg_literals literals;
	uint64_t *heads;			       /* for each way: set of the lg_head of what follows */
	_Atomic(struct lg_code *) code[LG_CODE_FORMS]; /* NULL until first wanted */
};

struct lg_matcher {
	const struct lg_checklist *checklist;
	const struct lg_lexicon *lexicon;
	struct lg_arena *arena;
	struct lg_matcher_pattern *pattern; /* as in the lexicon */
	struct lg_index at_start;	    /* literals that decide (phrases) or begin (LG_ANCHOR_PREFIX) a match */
	struct lg_index inside;		    /* literals of LG_ANCHOR_INNER */
	uint32_t *unanchored;		    /* patterns that must be tried on every block */
	size_t nunanchored;
	pthread_mutex_t lock; /* held while a code is made */
};

/* A number below 64 made of the first two bytes; literals are that long at least. */
static inline unsigned lg_head(const char *p, size_t left)
{
	return left < 2 ? 0 : ((unsigned char)p[0] * 5u + (unsigned char)p[1]) % 64;
}

/* The pattern compiled in this form; may be broken. Safe to call from many threads. */
int lg_matcher_code(const struct lg_code **out, const struct lg_matcher *m, uint32_t pattern,
		    unsigned form) LG_MUST_USE;

/* Reports a broken code at the place of its pattern. */
void lg_matcher_complain(struct lg_diags *d, const struct lg_matcher *m, uint32_t pattern,
			 const struct lg_code *broken);

#endif
