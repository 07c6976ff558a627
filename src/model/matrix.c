/* SPDX-License-Identifier: MIT */
#include "model/matrix.h"

static const char *const verdicts[LG_VERDICT_MAX] = {
	[LG_MET] = "MET",	    [LG_PARTIAL] = "PARTIAL",
	[LG_GAP] = "GAP",	    [LG_CONTRADICTED] = "CONTRADICTED",
	[LG_RESERVED] = "RESERVED", [LG_UNKNOWN] = "UNKNOWN",
	[LG_MANUAL] = "MANUAL",
};

const char *lg_verdict_name(enum lg_verdict v)
{
	return verdicts[v];
}

enum lg_verdict lg_verdict_from_name(struct lg_slice name)
{
	int i = 0;
	while (i < LG_VERDICT_MAX && !lg_slice_is(name, verdicts[i]))
		i++;
	return (enum lg_verdict)i;
}

void lg_matrix_free(struct lg_matrix *m)
{
	if (m)
		lg_arena_free(m->arena);
}
