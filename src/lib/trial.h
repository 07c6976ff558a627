/* SPDX-License-Identifier: MIT */
/*
 * trial.h - the examples and near misses of rule files, run through the same path as real law: text -> document -> hits
 * -> verdict.
 */
#ifndef LG_LIB_TRIAL_H
#define LG_LIB_TRIAL_H

#include "lib/analysis.h"

struct lg_trial {
	size_t run, failed;
};

/*
 * Tries the examples of every lexicon and requirement, or of one language. Each failure is an error at its place in the
 * rule file, in the order of lexicons, then requirements.
 */
int lg_rules_trial(struct lg_trial *out, struct lg_rulebook *r, struct lg_slice lang,
		   const struct lg_analysis_options *o, struct lg_diags *d) LG_MUST_USE;

/* Every lexicon once, by code; only that which serves lang when lang is not empty. */
int lg_rules_tongues(const struct lg_tongue ***out, size_t *n, struct lg_arena *a, struct lg_rulebook *r,
		     struct lg_slice lang, struct lg_diags *d) LG_MUST_USE;

#endif
