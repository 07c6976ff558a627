/* SPDX-License-Identifier: MIT */
/*
 * assess.h - hits -> verdicts. Pure: same inputs, same matrix.
 */
#ifndef LG_ASSESS_ASSESS_H
#define LG_ASSESS_ASSESS_H

#include "base/diag.h"
#include "model/hits.h"
#include "model/matrix.h"

/* One text of a jurisdiction. hits NULL: it could not be judged, and `unusable` says why. */
struct lg_assess_text {
	const struct lg_document *doc;
	const struct lg_hits *hits;
	const struct lg_lexicon *lexicon;
	struct lg_slice unusable;
};

struct lg_assess_input {
	struct lg_slice jurisdiction;
	bool reference; /* for its good practice only */
	const struct lg_assess_text *text;
	size_t ntexts;
	const struct lg_fact *fact;
	size_t nfacts;
};

struct lg_explanation; /* see explain.h */

/* rules_sha256: of checklist and lexicons. selected: per requirement, borrowed by the matrix; NULL for all. The matrix
 * is the same for any number of threads. */
int lg_assess(struct lg_matrix **out, const struct lg_checklist *c, const struct lg_assess_input *input, size_t n,
	      const bool *selected, const char *rules_sha256, unsigned threads) LG_MUST_USE;

/* The and/or tree of one requirement for one jurisdiction, with citation and quote of each leaf, as plain text in b. */
struct lg_buf;
int lg_explain(struct lg_buf *b, const struct lg_checklist *c, const struct lg_assess_input *input,
	       const struct lg_requirement *r) LG_MUST_USE;

#endif
