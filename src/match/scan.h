/* SPDX-License-Identifier: MIT */
/* scan.h - the state of one scan of one document, and what both engines do alike. Private to src/match. */
#ifndef LG_MATCH_SCAN_H
#define LG_MATCH_SCAN_H

#include "match/collect.h"
#include "match/matcher.h"

/* A pattern that came to nothing this many times in a document, retries included, is given up there: its concept is
 * undecided anyway, and time is not spent on it again and again. */
#define LG_FAILURES_MAX 4

struct lg_scan_pattern {
	uint32_t resume; /* no match begins before here: the end of the latest one */
	uint32_t tried;	 /* ordinal + 1 of the word where it was tried last */
	uint32_t effort; /* spent in PCRE2, roughly */
	uint32_t failures;
	uint32_t held_in;    /* block + 1 that holds an inner literal */
	uint32_t limited_in; /* block + 1 whose limit is on record */
	bool broken;
	struct lg_effort asked;
};

struct lg_scan {
	const struct lg_matcher *matcher;
	const struct lg_document *doc;
	struct lg_runner *runner;
	struct lg_arena *scratch;
	struct lg_diags *diags;
	struct lg_scan_pattern *pattern; /* as in the lexicon */
	struct lg_found found;
	uint8_t *head;	 /* lg_head of each word, up to the block at hand */
	uint32_t headed; /* how many of them */
	/* The block at hand: its ordinal, its range in norm, its words. */
	uint32_t block, begin, end, word_begin, word_end;
};

/* Tries a pattern that can only begin with a word at one word start. */
int lg_scan_word(struct lg_scan *s, uint32_t pattern, uint32_t word) LG_MUST_USE;

/* Does one of the words after `word` begin as this way of the pattern says? True where it says nothing. */
bool lg_scan_goes_on(const struct lg_scan *s, uint32_t pattern, uint32_t way, uint32_t word);
void lg_scan_heads(struct lg_scan *s); /* to be called before, once for a block */

/* Tries a pattern on the whole block, as repeated pcre2_match would. */
int lg_scan_block(struct lg_scan *s, uint32_t pattern) LG_MUST_USE;

#endif
