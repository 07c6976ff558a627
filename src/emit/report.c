/* SPDX-License-Identifier: MIT */
#include "emit/report.h"

#include "emit/advice.h"

bool lg_report_shows(const struct lg_matrix *m, size_t r)
{
	return !m->selected || m->selected[r];
}

bool lg_report_first_of_theme(const struct lg_matrix *m, size_t r)
{
	const struct lg_requirement *v = m->checklist->requirement;
	for (size_t i = 0; i < r; i++)
		if (lg_report_shows(m, i) && lg_slice_eq(v[i].theme, v[r].theme))
			return false;
	return lg_report_shows(m, r) && v[r].theme.n > 0;
}

struct lg_tally lg_report_tally(const struct lg_matrix *m, const struct lg_jurisdiction *j)
{
	struct lg_tally t = {0};
	for (size_t r = 0; r < m->checklist->nrequirements; r++) {
		if (!lg_report_shows(m, r))
			continue;
		t.of[j->cell[r].verdict]++;
		t.total++;
	}
	return t;
}

struct lg_searched lg_report_searched(const struct lg_jurisdiction *j)
{
	struct lg_searched s = {.texts = j->nacts};
	for (size_t i = 0; i < j->nacts; i++) {
		const struct lg_matrix_act *act = &j->act[i];
		if (act->unusable.n) {
			s.unusable++;
			continue;
		}
		s.units += act->units;
		s.provisions += act->provisions;
		s.dead += act->dead;
	}
	return s;
}

bool lg_citation_same(const struct lg_citation *a, const struct lg_citation *b)
{
	return a->act == b->act && a->src_begin == b->src_begin && a->src_end == b->src_end &&
	       lg_slice_eq(a->eid, b->eid);
}

/* Does quote a show all words of quote b? */
static bool shows(const struct lg_citation *a, const struct lg_citation *b)
{
	return a->act == b->act && a->src_begin <= b->src_begin && a->src_end >= b->src_end &&
	       lg_slice_eq(a->eid, b->eid);
}

/* The evidence whose quote shows the words of evidence i: a longer quote of the same provision, else the first such. */
static size_t shown_by(const struct lg_cell *cell, size_t i)
{
	size_t best = i;
	for (size_t k = 0; k < cell->nevidence; k++) {
		const struct lg_citation *at = &cell->evidence[k].at;
		if (shows(at, &cell->evidence[best].at) &&
		    (k < best || !lg_citation_same(at, &cell->evidence[best].at)))
			best = k;
	}
	return best;
}

bool lg_evidence_first(const struct lg_cell *cell, size_t i)
{
	return shown_by(cell, i) == i;
}

struct lg_slice lg_evidence_label(const struct lg_requirement *r, const struct lg_evidence *e)
{
	if (e->element < r->nelements)
		return r->element[e->element].label;
	return r->contradiction_label.n ? r->contradiction_label : LG_LIT("says the opposite");
}

/* Has the element of evidence k been named by an earlier one that the same quote shows? */
static bool label_seen(const struct lg_cell *cell, size_t quote, size_t k)
{
	for (size_t i = 0; i < k; i++)
		if (cell->evidence[i].element == cell->evidence[k].element && shown_by(cell, i) == quote)
			return true;
	return false;
}

void lg_evidence_labels(struct lg_buf *b, const struct lg_requirement *r, const struct lg_cell *cell, size_t i)
{
	const char *between = "";
	for (size_t k = 0; k < cell->nevidence; k++) {
		if (shown_by(cell, k) != i || label_seen(cell, i, k))
			continue;
		lg_buf_str(b, between);
		lg_buf_slice_put(b, lg_evidence_label(r, &cell->evidence[k]));
		between = "; ";
	}
}

size_t lg_report_model_clause(const struct lg_matrix *m, size_t r, size_t except)
{
	return lg_good_practice(m, except, r).jurisdiction;
}

struct lg_slice lg_citation_act(const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	return at->act < j->nacts ? j->act[at->act].name : LG_LIT("");
}

struct lg_marked lg_citation_marked(const struct lg_citation *at)
{
	struct lg_slice q = at->quote;
	return (struct lg_marked){lg_slice_sub(q, 0, at->mark_begin), lg_slice_sub(q, at->mark_begin, at->mark_end),
				  lg_slice_sub(q, at->mark_end < at->mark_begin ? at->mark_begin : at->mark_end, q.n)};
}
