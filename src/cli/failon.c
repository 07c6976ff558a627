/* SPDX-License-Identifier: MIT */
#include "cli/failon.h"

#include <string.h>

static bool parse_priority(enum lg_priority *out, struct lg_slice name)
{
	for (unsigned p = LG_PRIORITY_LOW; p <= LG_PRIORITY_HIGH; p++) {
		*out = (enum lg_priority)p;
		if (lg_slice_is(name, lg_priority_name(*out)))
			return true;
	}
	return false;
}

/* Verdicts from mild to severe: a level includes those after it. */
static bool parse_level(struct lg_fail_on *f, struct lg_slice name)
{
	static const enum lg_verdict order[] = {LG_PARTIAL, LG_GAP, LG_CONTRADICTED};
	static const char *const names[] = {"partial", "gap", "contradicted"};
	bool on = false;
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		on = on || lg_slice_is(name, names[i]);
		f->verdict[order[i]] = on;
	}
	return on || lg_slice_is(name, "none");
}

bool lg_fail_on_parse(struct lg_fail_on *out, const char *text)
{
	struct lg_slice level = lg_slice_from(text);
	*out = (struct lg_fail_on){.from = LG_PRIORITY_LOW};
	if (!text)
		return true;
	if (parse_priority(&out->from, level))
		return parse_level(out, LG_LIT("gap"));
	out->from = LG_PRIORITY_LOW;
	const char *colon = strchr(text, ':');
	if (!colon)
		return parse_level(out, level);
	level.n = (size_t)(colon - text);
	return parse_level(out, level) && parse_priority(&out->from, lg_slice_from(colon + 1));
}

bool lg_fail_on_holds(const struct lg_fail_on *f, const struct lg_matrix *m)
{
	for (size_t j = 0; j < m->njurisdictions; j++)
		for (size_t r = 0; r < m->checklist->nrequirements; r++)
			if (!m->jurisdiction[j].reference && (!m->selected || m->selected[r]) &&
			    f->verdict[m->jurisdiction[j].cell[r].verdict] &&
			    m->checklist->requirement[r].priority >= f->from)
				return true;
	return false;
}
