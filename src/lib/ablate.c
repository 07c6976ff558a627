/* SPDX-License-Identifier: MIT */
#include "lib/ablate.h"

#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "lib/cut.h"
#include "lib/labels.h"
#include "base/pool.h"
#include "lib/reliance.h"
#include "lib/text.h"

#define SHOWN_ANSWERS 4

/* One gold cell and what became of it. */
struct trial {
	const struct lg_label *label;
	size_t place;
	uint32_t requirement;
	struct lg_cuts cuts;
	bool fell, fell_wider;	/* without the provisions; only without their whole articles */
	size_t others, relying; /* verdicts elsewhere that changed without their clause; of these, through another's */
	struct lg_buf lines;
	struct lg_diags diags;
	int status;
};

struct ablation {
	const struct lg_ablation *of;
	const struct lg_checklist *checklist;
	const struct lg_assess_input *input;
	struct lg_arena *arena;
	struct lg_reliance reliance;
	LG_VEC(struct trial) trials;
	pthread_mutex_t lock; /* guards done */
	size_t done;
};

/* ---- the jurisdiction without the clauses --------------------------------------------------------------------- */

static int original_bytes(struct lg_slice *out, struct lg_arena *a, const struct lg_entry *e)
{
	*out = e->bytes;
	return e->bytes.p ? LG_OK : lg_file_read(out, a, e->path.p, 0);
}

/* Language and kind stay what they were with the clauses: it is not they that are measured. */
static int read_again(struct lg_text *out, struct ablation *all, struct trial *t, const struct lg_cuts *cuts,
		      struct lg_arena *a, uint32_t text)
{
	const struct lg_ablation *of = all->of;
	const struct lg_document *doc = all->input[t->place].text[text].doc;
	struct lg_entry e = of->corpus->places.v[t->place].texts.v[text];
	struct lg_slice bytes;
	LG_TRY(original_bytes(&bytes, a, &e));
	LG_TRY(lg_cuts_apply(&e.bytes, a, bytes, cuts, text));
	e.lang = doc->lang;
	e.kind = doc->act_kind;
	LG_TRY(lg_text_read(out, &e, of->rulebook, of->options, NULL));
	return lg_text_scan(out, of->rulebook, of->options->engine, &t->diags);
}

struct cut_texts {
	struct lg_text *text; /* per text of the jurisdiction; those that were not cut are empty */
	struct lg_assess_text *input;
	size_t n;
};

static int read_cut_texts(struct cut_texts *out, struct ablation *all, struct trial *t, const struct lg_cuts *cuts,
			  struct lg_arena *a)
{
	const struct lg_assess_input *before = &all->input[t->place];
	out->text = lg_arena_array(a, before->ntexts + 1, sizeof *out->text);
	out->input = lg_arena_array(a, before->ntexts + 1, sizeof *out->input);
	if (!out->text || !out->input)
		return LG_ENOMEM;
	out->n = before->ntexts; /* from here on its texts are freed by the caller */
	memcpy(out->input, before->text, before->ntexts * sizeof *out->input);
	for (uint32_t i = 0; i < before->ntexts; i++) {
		struct lg_text *text = &out->text[i];
		if (!lg_cuts_touch_text(cuts, i))
			continue;
		LG_TRY(read_again(text, all, t, cuts, a, i));
		out->input[i].doc = text->doc;
		out->input[i].hits = text->hits;
		out->input[i].unusable = text->unusable;
	}
	return LG_OK;
}

/* The verdicts of the jurisdiction without what is cut. */
static int judge_without(struct lg_matrix **out, struct ablation *all, struct trial *t, const struct lg_cuts *cuts,
			 struct lg_arena *a)
{
	struct cut_texts cut = {0};
	int status = read_cut_texts(&cut, all, t, cuts, a);
	struct lg_assess_input input = all->input[t->place];
	input.text = cut.input;
	if (status == LG_OK)
		status = lg_assess(out, all->checklist, &input, 1, NULL, "", 1);
	for (size_t i = 0; i < cut.n; i++)
		lg_text_done(&cut.text[i]);
	return status;
}

/* ---- what changed --------------------------------------------------------------------------------------------- */

static void put_head(struct lg_buf *b, const struct trial *t)
{
	lg_buf_slice_put(b, t->label->jurisdiction);
	lg_buf_char(b, ' ');
	lg_buf_slice_put(b, t->label->requirement);
	for (size_t n = t->label->requirement.n; n < 14; n++)
		lg_buf_char(b, ' ');
	lg_buf_char(b, ' ');
}

static void put_cuts(struct lg_buf *b, const struct lg_assess_input *before, const struct lg_cuts *cuts)
{
	for (size_t i = 0; i < cuts->all.n; i++) {
		const struct lg_document *doc = before->text[cuts->all.v[i].text].doc;
		lg_buf_str(b, i ? "; " : "");
		lg_buf_slice_put(b, doc->name);
		lg_buf_char(b, ' ');
		lg_citation_put(b, doc, cuts->all.v[i].prov);
	}
}

static bool cited_before(const struct lg_cell *cell, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (cell->evidence[k].at.act == cell->evidence[i].at.act &&
		    lg_slice_eq(cell->evidence[k].at.human, cell->evidence[i].at.human))
			return true;
	return false;
}

static void put_answers(struct lg_buf *b, const struct lg_jurisdiction *j, const struct lg_cell *cell)
{
	size_t shown = 0;
	for (size_t i = 0; i < cell->nevidence && shown < SHOWN_ANSWERS; i++) {
		const struct lg_citation *at = &cell->evidence[i].at;
		if (cited_before(cell, i))
			continue;
		lg_buf_str(b, shown++ ? "; " : "");
		lg_buf_slice_put(b, j->act[at->act].name);
		lg_buf_char(b, ' ');
		lg_buf_slice_put(b, at->human);
	}
}

/* A cited provision that lost a part is no longer what was cited, also when the words quoted from it are left. */
static struct lg_span cited_bytes(const struct lg_assess_input *before, const struct lg_citation *at)
{
	const struct lg_document *doc = before->text[at->act].doc;
	uint32_t p = lg_find_eid(doc, at->eid);
	if (p == 0 || p >= doc->nprov)
		return (struct lg_span){at->src_begin, at->src_end};
	return (struct lg_span){doc->prov[p].src_begin, doc->prov[p].src_end};
}

static bool evidence_is_cut(const struct lg_assess_input *before, const struct lg_cell *cell,
			    const struct lg_cuts *cuts)
{
	for (size_t i = 0; i < cell->nevidence; i++) {
		const struct lg_citation *at = &cell->evidence[i].at;
		if (lg_cuts_touch(cuts, at->act, cited_bytes(before, at)))
			return true;
	}
	return false;
}

/* Is the concept said in what was cut? */
static bool concept_is_cut(const struct lg_assess_input *before, const struct lg_cuts *cuts, uint32_t concept)
{
	for (size_t i = 0; i < cuts->all.n; i++) {
		const struct lg_cut *cut = &cuts->all.v[i];
		const struct lg_provision *p = &before->text[cut->text].doc->prov[cut->prov];
		const struct lg_hits *hits = before->text[cut->text].hits;
		for (uint32_t h = hits ? hits->first[concept] : 0; hits && h < hits->first[concept + 1]; h++)
			if (hits->hit[h].block >= p->block_first && hits->hit[h].block < p->block_end)
				return true;
	}
	return false;
}

/* A requirement that r relies on, or a definition that gives values to its concepts, lost its clause. */
static bool loses_support(const struct ablation *all, const struct trial *t, size_t r)
{
	const struct lg_checklist *c = all->checklist;
	const struct lg_cell *cell = all->of->matrix->jurisdiction[t->place].cell;
	const struct lg_requirement *req = &c->requirement[r];
	for (size_t k = 0; k < c->nrequirements; k++)
		if (lg_relies_on(&all->reliance, r, k) &&
		    (k == t->requirement || evidence_is_cut(&all->input[t->place], &cell[k], &t->cuts)))
			return true;
	for (size_t i = 0; i < req->nconcepts; i++) {
		uint32_t definition = c->concept[req->concepts[i]].defined_by;
		if (definition != LG_NO_CONCEPT && concept_is_cut(&all->input[t->place], &t->cuts, definition))
			return true;
	}
	return false;
}

static void compare_others(struct ablation *all, struct trial *t, const struct lg_jurisdiction *after)
{
	const struct lg_jurisdiction *before = &all->of->matrix->jurisdiction[t->place];
	for (size_t r = 0; r < all->checklist->nrequirements; r++) {
		const struct lg_cell *was = &before->cell[r], *is = &after->cell[r];
		if (r == t->requirement || was->verdict == is->verdict ||
		    evidence_is_cut(&all->input[t->place], was, &t->cuts))
			continue;
		bool relying = loses_support(all, t, r);
		t->others++;
		t->relying += relying;
		put_head(&t->lines, t);
		lg_buf_str(&t->lines, "changes ");
		lg_buf_slice_put(&t->lines, all->checklist->requirement[r].id);
		lg_buf_fmt(&t->lines, " %s -> %s%s\n", lg_verdict_name(was->verdict), lg_verdict_name(is->verdict),
			   relying ? " (it relies on what was cut)" : ", whose clauses were not cut");
	}
}

static void put_stays(struct ablation *all, struct trial *t, const char *how, const struct lg_cuts *cuts,
		      const struct lg_matrix *after)
{
	const struct lg_jurisdiction *j = &after->jurisdiction[0];
	put_head(&t->lines, t);
	lg_buf_str(&t->lines, how);
	put_cuts(&t->lines, &all->input[t->place], cuts);
	lg_buf_str(&t->lines, "  answered by: ");
	put_answers(&t->lines, j, &j->cell[t->requirement]);
	lg_buf_char(&t->lines, '\n');
}

/* ---- one cell, on some thread --------------------------------------------------------------------------------- */

static bool falls(const struct trial *t, const struct lg_matrix *after)
{
	return after->jurisdiction[0].cell[t->requirement].verdict != LG_MET;
}

/* Another paragraph of the same articles may answer as well: then the cell falls with the articles. */
static int try_wider(struct ablation *all, struct trial *t, struct lg_arena *a, const struct lg_matrix *narrow)
{
	struct lg_cuts wider;
	struct lg_matrix *m;
	LG_TRY(lg_cuts_widen(&wider, a, &all->input[t->place], &t->cuts));
	LG_TRY(judge_without(&m, all, t, &wider, a));
	t->fell_wider = falls(t, m);
	if (t->fell_wider)
		put_stays(all, t, "stays MET by the same articles  cut: ", &t->cuts, narrow);
	else
		put_stays(all, t, "stays MET by other articles  cut: ", &wider, m);
	lg_matrix_free(m);
	return LG_OK;
}

static int try_cell(struct ablation *all, struct trial *t, struct lg_arena *a)
{
	struct lg_matrix *m;
	LG_TRY(judge_without(&m, all, t, &t->cuts, a));
	t->fell = falls(t, m);
	int status = t->fell ? LG_OK : try_wider(all, t, a, m);
	if (status == LG_OK)
		compare_others(all, t, &m->jurisdiction[0]);
	lg_matrix_free(m);
	return status ? status : lg_buf_status(&t->lines);
}

static void report_progress(struct ablation *all)
{
	const struct lg_analysis_options *o = all->of->options;
	if (!o->progress)
		return;
	pthread_mutex_lock(&all->lock);
	o->progress(o->progress_self, ++all->done, all->trials.n);
	pthread_mutex_unlock(&all->lock);
}

static void work(void *self, size_t i)
{
	struct ablation *all = self;
	struct trial *t = &all->trials.v[i];
	struct lg_arena *a = lg_arena_new();
	t->status = a ? lg_diags_init(&t->diags) : LG_ENOMEM;
	if (t->status == LG_OK)
		t->status = try_cell(all, t, a);
	lg_arena_free(a);
	report_progress(all);
}

/* ---- all cells ------------------------------------------------------------------------------------------------ */

/* Index of the jurisdiction that a label speaks of; njurisdictions when it is not among them. */
static size_t place_of(const struct lg_matrix *m, struct lg_slice name)
{
	size_t i = 0;
	while (i < m->njurisdictions &&
	       (m->jurisdiction[i].name.n != name.n || strncasecmp(m->jurisdiction[i].name.p, name.p, name.n) != 0))
		i++;
	return i;
}

/* Both sides say MET, so there is something to take away. */
static bool is_tried(struct trial *out, const struct ablation *all, const struct lg_label *label)
{
	const struct lg_matrix *m = all->of->matrix;
	const struct lg_requirement *r = lg_requirement_find(all->checklist, label->requirement);
	*out = (struct trial){.label = label, .place = place_of(m, label->jurisdiction)};
	if (!r || out->place == m->njurisdictions || label->verdict != LG_MET)
		return false;
	out->requirement = (uint32_t)(r - all->checklist->requirement);
	return m->jurisdiction[out->place].cell[out->requirement].verdict == LG_MET;
}

static int collect(struct ablation *all, struct lg_buf *b, size_t *lost)
{
	const struct lg_labels *gold = all->of->gold;
	for (size_t i = 0; i < gold->n; i++) {
		struct trial t;
		if (!is_tried(&t, all, &gold->v[i]))
			continue;
		LG_TRY(lg_cuts_find(&t.cuts, all->arena, &all->input[t.place], t.label));
		if (t.cuts.all.n == 0) {
			++*lost;
			put_head(b, &t);
			lg_buf_str(b, "not tried: no clause of the label is in the texts\n");
			continue;
		}
		if (!LG_VEC_ROOM(all->arena, &all->trials))
			return LG_ENOMEM;
		lg_buf_init(&t.lines, 0);
		all->trials.v[all->trials.n++] = t;
	}
	return LG_OK;
}

static int gather(struct ablation *all, struct lg_buf *b, size_t lost, struct lg_diags *d)
{
	size_t fell = 0, wider = 0, others = 0, relying = 0, n = all->trials.n;
	int status = LG_OK;
	for (size_t i = 0; i < n; i++) {
		struct trial *t = &all->trials.v[i];
		lg_buf_slice_put(b, lg_buf_slice(&t->lines));
		fell += t->fell;
		wider += t->fell_wider;
		others += t->others;
		relying += t->relying;
		if (t->diags.arena)
			lg_diags_merge(d, &t->diags);
		if (status == LG_OK)
			status = t->status;
	}
	lg_buf_fmt(b, "all            ablated %zu  fell %zu", n, fell);
	if (n)
		lg_buf_fmt(b, " (%.3f)", (double)fell / (double)n);
	lg_buf_fmt(b, "  with whole articles %zu", fell + wider);
	if (n)
		lg_buf_fmt(b, " (%.3f)", (double)(fell + wider) / (double)n);
	lg_buf_fmt(b, "  lost %zu  others changed: without reason %zu, relying on what was cut %zu\n", lost,
		   others - relying, relying);
	return status;
}

static int ablate(struct ablation *all, struct lg_buf *b, struct lg_diags *d)
{
	size_t lost = 0;
	unsigned jobs = all->of->options->jobs;
	LG_TRY(lg_reliance_of(&all->reliance, all->arena, all->checklist));
	LG_TRY(collect(all, b, &lost));
	lg_pool_run(jobs ? jobs : lg_pool_processors(), all->trials.n, work, all);
	int status = gather(all, b, lost, d);
	for (size_t i = 0; i < all->trials.n; i++) {
		lg_buf_done(&all->trials.v[i].lines);
		lg_diags_done(&all->trials.v[i].diags);
	}
	return status ? status : lg_buf_status(b);
}

int lg_ablate(struct lg_buf *b, const struct lg_ablation *of, struct lg_diags *d)
{
	struct ablation all = {.of = of, .checklist = lg_rulebook_checklist(of->rulebook), .arena = lg_arena_new()};
	size_t n;
	if (!all.arena || pthread_mutex_init(&all.lock, NULL) != 0) {
		lg_arena_free(all.arena);
		return LG_ENOMEM;
	}
	all.input = lg_analysis_inputs(of->analysis, &n);
	int status = ablate(&all, b, d);
	pthread_mutex_destroy(&all.lock);
	lg_arena_free(all.arena);
	return status;
}
