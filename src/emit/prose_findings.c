/* SPDX-License-Identifier: MIT */
/* Summary, treaties and texts (a), findings by theme (b). */
#include "emit/prose.h"
#include "emit/report.h"

#define FIRST_MAX 6   /* recommendations named in the summary */
#define QUOTES_MAX 3  /* clauses quoted for one finding; more are named */
#define QUOTES_MET 2  /* the same where nothing is left to do */
#define WHERE_MAX 3   /* places named in the overview of a theme */
#define HASH_SHORT 12 /* digits of a SHA-256 where the whole stands elsewhere */

/* ---- summary -------------------------------------------------------------------------------------------------- */

static void put_counts(struct lg_prose *p, const size_t of[LG_VERDICT_MAX], size_t total)
{
	for (int v = 0; v < LG_VERDICT_MAX; v++)
		lg_prose_cell(p, lg_prose_number(p, of[v]));
	lg_prose_cell(p, lg_prose_number(p, total));
}

static void put_themes(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_THEME, 24, false},
		{LG_S_VERDICT_MET, 7, true},
		{LG_S_VERDICT_PARTIAL, 9, true},
		{LG_S_VERDICT_GAP, 7, true},
		{LG_S_VERDICT_CONTRADICTED, 14, true},
		{LG_S_VERDICT_RESERVED, 11, true},
		{LG_S_VERDICT_UNKNOWN, 11, true},
		{LG_S_VERDICT_MANUAL, 10, true},
		{LG_S_SEC_TOTAL, 7, true},
	};
	const struct lg_section *s = p->s;
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_SUM_TABLE).text, head, sizeof head / sizeof *head);
	for (size_t t = 0; t < s->nthemes; t++) {
		lg_prose_row(p);
		lg_prose_cell(p, lg_prose_plain(lg_string_theme(p->ui, s->theme[t].id)));
		put_counts(p, s->theme[t].of, s->theme[t].nfindings);
		lg_prose_end_row(p);
	}
	lg_prose_row(p);
	lg_prose_cell(p, lg_prose_styled(lg_prose_word(p, LG_S_SEC_TOTAL).text, LG_RUN_STRONG));
	put_counts(p, s->of, s->total);
	lg_prose_end_row(p);
	lg_prose_end_table(p);
}

static void put_first_steps(struct lg_prose *p)
{
	const struct lg_section *s = p->s;
	if (s->nrecommendations == 0)
		return;
	lg_prose_open(p, LG_PARA_LEAD);
	LG_PROSE_SAY(p, LG_S_SEC_SUM_FIRST, lg_prose_number(p, s->nrecommendations));
	lg_prose_close(p, LG_PARA_LEAD);
	for (size_t i = 0; i < s->nrecommendations && i < FIRST_MAX; i++) {
		lg_prose_open(p, LG_PARA_ITEM);
		lg_prose_put(p, lg_prose_recommendation_run(p, i + 1));
		lg_prose_put(p, lg_prose_plain(LG_LIT(". ")));
		lg_prose_put_recommendation(p, s->recommendation[i]);
		lg_prose_close(p, LG_PARA_ITEM);
	}
}

void lg_prose_summary(struct lg_prose *p)
{
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_SUMMARY);
	lg_prose_open(p, LG_PARA_BODY);
	lg_prose_put_tally(p, p->s->of, p->s->total);
	lg_prose_close(p, LG_PARA_BODY);
	put_themes(p);
	put_first_steps(p);
}

/* ---- (a) treaties --------------------------------------------------------------------------------------------- */

static struct lg_run status_run(const struct lg_prose *p, struct lg_slice value, enum lg_string_id yes,
				enum lg_string_id no)
{
	if (lg_slice_is(value, "yes"))
		return lg_prose_word(p, yes);
	return lg_slice_is(value, "no") ? lg_prose_word(p, no) : lg_prose_plain(value);
}

static void put_treaties(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_SEC_TREATY, 40, false}, {LG_S_SEC_STATUS, 20, false}, {LG_S_SEC_SOURCE, 40, false}};
	const struct lg_section *s = p->s;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_SEC_TREATIES);
	if (s->ntreaties == 0) {
		lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_NO_FACTS);
		return;
	}
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_TREATIES).text, head, 3);
	for (size_t i = 0; i < s->ntreaties; i++) {
		const struct lg_section_treaty *t = &s->treaty[i];
		lg_prose_row(p);
		lg_prose_cell(p, lg_prose_plain(t->title));
		lg_prose_cell(p, status_run(p, t->fact->value, LG_S_SEC_PARTY, LG_S_SEC_NOT_PARTY));
		lg_prose_cell(p, lg_prose_plain(t->fact->source));
		lg_prose_end_row(p);
	}
	lg_prose_end_table(p);
}

static void put_reservation(struct lg_prose *p, const struct lg_section_reservation *r)
{
	lg_prose_row(p);
	lg_prose_open_cell(p);
	lg_prose_put(p, lg_prose_plain(r->id));
	if (r->requirement) {
		lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
		lg_prose_put(p, lg_prose_plain(r->requirement->title));
	}
	lg_prose_close_cell(p);
	lg_prose_cell(p, status_run(p, r->fact->value, LG_S_SEC_RESERVED, LG_S_SEC_NOT_RESERVED));
	lg_prose_cell(p, lg_prose_plain(r->fact->source));
	lg_prose_end_row(p);
}

static void put_reservations(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_REQUIREMENT, 45, false}, {LG_S_SEC_STATUS, 15, false}, {LG_S_SEC_SOURCE, 40, false}};
	const struct lg_section *s = p->s;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_SEC_RESERVATIONS);
	if (s->nreservations == 0) {
		lg_prose_paragraph(p, LG_PARA_BODY,
				   s->place->nfacts ? LG_S_SEC_NO_RESERVATIONS : LG_S_SEC_RESERVATIONS_UNKNOWN);
		return;
	}
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_RESERVATIONS).text, head, 3);
	for (size_t i = 0; i < s->nreservations; i++)
		put_reservation(p, &s->reservation[i]);
	lg_prose_end_table(p);
}

/* ---- (a) acts ------------------------------------------------------------------------------------------------- */

static void put_act(struct lg_prose *p, size_t number, const struct lg_matrix_act *act)
{
	lg_prose_row(p);
	lg_prose_cell(p, lg_prose_number(p, number));
	lg_prose_open_cell(p);
	lg_prose_put(p, (struct lg_run){.text = act->title.n ? act->title : act->name,
					.lang = act->title.n ? act->lang : LG_LIT("")});
	if (act->unusable.n) {
		lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
		lg_prose_put(p, lg_prose_styled(lg_prose_filled(p, LG_S_SEC_NOT_JUDGED, &act->unusable, 1),
						LG_RUN_EMPHASIS));
	}
	lg_prose_close_cell(p);
	lg_prose_cell(p, lg_prose_plain(lg_slice_from(lg_string_act_kind(p->ui, act->kind))));
	lg_prose_cell(p, lg_prose_plain(act->expression_date));
	lg_prose_cell(p, lg_prose_plain(act->lang));
	lg_prose_cell(p, lg_prose_number(p, act->units));
	lg_prose_cell(p, lg_prose_styled(lg_slice_sub(lg_slice_from(act->sha256), 0, HASH_SHORT), LG_RUN_CODE));
	lg_prose_end_row(p);
}

static void put_acts(struct lg_prose *p)
{
	static const struct lg_head head[] = {{LG_S_SEC_NUMBER, 6, true},      {LG_S_SEC_ACT_TITLE, 29, false},
					      {LG_S_SEC_KIND, 15, false},      {LG_S_SEC_DATE, 12, false},
					      {LG_S_SEC_LANGUAGE, 12, false},  {LG_S_SEC_ARTICLES, 10, true},
					      {LG_S_SEC_HASH_SHORT, 16, false}};
	const struct lg_jurisdiction *j = p->s->place;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_SEC_ACTS);
	if (j->nacts == 0) {
		lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_NO_ACTS);
		return;
	}
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_ACTS).text, head, sizeof head / sizeof *head);
	for (size_t i = 0; i < j->nacts; i++)
		put_act(p, i + 1, &j->act[i]);
	lg_prose_end_table(p);
}

static void put_facts(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_SEC_FACT, 40, false}, {LG_S_SEC_VALUE, 20, false}, {LG_S_SEC_SOURCE, 40, false}};
	const struct lg_section *s = p->s;
	if (s->nother_facts == 0)
		return;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_SEC_FACTS);
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_FACTS).text, head, 3);
	for (size_t i = 0; i < s->nother_facts; i++) {
		lg_prose_row(p);
		lg_prose_cell(p, lg_prose_plain(s->other_fact[i]->name));
		lg_prose_cell(p, status_run(p, s->other_fact[i]->value, LG_S_YES, LG_S_NO));
		lg_prose_cell(p, lg_prose_plain(s->other_fact[i]->source));
		lg_prose_end_row(p);
	}
	lg_prose_end_table(p);
}

void lg_prose_texts(struct lg_prose *p)
{
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_A);
	put_treaties(p);
	put_reservations(p);
	put_acts(p);
	put_facts(p);
}

/* ---- (b) overview of a theme ---------------------------------------------------------------------------------- */

/* Is the place of evidence i named by an earlier one? Other words of one paragraph are the same place. */
static bool is_named(const struct lg_cell *cell, size_t i)
{
	const struct lg_citation *at = &cell->evidence[i].at;
	for (size_t k = 0; k < i; k++)
		if (cell->evidence[k].at.act == at->act && lg_slice_eq(cell->evidence[k].at.human, at->human))
			return true;
	return false;
}

static void put_where(struct lg_prose *p, const struct lg_section_finding *f)
{
	unsigned shown = 0;
	lg_prose_open_cell(p);
	for (size_t i = 0; i < f->cell->nevidence && shown < WHERE_MAX; i++) {
		const struct lg_citation *at = &f->cell->evidence[i].at;
		if (is_named(f->cell, i))
			continue;
		if (shown++)
			lg_prose_put(p, lg_prose_plain(LG_LIT("; ")));
		lg_prose_put(p, lg_prose_plain(lg_citation_act(p->s->place, at)));
		lg_prose_put(p, lg_prose_plain(LG_LIT(", ")));
		lg_prose_put(p, lg_prose_plain(at->human));
	}
	lg_prose_close_cell(p);
}

static void put_overview(struct lg_prose *p, const struct lg_section_theme *theme)
{
	static const struct lg_head head[] = {{LG_S_REQUIREMENT, 33, false},
					      {LG_S_VERDICT, 14, false},
					      {LG_S_SEC_WHERE, 31, false},
					      {LG_S_RECOMMENDATION, 22, false}};
	struct lg_slice title = lg_string_theme(p->ui, theme->id);
	lg_prose_table(p, lg_prose_filled(p, LG_S_SEC_THEME_TABLE, &title, 1), head, 4);
	for (size_t i = 0; i < theme->nfindings; i++) {
		const struct lg_section_finding *f = &theme->finding[i];
		lg_prose_row(p);
		lg_prose_open_cell(p);
		lg_prose_put(p, lg_prose_finding_run(p, f));
		lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
		lg_prose_put(p, lg_prose_plain(f->requirement->title));
		lg_prose_close_cell(p);
		lg_prose_cell_verdict(p, f->cell->verdict);
		put_where(p, f);
		lg_prose_open_cell(p);
		lg_prose_put_recommendations(p, f);
		lg_prose_close_cell(p);
		lg_prose_end_row(p);
	}
	lg_prose_end_table(p);
}

/* ---- (b) one finding ------------------------------------------------------------------------------------------ */

static void put_required(struct lg_prose *p, const struct lg_section_finding *f)
{
	const struct lg_requirement *r = f->requirement;
	lg_prose_open(p, LG_PARA_LEAD);
	p->paper->ops->badge(p->paper->self, f->cell->verdict,
			     lg_slice_from(lg_string_verdict(p->ui, f->cell->verdict)));
	lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
	if (r->obligation.n)
		lg_prose_put(p, lg_prose_styled(lg_prose_word(p, LG_S_SEC_REQUIRED).text, LG_RUN_STRONG));
	lg_prose_put(p, lg_prose_plain(r->obligation));
	lg_prose_put(p, lg_prose_plain(r->obligation.n ? LG_LIT(" (") : LG_LIT("(")));
	lg_prose_put(p, lg_prose_plain(p->s->matrix->checklist->instrument[r->instrument].title));
	if (r->provision.n) {
		lg_prose_put(p, lg_prose_plain(LG_LIT(", ")));
		lg_prose_put(p, lg_prose_plain(r->provision));
	}
	lg_prose_put(p, lg_prose_plain(LG_LIT(")")));
	lg_prose_close(p, LG_PARA_LEAD);
}

static void put_labels(struct lg_prose *p, const struct lg_section_finding *f, size_t i)
{
	struct lg_buf b;
	struct lg_slice labels = {0};
	lg_buf_init(&b, 0);
	lg_evidence_labels(&b, f->requirement, f->cell, i);
	if (lg_buf_status(&b) != LG_OK || !lg_arena_copy(p->arena, lg_buf_slice(&b), &labels))
		p->status = LG_ENOMEM;
	lg_buf_done(&b);
	if (labels.n == 0)
		return;
	lg_prose_put(p, lg_prose_word(p, LG_S_SEC_ANSWERS));
	lg_prose_put(p, lg_prose_styled(labels, LG_RUN_EMPHASIS));
}

static void put_clause(struct lg_prose *p, const struct lg_section_finding *f, size_t i)
{
	const struct lg_citation *at = &f->cell->evidence[i].at;
	lg_prose_open(p, LG_PARA_LEAD);
	lg_prose_put_source(p, p->s->place, at);
	lg_prose_put_heading(p, p->s->place, at);
	put_labels(p, f, i);
	lg_prose_put(p, lg_prose_plain(LG_LIT(":")));
	lg_prose_close(p, LG_PARA_LEAD);
	lg_prose_put_quote(p, p->s->place, at);
}

/* One of the clauses that are only named; the act when it is not that of the one before. */
static void put_also(struct lg_prose *p, const struct lg_citation *at, uint32_t *act)
{
	if (*act == UINT32_MAX) {
		lg_prose_open(p, LG_PARA_BODY);
		lg_prose_put(p, lg_prose_word(p, LG_S_SEC_ALSO));
	} else {
		lg_prose_put(p, lg_prose_plain(LG_LIT("; ")));
	}
	if (*act == at->act)
		lg_prose_put(p, lg_prose_styled(at->human, LG_RUN_STRONG));
	else
		lg_prose_put_source(p, p->s->place, at);
	*act = at->act;
}

/* The clauses stand with the findings that it is made of. */
static void put_parts(struct lg_prose *p, const struct lg_section_finding *f)
{
	lg_prose_open(p, LG_PARA_BODY);
	lg_prose_put(p, lg_prose_word(p, LG_S_SEC_MADE_OF));
	for (size_t i = 0; i < f->nparts; i++) {
		const struct lg_section_finding *part = f->part[i];
		lg_prose_put(p, lg_prose_plain(i ? LG_LIT("; ") : LG_LIT("")));
		lg_prose_put(p, lg_prose_finding_run(p, part->same ? part->same : part));
		lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
		lg_prose_put(p, lg_prose_plain(part->requirement->title));
		lg_prose_put(p, lg_prose_plain(LG_LIT(" (")));
		lg_prose_put(p, lg_prose_plain(lg_slice_from(lg_string_verdict(p->ui, part->cell->verdict))));
		lg_prose_put(p, lg_prose_plain(LG_LIT(")")));
	}
	lg_prose_put(p, lg_prose_plain(LG_LIT(".")));
	lg_prose_close(p, LG_PARA_BODY);
}

/* The first clauses quoted, the others named. */
static void put_law(struct lg_prose *p, const struct lg_section_finding *f)
{
	size_t shown = 0, quotes = f->cell->verdict == LG_MET ? QUOTES_MET : QUOTES_MAX;
	uint32_t act = UINT32_MAX;
	for (size_t i = 0; i < f->cell->nevidence; i++) {
		if (!lg_evidence_first(f->cell, i))
			continue;
		if (shown++ < quotes)
			put_clause(p, f, i);
		else if (!is_named(f->cell, i))
			put_also(p, &f->cell->evidence[i].at, &act);
	}
	if (act != UINT32_MAX)
		lg_prose_close(p, LG_PARA_BODY);
}

static void put_nearest(struct lg_prose *p, const struct lg_near_miss *near)
{
	if (!near->present)
		return;
	lg_prose_open(p, LG_PARA_LEAD);
	lg_prose_put(p, lg_prose_word(p, LG_S_SEC_NEAREST));
	lg_prose_put_source(p, p->s->place, &near->at);
	lg_prose_put_heading(p, p->s->place, &near->at);
	if (near->why.n) {
		lg_prose_put(p, lg_prose_plain(LG_LIT("; ")));
		lg_prose_put(p, lg_prose_plain(near->why));
	}
	lg_prose_put(p, lg_prose_plain(LG_LIT(":")));
	lg_prose_close(p, LG_PARA_LEAD);
	lg_prose_put_quote(p, p->s->place, &near->at);
}

static void put_sentence(struct lg_prose *p, enum lg_string_id id, struct lg_run arg)
{
	lg_prose_open(p, LG_PARA_BODY);
	lg_prose_say(p, id, &arg, 1);
	lg_prose_close(p, LG_PARA_BODY);
}

static void put_verdict_words(struct lg_prose *p, const struct lg_section_finding *f)
{
	const struct lg_cell *cell = f->cell;
	if (cell->verdict == LG_GAP)
		put_sentence(p, LG_S_SEC_NOT_FOUND, lg_prose_number(p, lg_report_searched(p->s->place).units));
	if (cell->verdict == LG_UNKNOWN)
		put_sentence(p, LG_S_SEC_UNKNOWN, lg_prose_plain(cell->note));
	else if (cell->note.n && cell->verdict != LG_MANUAL)
		put_sentence(p, LG_S_SEC_NOTE, lg_prose_plain(cell->note));
	if (cell->verdict == LG_MANUAL && f->requirement->stakeholder.n)
		put_sentence(p, LG_S_SEC_PRACTICE, lg_prose_plain(f->requirement->stakeholder));
}

static void put_missing(struct lg_prose *p, const struct lg_section_finding *f)
{
	size_t n = lg_prose_count_recommendations(p, f);
	bool missing = f->cell->missing.n && f->cell->verdict != LG_UNKNOWN;
	if (!missing && n == 0)
		return;
	lg_prose_open(p, LG_PARA_BODY);
	if (missing) {
		lg_prose_put(p, lg_prose_styled(lg_prose_word(p, LG_S_SEC_MISSING).text, LG_RUN_STRONG));
		lg_prose_put(p, lg_prose_plain(f->cell->missing));
		lg_prose_put(p, lg_prose_plain(LG_LIT(". ")));
	}
	if (n) {
		lg_prose_put(p, lg_prose_word(p, n == 1 ? LG_S_SEC_SEE_REC : LG_S_SEC_SEE_RECS));
		lg_prose_put_recommendations(p, f);
		lg_prose_put(p, lg_prose_plain(LG_LIT(".")));
	}
	lg_prose_close(p, LG_PARA_BODY);
}

static void put_finding(struct lg_prose *p, const struct lg_section_finding *f)
{
	lg_prose_open_at(p, LG_PARA_H4, lg_prose_finding_anchor(f));
	lg_prose_put(p, lg_prose_plain(f->requirement->id));
	lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
	lg_prose_put(p, lg_prose_plain(f->requirement->title));
	lg_prose_close(p, LG_PARA_H4);
	put_required(p, f);
	if (f->only_parts)
		put_parts(p, f);
	else
		put_law(p, f);
	put_verdict_words(p, f);
	put_missing(p, f);
	if (f->advice.given)
		put_nearest(p, &f->cell->near_miss);
}

static void put_equal(struct lg_prose *p, const struct lg_section_theme *theme)
{
	bool any = false;
	for (size_t i = 0; i < theme->nfindings; i++) {
		const struct lg_section_finding *f = &theme->finding[i];
		if (!f->same)
			continue;
		if (!any) {
			lg_prose_open(p, LG_PARA_BODY);
			lg_prose_put(p, lg_prose_word(p, LG_S_SEC_EQUAL));
		} else {
			lg_prose_put(p, lg_prose_plain(LG_LIT(", ")));
		}
		any = true;
		lg_prose_put(p, lg_prose_finding_run(p, f));
		lg_prose_put(p, lg_prose_word(p, LG_S_SEC_AS));
		lg_prose_put(p, lg_prose_finding_run(p, f->same));
	}
	if (!any)
		return;
	lg_prose_put(p, lg_prose_plain(LG_LIT(".")));
	lg_prose_close(p, LG_PARA_BODY);
}

void lg_prose_findings(struct lg_prose *p)
{
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_B);
	lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_B_TEXT);
	for (size_t t = 0; t < p->s->nthemes; t++) {
		const struct lg_section_theme *theme = &p->s->theme[t];
		lg_prose_open(p, LG_PARA_H3);
		lg_prose_put(p, lg_prose_plain(lg_string_theme(p->ui, theme->id)));
		lg_prose_close(p, LG_PARA_H3);
		lg_prose_open(p, LG_PARA_BODY);
		lg_prose_put_tally(p, theme->of, theme->nfindings);
		lg_prose_close(p, LG_PARA_BODY);
		put_overview(p, theme);
		for (size_t i = 0; i < theme->nfindings; i++)
			if (!theme->finding[i].same)
				put_finding(p, &theme->finding[i]);
		put_equal(p, theme);
	}
}
