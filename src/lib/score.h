/* SPDX-License-Identifier: MIT */
/*
 * score.h - findings against gold labels: how often is the verdict right, how often the cited article?
 *
 * gold: jurisdiction,requirement,verdict,citations,confidence (act#eid;act#eid). findings: as `--format csv` writes
 *them. verdicts    share of cells whose verdict equals the gold verdict (UNKNOWN and MANUAL cells of the gold left out)
 *	gap P R F2  PARTIAL, GAP and CONTRADICTED as the positive class; UNKNOWN where the gold is met is a false alarm
 *	absent P R  GAP against everything else
 *	cite hit    of the cells that both sides call MET or PARTIAL and the gold cites: share with a right article
 *	cite P R    articles over the same cells
 *	abstained   cells answered UNKNOWN, or not answered
 */
#ifndef LG_LIB_SCORE_H
#define LG_LIB_SCORE_H

#include "base/buf.h"
#include "base/diag.h"

struct lg_labels; /* one verdict and set of articles for each jurisdiction and requirement */

int lg_labels_new(struct lg_labels **out) LG_MUST_USE;
void lg_labels_free(struct lg_labels *l);

/* low: keep rows of low confidence, too. A later file wins over an earlier one. LG_EPARSE with a diagnostic. */
int lg_labels_read_gold(struct lg_labels *l, struct lg_slice csv, struct lg_slice file, bool low,
			struct lg_diags *d) LG_MUST_USE;
int lg_labels_read_findings(struct lg_labels *l, struct lg_slice csv, struct lg_slice file,
			    struct lg_diags *d) LG_MUST_USE;

size_t lg_labels_count(const struct lg_labels *l);

/* Drops the labels of requirements that `keep` refuses. */
void lg_labels_filter(struct lg_labels *l, bool (*keep)(void *self, struct lg_slice requirement), void *self);

enum lg_score_group { LG_SCORE_BY_REQUIREMENT, LG_SCORE_BY_JURISDICTION, LG_SCORE_BY_NAME };

/* Appends one line of figures for all cells, under the name "all". */
int lg_score_all(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found) LG_MUST_USE;

/* One line a group, by name. BY_NAME: the group of a jurisdiction is what group_of says ("uk"). */
int lg_score_groups(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found,
		    enum lg_score_group by, struct lg_slice (*group_of)(void *self, struct lg_slice jurisdiction),
		    void *self) LG_MUST_USE;

/* A table for rules/accuracy.csv (accuracy.h): all, each language, each requirement in all languages and in each. */
int lg_score_csv(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found,
		 struct lg_slice (*lang_of)(void *self, struct lg_slice jurisdiction), void *self) LG_MUST_USE;

/* One line a cell whose verdict differs or whose articles have none in common. */
int lg_score_misses(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found) LG_MUST_USE;

#endif
