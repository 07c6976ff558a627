/* SPDX-License-Identifier: MIT */
#include "emit/advice.h"

#include "base/buf.h"
#include "emit/family.h"

struct lg_slice lg_fact_value(const struct lg_jurisdiction *j, struct lg_slice name)
{
	for (size_t i = 0; i < j->nfacts; i++)
		if (lg_slice_eq(j->fact[i].name, name))
			return j->fact[i].value;
	return (struct lg_slice){0};
}

/* ---- priority ------------------------------------------------------------------------------------------------- */

static bool says_yes(const struct lg_jurisdiction *j, struct lg_slice fact)
{
	return fact.n && lg_slice_is(lg_fact_value(j, fact), "yes");
}

/* Is the State bound by the requirement, by treaty and without a reservation to it? */
static bool is_bound(const struct lg_matrix *m, size_t j, const struct lg_requirement *r)
{
	const struct lg_jurisdiction *place = &m->jurisdiction[j];
	for (size_t i = 0; i < place->nfacts; i++) {
		struct lg_slice name = place->fact[i].name;
		if (lg_slice_starts(name, "treaty-") && lg_slice_is(place->fact[i].value, "yes") &&
		    lg_slice_eq(lg_slice_sub(name, sizeof "treaty-" - 1, name.n),
				m->checklist->instrument[r->instrument].id))
			return !says_yes(place, r->reservation);
	}
	return false;
}

static void count_missing(struct lg_advice *a, bool *core, const struct lg_requirement *r, const struct lg_cell *cell)
{
	for (size_t i = 0; i < r->nelements; i++) {
		if (r->element[i].optional)
			continue;
		a->required++;
		if (!cell->state || cell->state[i] != LG_ELEMENT_MISSING)
			continue;
		a->missing++;
		*core = *core || r->element[i].core;
	}
}

static enum lg_priority priority_by(enum lg_priority seriousness, int steps)
{
	int p = (int)seriousness + steps;
	return p < LG_PRIORITY_LOW ? LG_PRIORITY_LOW : p > LG_PRIORITY_HIGH ? LG_PRIORITY_HIGH : (enum lg_priority)p;
}

static void weigh_partial(struct lg_advice *a, bool core)
{
	a->because = LG_S_ADVICE_PART;
	if (a->missing != 1 || core)
		return;
	a->because = LG_S_ADVICE_ONE_MISSING;
	a->priority = priority_by(a->priority, -1);
	if (a->timescale > LG_TIME_SHORT)
		a->timescale = (enum lg_timescale)(a->timescale - 1);
}

static void weigh_absent(struct lg_advice *a, bool opposite, bool bound)
{
	a->priority = priority_by(a->priority, opposite + bound);
	if (opposite)
		a->because = bound ? LG_S_ADVICE_OPPOSITE_BOUND : LG_S_ADVICE_OPPOSITE;
	else
		a->because = bound ? LG_S_ADVICE_ABSENT_BOUND : LG_S_ADVICE_ABSENT;
}

struct lg_advice lg_advice(const struct lg_matrix *m, size_t j, size_t r)
{
	const struct lg_requirement *req = &m->checklist->requirement[r];
	const struct lg_cell *cell = &m->jurisdiction[j].cell[r];
	struct lg_advice a = {.priority = req->priority, .timescale = req->timescale};
	bool core = false;
	count_missing(&a, &core, req, cell);
	if (cell->verdict == LG_PARTIAL)
		weigh_partial(&a, core);
	else if (cell->verdict == LG_GAP || cell->verdict == LG_CONTRADICTED)
		weigh_absent(&a, cell->verdict == LG_CONTRADICTED, is_bound(m, j, req));
	else
		return a;
	a.given = true;
	return a;
}

/* ---- good practice -------------------------------------------------------------------------------------------- */

static const struct lg_citation *clause_for(const struct lg_cell *there, uint32_t element)
{
	for (size_t i = 0; i < there->nevidence; i++)
		if (there->evidence[i].element == element && there->evidence[i].at.quote.n)
			return &there->evidence[i].at;
	return NULL;
}

/* What is missing here first; else the best evidence there. */
static const struct lg_citation *choose_clause(const struct lg_requirement *r, const struct lg_cell *here,
					       const struct lg_cell *there)
{
	const struct lg_citation *at = NULL;
	for (uint32_t i = 0; i < r->nelements && here->verdict == LG_PARTIAL && here->state && !at; i++)
		if (here->state[i] == LG_ELEMENT_MISSING && !r->element[i].optional)
			at = clause_for(there, i);
	for (size_t i = 0; i < there->nevidence && !at; i++)
		if (there->evidence[i].at.quote.n)
			at = &there->evidence[i].at;
	return at;
}

static unsigned distance(const struct lg_jurisdiction *a, const struct lg_jurisdiction *b)
{
	struct lg_slice x = lg_main_language(a), y = lg_main_language(b);
	return 2 * lg_tradition_distance(lg_legal_tradition(a), lg_legal_tradition(b)) + !(x.n && lg_slice_eq(x, y));
}

struct lg_good_practice lg_good_practice(const struct lg_matrix *m, size_t j, size_t r)
{
	struct lg_good_practice best = {.jurisdiction = m->njurisdictions};
	const struct lg_jurisdiction *here = &m->jurisdiction[j];
	unsigned least = 0;
	for (size_t k = 0; k < m->njurisdictions; k++) {
		const struct lg_jurisdiction *there = &m->jurisdiction[k];
		if (k == j || there->cell[r].verdict != LG_MET)
			continue;
		const struct lg_citation *at =
			choose_clause(&m->checklist->requirement[r], &here->cell[r], &there->cell[r]);
		unsigned d = distance(here, there);
		if (!at || (best.at && d >= least))
			continue;
		least = d;
		best = (struct lg_good_practice){k, at};
	}
	return best;
}
