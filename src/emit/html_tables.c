/* SPDX-License-Identifier: MIT */
/* Tables over the whole comparison: common challenges, pillars, regional indicators. */
#include <stdlib.h>

#include "emit/advice.h"
#include "emit/html.h"
#include "emit/report.h"
#include "emit/score.h"

static void put_requirement_head(struct lg_html *h, const struct lg_requirement *r)
{
	lg_html_put(h, "<tr><th scope=\"row\" class=\"req\"><b>");
	lg_html_text(h, r->id);
	lg_html_put(h, "</b> <span dir=\"auto\">");
	lg_html_text(h, r->title);
	lg_html_put(h, "</span></th>");
}

/* ---- common challenges ---------------------------------------------------------------------------------------- */

static void put_challenge(struct lg_html *h, const struct lg_challenge *c)
{
	const struct lg_requirement *r = &h->m->checklist->requirement[c->requirement];
	size_t of[LG_VERDICT_MAX];
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		of[v] = c->of[v];
	put_requirement_head(h, r);
	lg_buf_fmt(h->out, "<td class=\"n\"><b>%u</b></td><td class=\"n\">%u</td><td class=\"chart\">",
		   (unsigned)c->lacking, (unsigned)c->of[LG_PARTIAL]);
	lg_html_bar(h, r->id, of);
	lg_html_put(h, "</td><td>");
	lg_html_text(h, lg_string_theme(h->lang, r->theme));
	lg_html_put(h, "</td><td>");
	lg_html_text(h, lg_slice_from(lg_string_priority(h->lang, r->priority)));
	lg_html_put(h, "</td></tr>\n");
}

int lg_html_challenges(struct lg_html *h)
{
	static const enum lg_string_id columns[] = {LG_S_REQUIREMENT,  LG_S_PAGE_LACKING, LG_S_VERDICT_PARTIAL,
						    LG_S_PAGE_PROFILE, LG_S_THEME,	  LG_S_PRIORITY};
	size_t n;
	struct lg_challenge *v = lg_challenges_new(h->m, &n);
	if (!v)
		return LG_ENOMEM;
	lg_html_view(h, "challenges", LG_S_PAGE_CHALLENGES);
	lg_html_note(h, LG_S_PAGE_CHALLENGES_NOTE);
	lg_html_table(h, "challenges", LG_S_PAGE_CHALLENGES);
	lg_html_columns(h, columns, sizeof columns / sizeof *columns);
	lg_html_rows(h);
	for (size_t i = 0; i < n; i++)
		put_challenge(h, &v[i]);
	lg_html_table_end(h);
	lg_html_put(h, "</section>\n");
	free(v);
	return LG_OK;
}

/* ---- pillars -------------------------------------------------------------------------------------------------- */

/* "0.931", or that it is not known. */
static void put_share(struct lg_html *h, int32_t thousandths)
{
	if (thousandths != LG_NO_SHARE) {
		lg_html_share(h, thousandths);
		return;
	}
	lg_html_put(h, "<span class=\"zero\">–<span class=\"away\"> ");
	lg_html_word(h, LG_S_PAGE_NOT_KNOWN);
	lg_html_put(h, "</span></span>");
}

static void put_pillar(struct lg_html *h, const struct lg_pillar_score *p)
{
	lg_html_put(h, "<td class=\"n\">");
	put_share(h, p->thousandths);
	lg_html_put(h, "<small>");
	lg_html_numbers(h, LG_S_PAGE_JUDGED, (const size_t[]){p->judged, p->total}, 2);
	lg_html_put(h, "</small></td>");
}

static const enum lg_string_id rank_columns[] = {LG_S_PAGE_RANK, LG_S_PAGE_RANK_REGION, LG_S_PAGE_REGION};

static void put_rank(struct lg_html *h, unsigned rank)
{
	if (rank)
		lg_buf_fmt(h->out, "<td class=\"n\">%u</td>", rank);
	else
		lg_html_put(h, "<td class=\"n zero\">–</td>");
}

static void put_scores(struct lg_html *h, size_t k, const struct lg_score *s, bool regions)
{
	lg_html_put(h, "<tr>");
	if (h->rank)
		put_rank(h, s->rank);
	if (h->rank && regions) {
		put_rank(h, s->region_rank);
		lg_html_put(h, "<td><bdi>");
		lg_html_text(h, s->region);
		lg_html_put(h, "</bdi></td>");
	}
	lg_html_put(h, "<th scope=\"row\"><bdi>");
	lg_html_text(h, h->m->jurisdiction[k].name);
	lg_html_put(h, "</bdi></th><td class=\"tier\">");
	if (s->tier) {
		lg_buf_fmt(h->out, "<span class=\"t t%u\">", s->tier);
		lg_html_numbers(h, LG_S_PAGE_TIER_N, &(size_t){s->tier}, 1);
		lg_html_put(h, "</span>");
	} else {
		lg_html_word(h, LG_S_PAGE_NOT_KNOWN);
	}
	lg_html_put(h, "</td><td class=\"n\"><b>");
	put_share(h, s->thousandths);
	lg_html_put(h, "</b></td>");
	for (int i = 0; i < LG_PILLAR_MAX; i++)
		put_pillar(h, &s->pillar[i]);
	lg_html_put(h, "</tr>\n");
}

/* By rank where that is asked for, those without one last; else by name. */
static void put_all_scores(struct lg_html *h, const struct lg_score *scores, bool regions)
{
	size_t n = h->m->njurisdictions;
	if (!h->rank) {
		for (size_t k = 0; k < n; k++)
			put_scores(h, k, &scores[k], regions);
		return;
	}
	for (unsigned rank = 1; rank <= n; rank++)
		for (size_t k = 0; k < n; k++)
			if (scores[k].rank == rank)
				put_scores(h, k, &scores[k], regions);
	for (size_t k = 0; k < n; k++)
		if (!scores[k].rank)
			put_scores(h, k, &scores[k], regions);
}

static bool any_region(const struct lg_score *scores, size_t n)
{
	bool any = false;
	for (size_t k = 0; k < n; k++)
		any = any || scores[k].region.n;
	return any;
}

int lg_html_pillars(struct lg_html *h)
{
	static const enum lg_string_id columns[] = {LG_S_COUNTRY,
						    LG_S_PAGE_TIER,
						    LG_S_PAGE_SCORE,
						    LG_S_PAGE_PILLAR_LEGAL,
						    LG_S_PAGE_PILLAR_TECHNICAL,
						    LG_S_PAGE_PILLAR_ORGANISATION,
						    LG_S_PAGE_PILLAR_CAPACITY,
						    LG_S_PAGE_PILLAR_COOPERATION};
	struct lg_score *scores = lg_scores_new(h->m);
	if (!scores)
		return LG_ENOMEM;
	bool regions = any_region(scores, h->m->njurisdictions);
	lg_html_view(h, "pillars", LG_S_PAGE_PILLARS);
	lg_html_table(h, "pillars", LG_S_PAGE_PILLARS);
	if (h->rank)
		lg_html_columns(h, rank_columns, regions ? 3 : 1);
	lg_html_columns(h, columns, sizeof columns / sizeof *columns);
	lg_html_rows(h);
	put_all_scores(h, scores, regions);
	lg_html_table_end(h);
	lg_html_note(h, LG_S_PAGE_PILLARS_NOTE);
	lg_html_put(h, "</section>\n");
	free(scores);
	return LG_OK;
}

/* ---- regional indicators -------------------------------------------------------------------------------------- */

/* The fact that an indicator asks for; empty when it asks for none. */
static struct lg_slice fact_of(const struct lg_requirement *r)
{
	for (size_t i = 0; i < r->nelements; i++)
		if (r->element[i].expr && r->element[i].expr->op == LG_OP_FACT)
			return r->element[i].expr->fact;
	return (struct lg_slice){0};
}

static bool is_indicator(const struct lg_matrix *m, size_t r)
{
	const struct lg_requirement *req = &m->checklist->requirement[r];
	return lg_report_shows(m, r) && lg_slice_is(req->theme, "indicators") && fact_of(req).n;
}

static void put_mark(struct lg_html *h, const char *class, const char *sign, enum lg_string_id word)
{
	lg_buf_fmt(h->out, "<td class=\"fact %s\"><span aria-hidden=\"true\">%s</span><span class=\"away\">", class,
		   sign);
	lg_html_word(h, word);
	lg_html_put(h, "</span></td>");
}

static void put_fact(struct lg_html *h, struct lg_slice value)
{
	if (lg_slice_is(value, "yes")) {
		put_mark(h, "yes", "✓", LG_S_YES);
	} else if (lg_slice_is(value, "no")) {
		put_mark(h, "no", "✗", LG_S_NO);
	} else if (value.n == 0) {
		put_mark(h, "none", "?", LG_S_PAGE_NO_RECORD);
	} else {
		lg_html_put(h, "<td class=\"fact count\">");
		lg_html_text(h, value);
		lg_html_put(h, "</td>");
	}
}

static void put_indicators(struct lg_html *h)
{
	lg_html_table(h, "indicators", LG_S_PAGE_INDICATORS);
	lg_html_columns(h, (const enum lg_string_id[]){LG_S_PAGE_INDICATOR}, 1);
	for (size_t k = 0; k < h->m->njurisdictions; k++)
		lg_html_column(h, h->m->jurisdiction[k].name);
	lg_html_rows(h);
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++) {
		if (!is_indicator(h->m, r))
			continue;
		put_requirement_head(h, &h->m->checklist->requirement[r]);
		for (size_t k = 0; k < h->m->njurisdictions; k++)
			put_fact(h, lg_fact_value(&h->m->jurisdiction[k], fact_of(&h->m->checklist->requirement[r])));
		lg_html_put(h, "</tr>\n");
	}
	lg_html_table_end(h);
}

void lg_html_indicators(struct lg_html *h)
{
	bool any = false;
	for (size_t r = 0; r < h->m->checklist->nrequirements; r++)
		any = any || is_indicator(h->m, r);
	lg_html_view(h, "indicators", LG_S_PAGE_INDICATORS);
	lg_html_note(h, any ? LG_S_PAGE_INDICATORS_NOTE : LG_S_PAGE_INDICATORS_NONE);
	if (any)
		put_indicators(h);
	lg_html_put(h, "</section>\n");
}
