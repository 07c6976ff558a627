/* SPDX-License-Identifier: MIT */
/*
 * For people at a terminal. Several jurisdictions: the matrix, then what each lacks. One: every requirement with its
 * clauses, what is missing, and for a gap the provision that came closest.
 */
#include "emit/emit.h"
#include "emit/report.h"
#include "emit/wrap.h"

#define WIDTH 100
#define LABEL 13 /* columns of the verdict */
#define ID 14	 /* columns of the requirement's id */

struct page {
	struct lg_buf *out;
	const struct lg_matrix *m;
	bool colour;
	size_t width;
};

static const char *const colours[LG_VERDICT_MAX] = {
	[LG_MET] = "\033[32m",	    [LG_PARTIAL] = "\033[33m",
	[LG_GAP] = "\033[31m",	    [LG_CONTRADICTED] = "\033[1;31m",
	[LG_RESERVED] = "\033[36m", [LG_UNKNOWN] = "\033[35m",
	[LG_MANUAL] = "\033[34m",
};

static void put_verdict(struct page *p, enum lg_verdict v, size_t columns)
{
	if (p->colour)
		lg_buf_str(p->out, colours[v]);
	lg_wrap_pad(p->out, lg_slice_from(lg_verdict_name(v)), columns);
	if (p->colour)
		lg_buf_str(p->out, "\033[0m");
}

static void put_bold(struct page *p, struct lg_slice s)
{
	if (p->colour)
		lg_buf_str(p->out, "\033[1m");
	lg_buf_slice_put(p->out, s);
	if (p->colour)
		lg_buf_str(p->out, "\033[0m");
	lg_buf_char(p->out, '\n');
}

/* ---- head ----------------------------------------------------------------------------------------------------- */

static void put_tally(struct page *p, const struct lg_jurisdiction *j)
{
	struct lg_tally t = lg_report_tally(p->m, j);
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++) {
		if (t.of[v] == 0)
			continue;
		put_verdict(p, (enum lg_verdict)v, 0);
		lg_buf_fmt(p->out, "%zu   ", t.of[v]);
	}
	lg_buf_char(p->out, '\n');
}

static void put_searched(struct page *p, const struct lg_jurisdiction *j)
{
	struct lg_searched s = lg_report_searched(j);
	lg_buf_fmt(p->out, "%zu %s, %u articles searched", s.texts, s.texts == 1 ? "text" : "texts", (unsigned)s.units);
	if (s.dead)
		lg_buf_fmt(p->out, ", %u provisions set aside as not law in force", (unsigned)s.dead);
	lg_buf_char(p->out, '\n');
	for (size_t i = 0; i < j->nacts; i++) {
		if (j->act[i].unusable.n == 0)
			continue;
		lg_buf_str(p->out, "not judged: ");
		lg_buf_slice_put(p->out, j->act[i].name);
		lg_buf_str(p->out, ": ");
		lg_buf_slice_put(p->out, j->act[i].unusable);
		lg_buf_char(p->out, '\n');
	}
}

/* ---- one cell ------------------------------------------------------------------------------------------------- */

/* "   found: ..." with the words after the label wrapped under each other. */
static void put_labelled(struct page *p, const char *label, struct lg_slice text)
{
	if (text.n == 0)
		return;
	for (size_t i = 0; i < LABEL; i++)
		lg_buf_char(p->out, ' ');
	lg_wrap_pad(p->out, lg_slice_from(label), ID);
	lg_wrap_put(p->out, text, LABEL + ID, LABEL + ID, p->width);
}

static void put_found(struct page *p, const struct lg_jurisdiction *j, const struct lg_cell *cell)
{
	struct lg_buf list;
	uint32_t act = UINT32_MAX;
	lg_buf_init(&list, 0);
	for (size_t i = 0; i < cell->nevidence; i++) {
		const struct lg_citation *at = &cell->evidence[i].at;
		bool seen = false;
		for (size_t k = 0; k < i && !seen; k++)
			seen = cell->evidence[k].at.act == at->act &&
			       lg_slice_eq(cell->evidence[k].at.human, at->human);
		if (seen)
			continue;
		lg_buf_str(&list, list.len == 0 ? "" : at->act == act ? ", " : "; ");
		if (at->act != act) {
			lg_buf_slice_put(&list, lg_citation_act(j, at));
			lg_buf_char(&list, ' ');
		}
		lg_buf_slice_put(&list, at->human);
		act = at->act;
	}
	put_labelled(p, cell->verdict == LG_CONTRADICTED ? "says" : "found", lg_buf_slice(&list));
	lg_buf_done(&list);
}

static void put_nearest(struct page *p, const struct lg_jurisdiction *j, const struct lg_near_miss *near)
{
	struct lg_buf text;
	if (!near->present)
		return;
	lg_buf_init(&text, 0);
	lg_buf_slice_put(&text, lg_citation_act(j, &near->at));
	lg_buf_char(&text, ' ');
	lg_buf_slice_put(&text, near->at.human);
	if (near->why.n) {
		lg_buf_str(&text, ": ");
		lg_buf_slice_put(&text, near->why);
	}
	put_labelled(p, "nearest", lg_buf_slice(&text));
	lg_buf_done(&text);
}

static void put_advice(struct page *p, const struct lg_requirement *r)
{
	struct lg_buf text;
	if (r->recommendation.n == 0)
		return;
	lg_buf_init(&text, 0);
	lg_buf_slice_put(&text, r->recommendation);
	lg_buf_fmt(&text, " (priority %s, %s term)", lg_priority_name(r->priority), lg_timescale_name(r->timescale));
	put_labelled(p, "recommended", lg_buf_slice(&text));
	lg_buf_done(&text);
}

static void put_cell(struct page *p, const struct lg_jurisdiction *j, size_t k)
{
	const struct lg_requirement *r = &p->m->checklist->requirement[k];
	const struct lg_cell *cell = &j->cell[k];
	put_verdict(p, cell->verdict, LABEL);
	lg_wrap_pad(p->out, r->id, ID);
	lg_wrap_put(p->out, r->title, LABEL + ID, LABEL + ID, p->width);
	put_found(p, j, cell);
	put_labelled(p, "missing", cell->missing);
	if (cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL)
		put_nearest(p, j, &cell->near_miss);
	put_labelled(p, "note", cell->note);
	if (cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL || cell->verdict == LG_CONTRADICTED)
		put_advice(p, r);
	if (cell->verdict == LG_MANUAL)
		put_labelled(p, "ask", r->question);
}

static void put_details(struct page *p, const struct lg_jurisdiction *j)
{
	const struct lg_checklist *c = p->m->checklist;
	uint32_t instrument = UINT32_MAX;
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		if (c->requirement[r].instrument != instrument) {
			instrument = c->requirement[r].instrument;
			lg_buf_char(p->out, '\n');
			put_bold(p, c->instrument[instrument].title);
		}
		put_cell(p, j, r);
	}
}

/* ---- matrix --------------------------------------------------------------------------------------------------- */

static void put_matrix(struct page *p)
{
	const struct lg_checklist *c = p->m->checklist;
	lg_wrap_pad(p->out, LG_LIT("requirement"), ID + 2);
	for (size_t j = 0; j < p->m->njurisdictions; j++)
		lg_wrap_pad(p->out, p->m->jurisdiction[j].name, LABEL);
	lg_buf_char(p->out, '\n');
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		lg_wrap_pad(p->out, c->requirement[r].id, ID + 2);
		for (size_t j = 0; j < p->m->njurisdictions; j++)
			put_verdict(p, p->m->jurisdiction[j].cell[r].verdict, LABEL);
		lg_buf_slice_put(p->out, c->requirement[r].title);
		lg_buf_char(p->out, '\n');
	}
}

static int write_terminal(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct page p = {out, m, o && o->colour, o && o->width >= 60 ? o->width : WIDTH};
	if (m->njurisdictions > 1)
		put_matrix(&p);
	for (size_t i = 0; i < m->njurisdictions; i++) {
		const struct lg_jurisdiction *j = &m->jurisdiction[i];
		if (m->njurisdictions > 1)
			lg_buf_char(out, '\n');
		put_bold(&p, j->name);
		put_searched(&p, j);
		put_tally(&p, j);
		if (m->njurisdictions == 1)
			put_details(&p, j);
	}
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_terminal = {
	.name = "terminal",
	.extension = "txt",
	.mime = "text/plain",
	.summary = "for reading on a terminal (the default)",
	.write = write_terminal,
};
