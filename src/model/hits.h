/* SPDX-License-Identifier: MIT */
/*
 * hits.h - where each concept is said in a document: the whole result of matching, in one pass.
 */
#ifndef LG_MODEL_HITS_H
#define LG_MODEL_HITS_H

#include "model/checklist.h"
#include "model/document.h"

struct lg_hit {
	uint32_t concept;
	uint32_t begin, end;   /* in the document's norm */
	uint32_t block;
	uint32_t word;         /* ordinal in the document of the first word at or after begin */
	uint32_t words;        /* words covered, at least 1 */
	uint32_t sentence;     /* ordinal in the document */
	int32_t value;         /* in the concept's unit, or LG_NO_VALUE */
	uint32_t pattern;      /* index in the lexicon: which wording matched; the lowest when several do */
};

/* A pattern that could not be tried to the end on a block: whatever hangs on its concept cannot be judged. */
struct lg_limit {
	uint32_t concept, pattern, block;
};

/* How often the regex engine was asked about a pattern: at one word, or on a whole block. */
struct lg_effort {
	uint32_t words, blocks;
};

struct lg_hits {
	struct lg_arena *arena; /* owned; this struct lives in it */
	struct lg_hit *hit;     /* by concept, begin, end, value; no two are equal in these; antipatterns applied */
	size_t n;
	uint32_t *first;        /* nconcepts + 1 entries: hits of concept c are [first[c], first[c + 1]) */
	size_t nconcepts;
	struct lg_limit *limit; /* by concept, pattern, block */
	size_t nlimits;
	uint32_t patterns_tried;
	struct lg_effort *effort; /* per pattern of the lexicon; depends on the engine, unlike all else */
};

void lg_hits_free(struct lg_hits *h);

#endif
