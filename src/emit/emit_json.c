/* SPDX-License-Identifier: MIT */
/* Everything that a matrix holds, for programs. Described by report.schema.json; change both together. */
#include "emit/emit.h"
#include "emit/json_report.h"
#include "emit/report.h"

#define REPORT_VERSION 1

static const char *element_state(uint8_t state)
{
	static const char *const names[] = {
		[LG_ELEMENT_MISSING] = "missing", [LG_ELEMENT_FOUND] = "found", [LG_ELEMENT_RESERVED] = "reserved"};
	return state < sizeof names / sizeof *names ? names[state] : "missing";
}

/* ---- requirements --------------------------------------------------------------------------------------------- */

static void put_act_kinds(struct lg_json *j, uint32_t acts)
{
	lg_json_array(j, "acts");
	for (unsigned k = 0; k < LG_ACT_MAX; k++)
		if (acts >> k & 1)
			lg_json_text(j, NULL, lg_act_kind_name((enum lg_act_kind)k));
	lg_json_end(j);
}

static void put_elements(struct lg_json *j, const struct lg_requirement *r)
{
	lg_json_array(j, "elements");
	for (size_t i = 0; i < r->nelements; i++) {
		const struct lg_element *e = &r->element[i];
		lg_json_object(j, NULL);
		lg_json_str(j, "id", e->id);
		lg_json_str(j, "label", e->label);
		lg_json_text(j, "scope", lg_scope_name(e->scope));
		lg_json_bool(j, "core", e->core);
		lg_json_bool(j, "optional", e->optional);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_related(struct lg_json *j, const struct lg_requirement *r)
{
	lg_json_array(j, "distractors");
	for (size_t i = 0; i < r->ndistractors; i++)
		lg_json_str(j, NULL, r->distractor[i].label);
	lg_json_end(j);
	lg_json_array(j, "mappings");
	for (size_t i = 0; i < r->nmappings; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "requirement", r->mapping[i].requirement);
		lg_json_text(j, "relation", lg_map_relation_name(r->mapping[i].relation));
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_requirement(struct lg_json *j, const struct lg_checklist *c, const struct lg_requirement *r)
{
	lg_json_object(j, NULL);
	lg_json_str(j, "id", r->id);
	lg_json_str(j, "instrument", c->instrument[r->instrument].id);
	lg_json_str(j, "provision", r->provision);
	lg_json_str(j, "theme", r->theme);
	lg_json_str(j, "title", r->title);
	lg_json_str(j, "obligation", r->obligation);
	lg_json_text(j, "evidence", lg_evidence_kind_name(r->evidence));
	lg_json_text(j, "priority", lg_priority_name(r->priority));
	lg_json_text(j, "timescale", lg_timescale_name(r->timescale));
	put_act_kinds(j, r->acts);
	put_elements(j, r);
	lg_json_str(j, "contradiction", r->contradiction_label);
	lg_json_str(j, "reservation", r->reservation);
	put_related(j, r);
	lg_json_str(j, "recommendation", r->recommendation);
	lg_json_str(j, "question", r->question);
	lg_json_str(j, "stakeholder", r->stakeholder);
	lg_json_end(j);
}

static void put_checklist(struct lg_json *j, const struct lg_matrix *m)
{
	const struct lg_checklist *c = m->checklist;
	lg_json_array(j, "instruments");
	for (size_t i = 0; i < c->ninstruments; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "id", c->instrument[i].id);
		lg_json_str(j, "title", c->instrument[i].title);
		lg_json_end(j);
	}
	lg_json_end(j);
	lg_json_array(j, "requirements");
	for (size_t r = 0; r < c->nrequirements; r++)
		if (lg_report_shows(m, r))
			put_requirement(j, c, &c->requirement[r]);
	lg_json_end(j);
}

/* ---- jurisdictions -------------------------------------------------------------------------------------------- */

static void put_act(struct lg_json *j, const struct lg_matrix_act *a)
{
	lg_json_object(j, NULL);
	lg_json_str(j, "name", a->name);
	lg_json_str(j, "title", a->title);
	lg_json_text(j, "kind", lg_act_kind_name(a->kind));
	lg_json_str(j, "language", a->lang);
	lg_json_str(j, "format", a->format);
	lg_json_str(j, "path", a->path);
	lg_json_str(j, "work_iri", a->work_iri);
	lg_json_str(j, "expression_date", a->expression_date);
	lg_json_text(j, "sha256", a->sha256);
	lg_json_int(j, "articles", a->units);
	lg_json_int(j, "provisions", a->provisions);
	lg_json_int(j, "set_aside", a->dead);
	lg_json_str(j, "unusable", a->unusable);
	lg_json_end(j);
}

void lg_json_citation(struct lg_json *j, const struct lg_jurisdiction *of, const struct lg_citation *at)
{
	lg_json_str(j, "act", lg_citation_act(of, at));
	lg_json_str(j, "eid", at->eid);
	lg_json_str(j, "citation", at->human);
	lg_json_str(j, "heading", at->heading);
	lg_json_str(j, "quote", at->quote);
	lg_json_int(j, "byte_start", at->src_begin);
	lg_json_int(j, "byte_end", at->src_end);
	if (at->from.line) {
		lg_json_int(j, "line_start", at->from.line);
		lg_json_int(j, "column_start", at->from.col);
		lg_json_int(j, "line_end", at->to.line);
		lg_json_int(j, "column_end", at->to.col);
	}
	lg_json_int(j, "mark_start", at->mark_begin);
	lg_json_int(j, "mark_end", at->mark_end);
	lg_json_str(j, "concepts", at->concepts);
	if (at->article < of->narticles) {
		lg_json_int(j, "article", at->article);
		lg_json_int(j, "article_start", at->article_at);
	}
}

static struct lg_slice element_id(const struct lg_requirement *r, uint32_t element, struct lg_slice otherwise)
{
	return element < r->nelements ? r->element[element].id : otherwise;
}

static void put_near_miss(struct lg_json *j, const struct lg_jurisdiction *of, const struct lg_requirement *r,
			  const struct lg_near_miss *near)
{
	lg_json_object(j, "near_miss");
	lg_json_citation(j, of, &near->at);
	lg_json_int(j, "found", near->found);
	lg_json_str(j, "failed", element_id(r, near->failed, LG_LIT("distractor")));
	lg_json_str(j, "why", near->why);
	lg_json_end(j);
}

/* What "not found" rests on. The texts themselves, with their hashes, are the jurisdiction's `acts`. */
static void put_certificate(struct lg_json *j, const struct lg_matrix *m, const struct lg_jurisdiction *of)
{
	struct lg_searched s = lg_report_searched(of);
	lg_json_object(j, "certificate");
	lg_json_array(j, "texts");
	for (size_t i = 0; i < of->nacts; i++)
		if (of->act[i].unusable.n == 0)
			lg_json_str(j, NULL, of->act[i].name);
	lg_json_end(j);
	lg_json_int(j, "articles", s.units);
	lg_json_int(j, "provisions", s.provisions);
	lg_json_text(j, "rules_sha256", m->rules_sha256);
	lg_json_end(j);
}

static void put_states(struct lg_json *j, const struct lg_requirement *r, const struct lg_cell *cell)
{
	lg_json_array(j, "elements");
	for (size_t i = 0; i < r->nelements; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "id", r->element[i].id);
		lg_json_text(j, "state", element_state(cell->state ? cell->state[i] : LG_ELEMENT_MISSING));
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_cell(struct lg_json *j, const struct lg_matrix *m, const struct lg_jurisdiction *of, size_t k)
{
	const struct lg_requirement *r = &m->checklist->requirement[k];
	const struct lg_cell *cell = &of->cell[k];
	lg_json_object(j, NULL);
	lg_json_str(j, "requirement", r->id);
	lg_json_text(j, "verdict", lg_verdict_name(cell->verdict));
	put_states(j, r, cell);
	lg_json_array(j, "evidence");
	for (size_t i = 0; i < cell->nevidence; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "element", element_id(r, cell->evidence[i].element, LG_LIT("contradiction")));
		lg_json_citation(j, of, &cell->evidence[i].at);
		lg_json_end(j);
	}
	lg_json_end(j);
	lg_json_str(j, "missing", cell->missing);
	lg_json_str(j, "note", cell->note);
	lg_json_bool(j, "engine_limit", cell->engine_limit);
	if (cell->near_miss.present)
		put_near_miss(j, of, r, &cell->near_miss);
	if (cell->verdict == LG_GAP)
		put_certificate(j, m, of);
	lg_json_end(j);
}

static void put_facts(struct lg_json *j, const struct lg_jurisdiction *of)
{
	lg_json_array(j, "facts");
	for (size_t i = 0; i < of->nfacts; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "name", of->fact[i].name);
		lg_json_str(j, "value", of->fact[i].value);
		lg_json_str(j, "source", of->fact[i].source);
		lg_json_end(j);
	}
	lg_json_end(j);
	lg_json_array(j, "values");
	for (size_t i = 0; i < of->nvalues; i++) {
		lg_json_object(j, NULL);
		lg_json_str(j, "name", of->value[i].name);
		lg_json_int(j, "value", of->value[i].value);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_tally(struct lg_json *j, const struct lg_matrix *m, const struct lg_jurisdiction *of)
{
	struct lg_tally t = lg_report_tally(m, of);
	lg_json_object(j, "verdicts");
	for (unsigned v = 0; v < LG_VERDICT_MAX; v++)
		lg_json_int(j, lg_verdict_name((enum lg_verdict)v), (int64_t)t.of[v]);
	lg_json_end(j);
}

static int put_jurisdiction(struct lg_json *j, const struct lg_matrix *m, size_t k)
{
	const struct lg_jurisdiction *of = &m->jurisdiction[k];
	lg_json_object(j, NULL);
	lg_json_str(j, "name", of->name);
	put_tally(j, m, of);
	lg_json_array(j, "acts");
	for (size_t i = 0; i < of->nacts; i++)
		put_act(j, &of->act[i]);
	lg_json_end(j);
	put_facts(j, of);
	lg_json_array(j, "cells");
	for (size_t r = 0; r < m->checklist->nrequirements; r++)
		if (lg_report_shows(m, r))
			put_cell(j, m, of, r);
	lg_json_end(j);
	lg_json_articles(j, of);
	LG_TRY(lg_json_section(j, m, k));
	lg_json_end(j);
	return LG_OK;
}

static void put_accuracy(struct lg_json *j, const struct lg_accuracy *a)
{
	if (!a)
		return;
	lg_json_object(j, NULL);
	lg_json_str(j, "requirement", a->requirement);
	lg_json_str(j, "language", a->lang);
	lg_json_int(j, "cells", a->cells);
	lg_json_share(j, "verdicts", a->verdicts);
	lg_json_share(j, "gap_precision", a->gap_precision);
	lg_json_share(j, "gap_recall", a->gap_recall);
	lg_json_share(j, "cite_hit", a->cite_hit);
	lg_json_int(j, "abstained", a->abstained);
	lg_json_end(j);
}

/* Of the requirements shown and the languages of the texts; both also taken together. */
static void put_trust(struct lg_json *j, const struct lg_matrix *m)
{
	const struct lg_slice all = LG_LIT("");
	size_t n = m->checklist->nrequirements;
	if (m->naccuracy == 0)
		return;
	lg_json_array(j, "accuracy");
	for (size_t r = 0; r <= n; r++) { /* all requirements first */
		struct lg_slice id = r ? m->checklist->requirement[r - 1].id : all, lang;
		if (r && !lg_report_shows(m, r - 1))
			continue;
		put_accuracy(j, lg_report_accuracy(m, id, all));
		for (size_t i = 0; (lang = lg_report_language(m, i)).n; i++)
			put_accuracy(j, lg_report_accuracy(m, id, lang));
	}
	lg_json_end(j);
}

static int write_json(struct lg_buf *out, const struct lg_matrix *m, const struct lg_emit_options *o)
{
	struct lg_json j = {.out = out};
	(void)o;
	lg_json_object(&j, NULL);
	lg_json_text(&j, "format", "lexgap-report");
	lg_json_int(&j, "format_version", REPORT_VERSION);
	lg_json_str(&j, "lexgap", m->version);
	lg_json_text(&j, "rules_sha256", m->rules_sha256);
	put_checklist(&j, m);
	lg_json_array(&j, "jurisdictions");
	for (size_t i = 0; i < m->njurisdictions; i++)
		LG_TRY(put_jurisdiction(&j, m, i));
	lg_json_end(&j);
	put_trust(&j, m);
	lg_json_end(&j);
	return lg_buf_status(out);
}

const struct lg_emitter lg_emitter_json = {
	.name = "json",
	.extension = "json",
	.mime = "application/json",
	.summary = "everything, for programs (src/emit/report.schema.json)",
	.places = true,
	.write = write_json,
};
