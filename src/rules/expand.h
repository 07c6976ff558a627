/* SPDX-License-Identifier: MIT */
/*
 * expand.h - a phrase or pattern as a lawyer writes it -> a complete regex for PCRE2. Text in, text out;
 *rules/README.md says what may be written.
 *
 *	phrase   sexual* abuse of          \bsexual\w*GAPabuseGAPof\b
 *	pattern  under (?<n>{number}) years    \bunderGAP(?<n>(?:\d{1,4}(?!\d)|...))GAPyears
 */
#ifndef LG_RULES_EXPAND_H
#define LG_RULES_EXPAND_H

#include "base/buf.h"
#include "model/checklist.h"

/* What may stand between two words: up to four of these. Only ASCII, so that PCRE2 tests one bit; normalisation has
 * made ASCII of every space, dash, quote and apostrophe. No full stop: a gap never leaves its sentence. */
#define LG_GAP "[ ,;:\"'()/\\[\\]-]{1,4}"

struct lg_expander {
	struct lg_arena *arena; /* of the results */
	unsigned fold;
	struct lg_slice number; /* regex of a number, from lg_number_regex */
	struct lg_buf scratch;  /* set up and freed by the owner */
};

struct lg_expansion {
	struct lg_slice regex;
	struct lg_slice literal; /* see struct lg_pattern */
	bool prefix;
	bool gives_value; /* it has a named group */
	char why[80];	  /* what is wrong when the answer is LG_ERULE */
	char culprit[24]; /* the piece of the pattern that is */
};

int lg_expand_phrase(struct lg_expansion *out, struct lg_expander *x, struct lg_slice phrase) LG_MUST_USE;
int lg_expand_pattern(struct lg_expansion *out, struct lg_expander *x, struct lg_slice pattern) LG_MUST_USE;

/* Digits or a number word of the language, compounds of two included ("twenty-five"). */
int lg_number_regex(struct lg_slice *out, struct lg_arena *a, const struct lg_language *lang) LG_MUST_USE;

/* lg_normalise_pattern, with a short way for text that is in normal form as it stands. */
int lg_expand_normal(struct lg_slice *out, const struct lg_expander *x, struct lg_slice text) LG_MUST_USE;

/* Appends text as it stands, for PCRE2. */
void lg_regex_put(struct lg_buf *b, struct lg_slice text);

#endif
