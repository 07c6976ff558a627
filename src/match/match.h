/* SPDX-License-Identifier: MIT */
/*
 * match.h - document -> hits. The only folder that names PCRE2.
 *
 * A matcher is compiled from one lexicon, immutable and shared by threads (patterns are compiled by PCRE2 when their
 * literal first occurs, under an atomic). Two engines give the same hits, byte for byte:
 *	fast   each different word of a document looked up once, anchored PCRE2 only where words say that it may match
 *	naive  each pattern over each block, nothing clever: the reference
 */
#ifndef LG_MATCH_MATCH_H
#define LG_MATCH_MATCH_H

#include "base/diag.h"
#include "model/hits.h"

struct lg_matcher;

enum lg_engine { LG_ENGINE_FAST, LG_ENGINE_NAIVE };

/* Borrows checklist and lexicon. LG_ERULE with diagnostics when a pattern does not compile (checked eagerly only when
 * `eager`; a lazily found error reaches lg_scan's diagnostics and makes its concept undecided). */
int lg_matcher_new(struct lg_matcher **out, const struct lg_checklist *c, const struct lg_lexicon *l, bool eager,
		   struct lg_diags *d) LG_MUST_USE;
void lg_matcher_free(struct lg_matcher *m);

struct lg_scan_limits {
	uint32_t match_limit, depth_limit, heap_kib; /* 0: defaults 100000, 250, 20000 */
};

int lg_scan(struct lg_hits **out, const struct lg_matcher *m, const struct lg_document *doc, enum lg_engine engine,
	    const struct lg_scan_limits *limits, struct lg_diags *d) LG_MUST_USE;

/* What the engine makes of a pattern: for `rules lint` and `rules profile`. */
struct lg_pattern_report {
	bool compiles, matches_empty, has_anchor, runaway;
	int error_code;
	uint32_t error_offset;
};
int lg_pattern_examine(struct lg_pattern_report *out, const struct lg_pattern *p) LG_MUST_USE;

#endif
