/* SPDX-License-Identifier: MIT */
/*
 * advice.h - what follows from a finding: how urgent, how soon, and who does it better. Every format asks here, so that
 * all of them advise alike.
 *
 * Priority is seriousness x distance. Seriousness is the requirement's own priority (rules/instruments). Distance is
 *
 * - a step up where the law says the opposite (CONTRADICTED);
 * - a step up where nothing was found (GAP, CONTRADICTED), though facts.csv says that the treaty binds
 *   ("treaty-<instrument>" is yes) and records no reservation to the requirement;
 * - a step down where one element alone is missing (PARTIAL), and not a core one.
 *
 * It never leaves low .. high. The timescale is the requirement's own; where one element alone is missing it is a step
 * shorter, since wording is mended sooner than a procedure is built.
 */
#ifndef LG_EMIT_ADVICE_H
#define LG_EMIT_ADVICE_H

#include "emit/strings.h"

struct lg_advice {
	bool given; /* GAP, PARTIAL, CONTRADICTED: the law should change; else the rest is as the requirement has it */
	enum lg_priority priority;
	enum lg_timescale timescale;
	uint32_t required, missing; /* elements that count for the verdict */
	enum lg_string_id because;  /* how the priority came about, when given: "one element alone is missing" */
};

/* For requirement r (index) in jurisdiction j. */
struct lg_advice lg_advice(const struct lg_matrix *m, size_t j, size_t r);

/* A clause of another jurisdiction that meets the requirement. */
struct lg_good_practice {
	size_t jurisdiction;	      /* index; njurisdictions when there is none */
	const struct lg_citation *at; /* NULL when there is none; answers what is missing here, where it can */
};

/* The nearest that is MET with a quote: same legal tradition before same family before others, then same language, then
 * by name. The tradition is the fact "legal-family", else that of the language of most articles (family.h). */
struct lg_good_practice lg_good_practice(const struct lg_matrix *m, size_t j, size_t r);

/* What facts.csv says; empty when it is silent. */
struct lg_slice lg_fact_value(const struct lg_jurisdiction *j, struct lg_slice name);

#endif
