/* SPDX-License-Identifier: MIT */
/*
 * The data of the page, as compact JSON in script elements that no browser runs. Keys are short, for there are many:
 *	#lg-data     s strings, verdict and other names, requirements, places with one letter per verdict
 *	#lg-place-N  acts, articles, cells, facts of one jurisdiction
 * Positions in texts are UTF-16 units, as scripts count.
 */
#include "emit/advice.h"
#include "emit/html.h"
#include "emit/html_rule.h"
#include "emit/report.h"

/* Units of UTF-16 that the first n bytes of s make, for UTF-8 without errors. */
static size_t utf16(struct lg_slice s, size_t n)
{
	size_t units = 0;
	for (size_t i = 0; i < n && i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		units += (c & 0xc0) != 0x80;
		units += c >= 0xf0;
	}
	return units;
}

static void put_number(struct lg_json *j, const char *key, size_t n)
{
	lg_json_int(j, key, (int64_t)n);
}

/* An optional field: nothing when empty. */
static void put_some(struct lg_json *j, const char *key, struct lg_slice s)
{
	if (s.n)
		lg_json_str(j, key, s);
}

static struct lg_json open_block(struct lg_html *h)
{
	lg_html_put(h, "\">");
	return (struct lg_json){.out = h->out, .compact = true, .in_html = true};
}

static void close_block(struct lg_html *h)
{
	lg_html_put(h, "</script>\n");
}

/* ---- names ---------------------------------------------------------------------------------------------------- */

static void put_strings(struct lg_html *h, struct lg_json *j)
{
	static const enum lg_string_id ids[] = {
#define X(id, en, fr) LG_S_##id,
#include "emit/page_strings.def"
#undef X
		LG_S_LEGAL_FRAMEWORK, LG_S_REQUIREMENT,	   LG_S_COUNTRY,	LG_S_COUNTRIES,	   LG_S_INSTRUMENT,
		LG_S_THEME,	      LG_S_PRIORITY,	   LG_S_TIMESCALE,	LG_S_VERDICT,	   LG_S_MISSING,
		LG_S_FOUND,	      LG_S_NOTE,	   LG_S_RECOMMENDATION, LG_S_NEAREST_MISS, LG_S_TO_ASK,
		LG_S_TEXTS_EXAMINED,  LG_S_ACCURACY_KNOWN,
	};
	lg_json_object(j, "s");
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		lg_json_text(j, lg_string_name(ids[i]), lg_string(h->lang, ids[i]));
	lg_json_end(j);
}

static void put_names(struct lg_html *h, struct lg_json *j)
{
	lg_json_text(j, "lang", lg_ui_lang_code(h->lang));
	put_strings(h, j);
	lg_json_array(j, "verdicts");
	for (int v = 0; v < LG_VERDICT_MAX; v++) {
		const char letter[] = {lg_html_letter((enum lg_verdict)v), '\0'};
		lg_json_array(j, NULL);
		lg_json_text(j, NULL, letter);
		lg_json_text(j, NULL, lg_string_verdict(h->lang, (enum lg_verdict)v));
		lg_json_text(j, NULL, lg_string_verdict_code(h->lang, (enum lg_verdict)v));
		lg_json_text(j, NULL, lg_string_verdict_means(h->lang, (enum lg_verdict)v));
		lg_json_end(j);
	}
	lg_json_end(j);
	lg_json_array(j, "priorities");
	for (int p = LG_PRIORITY_LOW; p <= LG_PRIORITY_HIGH; p++)
		lg_json_text(j, NULL, lg_string_priority(h->lang, (enum lg_priority)p));
	lg_json_end(j);
	lg_json_array(j, "times");
	for (int t = LG_TIME_SHORT; t <= LG_TIME_LONG; t++)
		lg_json_text(j, NULL, lg_string_timescale(h->lang, (enum lg_timescale)t));
	lg_json_end(j);
}

/* ---- requirements --------------------------------------------------------------------------------------------- */

static void put_element(struct lg_json *j, const struct lg_matrix *m, const struct lg_requirement *r, size_t i)
{
	const struct lg_element *e = &r->element[i];
	lg_json_object(j, NULL);
	lg_json_str(j, "l", e->label);
	put_number(j, "k", e->core ? 1 : e->optional ? 2 : 0);
	if (e->expr) {
		lg_json_array(j, "x");
		lg_html_rule(j, m->checklist, r, e->expr);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_related(struct lg_json *j, const struct lg_requirement *r)
{
	lg_json_array(j, "maps");
	for (size_t i = 0; i < r->nmappings; i++)
		lg_json_str(j, NULL, r->mapping[i].requirement);
	lg_json_end(j);
	lg_json_array(j, "not");
	for (size_t i = 0; i < r->ndistractors; i++)
		lg_json_str(j, NULL, r->distractor[i].label);
	lg_json_end(j);
}

static void put_requirement(struct lg_html *h, struct lg_json *j, size_t index)
{
	const struct lg_requirement *r = &h->m->checklist->requirement[index];
	struct lg_buf accuracy;
	lg_json_object(j, NULL);
	lg_json_str(j, "id", r->id);
	lg_json_str(j, "t", r->title);
	put_number(j, "in", r->instrument);
	lg_json_str(j, "th", r->theme);
	put_number(j, "p", (size_t)r->priority);
	put_number(j, "tm", (size_t)r->timescale);
	put_some(j, "pr", r->provision);
	put_some(j, "o", r->obligation);
	put_some(j, "rec", r->recommendation);
	put_some(j, "q", r->question);
	put_some(j, "who", r->stakeholder);
	put_some(j, "opp", r->contradiction_label);
	lg_json_array(j, "el");
	for (size_t i = 0; i < r->nelements; i++)
		put_element(j, h->m, r, i);
	lg_json_end(j);
	put_related(j, r);
	lg_buf_init(&accuracy, 0);
	lg_report_accuracy_put(&accuracy, h->m, index);
	put_some(j, "acc", lg_buf_slice(&accuracy));
	lg_buf_done(&accuracy);
	lg_json_end(j);
}

static void put_pair(struct lg_json *j, struct lg_slice a, struct lg_slice b)
{
	lg_json_array(j, NULL);
	lg_json_str(j, NULL, a);
	lg_json_str(j, NULL, b);
	lg_json_end(j);
}

static void put_themes(struct lg_html *h, struct lg_json *j)
{
	lg_json_array(j, "themes");
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		if (lg_report_first_of_theme(h->m, r))
			put_pair(j, h->m->checklist->requirement[r].theme,
				 lg_string_theme(h->lang, h->m->checklist->requirement[r].theme));
	lg_json_end(j);
}

/* Each with the numbers of its requirements, among those shown. */
static void put_profiles(struct lg_html *h, struct lg_json *j)
{
	lg_json_array(j, "profiles");
	for (size_t i = 0; i < h->m->nprofiles; i++) {
		size_t shown = 0;
		lg_json_object(j, NULL);
		lg_json_str(j, "t", h->m->profile[i].title);
		lg_json_array(j, "r");
		for (size_t r = 0; r < h->m->checklist->nrequirements; r++) {
			if (lg_report_shows(h->m, r) && h->m->profile[i].selected[r])
				put_number(j, NULL, shown);
			shown += lg_report_shows(h->m, r);
		}
		lg_json_end(j);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_checklist(struct lg_html *h, struct lg_json *j)
{
	const struct lg_checklist *c = h->m->checklist;
	lg_json_array(j, "instruments");
	for (size_t i = 0; i < c->ninstruments; i++)
		put_pair(j, c->instrument[i].id, c->instrument[i].title);
	lg_json_end(j);
	put_themes(h, j);
	put_profiles(h, j);
	lg_json_array(j, "concepts");
	for (size_t i = 0; i < c->nconcepts; i++)
		put_pair(j, c->concept[i].id, c->concept[i].meaning);
	lg_json_end(j);
	lg_json_array(j, "reqs");
	for (size_t r = 0; r < c->nrequirements; r++)
		if (lg_report_shows(h->m, r))
			put_requirement(h, j, r);
	lg_json_end(j);
}

/* ---- jurisdictions in short ----------------------------------------------------------------------------------- */

static bool language_seen(const struct lg_jurisdiction *j, size_t act)
{
	for (size_t i = 0; i < act; i++)
		if (lg_slice_eq(j->act[i].lang, j->act[act].lang))
			return true;
	return false;
}

static void put_place(struct lg_html *h, struct lg_json *j, const struct lg_jurisdiction *place)
{
	struct lg_buf letters;
	lg_json_object(j, NULL);
	lg_json_str(j, "n", place->name);
	lg_buf_init(&letters, 0);
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		if (lg_report_shows(h->m, r))
			lg_buf_char(&letters, lg_html_letter(place->cell[r].verdict));
	lg_json_str(j, "v", lg_buf_slice(&letters));
	lg_buf_done(&letters);
	lg_json_array(j, "l");
	for (size_t i = 0; i < place->nacts; i++)
		if (place->act[i].lang.n && !language_seen(place, i))
			lg_json_str(j, NULL, place->act[i].lang);
	lg_json_end(j);
	lg_json_end(j);
}

/* ---- one jurisdiction ----------------------------------------------------------------------------------------- */

static void put_acts(struct lg_html *h, struct lg_json *j, const struct lg_jurisdiction *place)
{
	lg_json_array(j, "acts");
	for (size_t i = 0; i < place->nacts; i++) {
		const struct lg_matrix_act *a = &place->act[i];
		lg_json_object(j, NULL);
		lg_json_str(j, "n", a->name);
		put_some(j, "t", a->title);
		lg_json_text(j, "k", lg_string_act_kind(h->lang, a->kind));
		put_some(j, "l", a->lang);
		put_some(j, "d", a->expression_date);
		put_number(j, "u", a->units);
		put_number(j, "p", a->provisions);
		put_some(j, "x", a->unusable);
		lg_json_text(j, "h", a->sha256);
		lg_json_end(j);
	}
	lg_json_end(j);
}

/* Lines: [depth, number, 1 heading + 2 dead]. The text itself divides them by line ends. */
static void put_article(struct lg_json *j, const struct lg_article *a)
{
	lg_json_object(j, NULL);
	put_number(j, "a", a->act);
	lg_json_str(j, "h", a->human);
	lg_json_array(j, "up");
	for (size_t i = 0; i < a->nabove; i++)
		lg_json_str(j, NULL, a->above[i]);
	lg_json_end(j);
	lg_json_str(j, "x", a->text);
	lg_json_array(j, "l");
	for (size_t i = 0; i < a->nlines; i++) {
		lg_json_array(j, NULL);
		put_number(j, NULL, a->line[i].depth);
		lg_json_str(j, NULL, a->line[i].num);
		put_number(j, NULL, (size_t)a->line[i].heading + 2 * (size_t)a->line[i].dead);
		lg_json_end(j);
	}
	lg_json_end(j);
	lg_json_end(j);
}

/* Where it stands in its article; the quote itself when there is no article. */
static void put_position(struct lg_json *j, const struct lg_jurisdiction *place, const struct lg_citation *at)
{
	if (at->article < place->narticles) {
		struct lg_slice text = place->article[at->article].text;
		size_t begin = utf16(text, at->article_at);
		put_number(j, "a", at->article);
		put_number(j, "b", begin);
		put_number(j, "e", begin + utf16(at->quote, at->quote.n));
	} else {
		lg_json_str(j, "q", at->quote);
		put_number(j, "act", at->act);
	}
	put_number(j, "m", utf16(at->quote, at->mark_begin));
	put_number(j, "n", utf16(at->quote, at->mark_end));
}

static void put_citation(struct lg_json *j, const struct lg_jurisdiction *place, const struct lg_citation *at)
{
	put_position(j, place, at);
	lg_json_str(j, "h", at->human);
	lg_json_str(j, "i", at->eid);
	put_some(j, "t", at->heading);
	put_some(j, "c", at->concepts);
	put_number(j, "f", at->src_begin);
	put_number(j, "g", at->src_end);
}

static void put_evidence(struct lg_json *j, const struct lg_jurisdiction *place, const struct lg_requirement *r,
			 const struct lg_cell *cell)
{
	lg_json_array(j, "ev");
	for (size_t i = 0; i < cell->nevidence; i++) {
		const struct lg_evidence *e = &cell->evidence[i];
		lg_json_object(j, NULL);
		lg_json_int(j, "el", e->element < r->nelements ? (int64_t)e->element : -1);
		put_citation(j, place, &e->at);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_states(struct lg_json *j, const struct lg_requirement *r, const struct lg_cell *cell)
{
	struct lg_buf b;
	if (!cell->state)
		return;
	lg_buf_init(&b, 0);
	for (size_t i = 0; i < r->nelements; i++)
		lg_buf_char(&b, (char)('0' + cell->state[i]));
	lg_json_str(j, "st", lg_buf_slice(&b));
	lg_buf_done(&b);
}

/* [priority, timescale, why], and the clause that does better: [jurisdiction, evidence]. */
static void put_advice(struct lg_html *h, struct lg_json *j, size_t k, size_t r)
{
	struct lg_advice advice = lg_advice(h->m, k, r);
	if (!advice.given)
		return;
	lg_json_array(j, "ad");
	put_number(j, NULL, (size_t)advice.priority);
	put_number(j, NULL, (size_t)advice.timescale);
	lg_json_text(j, NULL, lg_string(h->lang, advice.because));
	lg_json_end(j);
	struct lg_good_practice better = lg_good_practice(h->m, k, r);
	if (!better.at)
		return;
	const struct lg_cell *there = &h->m->jurisdiction[better.jurisdiction].cell[r];
	size_t i = 0;
	while (i + 1 < there->nevidence && &there->evidence[i].at != better.at)
		i++;
	lg_json_array(j, "ex");
	put_number(j, NULL, better.jurisdiction);
	put_number(j, NULL, i);
	lg_json_end(j);
}

static void put_cell(struct lg_html *h, struct lg_json *j, size_t k, size_t r)
{
	const struct lg_jurisdiction *place = &h->m->jurisdiction[k];
	const struct lg_requirement *req = &h->m->checklist->requirement[r];
	const struct lg_cell *cell = &place->cell[r];
	lg_json_object(j, NULL);
	put_states(j, req, cell);
	put_some(j, "mi", cell->missing);
	put_some(j, "no", cell->note);
	if (cell->nevidence)
		put_evidence(j, place, req, cell);
	if (cell->near_miss.present) {
		lg_json_object(j, "nm");
		put_citation(j, place, &cell->near_miss.at);
		lg_json_str(j, "w", cell->near_miss.why);
		lg_json_end(j);
	}
	put_advice(h, j, k, r);
	lg_json_end(j);
}

static void put_facts(struct lg_json *j, const struct lg_jurisdiction *place)
{
	lg_json_array(j, "facts");
	for (size_t i = 0; i < place->nfacts; i++) {
		lg_json_array(j, NULL);
		lg_json_str(j, NULL, place->fact[i].name);
		lg_json_str(j, NULL, place->fact[i].value);
		lg_json_str(j, NULL, place->fact[i].source);
		lg_json_end(j);
	}
	lg_json_end(j);
}

static void put_whole_place(struct lg_html *h, size_t k)
{
	const struct lg_jurisdiction *place = &h->m->jurisdiction[k];
	lg_buf_fmt(h->out, "<script type=\"application/json\" id=\"lg-place-%zu", k);
	struct lg_json j = open_block(h);
	lg_json_object(&j, NULL);
	put_acts(h, &j, place);
	lg_json_array(&j, "arts");
	for (size_t i = 0; i < place->narticles; i++)
		put_article(&j, &place->article[i]);
	lg_json_end(&j);
	lg_json_array(&j, "cells");
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		if (lg_report_shows(h->m, r))
			put_cell(h, &j, k, r);
	lg_json_end(&j);
	put_facts(&j, place);
	lg_json_end(&j);
	close_block(h);
}

void lg_html_data(struct lg_html *h)
{
	lg_html_put(h, "<script type=\"application/json\" id=\"lg-data");
	struct lg_json j = open_block(h);
	lg_json_object(&j, NULL);
	put_names(h, &j);
	put_checklist(h, &j);
	lg_json_array(&j, "places");
	for (size_t k = 0; k < h->m->njurisdictions; k++)
		put_place(h, &j, &h->m->jurisdiction[k]);
	lg_json_end(&j);
	lg_json_end(&j);
	close_block(h);
	for (size_t k = 0; k < h->m->njurisdictions; k++)
		put_whole_place(h, k);
}
