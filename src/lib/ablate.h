/* SPDX-License-Identifier: MIT */
/*
 * ablate.h - holes made on purpose: where the gold and the analysis both say MET, the cited provisions are taken out of
 * a copy of the texts, and the verdict must fall.
 *
 * Only the texts that are cut are read and matched again; verdicts are given anew for the whole jurisdiction, so that a
 * verdict that changes elsewhere shows, too: it should not, unless one of its own clauses, or one of a requirement that
 * it relies on, was cut.
 */
#ifndef LG_LIB_ABLATE_H
#define LG_LIB_ABLATE_H

#include "lib/analysis.h"
#include "lib/score.h"

/* What was analysed, and from what. All borrowed. */
struct lg_ablation {
	const struct lg_corpus *corpus;
	struct lg_rulebook *rulebook;
	const struct lg_analysis *analysis;
	const struct lg_matrix *matrix;
	const struct lg_analysis_options *options;
	const struct lg_labels *gold;
};

/*
 * Appends a line for each cell that stays MET (with the clauses that answer it now), for each label whose clauses are
 * not in the texts, for each verdict elsewhere that changed; then the sum:
 *	all ... ablated  cells tried
 *		fell     those that were no longer MET, and their share
 *		with whole articles  the same when not only the cited paragraphs but their articles are cut
 *		lost     labels none of whose clauses could be found: not tried
 *		others   verdicts of other requirements that changed although no clause cited for them was cut: without
 *			 any reason, and because they rely on a requirement or a definition whose clause was cut
 */
int lg_ablate(struct lg_buf *b, const struct lg_ablation *a, struct lg_diags *d) LG_MUST_USE;

#endif
