/* SPDX-License-Identifier: MIT */
/*
 * The workbook of an assessor: the matrix, whose cells lead to the findings; findings and recommendations with columns
 * for a reviewer; requirements, acts and facts. Verdicts have the same names in each language, so that a reviewed
 * workbook can be read again.
 */
#include "emit/emit.h"
#include "emit/report.h"
#include "emit/workbook.h"

/* ---- where things will stand ---------------------------------------------------------------------------------- */

static uint32_t rows_of(const struct lg_cell *cell)
{
	uint32_t n = 0;
	for (size_t i = 0; i < cell->nevidence; i++)
		n += lg_evidence_first(cell, i);
	return n ? n : 1;
}

static int plan(struct lg_workbook *w)
{
	size_t n = w->m->checklist->nrequirements;
	uint32_t row = 1, at = 1;
	w->finding = lg_arena_array(w->arena, n * w->m->njurisdictions + 1, sizeof *w->finding);
	w->requirement = lg_arena_array(w->arena, n + 1, sizeof *w->requirement);
	if (!w->finding || !w->requirement)
		return LG_ENOMEM;
	for (size_t j = 0; j < w->m->njurisdictions; j++)
		for (size_t r = 0; r < n; r++) {
			w->finding[j * n + r] = row;
			row += lg_report_shows(w->m, r) ? rows_of(&w->m->jurisdiction[j].cell[r]) : 0;
		}
	for (size_t r = 0; r < n; r++) {
		w->requirement[r] = at;
		at += lg_report_shows(w->m, r);
	}
	return row > LXW_ROW_MAX ? LG_ELIMIT : LG_OK;
}

/* ---- matrix --------------------------------------------------------------------------------------------------- */

#define MATRIX_HEAD 4 /* columns before the first jurisdiction */

/* How many of each verdict, below the table: they follow when somebody changes a cell. */
static void put_counts(struct lg_sheet *s, struct lg_workbook *w)
{
	uint32_t last = s->row - 1;
	char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH], formula[96];
	s->row++;
	for (unsigned v = 0; v < LG_VERDICT_MAX && w->book.status == LG_OK; v++) {
		const char *name = lg_verdict_name((enum lg_verdict)v);
		s->col = 1;
		lg_sheet_str(s, name);
		s->col = MATRIX_HEAD;
		for (size_t j = 0; j < w->m->njurisdictions; j++, s->col++) {
			struct lg_tally t = lg_report_tally(w->m, &w->m->jurisdiction[j]);
			lxw_rowcol_to_cell(from, 1, s->col);
			lxw_rowcol_to_cell(to, last, s->col);
			snprintf(formula, sizeof formula, "=COUNTIF(%s:%s,\"%s\")", from, to, name);
			worksheet_write_formula_num(s->sheet, s->row, s->col, formula, NULL, (double)t.of[v]);
		}
		lg_sheet_end_row(s);
	}
}

static void put_matrix_row(struct lg_sheet *s, struct lg_workbook *w, size_t r)
{
	const struct lg_requirement *req = lg_workbook_requirement(w, r);
	size_t n = w->m->checklist->nrequirements;
	lg_workbook_link(s, w, r);
	lg_sheet_text(s, req->title);
	lg_sheet_text(s, lg_string_theme(w->lang, req->theme));
	lg_sheet_str(s, lg_string_priority(w->lang, req->priority));
	for (size_t j = 0; j < w->m->njurisdictions; j++)
		lg_sheet_link(s, lg_slice_from(lg_verdict_name(w->m->jurisdiction[j].cell[r].verdict)),
			      lg_workbook_say(w, LG_S_WB_FINDINGS), w->finding[j * n + r], 0);
	lg_sheet_end_row(s);
}

/* Column heads are C strings; a name may hold anything. */
static const char *name_of(struct lg_workbook *w, const struct lg_jurisdiction *j)
{
	struct lg_slice copy;
	if (lg_arena_copy(w->arena, j->name, &copy))
		return copy.p;
	w->book.status = LG_ENOMEM;
	return "";
}

static void put_matrix(struct lg_workbook *w)
{
	static const struct lg_head head[MATRIX_HEAD] = {{LG_S_REQUIREMENT, 14, LG_LOOK_LINK},
							 {LG_S_WB_HEAD_TITLE, 44, LG_LOOK_WRAP},
							 {LG_S_THEME, 24, LG_LOOK_WRAP},
							 {LG_S_PRIORITY, 9, LG_LOOK_PLAIN}};
	struct lg_sheet s;
	size_t n = MATRIX_HEAD + w->m->njurisdictions;
	struct lg_column *column = lg_arena_array(w->arena, n, sizeof *column);
	if (!column) {
		w->book.status = LG_ENOMEM;
		return;
	}
	for (size_t i = 0; i < n; i++)
		column[i] = i < MATRIX_HEAD
				    ? (struct lg_column){lg_workbook_say(w, head[i].id), head[i].width, head[i].look}
				    : (struct lg_column){name_of(w, &w->m->jurisdiction[i - MATRIX_HEAD]), 14,
							 LG_LOOK_LINK};
	lg_sheet_open(&s, &w->book, lg_workbook_say(w, LG_S_WB_MATRIX), column, n, 2);
	for (size_t r = 0; r < w->m->checklist->nrequirements; r++)
		if (lg_report_shows(w->m, r))
			put_matrix_row(&s, w, r);
	lg_sheet_close(&s);
	if (w->book.status == LG_OK && s.row > 1) {
		lg_workbook_colour(&s, w, 1, MATRIX_HEAD, s.row - 1, (uint16_t)(n - 1));
		put_counts(&s, w);
	}
}

/* ---- findings ------------------------------------------------------------------------------------------------- */

enum { FINDING_VERDICT = 4, FINDING_STATUS = 17 };

static void put_place(struct lg_sheet *s, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	lg_sheet_text(s, lg_citation_act(j, at));
	lg_sheet_text(s, at->human);
	lg_sheet_text(s, at->heading);
	lg_sheet_text(s, at->eid);
}

static void put_near_miss(struct lg_sheet *s, struct lg_workbook *w, const struct lg_jurisdiction *j,
			  const struct lg_near_miss *near)
{
	struct lg_buf *b = lg_workbook_compose(w);
	if (!near->present) {
		lg_sheet_skip(s, 2);
		return;
	}
	lg_buf_slice_put(b, lg_citation_act(j, &near->at));
	lg_buf_char(b, ' ');
	lg_buf_slice_put(b, near->at.human);
	if (near->why.n) {
		lg_buf_str(b, ": ");
		lg_buf_slice_put(b, near->why);
	}
	lg_workbook_put(s, w);
	lg_sheet_text(s, near->at.quote);
}

/* evidence: index in the cell, or SIZE_MAX when there is none. */
static void put_finding(struct lg_sheet *s, struct lg_workbook *w, const struct lg_jurisdiction *j, size_t r,
			size_t evidence)
{
	const struct lg_cell *cell = &j->cell[r];
	const struct lg_requirement *req = lg_workbook_requirement(w, r);
	lg_sheet_text(s, j->name);
	lg_workbook_link(s, w, r);
	lg_sheet_text(s, req->title);
	lg_sheet_text(s, lg_string_theme(w->lang, req->theme));
	lg_sheet_str(s, lg_verdict_name(cell->verdict));
	if (evidence < cell->nevidence) {
		const struct lg_citation *at = &cell->evidence[evidence].at;
		put_place(s, j, at);
		lg_evidence_labels(lg_workbook_compose(w), req, cell, evidence);
		lg_workbook_put(s, w);
		lg_sheet_text(s, at->quote);
		lg_sheet_number(s, at->src_begin);
		lg_sheet_number(s, at->src_end);
	} else {
		lg_sheet_skip(s, 8);
	}
	lg_sheet_text(s, cell->missing);
	lg_sheet_text(s, cell->note);
	put_near_miss(s, w, j, &cell->near_miss);
	lg_sheet_skip(s, 4);
	lg_sheet_end_row(s);
}

static void offer_review(struct lg_sheet *s, struct lg_workbook *w)
{
	const char *const status[] = {lg_workbook_say(w, LG_S_WB_CONFIRMED), lg_workbook_say(w, LG_S_WB_CHANGED),
				      lg_workbook_say(w, LG_S_WB_TO_DISCUSS), NULL};
	const char *const reason[] = {lg_workbook_say(w, LG_S_WB_WRONG_CLAUSE),
				      lg_workbook_say(w, LG_S_WB_CLAUSE_MISSED),
				      lg_workbook_say(w, LG_S_WB_NOT_IN_FORCE),
				      lg_workbook_say(w, LG_S_WB_OTHER_ACT),
				      lg_workbook_say(w, LG_S_WB_READ_OTHERWISE),
				      lg_workbook_say(w, LG_S_WB_PRACTICE),
				      NULL};
	const char *verdict[LG_VERDICT_MAX + 1] = {NULL};
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		verdict[v] = lg_verdict_name((enum lg_verdict)v);
	lg_sheet_choice(s, FINDING_STATUS, status, true);
	lg_sheet_choice(s, FINDING_STATUS + 1, verdict, true);
	lg_sheet_choice(s, FINDING_STATUS + 2, reason, false);
	if (w->book.status == LG_OK && s->row > 1)
		lg_workbook_colour(s, w, 1, FINDING_VERDICT, s->row - 1, FINDING_VERDICT);
}

static void put_findings(struct lg_workbook *w)
{
	static const struct lg_head head[] = {{LG_S_COUNTRY, 10, LG_LOOK_WRAP},
					      {LG_S_REQUIREMENT, 14, LG_LOOK_LINK},
					      {LG_S_WB_HEAD_TITLE, 34, LG_LOOK_WRAP},
					      {LG_S_THEME, 18, LG_LOOK_WRAP},
					      {LG_S_VERDICT, 15, LG_LOOK_CELL},
					      {LG_S_WB_ACT, 20, LG_LOOK_WRAP},
					      {LG_S_WB_CITATION, 16, LG_LOOK_WRAP},
					      {LG_S_WB_HEADING, 26, LG_LOOK_WRAP},
					      {LG_S_WB_EID, 20, LG_LOOK_PLAIN},
					      {LG_S_WB_ANSWERS, 28, LG_LOOK_WRAP},
					      {LG_S_WB_WORDS, 70, LG_LOOK_WRAP},
					      {LG_S_WB_BYTES_FROM, 9, LG_LOOK_PLAIN},
					      {LG_S_WB_BYTES_TO, 9, LG_LOOK_PLAIN},
					      {LG_S_MISSING, 34, LG_LOOK_WRAP},
					      {LG_S_NOTE, 34, LG_LOOK_WRAP},
					      {LG_S_NEAREST_MISS, 34, LG_LOOK_WRAP},
					      {LG_S_WB_NEAREST_WORDS, 50, LG_LOOK_WRAP},
					      {LG_S_WB_STATUS, 14, LG_LOOK_REVIEW},
					      {LG_S_WB_RIGHT_VERDICT, 15, LG_LOOK_REVIEW},
					      {LG_S_WB_REASON, 30, LG_LOOK_REVIEW},
					      {LG_S_WB_REVIEWER, 16, LG_LOOK_REVIEW}};
	struct lg_sheet s;
	lg_workbook_sheet(&s, w, LG_S_WB_FINDINGS, head, sizeof head / sizeof *head, 2);
	for (size_t k = 0; k < w->m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &w->m->jurisdiction[k];
		for (size_t r = 0; r < w->m->checklist->nrequirements; r++) {
			if (!lg_report_shows(w->m, r))
				continue;
			for (size_t i = 0; i < j->cell[r].nevidence; i++)
				if (lg_evidence_first(&j->cell[r], i))
					put_finding(&s, w, j, r, i);
			if (j->cell[r].nevidence == 0)
				put_finding(&s, w, j, r, SIZE_MAX);
		}
	}
	lg_sheet_close(&s);
	offer_review(&s, w);
}

/* ---- about ---------------------------------------------------------------------------------------------------- */

static void put_line(struct lg_sheet *s, const char *name, struct lg_slice text)
{
	lg_sheet_str(s, name);
	lg_sheet_text(s, text);
	lg_sheet_end_row(s);
}

static void put_about(struct lg_workbook *w)
{
	static const struct lg_head head[] = {{LG_S_WB_ABOUT, 24, LG_LOOK_BOLD}, {LG_S_WB_TITLE, 100, LG_LOOK_WRAP}};
	struct lg_sheet s;
	struct lg_buf *b = lg_workbook_compose(w);
	lg_workbook_sheet(&s, w, LG_S_WB_ABOUT, head, 2, 0);
	lg_buf_str(b, "lexgap ");
	lg_buf_slice_put(b, w->m->version);
	put_line(&s, lg_workbook_say(w, LG_S_WB_PROGRAM), lg_buf_slice(b));
	put_line(&s, lg_workbook_say(w, LG_S_WB_RULES), lg_slice_from(w->m->rules_sha256));
	put_line(&s, lg_workbook_say(w, LG_S_WB_METHOD), lg_slice_from(lg_workbook_say(w, LG_S_WB_METHOD_TEXT)));
	put_line(&s, lg_workbook_say(w, LG_S_WB_REVIEW), lg_slice_from(lg_workbook_say(w, LG_S_WB_REVIEW_TEXT)));
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++) {
		b = lg_workbook_compose(w);
		lg_buf_fmt(b, "%s: %s", lg_string_verdict(w->lang, (enum lg_verdict)v),
			   lg_string_verdict_means(w->lang, (enum lg_verdict)v));
		put_line(&s, lg_verdict_name((enum lg_verdict)v), lg_buf_slice(b));
	}
	if (w->book.status == LG_OK)
		lg_workbook_colour(&s, w, 1, 0, s.row - 1, 0);
}

static int write_xlsx(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_workbook w = {.m = m, .lang = o ? o->ui_lang : LG_UI_EN, .arena = lg_arena_new()};
	lg_buf_init(&w.text, 0);
	lg_book_open(&w.book, lg_workbook_say(&w, LG_S_WB_TITLE), lg_workbook_say(&w, LG_S_WB_CUT));
	lg_book_property(&w.book, "lexgap-workbook", "1"); /* of a form that a program can read again */
	lg_book_property(&w.book, "lexgap-rules", m->rules_sha256);
	if (w.book.status == LG_OK)
		w.book.status = w.arena ? plan(&w) : LG_ENOMEM;
	if (w.book.status == LG_OK) {
		put_matrix(&w);
		put_findings(&w);
		lg_workbook_requirements(&w);
		lg_workbook_advice(&w);
		lg_workbook_acts(&w);
		lg_workbook_facts(&w);
		put_about(&w);
	}
	int status = lg_book_close(&w.book, out);
	lg_buf_done(&w.text);
	if (w.arena)
		lg_arena_free(w.arena);
	return status;
}

const struct lg_emitter lg_emitter_xlsx = {
	.name = "xlsx",
	.extension = "xlsx",
	.mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	.summary = "workbook: matrix, findings and recommendations to review, requirements, acts",
	.binary = true,
	.write = write_xlsx,
};
