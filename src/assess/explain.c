/* SPDX-License-Identifier: MIT */
/* Why a cell is what it is, as plain text: for `lexgap explain` and for rule authors. */
#include "assess/explain.h"

#include "assess/certificate.h"
#include "assess/cite.h"

static void put_pair(struct lg_buf *b, const char *name, struct lg_slice value)
{
	if (value.n == 0)
		return;
	lg_buf_fmt(b, "%s: ", name);
	lg_buf_slice_put(b, value);
	lg_buf_char(b, '\n');
}

static void put_head(struct lg_buf *b, const struct lg_judge *j, const struct lg_requirement *r,
		     const struct lg_cell *cell)
{
	lg_buf_slice_put(b, r->id);
	lg_buf_str(b, "  ");
	lg_buf_slice_put(b, r->title);
	lg_buf_str(b, "\n");
	lg_buf_slice_put(b, j->input->jurisdiction);
	lg_buf_fmt(b, ": %s\n", lg_verdict_name(cell->verdict));
	put_pair(b, "note", cell->note);
	put_pair(b, "missing", cell->missing);
}

static void put_quoted(struct lg_buf *b, const struct lg_judge *j, const struct lg_citation *at)
{
	const struct lg_document *doc = j->input->text[at->act].doc;
	lg_buf_slice_put(b, doc->name);
	lg_buf_char(b, '#');
	lg_buf_slice_put(b, at->eid);
	lg_buf_str(b, " (");
	lg_buf_slice_put(b, at->human);
	lg_buf_fmt(b, ", bytes %u-%u)\n    \"", (unsigned)at->src_begin, (unsigned)at->src_end);
	for (size_t i = 0; i < at->quote.n; i++)
		lg_buf_char(b, at->quote.p[i] == '\n' ? ' ' : at->quote.p[i]);
	lg_buf_str(b, "\"\n");
}

static void put_anchor(struct lg_buf *b, const struct lg_judge *j, const char *what, const struct lg_anchor *a)
{
	lg_buf_fmt(b, "%s: ", what);
	if (a->text == LG_NOWHERE) {
		lg_buf_str(b, "all texts\n");
		return;
	}
	const struct lg_document *doc = j->view->text[a->text].in->doc;
	lg_buf_slice_put(b, doc->name);
	if (j->k.e.requirement->anchor < LG_SCOPE_CHAPTER) {
		lg_buf_char(b, ' ');
		lg_citation_put(b, doc, j->k.area.prov);
	}
	lg_buf_char(b, '\n');
}

static void put_element(struct lg_buf *b, struct lg_judge *j, const struct lg_cell *cell, uint32_t element)
{
	static const char *const state[] = {"MISSING", "FOUND", "RESERVED"};
	const struct lg_element *el = &j->k.e.requirement->element[element];
	lg_buf_fmt(b, "\n  %s  ", state[cell->state[element]]);
	lg_buf_slice_put(b, el->id);
	lg_buf_str(b, ": ");
	lg_buf_slice_put(b, el->label);
	lg_buf_fmt(b, " (%s%s%s", lg_is_core(j->k.e.requirement, element) ? "core, " : "",
		   el->optional ? "optional, " : "",
		   el->scope == LG_SCOPE_ARTICLE ? "at the anchor" : lg_scope_name(el->scope));
	lg_buf_fmt(b, ", in one %s%s)\n", lg_scope_name(el->unit), el->follow ? ", references followed" : "");
}

static void put_distractors(struct lg_buf *b, struct lg_judge *j, const struct lg_anchor *a)
{
	const struct lg_requirement *r = j->k.e.requirement;
	for (uint32_t i = 0; i < r->ndistractors; i++) {
		if (!r->distractor[i].expr || a->ruled_out != i)
			continue;
		lg_buf_str(b, "\n  RULED OUT  ");
		lg_buf_slice_put(b, r->distractor[i].label);
		lg_buf_char(b, '\n');
		const struct lg_expr narrow = {.op = LG_OP_WITHIN,
					       .scope = r->distractor[i].unit,
					       .child = &r->distractor[i].expr,
					       .nchildren = 1};
		bool whole = r->distractor[i].unit >= j->k.area.scope;
		lg_explain_tree(b, j, whole ? r->distractor[i].expr : &narrow, &j->k.area, 2);
	}
}

/* Each element at the anchor where it was found, else at the one that matters most. */
static void put_elements(struct lg_buf *b, struct lg_judge *j, const struct lg_cell *cell, const struct lg_finding *f)
{
	const struct lg_requirement *r = j->k.e.requirement;
	const struct lg_anchor *main = f->best ? f->best : f->near, *at = NULL;
	for (uint32_t i = 0; main && i < r->nelements; i++) {
		const struct lg_anchor *a = f->found_at[i] ? f->found_at[i] : main;
		if (a != at) {
			lg_case_enter(&j->k, a);
			lg_buf_char(b, '\n');
			put_anchor(b, j, f->best ? "decided at" : "nearest miss at", a);
		}
		at = a;
		put_element(b, j, cell, i);
		lg_explain_element(b, j, i);
	}
	if (main && main->ruled_out != LG_NOWHERE) {
		lg_case_enter(&j->k, main);
		put_distractors(b, j, main);
	}
}

static void put_evidence(struct lg_buf *b, const struct lg_judge *j, const struct lg_requirement *r,
			 const struct lg_cell *cell)
{
	for (size_t i = 0; i < cell->nevidence; i++) {
		const struct lg_evidence *e = &cell->evidence[i];
		lg_buf_str(b, i ? "  " : "\nevidence\n  ");
		lg_buf_slice_put(b, e->element == UINT32_MAX ? LG_LIT("contradiction") : r->element[e->element].id);
		lg_buf_str(b, ": ");
		put_quoted(b, j, &e->at);
	}
	if (!cell->near_miss.present)
		return;
	lg_buf_str(b, "\nnearest miss\n  ");
	put_quoted(b, j, &cell->near_miss.at);
	lg_buf_str(b, "    ");
	lg_buf_slice_put(b, cell->near_miss.why);
	lg_buf_char(b, '\n');
}

static void put_certificate(struct lg_buf *b, const struct lg_judge *j)
{
	lg_buf_str(b, "\nsearched\n");
	for (size_t i = 0; i < j->input->ntexts; i++) {
		const struct lg_document *doc = j->input->text[i].doc;
		struct lg_matrix_act act = {.units = 0};
		if (!doc)
			continue;
		lg_certificate_count(&act, j->view, i);
		lg_buf_str(b, "  ");
		lg_buf_slice_put(b, doc->name);
		lg_buf_fmt(b, " (%s): %u units, %u provisions, %u set aside, sha256 %.64s",
			   lg_act_kind_name(doc->act_kind), (unsigned)act.units, (unsigned)act.provisions,
			   (unsigned)act.dead, doc->sha256);
		if (j->input->text[i].unusable.n) {
			lg_buf_str(b, "; not judged: ");
			lg_buf_slice_put(b, j->input->text[i].unusable);
		}
		lg_buf_char(b, '\n');
	}
}

static int explain(struct lg_buf *b, struct lg_judge *j, uint32_t requirement)
{
	const struct lg_requirement *r = &j->checklist->requirement[requirement];
	const struct lg_cell *cell = &j->cell[requirement];
	struct lg_finding f;
	put_head(b, j, r, cell);
	if (r->evidence != LG_NON_LEGISLATIVE) {
		LG_TRY(lg_judge_find(&f, j, requirement));
		put_elements(b, j, cell, &f);
		put_evidence(b, j, r, cell);
		put_certificate(b, j);
	}
	return j->k.e.status ? j->k.e.status : lg_buf_status(b);
}

int lg_explain(struct lg_buf *b, const struct lg_checklist *c, const struct lg_assess_input *input,
	       const struct lg_requirement *r)
{
	struct lg_judge *j;
	struct lg_arena *a = lg_arena_new();
	if (!a)
		return LG_ENOMEM;
	int status = lg_judge_new(&j, a, c, input, 1);
	if (status == LG_OK) {
		status = explain(b, j, (uint32_t)(r - c->requirement));
		lg_judge_free(j);
	}
	lg_arena_free(a);
	return status;
}
