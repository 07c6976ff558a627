/* SPDX-License-Identifier: MIT */
/* report.h - questions that every emitter asks of a matrix. No bytes of any format here. */
#ifndef LG_EMIT_REPORT_H
#define LG_EMIT_REPORT_H

#include "base/buf.h"
#include "model/matrix.h"

/* Is requirement r (index) in the profile that was asked for? */
bool lg_report_shows(const struct lg_matrix *m, size_t r);
/* Is it the first one shown of its theme? Each theme is told once. */
bool lg_report_first_of_theme(const struct lg_matrix *m, size_t r);

struct lg_tally {
	size_t of[LG_VERDICT_MAX], total;
};
struct lg_tally lg_report_tally(const struct lg_matrix *m, const struct lg_jurisdiction *j);

/* What was searched in a jurisdiction: the sums of the search certificate. */
struct lg_searched {
	size_t texts, unusable;
	uint32_t units, provisions, dead;
};
struct lg_searched lg_report_searched(const struct lg_jurisdiction *j);

/* Same words of the same provision. */
bool lg_citation_same(const struct lg_citation *a, const struct lg_citation *b);
/* Is evidence i of the cell to be quoted? Not when an earlier or a longer quote of the provision shows its words. */
bool lg_evidence_first(const struct lg_cell *cell, size_t i);

/* Labels of the elements that the quote of evidence i answers, "; " between. */
void lg_evidence_labels(struct lg_buf *b, const struct lg_requirement *r, const struct lg_cell *cell, size_t i);
/* Label of one piece of evidence: its element's, or the contradiction's. */
struct lg_slice lg_evidence_label(const struct lg_requirement *r, const struct lg_evidence *e);

/* Where another jurisdiction meets requirement r with a clause to show: its index, or njurisdictions when none does. */
size_t lg_report_model_clause(const struct lg_matrix *m, size_t r, size_t except);

/* Name of the act that a citation points into. */
struct lg_slice lg_citation_act(const struct lg_jurisdiction *j, const struct lg_citation *at);

/* ---- accuracy known ---- */

/* A language tag without region and script: "sr" of "sr-Cyrl". */
struct lg_slice lg_primary_tag(struct lg_slice lang);
/* Languages of the texts that were judged, each once, ascending: the i-th; empty after the last. "sr-Cyrl" is sr. */
struct lg_slice lg_report_language(const struct lg_matrix *m, size_t i);
/* What is known of a requirement (id; empty: all) in a language (empty: all); NULL when nothing is. */
const struct lg_accuracy *lg_report_accuracy(const struct lg_matrix *m, struct lg_slice requirement,
					     struct lg_slice lang);
/* "1 of 1 labelled cells right (en), 6 of 7 (all languages)" for requirement r; nothing when the rules know no figures
 * at all. */
void lg_report_accuracy_put(struct lg_buf *b, const struct lg_matrix *m, size_t r);
/* "0.947", or "-" */
void lg_share_put(struct lg_buf *b, int32_t thousandths);

/* A quote's parts: before, the deciding words, after. */
struct lg_marked {
	struct lg_slice before, mark, after;
};
struct lg_marked lg_citation_marked(const struct lg_citation *at);

#endif
