/* SPDX-License-Identifier: MIT */
/*
 * Markdown to edit and sign: the legal section of a national assessment. Matrix, findings with quoted clauses and
 * advice, the list of questions, and the texts on which it all rests.
 */
#include "emit/emit.h"
#include "emit/report.h"

#include <string.h>

struct page {
	struct lg_buf *out;
	const struct lg_matrix *m;
	bool many; /* several jurisdictions */
};

/* Words of others: nothing in them is markup; line ends become blanks. */
static void put_text(struct lg_buf *b, struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\n' || c == '\r' || c == '\t') {
			lg_buf_char(b, ' ');
			continue;
		}
		if (c && strchr("\\`*_[]<>#|~&", c))
			lg_buf_char(b, '\\');
		lg_buf_char(b, c);
	}
}

/* The same at the beginning of a line, where "1." and "-" would open a list. */
static void put_line(struct lg_buf *b, struct lg_slice s)
{
	size_t digits = 0;
	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	bool list = digits < s.n && strchr(digits ? ".)" : "-+=", s.p[digits]) != NULL;
	lg_buf_put(b, s.p, digits);
	if (list)
		lg_buf_char(b, '\\');
	put_text(b, lg_slice_sub(s, digits, s.n));
}

static void put_paragraph(struct lg_buf *b, const char *label, struct lg_slice text)
{
	if (text.n == 0)
		return;
	lg_buf_fmt(b, "**%s.** ", label);
	put_text(b, text);
	lg_buf_str(b, "\n\n");
}

/* ---- clauses -------------------------------------------------------------------------------------------------- */

static void put_source(struct lg_buf *b, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	put_text(b, lg_citation_act(j, at));
	lg_buf_str(b, ", ");
	put_text(b, at->human);
	if (at->heading.n) {
		lg_buf_str(b, " (");
		put_text(b, at->heading);
		lg_buf_char(b, ')');
	}
}

/* A quote with its deciding words in bold. Emphasis must not begin or end at a blank. */
static void put_quote(struct lg_buf *b, const struct lg_citation *at)
{
	struct lg_marked parts = lg_citation_marked(at);
	struct lg_slice mark = lg_slice_trim(parts.mark);
	lg_buf_str(b, "> ");
	put_line(b, parts.before);
	if (mark.n) {
		lg_buf_str(b, "**");
		put_text(b, mark);
		lg_buf_str(b, "**");
		if (mark.p + mark.n != parts.mark.p + parts.mark.n)
			lg_buf_char(b, ' ');
	}
	put_text(b, parts.after);
	lg_buf_char(b, '\n');
}

/* A quote, and where it stands. */
static void put_clause(struct lg_buf *b, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	put_quote(b, at);
	lg_buf_str(b, ">\n> ");
	put_source(b, j, at);
}

static void put_evidence(struct page *p, const struct lg_jurisdiction *j, const struct lg_requirement *r,
			 const struct lg_cell *cell)
{
	for (size_t i = 0; i < cell->nevidence; i++) {
		struct lg_buf labels;
		if (!lg_evidence_first(cell, i))
			continue;
		put_clause(p->out, j, &cell->evidence[i].at);
		lg_buf_init(&labels, 0);
		lg_evidence_labels(&labels, r, cell, i);
		if (labels.len) {
			lg_buf_str(p->out, ": *");
			put_text(p->out, lg_buf_slice(&labels));
			lg_buf_char(p->out, '*');
		}
		lg_buf_done(&labels);
		lg_buf_str(p->out, "\n\n");
	}
}

static void put_nearest(struct page *p, const struct lg_jurisdiction *j, const struct lg_near_miss *near)
{
	if (!near->present)
		return;
	lg_buf_str(p->out, "**Nearest provision.** ");
	put_source(p->out, j, &near->at);
	if (near->why.n) {
		lg_buf_str(p->out, ": ");
		put_text(p->out, near->why);
	}
	lg_buf_str(p->out, "\n\n");
	put_quote(p->out, &near->at);
	lg_buf_char(p->out, '\n');
}

/* ---- findings ------------------------------------------------------------------------------------------------- */

static void put_certificate(struct page *p, const struct lg_jurisdiction *j)
{
	struct lg_searched s = lg_report_searched(j);
	lg_buf_fmt(
		p->out,
		"**Searched.** Not found in the %zu %s supplied (%u articles, %u provisions; see Texts examined).\n\n",
		s.texts - s.unusable, s.texts - s.unusable == 1 ? "text" : "texts", (unsigned)s.units,
		(unsigned)s.provisions);
}

static void put_advice(struct page *p, size_t j, size_t r)
{
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	size_t model = lg_report_model_clause(p->m, r, j);
	if (req->recommendation.n) {
		lg_buf_fmt(p->out, "**Recommendation** (priority %s, %s term). ", lg_priority_name(req->priority),
			   lg_timescale_name(req->timescale));
		put_text(p->out, req->recommendation);
		lg_buf_str(p->out, "\n\n");
	}
	if (model == p->m->njurisdictions)
		return;
	const struct lg_jurisdiction *other = &p->m->jurisdiction[model];
	const struct lg_citation *at = &other->cell[r].evidence[0].at;
	lg_buf_str(p->out, "**An example from ");
	put_text(p->out, other->name);
	lg_buf_str(p->out, ".**\n\n");
	put_clause(p->out, other, at);
	lg_buf_str(p->out, "\n\n");
}

static void put_cell(struct page *p, size_t k, size_t r)
{
	const struct lg_jurisdiction *j = &p->m->jurisdiction[k];
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	const struct lg_cell *cell = &j->cell[r];
	bool lacks = cell->verdict == LG_GAP || cell->verdict == LG_PARTIAL || cell->verdict == LG_CONTRADICTED;
	lg_buf_str(p->out, "**");
	put_text(p->out, p->many ? j->name : LG_LIT("Verdict"));
	lg_buf_fmt(p->out, ": %s.**\n\n", lg_verdict_name(cell->verdict));
	put_evidence(p, j, req, cell);
	put_paragraph(p->out, "Missing", cell->missing);
	put_paragraph(p->out, "Note", cell->note);
	if (cell->verdict == LG_GAP)
		put_certificate(p, j);
	if (lacks) {
		put_nearest(p, j, &cell->near_miss);
		put_advice(p, k, r);
	}
}

static void put_accuracy(struct page *p, size_t r)
{
	struct lg_buf text;
	lg_buf_init(&text, 0);
	lg_report_accuracy_put(&text, p->m, r);
	put_paragraph(p->out, "Accuracy known", lg_buf_slice(&text));
	lg_buf_done(&text);
}

static void put_requirement(struct page *p, size_t r)
{
	const struct lg_requirement *req = &p->m->checklist->requirement[r];
	lg_buf_str(p->out, "### ");
	put_text(p->out, req->id);
	lg_buf_str(p->out, " ");
	put_text(p->out, req->title);
	if (req->provision.n) {
		lg_buf_str(p->out, " (");
		put_text(p->out, req->provision);
		lg_buf_char(p->out, ')');
	}
	lg_buf_str(p->out, "\n\n");
	put_paragraph(p->out, "Required", req->obligation);
	put_accuracy(p, r);
	for (size_t j = 0; j < p->m->njurisdictions; j++)
		put_cell(p, j, r);
}

static void put_findings(struct page *p)
{
	const struct lg_checklist *c = p->m->checklist;
	uint32_t instrument = UINT32_MAX;
	for (size_t r = 0; r < c->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		if (c->requirement[r].instrument != instrument) {
			instrument = c->requirement[r].instrument;
			lg_buf_str(p->out, "## ");
			put_text(p->out, c->instrument[instrument].title);
			lg_buf_str(p->out, "\n\n");
		}
		put_requirement(p, r);
	}
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static void put_summary(struct page *p)
{
	lg_buf_str(p->out, "## Summary\n\n| |");
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		lg_buf_fmt(p->out, " %s |", lg_verdict_name((enum lg_verdict)v));
	lg_buf_str(p->out, "\n|-|");
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		lg_buf_str(p->out, "-:|");
	lg_buf_char(p->out, '\n');
	for (size_t k = 0; k < p->m->njurisdictions; k++) {
		struct lg_tally t = lg_report_tally(p->m, &p->m->jurisdiction[k]);
		lg_buf_str(p->out, "| ");
		put_text(p->out, p->m->jurisdiction[k].name);
		lg_buf_str(p->out, " |");
		for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
			lg_buf_fmt(p->out, " %zu |", t.of[v]);
		lg_buf_char(p->out, '\n');
	}
	lg_buf_char(p->out, '\n');
}

static void put_matrix(struct page *p)
{
	lg_buf_str(p->out, "| requirement |");
	for (size_t j = 0; j < p->m->njurisdictions; j++) {
		lg_buf_char(p->out, ' ');
		put_text(p->out, p->m->jurisdiction[j].name);
		lg_buf_str(p->out, " |");
	}
	lg_buf_str(p->out, "\n|-|");
	for (size_t j = 0; j < p->m->njurisdictions; j++)
		lg_buf_str(p->out, "-|");
	lg_buf_char(p->out, '\n');
	for (size_t r = 0; r < p->m->checklist->nrequirements; r++) {
		if (!lg_report_shows(p->m, r))
			continue;
		lg_buf_str(p->out, "| ");
		put_text(p->out, p->m->checklist->requirement[r].id);
		lg_buf_char(p->out, ' ');
		put_text(p->out, p->m->checklist->requirement[r].title);
		lg_buf_str(p->out, " |");
		for (size_t j = 0; j < p->m->njurisdictions; j++)
			lg_buf_fmt(p->out, " %s |", lg_verdict_name(p->m->jurisdiction[j].cell[r].verdict));
		lg_buf_char(p->out, '\n');
	}
	lg_buf_char(p->out, '\n');
}

static void put_act(struct page *p, const struct lg_matrix_act *a)
{
	lg_buf_str(p->out, "| ");
	put_text(p->out, a->name);
	lg_buf_str(p->out, " | ");
	put_text(p->out, a->title);
	lg_buf_fmt(p->out, " | %s | ", lg_act_kind_name(a->kind));
	put_text(p->out, a->lang);
	lg_buf_str(p->out, " | ");
	put_text(p->out, a->expression_date);
	if (a->unusable.n) {
		lg_buf_str(p->out, " | not judged: ");
		put_text(p->out, a->unusable);
		lg_buf_str(p->out, " | ");
	} else {
		lg_buf_fmt(p->out, " | %u | %u", (unsigned)a->units, (unsigned)a->dead);
	}
	lg_buf_fmt(p->out, " | `%s` |\n", a->sha256);
}

static void put_texts(struct page *p)
{
	lg_buf_str(p->out, "## Texts examined\n\n");
	for (size_t k = 0; k < p->m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &p->m->jurisdiction[k];
		if (p->many) {
			lg_buf_str(p->out, "### ");
			put_text(p->out, j->name);
			lg_buf_str(p->out, "\n\n");
		}
		lg_buf_str(p->out, "| file | title | kind | language | date | articles | set aside | SHA-256 |\n"
				   "|-|-|-|-|-|-:|-:|-|\n");
		for (size_t i = 0; i < j->nacts; i++)
			put_act(p, &j->act[i]);
		lg_buf_char(p->out, '\n');
	}
	lg_buf_str(p->out, "\"Set aside\" are provisions that are not law in force: repealed or superseded text, "
			   "tables of contents, "
			   "preambles, editorial notes, annexed treaties. A GAP means: not found in these texts. It "
			   "says nothing of acts "
			   "that were not supplied, of practice, or of translations.\n\n");
	lg_buf_str(p->out, "lexgap ");
	put_text(p->out, p->m->version);
	lg_buf_fmt(p->out, ", rules `%s`\n", p->m->rules_sha256);
}

/* ---- accuracy known ------------------------------------------------------------------------------------------- */

static void put_accuracy_row(struct page *p, const struct lg_accuracy *a, struct lg_slice name)
{
	lg_buf_str(p->out, "| ");
	put_text(p->out, name);
	if (!a) {
		lg_buf_str(p->out, " | 0 | - | - | - | - | - |\n");
		return;
	}
	const int32_t share[] = {a->verdicts, a->gap_precision, a->gap_recall, a->cite_hit};
	lg_buf_fmt(p->out, " | %u", (unsigned)a->cells);
	for (size_t i = 0; i < sizeof share / sizeof *share; i++) {
		lg_buf_str(p->out, " | ");
		lg_share_put(p->out, share[i]);
	}
	lg_buf_fmt(p->out, " | %u |\n", (unsigned)a->abstained);
}

static void put_trust(struct page *p)
{
	struct lg_slice lang, all = LG_LIT("");
	if (p->m->naccuracy == 0)
		return;
	lg_buf_str(p->out, "## Accuracy known\n\n| language | labelled cells | verdicts right | gaps: precision | "
			   "recall | right article cited | abstained |\n|-|-:|-:|-:|-:|-:|-:|\n");
	for (size_t i = 0; (lang = lg_report_language(p->m, i)).n; i++)
		put_accuracy_row(p, lg_report_accuracy(p->m, all, lang), lang);
	put_accuracy_row(p, lg_report_accuracy(p->m, all, all), LG_LIT("all"));
	lg_buf_str(p->out, "\nMeasured on laws that were read by hand, requirement by requirement. Few cells say "
			   "little: check the clauses.\n\n");
}

/* ---- questions ------------------------------------------------------------------------------------------------ */

static bool is_asked(const struct lg_matrix *m, size_t r)
{
	bool manual = false;
	for (size_t j = 0; j < m->njurisdictions; j++)
		manual = manual || m->jurisdiction[j].cell[r].verdict == LG_MANUAL;
	return manual && lg_report_shows(m, r) && m->checklist->requirement[r].question.n;
}

static void put_questions(struct page *p)
{
	bool first = true;
	for (size_t r = 0; r < p->m->checklist->nrequirements; r++) {
		const struct lg_requirement *req = &p->m->checklist->requirement[r];
		if (!is_asked(p->m, r))
			continue;
		lg_buf_str(p->out, first ? "## Questions for interviews\n\n- " : "- ");
		first = false;
		put_text(p->out, req->id);
		if (req->stakeholder.n) {
			lg_buf_str(p->out, " (");
			put_text(p->out, req->stakeholder);
			lg_buf_char(p->out, ')');
		}
		lg_buf_str(p->out, ": ");
		put_text(p->out, req->question);
		lg_buf_char(p->out, '\n');
	}
	if (!first)
		lg_buf_char(p->out, '\n');
}

static int write_md(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct page p = {out, m, m->njurisdictions > 1};
	(void)o;
	lg_buf_str(out, "# Legal framework");
	for (size_t j = 0; j < m->njurisdictions; j++) {
		lg_buf_str(out, j ? ", " : ": ");
		put_text(out, m->jurisdiction[j].name);
	}
	lg_buf_str(out, "\n\n");
	put_summary(&p);
	put_matrix(&p);
	put_findings(&p);
	put_questions(&p);
	put_trust(&p);
	put_texts(&p);
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_md = {
	.name = "md",
	.extension = "md",
	.mime = "text/markdown",
	.summary = "Markdown: findings, advice and texts, to edit and sign",
	.write = write_md,
};
