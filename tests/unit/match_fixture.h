/* SPDX-License-Identifier: MIT */
/* match_fixture.h - documents and lexicons made by hand, for the tests of the matcher and its fuzzer. */
#ifndef MATCH_FIXTURE_H
#define MATCH_FIXTURE_H

#include "match/match.h"

#include <string.h>

#define FIXTURE_PATTERNS 64
#define FIXTURE_CONCEPTS 8

struct fixture {
	struct lg_arena *arena;
	struct lg_checklist checklist;
	struct lg_concept concept[FIXTURE_CONCEPTS];
	struct lg_lexicon lexicon;
	struct lg_pattern pattern[FIXTURE_PATTERNS];
	struct lg_document doc;
};

static inline struct lg_slice fixture_copy(struct fixture *f, struct lg_slice s)
{
	struct lg_slice copy = {0};
	return lg_arena_copy(f->arena, s, &copy) ? copy : (struct lg_slice){0};
}

static inline void fixture_open(struct fixture *f)
{
	memset(f, 0, sizeof *f);
	f->arena = lg_arena_new();
	for (size_t i = 0; i < FIXTURE_CONCEPTS; i++)
	f->concept[i] = (struct lg_concept){.id = LG_LIT("concept"), .defined_by = UINT32_MAX};
	f->checklist.concept = f->concept;
	f->checklist.nconcepts = FIXTURE_CONCEPTS;
	f->lexicon.pattern = f->pattern;
}

static inline void fixture_close(struct fixture *f)
{
	lg_arena_free(f->arena);
}

static inline struct lg_pattern *fixture_pattern(struct fixture *f, uint32_t concept, struct lg_slice regex)
{
	struct lg_pattern *p = &f->pattern[f->lexicon.npatterns++];
	*p = (struct lg_pattern){.concept = concept, .kind = LG_PATTERN_REGEX, .value = LG_NO_VALUE};
	p->regex = fixture_copy(f, regex);
	return p;
}

/* Normal text becomes a document: every line is a block. */
static inline bool fixture_text(struct fixture *f, struct lg_slice norm)
{
	struct lg_document *doc = &f->doc;
	*doc = (struct lg_document){.norm = fixture_copy(f, norm)};
	doc->block = lg_arena_array(f->arena, norm.n + 1, sizeof *doc->block);
	for (size_t at = 0, end; doc->block && at < norm.n; at = end + 1) {
		const char *stop = memchr(norm.p + at, '\n', norm.n - at);
		end = stop ? (size_t)(stop - norm.p) : norm.n;
		doc->block[doc->nblocks++] = (struct lg_block){.norm_begin = (uint32_t)at, .norm_end = (uint32_t)end};
	}
	return doc->block && lg_words(&doc->words, f->arena, doc->norm) == LG_OK &&
	       lg_sentences(&doc->sentences, f->arena, doc->norm, NULL, 0) == LG_OK;
}

static inline bool same_hits(const struct lg_hits *a, const struct lg_hits *b)
{
	bool same = a->n == b->n && a->nlimits == b->nlimits && a->nconcepts == b->nconcepts &&
		    a->patterns_tried == b->patterns_tried;
	/* both structs are 32-bit fields only: no padding to differ in */
	same = same && (a->n == 0 || memcmp(a->hit, b->hit, a->n * sizeof *a->hit) == 0);
	same = same && (a->nlimits == 0 || memcmp(a->limit, b->limit, a->nlimits * sizeof *a->limit) == 0);
	return same && memcmp(a->first, b->first, (a->nconcepts + 1) * sizeof *a->first) == 0;
}

#endif
