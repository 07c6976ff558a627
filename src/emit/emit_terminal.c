/* SPDX-License-Identifier: MIT */
/*
 * For people at a terminal. Several jurisdictions: the matrix, then what each lacks. One: every requirement with its
 * clauses, what is missing, and for a gap the provision that came closest.
 */
#include "emit/advice.h"
#include "emit/mend.h"
#include "emit/report.h"
#include "emit/terminal.h"

#define WIDTH 100 /* of text where there is no terminal */
#define WIDTH_MIN 40
#define NARROW 80 /* below, labels stand under the verdict, not under the title */
#define LABEL 13  /* columns of the verdict, and of a label */

/* ---- colours -------------------------------------------------------------------------------------------------- */

static const char *const colours[LG_VERDICT_MAX] = {
	[LG_MET] = "\033[32m",	    [LG_PARTIAL] = "\033[33m",
	[LG_GAP] = "\033[31m",	    [LG_CONTRADICTED] = "\033[1;31m",
	[LG_RESERVED] = "\033[36m", [LG_UNKNOWN] = "\033[35m",
	[LG_MANUAL] = "\033[34m",
};

void lg_page_coloured(struct lg_page *p, enum lg_verdict v, const char *text)
{
	bool colour = p->colour && v < LG_VERDICT_MAX;
	lg_buf_fmt(p->out, "%s%s%s", colour ? colours[v] : "", text, colour ? "\033[0m" : "");
}

void lg_page_verdict(struct lg_page *p, enum lg_verdict v, enum lg_verdict_form form, size_t columns)
{
	static const char *const signs[LG_VERDICT_MAX] = {
		[LG_MET] = "+",	     [LG_PARTIAL] = "~", [LG_GAP] = "-",    [LG_CONTRADICTED] = "!",
		[LG_RESERVED] = "r", [LG_UNKNOWN] = "?", [LG_MANUAL] = "m",
	};
	const char *text = form == LG_FORM_NAME	  ? lg_verdict_name(v)
			   : form == LG_FORM_CODE ? lg_string_verdict_code(p->lang, v)
						  : signs[v];
	size_t n = lg_wrap_width(lg_slice_from(text));
	lg_page_coloured(p, v, text);
	for (columns = columns > n ? columns - n : 1; columns; columns--)
		lg_buf_char(p->out, ' ');
}

void lg_page_end_line(struct lg_page *p)
{
	while (p->out->len && p->out->bytes[p->out->len - 1] == ' ')
		p->out->bytes[--p->out->len] = '\0';
	lg_buf_char(p->out, '\n');
}

void lg_page_bold(struct lg_page *p, struct lg_slice s)
{
	lg_buf_str(p->out, p->colour ? "\033[1m" : "");
	lg_wrap_cut(p->out, s, p->endless ? SIZE_MAX : p->width);
	lg_buf_str(p->out, p->colour ? "\033[0m\n" : "\n");
}

/* ---- head ----------------------------------------------------------------------------------------------------- */

static void put_tally(struct lg_page *p, const struct lg_jurisdiction *j)
{
	struct lg_tally t = lg_report_tally(p->m, j);
	size_t column = 0;
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++) {
		if (t.of[v] == 0)
			continue;
		size_t n = lg_wrap_width(lg_slice_from(lg_verdict_name((enum lg_verdict)v))) + 8;
		if (column && column + n > p->width) {
			lg_page_end_line(p);
			column = 0;
		}
		column += n;
		lg_page_verdict(p, (enum lg_verdict)v, LG_FORM_NAME, 0);
		lg_buf_fmt(p->out, "%zu   ", t.of[v]);
	}
	lg_page_end_line(p);
}

static void put_line(struct lg_page *p, const struct lg_buf *text)
{
	lg_wrap_put(p->out, lg_buf_slice(text), 0, 2, p->width);
}

static void put_searched(struct lg_page *p, const struct lg_jurisdiction *j)
{
	struct lg_searched s = lg_report_searched(j);
	struct lg_buf text;
	lg_buf_init(&text, 0);
	lg_buf_fmt(&text, "%zu %s, %u articles searched", s.texts, s.texts == 1 ? "text" : "texts", (unsigned)s.units);
	if (s.dead)
		lg_buf_fmt(&text, ", %u provisions set aside as not law in force", (unsigned)s.dead);
	put_line(p, &text);
	for (size_t i = 0; i < j->nacts; i++) {
		if (j->act[i].unusable.n == 0)
			continue;
		lg_buf_clear(&text);
		lg_buf_str(&text, "not judged: ");
		lg_buf_slice_put(&text, j->act[i].name);
		lg_buf_str(&text, ": ");
		lg_buf_slice_put(&text, j->act[i].unusable);
		put_line(p, &text);
	}
	lg_buf_done(&text);
}

/* ---- one cell ------------------------------------------------------------------------------------------------- */

static size_t indent_of(const struct lg_page *p)
{
	return p->width < NARROW ? 4 : LABEL;
}

/* "   found: ..." with the words after the label wrapped under each other. */
static void put_labelled(struct lg_page *p, enum lg_string_id label, struct lg_slice text)
{
	size_t indent = indent_of(p);
	if (text.n == 0)
		return;
	for (size_t i = 0; i < indent; i++)
		lg_buf_char(p->out, ' ');
	lg_wrap_pad(p->out, lg_slice_from(lg_string(p->lang, label)), p->id);
	lg_wrap_put(p->out, text, indent + p->id, indent + p->id, p->width);
}

static void put_found(struct lg_page *p, const struct lg_jurisdiction *j, const struct lg_cell *cell)
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
	put_labelled(p, cell->verdict == LG_CONTRADICTED ? LG_S_TERM_SAYS : LG_S_TERM_FOUND, lg_buf_slice(&list));
	lg_buf_done(&list);
}

static void put_nearest(struct lg_page *p, const struct lg_jurisdiction *j, const struct lg_near_miss *near)
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
	put_labelled(p, LG_S_TERM_NEAREST, lg_buf_slice(&text));
	lg_buf_done(&text);
}

static void put_advice(struct lg_page *p, size_t j, size_t r)
{
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	struct lg_advice advice = lg_advice(p->m, j, r);
	struct lg_good_practice example = lg_good_practice(p->m, j, r);
	struct lg_buf text;
	lg_buf_init(&text, 0);
	if (req->recommendation.n) {
		lg_buf_slice_put(&text, req->recommendation);
		lg_buf_fmt(&text, " (%s %s, %s)", lg_string(p->lang, LG_S_TERM_PRIORITY),
			   lg_string_priority(p->lang, advice.priority),
			   lg_string_timescale(p->lang, advice.timescale));
		put_labelled(p, LG_S_TERM_RECOMMENDED, lg_buf_slice(&text));
	}
	if (example.at) {
		const struct lg_jurisdiction *other = &p->m->jurisdiction[example.jurisdiction];
		lg_buf_clear(&text);
		lg_buf_slice_put(&text, other->name);
		lg_buf_str(&text, ", ");
		lg_buf_slice_put(&text, lg_citation_act(other, example.at));
		lg_buf_char(&text, ' ');
		lg_buf_slice_put(&text, example.at->human);
		put_labelled(p, LG_S_TERM_EXAMPLE, lg_buf_slice(&text));
	}
	lg_buf_done(&text);
}

static void put_cell(struct lg_page *p, size_t k, size_t r)
{
	const struct lg_jurisdiction *j = &p->m->jurisdiction[k];
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	const struct lg_cell *cell = &j->cell[r];
	size_t at = LABEL + p->id, indent = indent_of(p) + p->id;
	size_t id = lg_wrap_width(req->id) + 1;
	lg_page_verdict(p, cell->verdict, LG_FORM_NAME, LABEL);
	lg_wrap_pad(p->out, req->id, p->id);
	lg_wrap_put(p->out, req->title, id > p->id ? LABEL + id : at, indent, p->width);
	put_found(p, j, cell);
	put_labelled(p, LG_S_TERM_MISSING, cell->missing);
	if (cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL)
		put_nearest(p, j, &cell->near_miss);
	put_labelled(p, LG_S_TERM_NOTE, cell->note);
	if (lg_cell_lacks(cell))
		put_advice(p, k, r);
	if (cell->verdict == LG_MANUAL)
		put_labelled(p, LG_S_TERM_ASK, req->question);
}

static void put_details(struct lg_page *p, size_t j)
{
	const struct lg_checklist *c = p->m->checklist;
	uint32_t instrument = UINT32_MAX;
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		if (c->requirement[r].instrument != instrument) {
			instrument = c->requirement[r].instrument;
			lg_buf_char(p->out, '\n');
			lg_page_bold(p, c->instrument[instrument].title);
		}
		put_cell(p, j, r);
	}
}

/* ---- all ------------------------------------------------------------------------------------------------------ */

static struct lg_page page_of(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_page p = {.out = out, .m = m, .endless = !o || o->width == 0};
	p.colour = o && o->colour;
	p.lang = o ? o->ui_lang : LG_UI_EN;
	p.width = p.endless ? WIDTH : o->width < WIDTH_MIN ? WIDTH_MIN : o->width;
	p.id = p.width < NARROW ? 12 : 14;
	return p;
}

static int write_terminal(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_page p = page_of(out, m, o);
	bool many = m->njurisdictions > 1;
	if (many)
		lg_page_matrix(&p);
	for (size_t i = 0; i < m->njurisdictions; i++) {
		const struct lg_jurisdiction *j = &m->jurisdiction[i];
		if (many)
			lg_buf_char(out, '\n');
		lg_page_bold(&p, j->name);
		put_searched(&p, j);
		put_tally(&p, j);
		if (many)
			continue;
		lg_buf_char(out, '\n');
		lg_page_themes(&p, j);
		put_details(&p, i);
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
