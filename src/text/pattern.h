/* SPDX-License-Identifier: MIT */
/* pattern.h - inside text only: a PCRE2 pattern on its way to normal form. */
#ifndef LG_TEXT_PATTERN_H
#define LG_TEXT_PATTERN_H

#include "base/buf.h"
#include "text/normalise.h"

struct lg_rewrite {
	struct lg_slice in;
	size_t at; /* next byte of in */
	struct lg_buf out;
	struct lg_arena *scratch;
	unsigned fold;
	int status; /* sticky, beside that of out */
};

/* Normal form of some literal text, in the scratch arena; empty when r has failed. */
struct lg_normal lg_rewrite_fold(struct lg_rewrite *r, struct lg_slice text);

/* Copies bytes of the pattern as they are, up to offset end. */
void lg_rewrite_copy(struct lg_rewrite *r, size_t end);

/* Length of the escape sequence at `at`, which holds the backslash. */
size_t lg_escape_length(struct lg_slice in, size_t at);

/* Length of the quantifier at `at`; 0 when there is none. */
size_t lg_quantifier_length(struct lg_slice in, size_t at);

/*
 * Would an apostrophe, after what is written and before in[at], stand inside a Cyrillic word? Such apostrophes are gone
 * from the text (LG_FOLD_CYRILLIC). What a group, class or escape stands for counts as a letter beside a real one.
 */
bool lg_apostrophe_vanishes(const struct lg_rewrite *r, struct lg_slice before, size_t at);

/* The class at r->at, which holds '['. */
void lg_rewrite_class(struct lg_rewrite *r);

#endif
