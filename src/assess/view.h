/* SPDX-License-Identifier: MIT */
/*
 * view.h - one jurisdiction made ready for questions: the hits that are evidence, with ages resolved by definitions,
 * and which unit refers to which.
 *
 * Left out: hits in text that an act inserts into another act, when that act is itself supplied (the consolidated act
 * speaks). A hit without a value takes that of the definition nearest to it: same unit, same act, another act.
 */
#ifndef LG_ASSESS_VIEW_H
#define LG_ASSESS_VIEW_H

#include "assess/assess.h"

#define LG_NOWHERE UINT32_MAX

/*
 * "articles 152 to 156" at norm offset `at` of a text points at unit `unit` of text `text`. One row per target; one row
 * with LG_NOWHERE in both when numbers are listed but none of them is in the supplied texts.
 */
struct lg_ref {
	uint32_t at;
	uint32_t text, unit;
};

/* How a hit came to its value, the surest last. */
enum lg_value_source { LG_VALUE_DEFINED, LG_VALUE_OF_WORD, LG_VALUE_SAID };

/* Where searches in a text ended last: the next one is likely to be near. */
struct lg_fingers {
	uint32_t block, word, sentence;
	uint32_t hit[]; /* per concept */
};

struct lg_text_view {
	const struct lg_assess_text *in;
	struct lg_fingers *finger;
	struct lg_hit *hit; /* by concept and begin */
	bool *defined;	    /* per hit: its value is that of a definition */
	uint32_t *first;    /* nconcepts + 1 */
	struct lg_ref *ref; /* by at */
	size_t nrefs;
	bool *limited;	       /* per concept: some pattern of it could not be tried to the end; NULL when none */
	bool *dead;	       /* per block: not evidence */
	uint32_t *unit;	       /* per block: lg_unit_of_block */
	struct lg_span *words; /* per block: lg_offsets_find of where it begins and of where it ends */
	uint32_t *intro,
		*outro; /* per provision: the nearest block of the parent's own words before and after; or LG_NOWHERE */
};

struct lg_view {
	struct lg_arena *arena;
	const struct lg_checklist *checklist;
	const struct lg_assess_input *input;
	struct lg_text_view *text; /* texts that could be judged, in input order */
	size_t ntexts;
};

int lg_view_new(struct lg_view **out, const struct lg_checklist *c, const struct lg_assess_input *input) LG_MUST_USE;
/* The same view with places of its own to search from, for another thread; v must outlive it. */
int lg_view_share(struct lg_view **out, const struct lg_view *v) LG_MUST_USE;
void lg_view_free(struct lg_view *v);

/* Resolves provision references into t->ref; needs the hits of all texts. */
int lg_view_resolve(struct lg_view *v) LG_MUST_USE;

/* lg_block_at, and lg_offsets_find in the words and the sentences, for searches that go through a text in order. */
uint32_t lg_view_block(const struct lg_text_view *t, uint32_t at);
uint32_t lg_view_word(const struct lg_text_view *t, uint32_t at);
uint32_t lg_view_sentence(const struct lg_text_view *t, uint32_t at);

/* Hits of a concept in a text that begin in [begin, end): *n of them. */
const struct lg_hit *lg_hits_between(const struct lg_text_view *t, uint32_t concept, struct lg_span range, size_t *n);

/* Where the value of the index-th hit of a text comes from: "under 16" says it, "infant" means it, "child" is defined.
 */
enum lg_value_source lg_value_source(const struct lg_text_view *t, size_t hit);

/* References of a text that begin in [begin, end): *n of them. */
const struct lg_ref *lg_refs_between(const struct lg_text_view *t, struct lg_span range, size_t *n);

/*
 * The provision that plays the article for a norm offset: the unit; where there is none, the provision whose words
 * these are; 0 when they stand alone (headings of chapters, loose words under the root).
 */
uint32_t lg_unit_at(const struct lg_text_view *t, uint32_t norm_offset);

/* Words of a provision, descendants included. */
uint32_t lg_view_words_of(const struct lg_text_view *t, uint32_t prov);
uint32_t lg_unit_of_block(const struct lg_document *doc, uint32_t block);

#endif
