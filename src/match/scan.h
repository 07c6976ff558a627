/* SPDX-License-Identifier: MIT */
/* scan.h - the state of one scan of one document, and what both engines do alike. Private to src/match. */
#ifndef LG_MATCH_SCAN_H
#define LG_MATCH_SCAN_H

#include "match/collect.h"
#include "match/vocabulary.h"

/* A pattern that came to nothing this many times in a document, retries included, is given up there: its concept is
 * undecided anyway, and time is not spent on it again and again. */
#define LG_FAILURES_MAX 4

struct lg_scan_pattern {
	uint32_t resume; /* no match begins before here: the end of the latest one */
	uint32_t tried;	 /* ordinal + 1 of the word where it was tried last */
	uint32_t failures;
	uint32_t blocked_in; /* block + 1 that was tried as a whole after all */
	uint32_t held_in;    /* block + 1 that holds an inner literal */
	uint32_t soon;	     /* of NEAR: words before this one were tried */
	uint32_t limited_in; /* block + 1 whose limit is on record */
	bool broken;
	struct lg_effort asked;
};

/* A pattern may begin here. */
struct lg_lead {
	const struct lg_clue *clue;
	uint32_t word;
};

struct lg_scan {
	const struct lg_matcher *matcher;
	const struct lg_document *doc;
	struct lg_runner *runner;
	struct lg_arena *scratch;
	struct lg_diags *diags;
	struct lg_scan_pattern *pattern; /* as in the lexicon */
	struct lg_found found;
	struct lg_vocabulary *vocabulary;
	LG_VEC(uint32_t) known; /* the words of the block at hand, in the vocabulary */
	uint32_t known_in;	/* block + 1 */
	uint32_t *next_of;	/* per set: the next word of the block that is in it, when the walk goes backwards */
	LG_VEC(struct lg_lead) lead;
	bool by_place; /* a whole block reached a limit, and is tried place by place */
	/* The block at hand: its ordinal, its range in norm, its words. */
	uint32_t block, begin, end, word_begin, word_end;
};

/* Finds the words of the block in the vocabulary; needed by the functions with a word. */
int lg_scan_words(struct lg_scan *s) LG_MUST_USE;

/* Tries a pattern at one word start. */
int lg_scan_word(struct lg_scan *s, uint32_t pattern, uint32_t word) LG_MUST_USE;

/* The same, and where the pattern may begin with signs at those before the word, too. */
int lg_scan_place(struct lg_scan *s, uint32_t pattern, uint32_t word) LG_MUST_USE;

/* Do the words follow that this way of the pattern asks for after its first word? */
bool lg_scan_goes_on(const struct lg_scan *s, uint32_t pattern, uint32_t way, uint32_t word);

/* Does the literal, LG_WORD_END and all, stand at norm[at]? */
bool lg_scan_literal(const struct lg_scan *s, struct lg_slice literal, uint32_t at);

/* Tries a pattern on the whole block, as repeated pcre2_match would. */
int lg_scan_block(struct lg_scan *s, uint32_t pattern) LG_MUST_USE;

#endif
