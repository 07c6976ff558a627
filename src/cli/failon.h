/* SPDX-License-Identifier: MIT */
/* failon.h - --fail-on LEVEL[:PRIORITY]: which verdicts make the exit status 1. */
#ifndef LG_CLI_FAILON_H
#define LG_CLI_FAILON_H

#include "model/matrix.h"

struct lg_fail_on {
	bool verdict[LG_VERDICT_MAX];
	enum lg_priority from; /* requirements of a lower priority do not count */
};

/*
 * LEVEL: none; partial (PARTIAL, GAP and CONTRADICTED); gap (GAP and CONTRADICTED); contradicted. PRIORITY: low
 * (default), medium, high. A priority alone means gap of that priority. NULL: none. False when it is none of these.
 */
bool lg_fail_on_parse(struct lg_fail_on *out, const char *text);

bool lg_fail_on_holds(const struct lg_fail_on *f, const struct lg_matrix *m);

#endif
