/* SPDX-License-Identifier: MIT */
/*
 * analysis.h - the pipeline: corpus -> documents and hits (several threads) -> matrix.
 *
 * A text that cannot be judged stays in the analysis with the reason, so that it shows in the report and its
 * requirements become UNKNOWN, never GAP. Results stand in the order of the corpus, whatever thread made them.
 */
#ifndef LG_LIB_ANALYSIS_H
#define LG_LIB_ANALYSIS_H

#include "assess/assess.h"
#include "lib/corpus.h"
#include "lib/rulebook.h"

struct lg_analysis_options {
	unsigned jobs; /* threads; 0: as many as processors */
	enum lg_engine engine;
	struct lg_slice lang;	/* of all texts, over all else; or empty */
	struct lg_slice format; /* reader to use, or empty */
	bool places;		/* lines and columns of citations, too: keeps the bytes of all files */
	const bool *selected;	/* requirements that the report shows; NULL: all. Borrowed by the matrix */
	/* Called from any thread, one call at a time, after each text. NULL: nobody watches. */
	void (*progress)(void *self, size_t done, size_t total);
	void *progress_self;
};

struct lg_analysis;

/* Borrows the corpus and the rulebook. LG_ERULE when a lexicon is wrong. Diagnostics of the texts come in corpus order.
 */
int lg_analysis_new(struct lg_analysis **out, struct lg_corpus *c, struct lg_rulebook *r,
		    const struct lg_analysis_options *o, struct lg_diags *d) LG_MUST_USE;
void lg_analysis_free(struct lg_analysis *a); /* NULL is a no-op */

/* One row per jurisdiction of the corpus, in its order. */
const struct lg_assess_input *lg_analysis_inputs(const struct lg_analysis *a, size_t *n);
/* The lexicons that serve the texts judged, each once, by code: the first after `after` (empty: of all); NULL at the
 * end.
 */
const struct lg_lexicon *lg_analysis_next_lexicon(const struct lg_analysis *a, struct lg_slice after);
size_t lg_analysis_unreadable(const struct lg_analysis *a); /* inputs of the corpus that could not be read */

/* The matrix outlives the analysis only where assess.h says so: free it first. */
int lg_analysis_matrix(struct lg_matrix **out, const struct lg_analysis *a) LG_MUST_USE;

#endif
