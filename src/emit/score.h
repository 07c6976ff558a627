/* SPDX-License-Identifier: MIT */
/*
 * score.h - pillars with scores and tiers, for a comparison. Scores sum up verdicts and say nothing that the cells do
 * not.
 *
 * A requirement that is MET counts 1, PARTIAL 1/2, GAP and CONTRADICTED 0. UNKNOWN, RESERVED and MANUAL do not count at
 * all: silence is never a gap. A pillar is the share of what counts, times 0.2; it is known when at least half of its
 * requirements (those for interviews apart) count. The score is the sum of the pillars, those that are not known taken
 * as the mean of the known ones; it is known when at least three pillars are.
 */
#ifndef LG_EMIT_SCORE_H
#define LG_EMIT_SCORE_H

#include "model/matrix.h"

enum lg_pillar {
	LG_PILLAR_LEGAL,
	LG_PILLAR_TECHNICAL,
	LG_PILLAR_ORGANISATION,
	LG_PILLAR_CAPACITY,
	LG_PILLAR_COOPERATION,
	LG_PILLAR_MAX
};

#define LG_PILLAR_FULL 200 /* thousandths that each pillar gives at most */
#define LG_TIERS 5

struct lg_pillar_score {
	uint32_t met, partial, judged, total; /* requirements shown; total without those for interviews */
	int32_t thousandths;		      /* 0 to LG_PILLAR_FULL; LG_NO_SHARE when not known */
};

struct lg_score {
	struct lg_pillar_score pillar[LG_PILLAR_MAX];
	unsigned known;		/* pillars */
	int32_t thousandths;	/* 0 to 1000; LG_NO_SHARE when not known */
	unsigned tier;		/* 1 (best) to LG_TIERS; 0 when the score is not known */
	struct lg_slice region; /* the fact "region"; empty when facts.csv is silent */
	unsigned rank;		/* among all of the matrix, 1 is best, equal scores share one; 0: no score */
	unsigned region_rank;	/* among those of the region; 0: no score or no region */
};

/* One per jurisdiction, to be freed by the caller; NULL when out of memory. */
struct lg_score *lg_scores_new(const struct lg_matrix *m);

enum lg_pillar lg_pillar_of_theme(struct lg_slice theme);
int32_t lg_tier_floor(unsigned tier); /* thousandths from which on a score is of the tier */

/* Requirements by how many jurisdictions lack them. */
struct lg_challenge {
	uint32_t requirement;
	uint32_t of[LG_VERDICT_MAX]; /* jurisdictions by verdict */
	uint32_t lacking;	     /* GAP, CONTRADICTED */
};

/* Those that some jurisdiction lacks or has in part, most lacking first, then most partial; *n of them, to be freed by
 * the caller. NULL when out of memory. */
struct lg_challenge *lg_challenges_new(const struct lg_matrix *m, size_t *n);

#endif
