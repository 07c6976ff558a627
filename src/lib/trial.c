/* SPDX-License-Identifier: MIT */
#include "lib/trial.h"

#include "base/buf.h"
#include "base/pool.h"
#include "lib/text.h"

/* One example: of a concept in a lexicon, or of a requirement. */
struct trial {
	const struct lg_example *example;
	const struct lg_tongue *tongue;
	const struct lg_verdict_example *verdict_example;
	uint32_t requirement;
	bool failed;
	struct lg_diags diags; /* what went wrong with it; the arena is made when needed */
	int status;
};

struct trials {
	struct lg_rulebook *rulebook;
	const struct lg_analysis_options *options;
	struct lg_arena *arena;
	LG_VEC(struct trial) all;
};

/* ---- languages ------------------------------------------------------------------------------------------------ */

int lg_rules_tongues(const struct lg_tongue ***out, size_t *n, struct lg_arena *a, struct lg_rulebook *r,
		     struct lg_slice lang, struct lg_diags *d)
{
	struct lg_slice one = lang, *codes = &one;
	size_t ncodes = 1;
	if (lang.n == 0)
		LG_TRY(lg_lexicon_list(&codes, &ncodes, a, lg_rulebook_dir(r)));
	const struct lg_tongue **list = lg_arena_array(a, ncodes + 1, sizeof *list);
	if (!list)
		return LG_ENOMEM;
	*n = 0;
	for (size_t i = 0; i < ncodes; i++) {
		const struct lg_tongue *t;
		bool seen = false;
		LG_TRY(lg_rulebook_tongue(&t, r, codes[i], d));
		for (size_t k = 0; k < *n && !seen; k++)
			seen = list[k] == t;
		if (t && !seen)
			list[(*n)++] = t;
	}
	*out = list;
	return LG_OK;
}

/* ---- one example ---------------------------------------------------------------------------------------------- */

static void fail(struct trial *t, const struct lg_place *place, const struct lg_buf *message)
{
	t->failed = true;
	if (lg_buf_status(message) != LG_OK)
		t->status = lg_buf_status(message);
	else
		lg_diag(&t->diags, LG_ERROR, place->file, place->line, 0, "%s", message->bytes);
}

static const char *unit_name(enum lg_unit unit)
{
	static const char *const names[] = {[LG_UNIT_NONE] = "",
					    [LG_UNIT_YEARS] = " years",
					    [LG_UNIT_MONTHS] = " months",
					    [LG_UNIT_DAYS] = " days",
					    [LG_UNIT_COUNT] = ""};
	return names[unit];
}

/* What the hits of the example's concept say, when that is not what was expected. */
static void judge_hits(struct trial *t, const struct lg_hits *hits, const struct lg_concept *concept)
{
	const struct lg_example *e = t->example;
	uint32_t first = hits->first[e->concept], end = hits->first[e->concept + 1];
	bool value = e->value == LG_NO_VALUE;
	struct lg_buf message;
	lg_buf_init(&message, 0);
	for (uint32_t i = first; i < end; i++)
		value = value || hits->hit[i].value == e->value;
	if (e->near_miss && first < end) {
		const struct lg_pattern *p = &t->tongue->lexicon->pattern[hits->hit[first].pattern];
		lg_buf_fmt(&message, "near miss of \"%s\" matches, by the wording of line %u: %.*s", concept->id.p,
			   (unsigned)p->place.line, (int)e->text.n, e->text.p);
	} else if (!e->near_miss && first == end) {
		lg_buf_fmt(&message, "example of \"%s\" is not found: %.*s", concept->id.p, (int)e->text.n, e->text.p);
	} else if (!e->near_miss && !value) {
		lg_buf_fmt(&message, "example of \"%s\" does not give the value %d%s", concept->id.p, (int)e->value,
			   unit_name(concept->unit));
		for (uint32_t i = first; i < end; i++)
			if (hits->hit[i].value != LG_NO_VALUE)
				lg_buf_fmt(&message, ", but %d", (int)hits->hit[i].value);
		lg_buf_fmt(&message, ": %.*s", (int)e->text.n, e->text.p);
	}
	if (message.len)
		fail(t, &e->place, &message);
	lg_buf_done(&message);
}

static int try_concept(struct trials *all, struct trial *t)
{
	struct lg_text text;
	struct lg_entry entry = {.path = t->example->place.file,
				 .bytes = t->example->text,
				 .lang = t->tongue->lexicon->language.code,
				 .kind = LG_ACT_OTHER};
	int status = lg_text_read(&text, &entry, all->rulebook, all->options, NULL);
	if (status == LG_OK)
		status = lg_text_scan(&text, all->rulebook, all->options->engine, NULL);
	if (status == LG_OK && text.hits)
		judge_hits(t, text.hits, &lg_rulebook_checklist(all->rulebook)->concept[t->example->concept]);
	else if (status == LG_OK)
		lg_diag(&t->diags, LG_ERROR, t->example->place.file, t->example->place.line, 0, "example: %s",
			text.unusable.p ? text.unusable.p : "cannot be judged");
	t->failed = t->failed || (status == LG_OK && !text.hits);
	lg_text_done(&text);
	return status;
}

/* The first kind of act in which a requirement lives: its example is taken for one. */
static enum lg_act_kind home_of(const struct lg_requirement *r)
{
	for (unsigned k = 0; k < LG_ACT_MAX; k++)
		if (r->acts >> k & 1)
			return (enum lg_act_kind)k;
	return LG_ACT_OTHER;
}

static void judge_cell(struct trial *t, const struct lg_requirement *r, const struct lg_cell *cell)
{
	const struct lg_verdict_example *e = t->verdict_example;
	struct lg_buf message;
	if (lg_slice_is(e->verdict, lg_verdict_name(cell->verdict)))
		return;
	lg_buf_init(&message, 0);
	lg_buf_fmt(&message, "%s: example (%s) gives %s, not %s", r->id.p, e->lang.p, lg_verdict_name(cell->verdict),
		   e->verdict.p);
	if (cell->missing.n)
		lg_buf_fmt(&message, "; missing: %.*s", (int)cell->missing.n, cell->missing.p);
	if (cell->near_miss.present)
		lg_buf_fmt(&message, "; nearest: %.*s: %.*s", (int)cell->near_miss.at.human.n,
			   cell->near_miss.at.human.p, (int)cell->near_miss.why.n, cell->near_miss.why.p);
	if (cell->note.n)
		lg_buf_fmt(&message, "; %.*s", (int)cell->note.n, cell->note.p);
	fail(t, &e->place, &message);
	lg_buf_done(&message);
}

static int try_requirement(struct trials *all, struct trial *t)
{
	struct lg_analysis_options o = *all->options;
	struct lg_corpus *corpus;
	struct lg_analysis *analysis = NULL;
	struct lg_matrix *matrix = NULL;
	const struct lg_requirement *r = &lg_rulebook_checklist(all->rulebook)->requirement[t->requirement];
	o.jobs = 1;
	LG_TRY(lg_corpus_new(&corpus));
	int status = lg_corpus_add_text(corpus, LG_LIT("example"), "example", t->verdict_example->text,
					t->verdict_example->lang, false);
	if (status == LG_OK) {
		corpus->places.v[0].texts.v[0].kind = home_of(r);
		status = lg_analysis_new(&analysis, corpus, all->rulebook, &o, NULL);
	}
	if (status == LG_OK)
		status = lg_analysis_matrix(&matrix, analysis);
	if (status == LG_OK) {
		judge_cell(t, r, &matrix->jurisdiction[0].cell[t->requirement]);
		lg_matrix_free(matrix);
	}
	lg_analysis_free(analysis);
	lg_corpus_free(corpus);
	return status;
}

static void work(void *self, size_t i)
{
	struct trials *all = self;
	struct trial *t = &all->all.v[i];
	t->status = lg_diags_init(&t->diags);
	if (t->status != LG_OK)
		return;
	int status = t->example ? try_concept(all, t) : try_requirement(all, t);
	if (t->status == LG_OK)
		t->status = status;
}

/* ---- all of them ---------------------------------------------------------------------------------------------- */

static int collect_concepts(struct trials *all, const struct lg_tongue *t)
{
	for (size_t i = 0; i < t->lexicon->nexamples; i++) {
		if (!LG_VEC_ROOM(all->arena, &all->all))
			return LG_ENOMEM;
		all->all.v[all->all.n++] = (struct trial){.example = &t->lexicon->example[i], .tongue = t};
	}
	return LG_OK;
}

/* Examples in languages that have no lexicon are left to the day when they do. */
static int collect_requirements(struct trials *all, const struct lg_tongue *const *tongues, size_t n,
				struct lg_diags *d)
{
	const struct lg_checklist *c = lg_rulebook_checklist(all->rulebook);
	for (uint32_t r = 0; r < c->nrequirements; r++)
		for (size_t i = 0; i < c->requirement[r].nexamples; i++) {
			const struct lg_verdict_example *e = &c->requirement[r].example[i];
			const struct lg_tongue *t;
			bool asked = false;
			LG_TRY(lg_rulebook_tongue(&t, all->rulebook, e->lang, d));
			for (size_t k = 0; k < n && !asked; k++)
				asked = tongues[k] == t;
			if (!t || !asked)
				continue;
			if (!LG_VEC_ROOM(all->arena, &all->all))
				return LG_ENOMEM;
			all->all.v[all->all.n++] = (struct trial){.verdict_example = e, .requirement = r};
		}
	return LG_OK;
}

static int collect(struct trials *all, struct lg_slice lang, struct lg_diags *d)
{
	const struct lg_tongue **tongues;
	size_t n;
	LG_TRY(lg_rules_tongues(&tongues, &n, all->arena, all->rulebook, lang, d));
	for (size_t i = 0; i < n; i++)
		LG_TRY(collect_concepts(all, tongues[i]));
	return collect_requirements(all, tongues, n, d);
}

int lg_rules_trial(struct lg_trial *out, struct lg_rulebook *r, struct lg_slice lang,
		   const struct lg_analysis_options *o, struct lg_diags *d)
{
	struct trials all = {.rulebook = r, .options = o, .arena = lg_arena_new()};
	int status = all.arena ? collect(&all, lang, d) : LG_ENOMEM;
	if (status == LG_OK)
		lg_pool_run(o->jobs ? o->jobs : lg_pool_processors(), all.all.n, work, &all);
	*out = (struct lg_trial){.run = all.all.n};
	for (size_t i = 0; i < all.all.n; i++) {
		struct trial *t = &all.all.v[i];
		if (status == LG_OK)
			status = t->status;
		out->failed += t->failed;
		if (t->diags.arena)
			lg_diags_merge(d, &t->diags);
		lg_diags_done(&t->diags);
	}
	lg_arena_free(all.arena);
	return status;
}
