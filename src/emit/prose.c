/* SPDX-License-Identifier: MIT */
/* Words, tables and clauses as every part of the section puts them. */
#include "emit/prose.h"

#include "emit/report.h"

#define ANCHORS_PER_SECTION 10000 /* more than a checklist has requirements, and twice as many */

/* ---- runs ----------------------------------------------------------------------------------------------------- */

struct lg_run lg_prose_plain(struct lg_slice text)
{
	return (struct lg_run){.text = text};
}

struct lg_run lg_prose_styled(struct lg_slice text, unsigned style)
{
	return (struct lg_run){.text = text, .style = style};
}

static struct lg_slice keep(struct lg_prose *p, struct lg_buf *b)
{
	struct lg_slice out = {0};
	if (lg_buf_status(b) != LG_OK || !lg_arena_copy(p->arena, lg_buf_slice(b), &out))
		p->status = LG_ENOMEM;
	lg_buf_done(b);
	return out;
}

struct lg_run lg_prose_number(struct lg_prose *p, size_t n)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_buf_fmt(&b, "%zu", n);
	return lg_prose_plain(keep(p, &b));
}

struct lg_run lg_prose_word(const struct lg_prose *p, enum lg_string_id id)
{
	return lg_prose_plain(lg_slice_from(lg_string(p->ui, id)));
}

void lg_prose_put(struct lg_prose *p, struct lg_run run)
{
	if (run.text.n)
		p->paper->ops->run(p->paper->self, &run);
}

void lg_prose_say(struct lg_prose *p, enum lg_string_id id, const struct lg_run *arg, size_t n)
{
	struct lg_slice s = lg_slice_from(lg_string(p->ui, id));
	size_t from = 0;
	for (size_t i = 0; i + 2 < s.n; i++) {
		size_t k = (size_t)(s.p[i + 1] - '1');
		if (s.p[i] != '{' || s.p[i + 2] != '}' || k >= n)
			continue;
		lg_prose_put(p, lg_prose_plain(lg_slice_sub(s, from, i)));
		lg_prose_put(p, arg[k]);
		from = i + 3;
	}
	lg_prose_put(p, lg_prose_plain(lg_slice_sub(s, from, s.n)));
}

struct lg_slice lg_prose_filled(struct lg_prose *p, enum lg_string_id id, const struct lg_slice *arg, size_t n)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_string_fill(&b, p->ui, id, arg, n);
	return keep(p, &b);
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

void lg_prose_open_at(struct lg_prose *p, enum lg_para kind, uint32_t anchor)
{
	p->paper->ops->open(p->paper->self, kind, anchor ? anchor + p->anchors : 0);
}

void lg_prose_open(struct lg_prose *p, enum lg_para kind)
{
	lg_prose_open_at(p, kind, 0);
}

void lg_prose_close(struct lg_prose *p, enum lg_para kind)
{
	p->paper->ops->close(p->paper->self, kind);
}

void lg_prose_paragraph(struct lg_prose *p, enum lg_para kind, enum lg_string_id id)
{
	lg_prose_open(p, kind);
	lg_prose_put(p, lg_prose_word(p, id));
	lg_prose_close(p, kind);
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

void lg_prose_table(struct lg_prose *p, struct lg_slice caption, const struct lg_head *head, size_t n)
{
	struct lg_column column[LG_PROSE_COLUMNS];
	for (size_t i = 0; i < n && i < LG_PROSE_COLUMNS; i++)
		column[i] = (struct lg_column){lg_prose_word(p, head[i].id).text, head[i].share, head[i].number};
	lg_prose_columns(p, caption, column, n);
}

void lg_prose_columns(struct lg_prose *p, struct lg_slice caption, const struct lg_column *column, size_t n)
{
	n = n < LG_PROSE_COLUMNS ? n : LG_PROSE_COLUMNS;
	for (size_t i = 0; i < n; i++)
		p->number[i] = column[i].number;
	p->paper->ops->table(p->paper->self, caption, column, n);
}

void lg_prose_row(struct lg_prose *p)
{
	p->column = 0;
	p->paper->ops->row(p->paper->self);
}

void lg_prose_end_row(struct lg_prose *p)
{
	p->paper->ops->end_row(p->paper->self);
}

void lg_prose_end_table(struct lg_prose *p)
{
	p->paper->ops->end_table(p->paper->self);
}

static void open_cell(struct lg_prose *p, enum lg_verdict shade)
{
	size_t i = p->column++;
	p->paper->ops->cell(p->paper->self, shade, i < LG_PROSE_COLUMNS && p->number[i]);
}

void lg_prose_open_cell(struct lg_prose *p)
{
	open_cell(p, LG_VERDICT_MAX);
}

void lg_prose_close_cell(struct lg_prose *p)
{
	p->paper->ops->end_cell(p->paper->self);
}

void lg_prose_cell(struct lg_prose *p, struct lg_run run)
{
	lg_prose_open_cell(p);
	lg_prose_put(p, run);
	lg_prose_close_cell(p);
}

void lg_prose_cell_verdict(struct lg_prose *p, enum lg_verdict v)
{
	open_cell(p, v);
	lg_prose_put(p, lg_prose_styled(lg_slice_from(lg_string_verdict(p->ui, v)), LG_RUN_STRONG));
	lg_prose_close_cell(p);
}

/* ---- clauses -------------------------------------------------------------------------------------------------- */

static const struct lg_matrix_act *act_of(const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	return at->act < j->nacts ? &j->act[at->act] : NULL;
}

struct lg_slice lg_prose_act_lang(const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	const struct lg_matrix_act *act = act_of(j, at);
	return act ? act->lang : LG_LIT("");
}

static struct lg_run title_run(const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	const struct lg_matrix_act *act = act_of(j, at);
	if (!act)
		return lg_prose_plain(LG_LIT(""));
	return (struct lg_run){.text = act->title.n ? act->title : act->name,
			       .lang = act->title.n ? act->lang : LG_LIT("")};
}

static struct lg_slice file_of(const struct lg_matrix_act *act)
{
	size_t begin = act->path.n;
	while (begin && act->path.p[begin - 1] != '/')
		begin--;
	return act->path.n ? lg_slice_sub(act->path, begin, act->path.n) : act->name;
}

/* Title, version and hash of an act of the country itself stand in the list of acts. */
static void put_own_footnote(struct lg_prose *p, const struct lg_matrix_act *act, const struct lg_citation *at,
			     struct lg_slice bytes)
{
	const struct lg_slice arg[] = {file_of(act), at->eid, bytes};
	const struct lg_run run = lg_prose_plain(lg_prose_filled(p, LG_S_SEC_FOOTNOTE_OWN, arg, 3));
	p->paper->ops->note(p->paper->self, &run, 1);
}

static void put_footnote(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	const struct lg_matrix_act *act = act_of(j, at);
	if (!act)
		return;
	struct lg_buf b;
	lg_buf_init(&b, 0);
	lg_buf_fmt(&b, "%u-%u", (unsigned)at->src_begin, (unsigned)at->src_end);
	const struct lg_slice bytes = keep(p, &b);
	if (j == p->s->place) {
		put_own_footnote(p, act, at, bytes);
		return;
	}
	const struct lg_slice date =
		act->expression_date.n ? act->expression_date : lg_prose_word(p, LG_S_SEC_UNDATED).text;
	const struct lg_slice arg[] = {date, file_of(act), at->eid, bytes,
				       lg_slice_sub(lg_slice_from(act->sha256), 0, 12)};
	const struct lg_run run[] = {title_run(j, at), lg_prose_plain(LG_LIT(", ")), lg_prose_plain(at->human),
				     lg_prose_plain(LG_LIT(", ")),
				     lg_prose_plain(lg_prose_filled(p, LG_S_SEC_FOOTNOTE, arg, 5))};
	p->paper->ops->note(p->paper->self, run, sizeof run / sizeof *run);
}

void lg_prose_put_source(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	LG_PROSE_SAY(p, LG_S_SEC_CLAUSE, title_run(j, at), lg_prose_styled(at->human, LG_RUN_STRONG));
	put_footnote(p, j, at);
}

void lg_prose_put_heading(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	if (at->heading.n)
		LG_PROSE_SAY(p, LG_S_SEC_SHOWS, (struct lg_run){.text = at->heading, .lang = lg_prose_act_lang(j, at)});
}

void lg_prose_put_quote(struct lg_prose *p, const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	struct lg_marked parts = lg_citation_marked(at);
	struct lg_slice lang = lg_prose_act_lang(j, at);
	if (!at->quote.n)
		return;
	lg_prose_open(p, LG_PARA_QUOTE);
	lg_prose_put(p, (struct lg_run){.text = parts.before, .lang = lang});
	lg_prose_put(p, (struct lg_run){.text = parts.mark, .lang = lang, .style = LG_RUN_MARK});
	lg_prose_put(p, (struct lg_run){.text = parts.after, .lang = lang});
	lg_prose_close(p, LG_PARA_QUOTE);
}

/* ---- tallies -------------------------------------------------------------------------------------------------- */

void lg_prose_put_tally(struct lg_prose *p, const size_t of[LG_VERDICT_MAX], size_t total)
{
	static const enum lg_string_id ids[LG_VERDICT_MAX] = {
		[LG_MET] = LG_S_SEC_SUM_MET,	       [LG_PARTIAL] = LG_S_SEC_SUM_PARTIAL,
		[LG_GAP] = LG_S_SEC_SUM_GAP,	       [LG_CONTRADICTED] = LG_S_SEC_SUM_CONTRADICTED,
		[LG_RESERVED] = LG_S_SEC_SUM_RESERVED, [LG_UNKNOWN] = LG_S_SEC_SUM_UNKNOWN,
		[LG_MANUAL] = LG_S_SEC_SUM_MANUAL};
	LG_PROSE_SAY(p, LG_S_SEC_SUM_ALL, lg_prose_number(p, total));
	for (int v = LG_MET; v < LG_VERDICT_MAX; v++) {
		if (v != LG_MET && !of[v])
			continue;
		lg_prose_put(p, lg_prose_plain(v == LG_MET ? LG_LIT("") : LG_LIT("; ")));
		LG_PROSE_SAY(p, ids[v], lg_prose_number(p, of[v]));
	}
	lg_prose_put(p, lg_prose_plain(LG_LIT(".")));
}

/* ---- from one part to another --------------------------------------------------------------------------------- */

/* Parts may have parts; rules that lead in circles are UNKNOWN and have none. */
static void mark_recommendations(bool *marked, const struct lg_section *s, const struct lg_section_finding *f)
{
	const struct lg_section_finding *leads = f->same ? f->same : f;
	for (size_t i = 0; i < s->nrecommendations; i++)
		marked[i] |= s->recommendation[i] == leads;
	for (size_t i = 0; leads->advised_by_parts && i < leads->nparts; i++)
		mark_recommendations(marked, s, leads->part[i]);
}

/* Per recommendation: does it say what to do about the finding? NULL when out of memory. */
static const bool *recommendations_of(struct lg_prose *p, const struct lg_section_finding *f)
{
	bool *marked = lg_arena_array(p->arena, p->s->nrecommendations + 1, sizeof *marked);
	if (marked)
		mark_recommendations(marked, p->s, f);
	else
		p->status = LG_ENOMEM;
	return marked;
}

size_t lg_prose_count_recommendations(struct lg_prose *p, const struct lg_section_finding *f)
{
	const bool *marked = recommendations_of(p, f);
	size_t n = 0;
	for (size_t i = 0; marked && i < p->s->nrecommendations; i++)
		n += marked[i];
	return n;
}

void lg_prose_put_recommendations(struct lg_prose *p, const struct lg_section_finding *f)
{
	const bool *marked = recommendations_of(p, f);
	bool any = false;
	for (size_t i = 0; marked && i < p->s->nrecommendations; i++) {
		if (!marked[i])
			continue;
		if (any)
			lg_prose_put(p, lg_prose_plain(LG_LIT(", ")));
		lg_prose_put(p, lg_prose_recommendation_run(p, i + 1));
		any = true;
	}
}

uint32_t lg_prose_finding_anchor(const struct lg_section_finding *f)
{
	return (uint32_t)f->index + 1;
}

uint32_t lg_prose_recommendation_anchor(size_t number)
{
	return ANCHORS_PER_SECTION / 2 + (uint32_t)number;
}

struct lg_run lg_prose_recommendation_run(struct lg_prose *p, size_t number)
{
	struct lg_slice n = lg_prose_number(p, number).text;
	return (struct lg_run){.text = lg_prose_filled(p, LG_S_SEC_REC_NUMBER, &n, 1),
			       .link = lg_prose_recommendation_anchor(number) + p->anchors};
}

struct lg_run lg_prose_finding_run(const struct lg_prose *p, const struct lg_section_finding *f)
{
	return (struct lg_run){.text = f->requirement->id,
			       .link = f->same ? 0 : lg_prose_finding_anchor(f) + p->anchors};
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static void put_title(struct lg_prose *p)
{
	const struct lg_run country = lg_prose_plain(p->s->country);
	lg_prose_open(p, LG_PARA_H1);
	lg_prose_say(p, LG_S_SEC_TITLE, &country, 1);
	lg_prose_close(p, LG_PARA_H1);
	lg_prose_open(p, LG_PARA_BODY);
	LG_PROSE_SAY(p, LG_S_SEC_DRAFT, lg_prose_plain(p->s->matrix->version));
	lg_prose_close(p, LG_PARA_BODY);
	if (p->anchors == 0)
		p->paper->ops->contents(p->paper->self);
}

static int write_one(struct lg_prose *p, const struct lg_matrix *m, size_t j)
{
	struct lg_section *s;
	LG_TRY(lg_section_new(&s, m, j));
	p->s = s;
	put_title(p);
	lg_prose_summary(p);
	lg_prose_texts(p);
	lg_prose_findings(p);
	lg_prose_recommendations(p);
	lg_prose_questions(p);
	lg_prose_charges(p);
	lg_prose_method(p);
	lg_section_free(s);
	p->anchors += ANCHORS_PER_SECTION;
	return p->status;
}

int lg_prose_write(const struct lg_paper *paper, const struct lg_matrix *m, enum lg_ui_lang ui)
{
	struct lg_prose p = {.paper = paper, .ui = ui, .arena = lg_arena_new()};
	int status = p.arena ? LG_OK : LG_ENOMEM;
	for (size_t j = 0; j < m->njurisdictions && status == LG_OK; j++)
		if (!m->jurisdiction[j].reference)
			status = write_one(&p, m, j);
	lg_arena_free(p.arena);
	return status;
}
