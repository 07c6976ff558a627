/* SPDX-License-Identifier: MIT */
/* Recommendations (c), questions (d), charges (e), method and limits (f). */
#include "emit/prose.h"
#include "emit/report.h"

#define WORDS_MAX 400 /* bytes of a clause shown in a table */
#define LANGUAGES_MAX 6

/* ---- (c) ------------------------------------------------------------------------------------------------------ */

static struct lg_run cased(struct lg_prose *p, struct lg_slice s)
{
	struct lg_slice copy = {0};
	if (!lg_arena_copy(p->arena, s, &copy)) {
		p->status = LG_ENOMEM;
	} else if (copy.n && copy.p[0] >= 'a' && copy.p[0] <= 'z') {
		char *first = (char *)copy.p; /* our own copy */
		*first = (char)(*first - 32);
	}
	return lg_prose_plain(copy);
}

/* The same words for several requirements are a formula: it says nothing of this one. */
static bool is_formula(const struct lg_checklist *c, const struct lg_requirement *r)
{
	size_t n = 0;
	for (size_t i = 0; i < c->nrequirements && n < 2; i++)
		n += lg_slice_eq(c->requirement[i].recommendation, r->recommendation);
	return n > 1 || !r->recommendation.n;
}

void lg_prose_put_recommendation(struct lg_prose *p, const struct lg_section_finding *f)
{
	const struct lg_requirement *r = f->requirement;
	if (!is_formula(p->s->matrix->checklist, r))
		lg_prose_put(p, lg_prose_plain(r->recommendation));
	else if (f->cell->missing.n)
		LG_PROSE_SAY(p, LG_S_SEC_COMPLETE, lg_prose_plain(r->title), lg_prose_plain(f->cell->missing));
	else
		lg_prose_put(p, lg_prose_plain(r->obligation));
}

static void put_rec_row(struct lg_prose *p, size_t i)
{
	const struct lg_section_finding *f = p->s->recommendation[i];
	lg_prose_row(p);
	lg_prose_cell(p, lg_prose_recommendation_run(p, i + 1));
	lg_prose_open_cell(p);
	lg_prose_put_recommendation(p, f);
	lg_prose_close_cell(p);
	lg_prose_open_cell(p);
	lg_prose_put(p, lg_prose_finding_run(p, f));
	lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
	lg_prose_put(p, lg_prose_plain(f->requirement->title));
	lg_prose_close_cell(p);
	lg_prose_cell_verdict(p, f->cell->verdict);
	lg_prose_cell(p, lg_prose_plain(lg_slice_from(lg_string_timescale(p->ui, f->advice.timescale))));
	lg_prose_end_row(p);
}

static void put_rec_table(struct lg_prose *p, enum lg_priority priority, struct lg_slice title)
{
	static const struct lg_head head[] = {{LG_S_SEC_NUMBER, 7, false},
					      {LG_S_RECOMMENDATION, 38, false},
					      {LG_S_REQUIREMENT, 27, false},
					      {LG_S_VERDICT, 14, false},
					      {LG_S_TIMESCALE, 14, false}};
	lg_prose_table(p, lg_prose_filled(p, LG_S_SEC_REC_TABLE, &title, 1), head, sizeof head / sizeof *head);
	for (size_t i = 0; i < p->s->nrecommendations; i++)
		if (p->s->recommendation[i]->advice.priority == priority)
			put_rec_row(p, i);
	lg_prose_end_table(p);
}

static void put_example(struct lg_prose *p, const struct lg_section_finding *f)
{
	const struct lg_matrix *m = p->s->matrix;
	if (!f->example.at) {
		if (m->njurisdictions > 1)
			lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_NO_EXAMPLE);
		return;
	}
	const struct lg_jurisdiction *there = &m->jurisdiction[f->example.jurisdiction];
	lg_prose_open(p, LG_PARA_LEAD);
	LG_PROSE_SAY(p, LG_S_SEC_GOOD_PRACTICE, lg_prose_styled(lg_country_name(there), LG_RUN_STRONG));
	lg_prose_put_source(p, there, f->example.at);
	lg_prose_put_heading(p, there, f->example.at);
	lg_prose_put(p, lg_prose_plain(LG_LIT(":")));
	lg_prose_close(p, LG_PARA_LEAD);
	lg_prose_put_quote(p, there, f->example.at);
}

static void put_rec(struct lg_prose *p, size_t i)
{
	const struct lg_section_finding *f = p->s->recommendation[i];
	lg_prose_open_at(p, LG_PARA_H4, lg_prose_recommendation_anchor(i + 1));
	lg_prose_put(p, lg_prose_plain(lg_prose_recommendation_run(p, i + 1).text));
	lg_prose_put(p, lg_prose_plain(LG_LIT(". ")));
	lg_prose_put(p, lg_prose_plain(f->requirement->title));
	lg_prose_close(p, LG_PARA_H4);
	lg_prose_open(p, LG_PARA_BODY);
	lg_prose_put(p, lg_prose_styled(lg_prose_word(p, LG_S_SEC_TO_LEGISLATE).text, LG_RUN_STRONG));
	lg_prose_put_recommendation(p, f);
	lg_prose_close(p, LG_PARA_BODY);
	if (f->cell->missing.n) {
		lg_prose_open(p, LG_PARA_BODY);
		lg_prose_put(p, lg_prose_styled(lg_prose_word(p, LG_S_SEC_MISSING).text, LG_RUN_STRONG));
		lg_prose_put(p, lg_prose_plain(f->cell->missing));
		lg_prose_put(p, lg_prose_plain(LG_LIT(".")));
		lg_prose_close(p, LG_PARA_BODY);
	}
	lg_prose_open(p, LG_PARA_BODY);
	LG_PROSE_SAY(p, LG_S_SEC_REC_WHY, lg_prose_plain(lg_slice_from(lg_string_priority(p->ui, f->advice.priority))),
		     lg_prose_word(p, f->advice.because),
		     lg_prose_plain(lg_slice_from(lg_string_timescale(p->ui, f->advice.timescale))),
		     lg_prose_finding_run(p, f));
	lg_prose_close(p, LG_PARA_BODY);
	put_example(p, f);
}

static void put_priority(struct lg_prose *p, enum lg_priority priority)
{
	static const enum lg_string_id titles[] = {[LG_PRIORITY_LOW] = LG_S_SEC_PRIORITY_LOW,
						   [LG_PRIORITY_MEDIUM] = LG_S_SEC_PRIORITY_MEDIUM,
						   [LG_PRIORITY_HIGH] = LG_S_SEC_PRIORITY_HIGH};
	const struct lg_section *s = p->s;
	size_t n = 0;
	for (size_t i = 0; i < s->nrecommendations; i++)
		n += s->recommendation[i]->advice.priority == priority;
	if (n == 0)
		return;
	lg_prose_paragraph(p, LG_PARA_H3, titles[priority]);
	put_rec_table(p, priority, lg_prose_word(p, titles[priority]).text);
	for (size_t i = 0; i < s->nrecommendations; i++)
		if (s->recommendation[i]->advice.priority == priority)
			put_rec(p, i);
}

/* "IE, ES": whose law was read for comparison. */
static struct lg_slice others(struct lg_prose *p)
{
	const struct lg_matrix *m = p->s->matrix;
	struct lg_buf b;
	struct lg_slice out = {0};
	lg_buf_init(&b, 0);
	for (size_t k = 0; k < m->njurisdictions; k++) {
		if (k == p->s->jurisdiction)
			continue;
		lg_buf_str(&b, b.len ? ", " : "");
		lg_buf_slice_put(&b, lg_country_name(&m->jurisdiction[k]));
	}
	if (lg_buf_status(&b) != LG_OK || !lg_arena_copy(p->arena, lg_buf_slice(&b), &out))
		p->status = LG_ENOMEM;
	lg_buf_done(&b);
	return out;
}

void lg_prose_recommendations(struct lg_prose *p)
{
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_C);
	if (p->s->nrecommendations == 0) {
		lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_C_NONE);
		return;
	}
	lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_C_TEXT);
	lg_prose_open(p, LG_PARA_BODY);
	if (p->s->matrix->njurisdictions > 1)
		LG_PROSE_SAY(p, LG_S_SEC_C_EXAMPLES, lg_prose_plain(others(p)));
	else
		lg_prose_put(p, lg_prose_word(p, LG_S_SEC_C_ALONE));
	lg_prose_close(p, LG_PARA_BODY);
	for (int priority = LG_PRIORITY_HIGH; priority >= LG_PRIORITY_LOW; priority--)
		put_priority(p, (enum lg_priority)priority);
}

/* ---- (d) ------------------------------------------------------------------------------------------------------ */

static void put_reason(struct lg_prose *p, const struct lg_section_question *q)
{
	const struct lg_cell *cell = q->finding->cell;
	lg_prose_put(p, lg_prose_plain(LG_LIT(" (")));
	lg_prose_put(p, lg_prose_finding_run(p, q->finding));
	lg_prose_put(p, lg_prose_plain(LG_LIT("; ")));
	if (q->reason == LG_ASK_PRACTICE)
		lg_prose_put(p, lg_prose_word(p, LG_S_SEC_ASK_PRACTICE));
	else if (q->reason == LG_ASK_UNKNOWN)
		LG_PROSE_SAY(p, LG_S_SEC_ASK_UNKNOWN, lg_prose_plain(cell->note));
	else
		LG_PROSE_SAY(p, LG_S_SEC_ASK_BESIDES,
			     lg_prose_plain(lg_slice_from(lg_string_verdict(p->ui, cell->verdict))));
	lg_prose_put(p, lg_prose_plain(LG_LIT(")")));
}

static void put_question(struct lg_prose *p, const struct lg_section_question *q)
{
	lg_prose_open(p, LG_PARA_ITEM);
	if (q->text.n)
		lg_prose_put(p, lg_prose_plain(q->text));
	else
		LG_PROSE_SAY(p, LG_S_SEC_ASK_LAW, lg_prose_plain(q->finding->requirement->title));
	put_reason(p, q);
	lg_prose_close(p, LG_PARA_ITEM);
}

void lg_prose_questions(struct lg_prose *p)
{
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_D);
	lg_prose_paragraph(p, LG_PARA_BODY, p->s->nstakeholders ? LG_S_SEC_D_TEXT : LG_S_SEC_D_NONE);
	for (size_t i = 0; i < p->s->nstakeholders; i++) {
		const struct lg_section_stakeholder *who = &p->s->stakeholder[i];
		lg_prose_open(p, LG_PARA_H3);
		lg_prose_put(p, cased(p, who->name));
		lg_prose_close(p, LG_PARA_H3);
		for (size_t k = 0; k < who->nquestions; k++)
			put_question(p, &who->question[k]);
	}
}

/* ---- (e) ------------------------------------------------------------------------------------------------------ */

/* A clause for a table: whole, or from its deciding words on, cut at a character when it is long. */
static struct lg_slice shortened(const struct lg_citation *at, bool *cut)
{
	struct lg_slice s = at->quote;
	if (s.n > WORDS_MAX)
		s = lg_slice_sub(s, at->mark_begin, s.n);
	*cut = s.n > WORDS_MAX;
	if (!*cut)
		return s;
	size_t n = WORDS_MAX;
	while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return lg_slice_sub(s, 0, n);
}

static void put_charge(struct lg_prose *p, const struct lg_section_charge *c)
{
	const struct lg_jurisdiction *j = p->s->place;
	bool cut;
	struct lg_slice words = shortened(c->at, &cut);
	lg_prose_row(p);
	lg_prose_cell(p, lg_prose_word(p, c->actor));
	lg_prose_open_cell(p);
	lg_prose_put(p, lg_prose_finding_run(p, c->finding));
	lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
	lg_prose_put(p, lg_prose_plain(c->finding->requirement->title));
	lg_prose_close_cell(p);
	lg_prose_open_cell(p);
	lg_prose_put_source(p, j, c->at);
	lg_prose_put(p, lg_prose_plain(LG_LIT(": ")));
	lg_prose_put(p, (struct lg_run){.text = words, .lang = lg_prose_act_lang(j, c->at), .style = LG_RUN_EMPHASIS});
	lg_prose_put(p, lg_prose_plain(cut ? LG_LIT(" …") : LG_LIT("")));
	lg_prose_close_cell(p);
	lg_prose_end_row(p);
}

void lg_prose_charges(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_SEC_WHO, 20, false}, {LG_S_SEC_TASK, 28, false}, {LG_S_SEC_WORDS, 52, false}};
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_E);
	lg_prose_paragraph(p, LG_PARA_BODY, p->s->ncharges ? LG_S_SEC_E_TEXT : LG_S_SEC_E_NONE);
	if (p->s->ncharges == 0)
		return;
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_E).text, head, 3);
	for (size_t i = 0; i < p->s->ncharges; i++)
		put_charge(p, &p->s->charge[i]);
	lg_prose_end_table(p);
}

/* ---- (f) texts ------------------------------------------------------------------------------------------------ */

static void put_lacks(struct lg_prose *p)
{
	static const struct lg_head head[] = {
		{LG_S_SEC_KIND, 50, false}, {LG_S_SEC_LIVE_THERE, 30, true}, {LG_S_SEC_NOT_JUDGED_COUNT, 20, true}};
	const struct lg_section *s = p->s;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_SEC_LACKS);
	lg_prose_paragraph(p, LG_PARA_BODY, s->nlacks ? LG_S_SEC_LACKS_TEXT : LG_S_SEC_NO_LACKS);
	if (s->nlacks == 0)
		return;
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_LACKS).text, head, 3);
	for (size_t i = 0; i < s->nlacks; i++) {
		lg_prose_row(p);
		lg_prose_cell(p, lg_prose_plain(lg_slice_from(lg_string_act_kind(p->ui, s->lack[i].kind))));
		lg_prose_cell(p, lg_prose_number(p, s->lack[i].requirements));
		lg_prose_cell(p, lg_prose_number(p, s->lack[i].unknown));
		lg_prose_end_row(p);
	}
	lg_prose_end_table(p);
}

static void put_hashes(struct lg_prose *p)
{
	static const struct lg_head head[] = {{LG_S_SEC_FILE, 30, false}, {LG_S_SEC_HASH, 70, false}};
	const struct lg_jurisdiction *j = p->s->place;
	if (j->nacts == 0)
		return;
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_HASHES).text, head, 2);
	for (size_t i = 0; i < j->nacts; i++) {
		lg_prose_row(p);
		lg_prose_cell(p, lg_prose_plain(j->act[i].name));
		lg_prose_cell(p, lg_prose_styled(lg_slice_from(j->act[i].sha256), LG_RUN_CODE));
		lg_prose_end_row(p);
	}
	lg_prose_end_table(p);
}

/* ---- (f) accuracy --------------------------------------------------------------------------------------------- */

/* Languages of the country's own texts, each once, in order; *n of them. */
static void list_languages(struct lg_slice out[LANGUAGES_MAX], size_t *n, const struct lg_jurisdiction *j)
{
	*n = 0;
	for (size_t i = 0; i < j->nacts; i++) {
		struct lg_slice lang = lg_primary_tag(j->act[i].lang);
		size_t at = *n;
		while (at > 0 && lg_slice_cmp(out[at - 1], lang) > 0)
			at--;
		if (!lang.n || j->act[i].unusable.n || *n == LANGUAGES_MAX ||
		    (at > 0 && lg_slice_eq(out[at - 1], lang)))
			continue;
		for (size_t k = *n; k > at; k--)
			out[k] = out[k - 1];
		out[at] = lang;
		++*n;
	}
}

static void put_share(struct lg_prose *p, int32_t share)
{
	struct lg_buf b;
	struct lg_slice s = {0};
	lg_buf_init(&b, 0);
	lg_share_put(&b, share);
	if (lg_buf_status(&b) != LG_OK || !lg_arena_copy(p->arena, lg_buf_slice(&b), &s))
		p->status = LG_ENOMEM;
	lg_buf_done(&b);
	lg_prose_cell(p, lg_prose_plain(s));
}

static void put_language_row(struct lg_prose *p, struct lg_slice lang, struct lg_slice name)
{
	const struct lg_accuracy *a = lg_report_accuracy(p->s->matrix, LG_LIT(""), lang);
	lg_prose_row(p);
	lg_prose_cell(p, lg_prose_plain(name));
	lg_prose_cell(p, lg_prose_number(p, a ? a->cells : 0));
	put_share(p, a ? a->verdicts : LG_NO_SHARE);
	put_share(p, a ? a->gap_precision : LG_NO_SHARE);
	put_share(p, a ? a->gap_recall : LG_NO_SHARE);
	put_share(p, a ? a->cite_hit : LG_NO_SHARE);
	lg_prose_end_row(p);
}

static size_t unmeasured(const struct lg_section *s)
{
	size_t n = 0;
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++)
			n += !lg_report_accuracy(s->matrix, s->theme[t].finding[i].requirement->id, LG_LIT(""));
	return n;
}

static void put_right(struct lg_prose *p, struct lg_slice requirement, struct lg_slice lang)
{
	const struct lg_accuracy *a = lg_report_accuracy(p->s->matrix, requirement, lang);
	lg_prose_open_cell(p);
	if (a && a->cells && a->verdicts >= 0)
		LG_PROSE_SAY(p, LG_S_OF_COUNT, lg_prose_number(p, (a->cells * (size_t)a->verdicts + 500) / 1000),
			     lg_prose_number(p, a->cells));
	lg_prose_close_cell(p);
}

static void put_requirement_rows(struct lg_prose *p, const struct lg_slice *lang, size_t nlang)
{
	const struct lg_section *s = p->s;
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++) {
			const struct lg_section_finding *f = &s->theme[t].finding[i];
			if (!lg_report_accuracy(s->matrix, f->requirement->id, LG_LIT("")))
				continue;
			lg_prose_row(p);
			lg_prose_open_cell(p);
			lg_prose_put(p, lg_prose_finding_run(p, f));
			lg_prose_put(p, lg_prose_plain(LG_LIT(" ")));
			lg_prose_put(p, lg_prose_plain(f->requirement->title));
			lg_prose_close_cell(p);
			for (size_t k = 0; k < nlang; k++)
				put_right(p, f->requirement->id, lang[k]);
			put_right(p, f->requirement->id, LG_LIT(""));
			lg_prose_end_row(p);
		}
}

static void put_accuracy_by_requirement(struct lg_prose *p, const struct lg_slice *lang, size_t nlang)
{
	struct lg_column column[LANGUAGES_MAX + 2] = {{lg_prose_word(p, LG_S_REQUIREMENT).text, 0, false}};
	unsigned share = nlang < 3 ? 16 : 10;
	for (size_t k = 0; k < nlang; k++)
		column[k + 1] = (struct lg_column){lang[k], share, true};
	column[nlang + 1] = (struct lg_column){lg_prose_word(p, LG_S_SEC_ALL_LANGUAGES).text, 16, true};
	column[0].share = 100 - share * (unsigned)nlang - 16;
	lg_prose_columns(p, lg_prose_word(p, LG_S_SEC_ACCURACY_REQS).text, column, nlang + 2);
	put_requirement_rows(p, lang, nlang);
	lg_prose_end_table(p);
}

static void put_accuracy(struct lg_prose *p)
{
	static const struct lg_head head[] = {{LG_S_SEC_LANGUAGE, 25, false}, {LG_S_SEC_LABELLED, 15, true},
					      {LG_S_SEC_RIGHT, 15, true},     {LG_S_SEC_GAP_P, 15, true},
					      {LG_S_SEC_GAP_R, 15, true},     {LG_S_SEC_CITED, 15, true}};
	struct lg_slice lang[LANGUAGES_MAX];
	size_t nlang;
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_ACCURACY_KNOWN);
	if (p->s->matrix->naccuracy == 0) {
		lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_ACCURACY_NONE);
		return;
	}
	list_languages(lang, &nlang, p->s->place);
	lg_prose_open(p, LG_PARA_BODY);
	LG_PROSE_SAY(p, LG_S_SEC_ACCURACY_TEXT, lg_prose_number(p, unmeasured(p->s)));
	lg_prose_close(p, LG_PARA_BODY);
	lg_prose_table(p, lg_prose_word(p, LG_S_SEC_ACCURACY_TABLE).text, head, sizeof head / sizeof *head);
	for (size_t k = 0; k < nlang; k++)
		put_language_row(p, lang[k], lang[k]);
	put_language_row(p, LG_LIT(""), lg_prose_word(p, LG_S_SEC_ALL_LANGUAGES).text);
	lg_prose_end_table(p);
	if (unmeasured(p->s) < p->s->total)
		put_accuracy_by_requirement(p, lang, nlang);
}

void lg_prose_method(struct lg_prose *p)
{
	const struct lg_matrix *m = p->s->matrix;
	struct lg_searched searched = lg_report_searched(p->s->place);
	lg_prose_paragraph(p, LG_PARA_H2, LG_S_SEC_F);
	lg_prose_open(p, LG_PARA_BODY);
	LG_PROSE_SAY(p, LG_S_SEC_F_RULES, lg_prose_plain(m->version),
		     lg_prose_styled(lg_slice_from(m->rules_sha256), LG_RUN_CODE));
	lg_prose_close(p, LG_PARA_BODY);
	lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_F_DE_JURE);
	lg_prose_paragraph(p, LG_PARA_BODY, LG_S_SEC_F_WORDS);
	lg_prose_open(p, LG_PARA_BODY);
	LG_PROSE_SAY(p, LG_S_SEC_F_DEAD, lg_prose_number(p, searched.dead),
		     lg_prose_number(p, (size_t)searched.dead + searched.provisions));
	lg_prose_close(p, LG_PARA_BODY);
	put_lacks(p);
	put_accuracy(p);
	lg_prose_paragraph(p, LG_PARA_H3, LG_S_TEXTS_EXAMINED);
	put_hashes(p);
}
