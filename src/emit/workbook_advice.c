/* SPDX-License-Identifier: MIT */
/* The sheets that follow from the matrix: what to legislate, and whom to ask what. */
#include "emit/mend.h"
#include "emit/report.h"
#include "emit/section.h"
#include "emit/workbook.h"

/* ---- recommendations ------------------------------------------------------------------------------------------ */

enum { DECISION = 14 };

/* "act art. 1" */
static void put_source(struct lg_sheet *s, struct lg_workbook *w, struct lg_slice act, const struct lg_citation *at)
{
	struct lg_buf *b = lg_workbook_compose(w);
	lg_buf_slice_put(b, act);
	if (at) {
		lg_buf_char(b, ' ');
		lg_buf_slice_put(b, at->human);
	}
	lg_workbook_put(s, w);
}

static void put_mend_at(struct lg_sheet *s, struct lg_workbook *w, const struct lg_section *section,
			const struct lg_section_finding *f)
{
	const struct lg_citation *at = lg_mend_at(f->cell);
	size_t act = at ? at->act : lg_mend_act(section->place, f->requirement);
	put_source(s, w, act < section->place->nacts ? section->place->act[act].name : LG_LIT(""), at);
}

static void put_example(struct lg_sheet *s, struct lg_workbook *w, const struct lg_good_practice *example)
{
	if (!example->at) {
		lg_sheet_skip(s, 3);
		return;
	}
	const struct lg_jurisdiction *other = &w->m->jurisdiction[example->jurisdiction];
	lg_sheet_text(s, other->name);
	put_source(s, w, lg_citation_act(other, example->at), example->at);
	lg_sheet_text(s, example->at->quote);
}

/* Requirements of other instruments that ask for the same and got the same verdict: they have no row of their own. */
static void put_same(struct lg_sheet *s, struct lg_workbook *w, const struct lg_section *section,
		     const struct lg_section_finding *f)
{
	struct lg_buf *b = lg_workbook_compose(w);
	for (size_t t = 0; t < section->nthemes; t++)
		for (size_t i = 0; i < section->theme[t].nfindings; i++) {
			const struct lg_section_finding *other = &section->theme[t].finding[i];
			if (other->same != f)
				continue;
			lg_buf_str(b, b->len ? "; " : "");
			lg_buf_slice_put(b, other->requirement->id);
		}
	lg_workbook_put(s, w);
}

static void link_finding(struct lg_sheet *s, struct lg_workbook *w, const struct lg_section *section,
			 const struct lg_section_finding *f)
{
	size_t at = section->jurisdiction * w->m->checklist->nrequirements + f->index;
	lg_sheet_link(s, f->requirement->id, lg_workbook_say(w, LG_S_WB_FINDINGS), w->finding[at], 0);
}

static void put_recommendation(struct lg_sheet *s, struct lg_workbook *w, const struct lg_section *section,
			       const struct lg_section_finding *f)
{
	lg_sheet_text(s, section->place->name);
	lg_sheet_str(s, lg_string_priority(w->lang, f->advice.priority));
	lg_sheet_str(s, lg_string(w->lang, f->advice.because));
	lg_sheet_str(s, lg_string_timescale(w->lang, f->advice.timescale));
	link_finding(s, w, section, f);
	lg_sheet_text(s, f->requirement->title);
	put_same(s, w, section, f);
	lg_sheet_str(s, lg_verdict_name(f->cell->verdict));
	lg_sheet_text(s, f->cell->missing);
	lg_sheet_text(s, f->requirement->recommendation);
	put_mend_at(s, w, section, f);
	put_example(s, w, &f->example);
	lg_sheet_skip(s, 3);
	lg_sheet_end_row(s);
}

static void open_recommendations(struct lg_sheet *s, struct lg_workbook *w)
{
	static const struct lg_head head[] = {
		{LG_S_COUNTRY, 10, LG_LOOK_WRAP},	{LG_S_PRIORITY, 10, LG_LOOK_PLAIN},
		{LG_S_WB_BECAUSE, 28, LG_LOOK_WRAP},	{LG_S_TIMESCALE, 13, LG_LOOK_PLAIN},
		{LG_S_REQUIREMENT, 14, LG_LOOK_LINK},	{LG_S_WB_HEAD_TITLE, 34, LG_LOOK_WRAP},
		{LG_S_WB_SAME, 20, LG_LOOK_WRAP},	{LG_S_VERDICT, 15, LG_LOOK_CELL},
		{LG_S_MISSING, 34, LG_LOOK_WRAP},	{LG_S_RECOMMENDATION, 60, LG_LOOK_WRAP},
		{LG_S_WB_MEND_AT, 26, LG_LOOK_WRAP},	{LG_S_WB_EXAMPLE_OF, 10, LG_LOOK_WRAP},
		{LG_S_WB_EXAMPLE_AT, 24, LG_LOOK_WRAP}, {LG_S_WB_EXAMPLE_WORDS, 60, LG_LOOK_WRAP},
		{LG_S_WB_STATUS, 14, LG_LOOK_REVIEW},	{LG_S_WB_REASON, 30, LG_LOOK_REVIEW},
		{LG_S_WB_REVIEWER, 16, LG_LOOK_REVIEW}};
	lg_workbook_sheet(s, w, LG_S_WB_RECOMMENDATIONS, head, sizeof head / sizeof *head, 1);
}

static void close_recommendations(struct lg_sheet *s, struct lg_workbook *w)
{
	const char *const decisions[] = {lg_workbook_say(w, LG_S_WB_ACCEPTED), lg_workbook_say(w, LG_S_WB_ADAPTED),
					 lg_workbook_say(w, LG_S_WB_REJECTED), lg_workbook_say(w, LG_S_WB_TO_DISCUSS),
					 NULL};
	lg_sheet_close(s);
	lg_sheet_choice(s, DECISION, decisions, true);
	if (w->book.status == LG_OK && s->row > 1)
		lg_workbook_colour(s, w, 1, 7, s->row - 1, 7);
}

/* ---- interviews ----------------------------------------------------------------------------------------------- */

static void put_question(struct lg_sheet *s, struct lg_workbook *w, const struct lg_section *section,
			 struct lg_slice stakeholder, const struct lg_section_question *q)
{
	lg_sheet_text(s, section->place->name);
	lg_sheet_text(s, stakeholder);
	link_finding(s, w, section, q->finding);
	lg_sheet_text(s, q->finding->requirement->title);
	lg_sheet_str(s, lg_verdict_name(q->finding->cell->verdict));
	lg_sheet_text(s, q->text.n ? q->text : lg_slice_from(lg_workbook_say(w, LG_S_WB_ASK_FOR_LAW)));
	lg_sheet_text(s, q->finding->cell->note);
	lg_sheet_skip(s, 2);
	lg_sheet_end_row(s);
}

static void open_questions(struct lg_sheet *s, struct lg_workbook *w)
{
	static const struct lg_head head[] = {{LG_S_COUNTRY, 10, LG_LOOK_WRAP},
					      {LG_S_WB_ASKED, 26, LG_LOOK_WRAP},
					      {LG_S_REQUIREMENT, 14, LG_LOOK_LINK},
					      {LG_S_WB_HEAD_TITLE, 34, LG_LOOK_WRAP},
					      {LG_S_VERDICT, 15, LG_LOOK_CELL},
					      {LG_S_WB_QUESTION, 60, LG_LOOK_WRAP},
					      {LG_S_NOTE, 40, LG_LOOK_WRAP},
					      {LG_S_WB_ANSWER, 60, LG_LOOK_REVIEW},
					      {LG_S_WB_ANSWERED_BY, 24, LG_LOOK_REVIEW}};
	lg_workbook_sheet(s, w, LG_S_WB_INTERVIEWS, head, sizeof head / sizeof *head, 1);
}

/* ---- both ----------------------------------------------------------------------------------------------------- */

static void put_section(struct lg_sheet *advice, struct lg_sheet *questions, struct lg_workbook *w,
			const struct lg_section *section)
{
	for (size_t i = 0; i < section->nrecommendations; i++)
		put_recommendation(advice, w, section, section->recommendation[i]);
	for (size_t i = 0; i < section->nstakeholders; i++)
		for (size_t q = 0; q < section->stakeholder[i].nquestions; q++)
			put_question(questions, w, section, section->stakeholder[i].name,
				     &section->stakeholder[i].question[q]);
}

void lg_workbook_advice(struct lg_workbook *w)
{
	struct lg_sheet advice, questions;
	open_recommendations(&advice, w);
	open_questions(&questions, w);
	for (size_t j = 0; j < w->m->njurisdictions && w->book.status == LG_OK; j++) {
		struct lg_section *section;
		w->book.status = lg_section_new(&section, w->m, j);
		if (w->book.status)
			return;
		put_section(&advice, &questions, w, section);
		lg_section_free(section);
	}
	close_recommendations(&advice, w);
	lg_sheet_close(&questions);
	if (w->book.status == LG_OK && questions.row > 1)
		lg_workbook_colour(&questions, w, 1, 4, questions.row - 1, 4);
}
