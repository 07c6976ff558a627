/* SPDX-License-Identifier: MIT */
/* What follows from the verdicts, and the articles around the clauses. */
#include "emit/json_report.h"

#include "emit/mend.h"
#include "emit/report.h"

/* ---- recommendations ------------------------------------------------------------------------------------------ */

static void put_same(struct lg_json *j, const struct lg_section *s, const struct lg_section_finding *f)
{
	lg_json_array(j, "also");
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++)
			if (s->theme[t].finding[i].same == f)
				lg_json_str(j, NULL, s->theme[t].finding[i].requirement->id);
	lg_json_end(j);
}

static void put_place(struct lg_json *j, const struct lg_section *s, const struct lg_section_finding *f)
{
	const struct lg_citation *at = lg_mend_at(f->cell);
	size_t act = at ? at->act : lg_mend_act(s->place, f->requirement);
	if (act >= s->place->nacts)
		return;
	lg_json_object(j, "mend");
	lg_json_str(j, "act", s->place->act[act].name);
	if (at) {
		lg_json_str(j, "eid", at->eid);
		lg_json_str(j, "citation", at->human);
	}
	lg_json_end(j);
}

static void put_recommendation(struct lg_json *j, const struct lg_section *s, const struct lg_section_finding *f)
{
	lg_json_object(j, NULL);
	lg_json_str(j, "requirement", f->requirement->id);
	lg_json_text(j, "priority", lg_priority_name(f->advice.priority));
	lg_json_text(j, "because", lg_string(LG_UI_EN, f->advice.because));
	lg_json_text(j, "timescale", lg_timescale_name(f->advice.timescale));
	put_same(j, s, f);
	put_place(j, s, f);
	if (f->example.at) {
		const struct lg_jurisdiction *other = &s->matrix->jurisdiction[f->example.jurisdiction];
		lg_json_object(j, "good_practice");
		lg_json_str(j, "jurisdiction", other->name);
		lg_json_citation(j, other, f->example.at);
		lg_json_end(j);
	}
	lg_json_end(j);
}

/* ---- questions, charges, lacks -------------------------------------------------------------------------------- */

static void put_questions(struct lg_json *j, const struct lg_section_stakeholder *of)
{
	static const char *const reasons[] = {
		[LG_ASK_PRACTICE] = "practice", [LG_ASK_UNKNOWN] = "unknown", [LG_ASK_BESIDES] = "besides"};
	for (size_t i = 0; i < of->nquestions; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "stakeholder", of->name);
		lg_json_str(j, "requirement", of->question[i].finding->requirement->id);
		lg_json_text(j, "reason", reasons[of->question[i].reason]);
		lg_json_str(j, "question", of->question[i].text);
		lg_json_end(j);
	}
}

static void put_charge(struct lg_json *j, const struct lg_section *s, const struct lg_section_charge *c)
{
	lg_json_object(j, NULL);
	lg_json_str(j, "actor", s->matrix->checklist->concept[c->concept].id);
	lg_json_str(j, "requirement", c->finding->requirement->id);
	lg_json_citation(j, s->place, c->at);
	lg_json_end(j);
}

static void put_lack(struct lg_json *j, const struct lg_section_lack *lack)
{
	lg_json_object(j, NULL);
	lg_json_text(j, "kind", lg_act_kind_name(lack->kind));
	lg_json_int(j, "requirements", (int64_t)lack->requirements);
	lg_json_int(j, "unknown", (int64_t)lack->unknown);
	lg_json_end(j);
}

static void put_section(struct lg_json *j, const struct lg_section *s)
{
	lg_json_object(j, "section");
	lg_json_array(j, "recommendations");
	for (size_t i = 0; i < s->nrecommendations; i++)
		put_recommendation(j, s, s->recommendation[i]);
	lg_json_end(j);
	lg_json_array(j, "questions");
	for (size_t i = 0; i < s->nstakeholders; i++)
		put_questions(j, &s->stakeholder[i]);
	lg_json_end(j);
	lg_json_array(j, "charges");
	for (size_t i = 0; i < s->ncharges; i++)
		put_charge(j, s, &s->charge[i]);
	lg_json_end(j);
	lg_json_array(j, "not_supplied");
	for (size_t i = 0; i < s->nlacks; i++)
		put_lack(j, &s->lack[i]);
	lg_json_end(j);
	lg_json_end(j);
}

int lg_json_section(struct lg_json *j, const struct lg_matrix *m, size_t k)
{
	struct lg_section *section;
	LG_TRY(lg_section_new(&section, m, k));
	put_section(j, section);
	lg_section_free(section);
	return LG_OK;
}

/* ---- articles ------------------------------------------------------------------------------------------------- */

static void put_lines(struct lg_json *j, const struct lg_article *a)
{
	lg_json_array(j, "lines");
	for (size_t i = 0; i < a->nlines; i++) {
		const struct lg_article_line *line = &a->line[i];
		lg_json_object(j, NULL);
		lg_json_int(j, "start", line->begin);
		lg_json_int(j, "end", line->end);
		lg_json_int(j, "depth", line->depth);
		lg_json_str(j, "num", line->num);
		lg_json_bool(j, "heading", line->heading);
		lg_json_bool(j, "set_aside", line->dead);
		lg_json_end(j);
	}
	lg_json_end(j);
}

void lg_json_articles(struct lg_json *j, const struct lg_jurisdiction *of)
{
	lg_json_array(j, "articles");
	for (size_t i = 0; i < of->narticles; i++) {
		const struct lg_article *a = &of->article[i];
		lg_json_object(j, NULL);
		lg_json_str(j, "act", a->act < of->nacts ? of->act[a->act].name : LG_LIT(""));
		lg_json_str(j, "eid", a->eid);
		lg_json_str(j, "citation", a->human);
		lg_json_array(j, "above");
		for (size_t k = 0; k < a->nabove; k++)
			lg_json_str(j, NULL, a->above[k]);
		lg_json_end(j);
		lg_json_str(j, "text", a->text);
		put_lines(j, a);
		lg_json_end(j);
	}
	lg_json_end(j);
}
