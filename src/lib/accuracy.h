/* SPDX-License-Identifier: MIT */
/*
 * accuracy.h - rules/accuracy.csv (scope,key,lang,cells,verdicts,gap_p,gap_r,cite_hit,abstained): how often findings
 * with these rules were right where the law was read by hand. Written by `lexgap eval --format csv` (score.h), shown in
 * reports.
 */
#ifndef LG_LIB_ACCURACY_H
#define LG_LIB_ACCURACY_H

#include "base/diag.h"
#include "model/matrix.h"

struct lg_accuracy_table {
	struct lg_accuracy *v;
	size_t n;
};

/* dir: the rules/ folder; rules without the table know nothing. LG_ERULE with diagnostics when it is wrong. It lives in
 * the arena. */
int lg_accuracy_load(struct lg_accuracy_table *out, struct lg_arena *a, const char *dir,
		     struct lg_diags *d) LG_MUST_USE;

#endif
