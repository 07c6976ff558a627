/* SPDX-License-Identifier: MIT */
/* The sheets that list what the matrix rests on: requirements, acts, facts. */
#include "emit/report.h"
#include "emit/workbook.h"

/* ---- requirements --------------------------------------------------------------------------------------------- */

static void put_kinds(struct lg_sheet *s, struct lg_workbook *w, uint32_t acts)
{
	struct lg_buf *b = lg_workbook_compose(w);
	for (unsigned k = 0; k < LG_ACT_MAX; k++)
		if (acts >> k & 1)
			lg_buf_fmt(b, "%s%s", b->len ? "; " : "", lg_string_act_kind(w->lang, (enum lg_act_kind)k));
	lg_workbook_put(s, w);
}

static void put_elements(struct lg_sheet *s, struct lg_workbook *w, const struct lg_requirement *r)
{
	struct lg_buf *b = lg_workbook_compose(w);
	for (size_t i = 0; i < r->nelements; i++) {
		lg_buf_str(b, b->len ? "; " : "");
		lg_buf_slice_put(b, r->element[i].label);
		lg_buf_str(b, r->element[i].core ? "*" : r->element[i].optional ? "?" : "");
	}
	lg_workbook_put(s, w);
	b = lg_workbook_compose(w);
	for (size_t i = 0; i < r->ndistractors; i++) {
		lg_buf_str(b, b->len ? "; " : "");
		lg_buf_slice_put(b, r->distractor[i].label);
	}
	lg_workbook_put(s, w);
}

static void put_mappings(struct lg_sheet *s, struct lg_workbook *w, const struct lg_requirement *r)
{
	struct lg_buf *b = lg_workbook_compose(w);
	for (size_t i = 0; i < r->nmappings; i++) {
		lg_buf_str(b, b->len ? "; " : "");
		lg_buf_slice_put(b, r->mapping[i].requirement);
		lg_buf_fmt(b, " (%s)", lg_map_relation_name(r->mapping[i].relation));
	}
	lg_workbook_put(s, w);
}

static void put_requirement(struct lg_sheet *s, struct lg_workbook *w, size_t k)
{
	const struct lg_requirement *r = lg_workbook_requirement(w, k);
	lg_sheet_text(s, r->id);
	lg_sheet_text(s, w->m->checklist->instrument[r->instrument].title);
	lg_sheet_text(s, r->provision);
	lg_sheet_text(s, lg_string_theme(w->lang, r->theme));
	lg_sheet_text(s, r->title);
	lg_sheet_text(s, r->obligation);
	put_elements(s, w, r);
	lg_sheet_str(s, lg_evidence_kind_name(r->evidence));
	put_kinds(s, w, r->acts);
	lg_sheet_str(s, lg_string_priority(w->lang, r->priority));
	lg_sheet_str(s, lg_string_timescale(w->lang, r->timescale));
	lg_sheet_text(s, r->recommendation);
	lg_sheet_text(s, r->question);
	lg_sheet_text(s, r->stakeholder);
	put_mappings(s, w, r);
	lg_report_accuracy_put(lg_workbook_compose(w), w->m, k);
	lg_workbook_put(s, w);
	lg_sheet_end_row(s);
}

void lg_workbook_requirements(struct lg_workbook *w)
{
	static const struct lg_head head[] = {
		{LG_S_REQUIREMENT, 14, LG_LOOK_PLAIN},	 {LG_S_INSTRUMENT, 28, LG_LOOK_WRAP},
		{LG_S_WB_PROVISION, 16, LG_LOOK_WRAP},	 {LG_S_THEME, 18, LG_LOOK_WRAP},
		{LG_S_WB_HEAD_TITLE, 36, LG_LOOK_WRAP},	 {LG_S_WB_OBLIGATION, 50, LG_LOOK_WRAP},
		{LG_S_WB_ELEMENTS, 50, LG_LOOK_WRAP},	 {LG_S_WB_DISTRACTORS, 34, LG_LOOK_WRAP},
		{LG_S_WB_EVIDENCE, 15, LG_LOOK_WRAP},	 {LG_S_WB_KINDS, 24, LG_LOOK_WRAP},
		{LG_S_PRIORITY, 10, LG_LOOK_PLAIN},	 {LG_S_TIMESCALE, 13, LG_LOOK_PLAIN},
		{LG_S_RECOMMENDATION, 50, LG_LOOK_WRAP}, {LG_S_WB_QUESTION, 40, LG_LOOK_WRAP},
		{LG_S_WB_ASKED, 20, LG_LOOK_WRAP},	 {LG_S_WB_MAPPINGS, 26, LG_LOOK_WRAP},
		{LG_S_ACCURACY_KNOWN, 40, LG_LOOK_WRAP}};
	struct lg_sheet s;
	lg_workbook_sheet(&s, w, LG_S_WB_REQUIREMENTS, head, sizeof head / sizeof *head, 1);
	for (size_t r = 0; r < w->m->checklist->nrequirements; r++)
		if (lg_report_shows(w->m, r))
			put_requirement(&s, w, r);
	lg_sheet_close(&s);
}

/* ---- acts and facts ------------------------------------------------------------------------------------------- */

static void put_act(struct lg_sheet *s, const struct lg_workbook *w, const struct lg_jurisdiction *j,
		    const struct lg_matrix_act *a)
{
	lg_sheet_text(s, j->name);
	lg_sheet_text(s, a->name);
	lg_sheet_text(s, a->title);
	lg_sheet_str(s, lg_string_act_kind(w->lang, a->kind));
	lg_sheet_text(s, a->lang);
	lg_sheet_text(s, a->expression_date);
	lg_sheet_number(s, a->units);
	lg_sheet_number(s, a->provisions);
	lg_sheet_number(s, a->dead);
	lg_sheet_text(s, a->unusable);
	lg_sheet_text(s, a->path);
	lg_sheet_text(s, a->format);
	lg_sheet_text(s, a->work_iri);
	lg_sheet_str(s, a->sha256);
	lg_sheet_end_row(s);
}

void lg_workbook_acts(struct lg_workbook *w)
{
	static const struct lg_head head[] = {
		{LG_S_COUNTRY, 10, LG_LOOK_WRAP},	{LG_S_WB_FILE, 26, LG_LOOK_WRAP},
		{LG_S_WB_HEAD_TITLE, 44, LG_LOOK_WRAP}, {LG_S_WB_KIND, 22, LG_LOOK_WRAP},
		{LG_S_WB_LANGUAGE, 10, LG_LOOK_PLAIN},	{LG_S_WB_DATE, 12, LG_LOOK_PLAIN},
		{LG_S_WB_ARTICLES, 9, LG_LOOK_PLAIN},	{LG_S_WB_SEARCHED, 11, LG_LOOK_PLAIN},
		{LG_S_WB_SET_ASIDE, 9, LG_LOOK_PLAIN},	{LG_S_WB_NOT_JUDGED, 34, LG_LOOK_WRAP},
		{LG_S_WB_PATH, 40, LG_LOOK_WRAP},	{LG_S_WB_FORMAT, 10, LG_LOOK_PLAIN},
		{LG_S_WB_WORK, 40, LG_LOOK_WRAP},	{LG_S_WB_SHA256, 68, LG_LOOK_PLAIN}};
	struct lg_sheet s;
	lg_workbook_sheet(&s, w, LG_S_WB_ACTS, head, sizeof head / sizeof *head, 2);
	for (size_t k = 0; k < w->m->njurisdictions; k++)
		for (size_t i = 0; i < w->m->jurisdiction[k].nacts; i++)
			put_act(&s, w, &w->m->jurisdiction[k], &w->m->jurisdiction[k].act[i]);
	lg_sheet_close(&s);
}

static void put_facts_of(struct lg_sheet *s, const struct lg_workbook *w, const struct lg_jurisdiction *j)
{
	for (size_t i = 0; i < j->nfacts; i++) {
		lg_sheet_text(s, j->name);
		lg_sheet_text(s, j->fact[i].name);
		lg_sheet_text(s, j->fact[i].value);
		lg_sheet_text(s, j->fact[i].source);
		lg_sheet_end_row(s);
	}
	for (size_t i = 0; i < j->nvalues; i++) {
		lg_sheet_text(s, j->name);
		lg_sheet_text(s, j->value[i].name);
		lg_sheet_number(s, j->value[i].value);
		lg_sheet_str(s, lg_workbook_say(w, LG_S_WB_FOUND_IN_LAW));
		lg_sheet_end_row(s);
	}
}

void lg_workbook_facts(struct lg_workbook *w)
{
	static const struct lg_head head[] = {{LG_S_COUNTRY, 10, LG_LOOK_WRAP},
					      {LG_S_WB_NAME, 40, LG_LOOK_WRAP},
					      {LG_S_WB_VALUE, 24, LG_LOOK_WRAP},
					      {LG_S_WB_SOURCE, 60, LG_LOOK_WRAP}};
	struct lg_sheet s;
	lg_workbook_sheet(&s, w, LG_S_WB_FACTS, head, sizeof head / sizeof *head, 2);
	for (size_t k = 0; k < w->m->njurisdictions; k++)
		put_facts_of(&s, w, &w->m->jurisdiction[k]);
	lg_sheet_close(&s);
}
