/* SPDX-License-Identifier: MIT */
/* One file that needs nothing else: the matrix, and behind each of its cells the clauses that decided it. */
#include "emit/emit.h"
#include "emit/html_style.h"
#include "emit/report.h"

struct page {
	struct lg_buf *out;
	const struct lg_matrix *m;
};

static void put(struct page *p, const char *markup)
{
	lg_buf_str(p->out, markup);
}

/* Words of others, in an element or in a quoted attribute. */
static void put_text(struct page *p, struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&':
			put(p, "&amp;");
			break;
		case '<':
			put(p, "&lt;");
			break;
		case '>':
			put(p, "&gt;");
			break;
		case '"':
			put(p, "&quot;");
			break;
		case '\'':
			put(p, "&#39;");
			break;
		default:
			lg_buf_char(p->out, s.p[i]);
		}
}

static const char *verdict_class(enum lg_verdict v)
{
	static const char *const names[] = {
		[LG_MET] = "met",	    [LG_PARTIAL] = "partial",
		[LG_GAP] = "gap",	    [LG_CONTRADICTED] = "contradicted",
		[LG_RESERVED] = "reserved", [LG_UNKNOWN] = "unknown",
		[LG_MANUAL] = "manual",
	};
	return names[v];
}

/* Identifier of a cell in the page: by position, since names may hold anything. */
static void put_cell_id(struct page *p, size_t j, size_t r)
{
	lg_buf_fmt(p->out, "c%zu-%zu", j, r);
}

static void put_labelled(struct page *p, const char *label, struct lg_slice text)
{
	if (text.n == 0)
		return;
	lg_buf_fmt(p->out, "<p><strong>%s.</strong> ", label);
	put_text(p, text);
	put(p, "</p>\n");
}

/* ---- clauses -------------------------------------------------------------------------------------------------- */

static void put_source(struct page *p, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	put_text(p, lg_citation_act(j, at));
	put(p, ", <cite title=\"");
	put_text(p, at->eid);
	lg_buf_fmt(p->out, ", bytes %u to %u\">", (unsigned)at->src_begin, (unsigned)at->src_end);
	put_text(p, at->human);
	put(p, "</cite>");
	if (at->heading.n) {
		put(p, " (");
		put_text(p, at->heading);
		put(p, ")");
	}
}

static void put_quote(struct page *p, const struct lg_jurisdiction *j, const struct lg_citation *at,
		      struct lg_slice labels)
{
	struct lg_marked parts = lg_citation_marked(at);
	put(p, "<blockquote");
	if (at->act < j->nacts && j->act[at->act].lang.n) {
		put(p, " lang=\"");
		put_text(p, j->act[at->act].lang);
		put(p, "\"");
	}
	put(p, ">");
	put_text(p, parts.before);
	if (parts.mark.n) {
		put(p, "<mark>");
		put_text(p, parts.mark);
		put(p, "</mark>");
	}
	put_text(p, parts.after);
	put(p, "\n<footer lang=\"en\">");
	put_source(p, j, at);
	if (labels.n) {
		put(p, ": <em>");
		put_text(p, labels);
		put(p, "</em>");
	}
	put(p, "</footer></blockquote>\n");
}

static void put_evidence(struct page *p, const struct lg_jurisdiction *j, const struct lg_requirement *r,
			 const struct lg_cell *cell)
{
	for (size_t i = 0; i < cell->nevidence; i++) {
		struct lg_buf labels;
		if (!lg_evidence_first(cell, i))
			continue;
		lg_buf_init(&labels, 0);
		lg_evidence_labels(&labels, r, cell, i);
		put_quote(p, j, &cell->evidence[i].at, lg_buf_slice(&labels));
		lg_buf_done(&labels);
	}
}

/* ---- one cell ------------------------------------------------------------------------------------------------- */

static void put_nearest(struct page *p, const struct lg_jurisdiction *j, const struct lg_near_miss *near)
{
	if (!near->present)
		return;
	put_labelled(p, "Nearest provision", near->why.n ? near->why : LG_LIT("came closest"));
	put_quote(p, j, &near->at, LG_LIT(""));
}

static void put_certificate(struct page *p, const struct lg_jurisdiction *j)
{
	struct lg_searched s = lg_report_searched(j);
	lg_buf_fmt(p->out,
		   "<p><strong>Searched.</strong> Not found in <a href=\"#texts\">%zu %s</a> (%u articles, %u "
		   "provisions).</p>\n",
		   s.texts - s.unusable, s.texts - s.unusable == 1 ? "text" : "texts", (unsigned)s.units,
		   (unsigned)s.provisions);
}

static void put_advice(struct page *p, size_t j, size_t r)
{
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	size_t model = lg_report_model_clause(p->m, r, j);
	if (req->recommendation.n) {
		lg_buf_fmt(p->out, "<p><strong>Recommendation</strong> (priority %s, %s term). ",
			   lg_priority_name(req->priority), lg_timescale_name(req->timescale));
		put_text(p, req->recommendation);
		put(p, "</p>\n");
	}
	if (model == p->m->njurisdictions)
		return;
	const struct lg_jurisdiction *other = &p->m->jurisdiction[model];
	put(p, "<details><summary>An example from ");
	put_text(p, other->name);
	put(p, "</summary>\n");
	put_quote(p, other, &other->cell[r].evidence[0].at, LG_LIT(""));
	put(p, "</details>\n");
}

static void put_cell(struct page *p, size_t k, size_t r)
{
	const struct lg_jurisdiction *j = &p->m->jurisdiction[k];
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	const struct lg_cell *cell = &j->cell[r];
	put(p, "<div class=\"cell\" id=\"");
	put_cell_id(p, k, r);
	put(p, "\">\n<p>");
	put_text(p, j->name);
	lg_buf_fmt(p->out, ": <span class=\"v %s\">%s</span></p>\n", verdict_class(cell->verdict),
		   lg_verdict_name(cell->verdict));
	put_evidence(p, j, req, cell);
	put_labelled(p, "Missing", cell->missing);
	put_labelled(p, "Note", cell->note);
	if (cell->verdict == LG_GAP)
		put_certificate(p, j);
	if (cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL || cell->verdict == LG_CONTRADICTED) {
		put_nearest(p, j, &cell->near_miss);
		put_advice(p, k, r);
	}
	if (cell->verdict == LG_MANUAL)
		put_labelled(p, "To ask", req->question);
	put(p, "</div>\n");
}

static void put_accuracy(struct page *p, size_t r)
{
	struct lg_buf text;
	lg_buf_init(&text, 0);
	lg_report_accuracy_put(&text, p->m, r);
	put_labelled(p, "Accuracy known", lg_buf_slice(&text));
	lg_buf_done(&text);
}

static void put_findings(struct page *p)
{
	const struct lg_checklist *c = p->m->checklist;
	uint32_t instrument = UINT32_MAX;
	for (size_t r = 0; r < c->nrequirements; r++) {
		const struct lg_requirement *req = &c->requirement[r];
		if (!lg_report_shows(p->m, r))
			continue;
		if (req->instrument != instrument) {
			instrument = req->instrument;
			put(p, "<h2>");
			put_text(p, c->instrument[instrument].title);
			put(p, "</h2>\n");
		}
		lg_buf_fmt(p->out, "<section>\n<h3 id=\"r%zu\">", r);
		put_text(p, req->id);
		put(p, " ");
		put_text(p, req->title);
		put(p, "</h3>\n<p class=\"obligation\">");
		if (req->provision.n) {
			put_text(p, req->provision);
			put(p, ": ");
		}
		put_text(p, req->obligation);
		put(p, "</p>\n");
		put_accuracy(p, r);
		for (size_t j = 0; j < p->m->njurisdictions; j++)
			put_cell(p, j, r);
		put(p, "</section>\n");
	}
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void put_summary(struct page *p)
{
	put(p, "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">jurisdiction</th>");
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		lg_buf_fmt(p->out, "<th scope=\"col\" class=\"%s\">%s</th>", verdict_class((enum lg_verdict)v),
			   lg_verdict_name((enum lg_verdict)v));
	put(p, "</tr></thead><tbody>\n");
	for (size_t j = 0; j < p->m->njurisdictions; j++) {
		struct lg_tally t = lg_report_tally(p->m, &p->m->jurisdiction[j]);
		put(p, "<tr><th scope=\"row\">");
		put_text(p, p->m->jurisdiction[j].name);
		put(p, "</th>");
		for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
			lg_buf_fmt(p->out, "<td class=\"n\">%zu</td>", t.of[v]);
		put(p, "</tr>\n");
	}
	put(p, "</tbody></table></div>\n");
}

static void put_matrix_cell(struct page *p, size_t j, size_t r)
{
	enum lg_verdict v = p->m->jurisdiction[j].cell[r].verdict;
	put(p, "<td><a href=\"#");
	put_cell_id(p, j, r);
	lg_buf_fmt(p->out, "\" class=\"v %s\">%s</a></td>", verdict_class(v), lg_verdict_name(v));
}

static void put_matrix(struct page *p)
{
	put(p, "<h2>Matrix</h2>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">requirement</th>"
	       "<th scope=\"col\">title</th>");
	for (size_t j = 0; j < p->m->njurisdictions; j++) {
		put(p, "<th scope=\"col\">");
		put_text(p, p->m->jurisdiction[j].name);
		put(p, "</th>");
	}
	put(p, "</tr></thead><tbody>\n");
	for (size_t r = 0; r < p->m->checklist->nrequirements; r++) {
		const struct lg_requirement *req = &p->m->checklist->requirement[r];
		if (!lg_report_shows(p->m, r))
			continue;
		lg_buf_fmt(p->out, "<tr><th scope=\"row\"><a href=\"#r%zu\">", r);
		put_text(p, req->id);
		put(p, "</a></th><td>");
		put_text(p, req->title);
		put(p, "</td>");
		for (size_t j = 0; j < p->m->njurisdictions; j++)
			put_matrix_cell(p, j, r);
		put(p, "</tr>\n");
	}
	put(p, "</tbody></table></div>\n");
}

static void put_accuracy_row(struct page *p, const struct lg_accuracy *a, struct lg_slice name)
{
	put(p, "<tr><th scope=\"row\">");
	put_text(p, name);
	lg_buf_fmt(p->out, "</th><td class=\"n\">%u</td>", a ? (unsigned)a->cells : 0);
	const int32_t share[] = {a ? a->verdicts : LG_NO_SHARE, a ? a->gap_precision : LG_NO_SHARE,
				 a ? a->gap_recall : LG_NO_SHARE, a ? a->cite_hit : LG_NO_SHARE};
	for (size_t i = 0; i < sizeof share / sizeof *share; i++) {
		put(p, "<td class=\"n\">");
		lg_share_put(p->out, share[i]);
		put(p, "</td>");
	}
	lg_buf_fmt(p->out, "<td class=\"n\">%u</td></tr>\n", a ? (unsigned)a->abstained : 0);
}

static void put_trust(struct page *p)
{
	struct lg_slice lang, all = LG_LIT("");
	if (p->m->naccuracy == 0)
		return;
	put(p, "<h2>Accuracy known</h2>\n<div class=\"scroll\"><table><thead><tr>");
	static const char *const columns[] = {"language", "labelled cells",	 "verdicts right", "gaps: precision",
					      "recall",	  "right article cited", "abstained"};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		lg_buf_fmt(p->out, "<th scope=\"col\">%s</th>", columns[i]);
	put(p, "</tr></thead><tbody>\n");
	for (size_t i = 0; (lang = lg_report_language(p->m, i)).n; i++)
		put_accuracy_row(p, lg_report_accuracy(p->m, all, lang), lang);
	put_accuracy_row(p, lg_report_accuracy(p->m, all, all), LG_LIT("all"));
	put(p, "</tbody></table></div>\n<p>Measured on laws that were read by hand, requirement by requirement. Few "
	       "cells say little: check the clauses.</p>\n");
}

static void put_act(struct page *p, const struct lg_jurisdiction *j, const struct lg_matrix_act *a)
{
	put(p, "<tr><td>");
	put_text(p, j->name);
	put(p, "</td><td>");
	put_text(p, a->name);
	put(p, "</td><td>");
	put_text(p, a->title);
	lg_buf_fmt(p->out, "</td><td>%s</td><td>", lg_act_kind_name(a->kind));
	put_text(p, a->lang);
	put(p, "</td><td>");
	put_text(p, a->expression_date);
	if (a->unusable.n) {
		put(p, "</td><td colspan=\"2\">not judged: ");
		put_text(p, a->unusable);
	} else {
		lg_buf_fmt(p->out, "</td><td class=\"n\">%u</td><td class=\"n\">%u", (unsigned)a->units,
			   (unsigned)a->dead);
	}
	lg_buf_fmt(p->out, "</td><td><code>%s</code></td></tr>\n", a->sha256);
}

static void put_texts(struct page *p)
{
	put(p, "<h2 id=\"texts\">Texts examined</h2>\n<div class=\"scroll\"><table><thead><tr>");
	static const char *const columns[] = {"jurisdiction", "file",	  "title",     "kind",	 "language",
					      "date",	      "articles", "set aside", "SHA-256"};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		lg_buf_fmt(p->out, "<th scope=\"col\">%s</th>", columns[i]);
	put(p, "</tr></thead><tbody>\n");
	for (size_t k = 0; k < p->m->njurisdictions; k++)
		for (size_t i = 0; i < p->m->jurisdiction[k].nacts; i++)
			put_act(p, &p->m->jurisdiction[k], &p->m->jurisdiction[k].act[i]);
	put(p, "</tbody></table></div>\n"
	       "<p>\"Set aside\" are provisions that are not law in force: repealed or superseded text, tables of "
	       "contents, "
	       "preambles, editorial notes, annexed treaties. A GAP means: not found in these texts. It says nothing "
	       "of acts "
	       "that were not supplied, of practice, or of translations.</p>\n<p>lexgap ");
	put_text(p, p->m->version);
	lg_buf_fmt(p->out, ", rules <code>%s</code></p>\n", p->m->rules_sha256);
}

static int write_html(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct page p = {out, m};
	(void)o;
	put(&p, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Legal framework");
	for (size_t j = 0; j < m->njurisdictions; j++) {
		put(&p, j ? ", " : ": ");
		put_text(&p, m->jurisdiction[j].name);
	}
	put(&p, "</title>\n<style>\n");
	put(&p, html_style);
	put(&p, "</style>\n</head>\n<body>\n<main>\n<h1>Legal framework</h1>\n");
	put_summary(&p);
	put_matrix(&p);
	put_findings(&p);
	put_trust(&p);
	put_texts(&p);
	put(&p, "</main>\n</body>\n</html>\n");
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_html = {
	.name = "html",
	.extension = "html",
	.mime = "text/html",
	.summary = "one page that needs no network: matrix, and the clauses behind each cell",
	.write = write_html,
};
