/* SPDX-License-Identifier: MIT */
#include "lib/analysis.h"

#include <pthread.h>
#include <stdlib.h>

#include "lib/locate.h"
#include "base/pool.h"
#include "lib/text.h"

struct text {
	const struct lg_entry *entry;
	struct lg_text text;
	struct lg_diags diags;
	int status;
};

struct lg_analysis {
	struct lg_arena *arena;
	struct lg_corpus *corpus;
	struct lg_rulebook *rulebook;
	struct lg_analysis_options options;
	struct text *text; /* all jurisdictions, in corpus order */
	size_t ntexts;
	struct lg_assess_input *input;
	size_t *order;	      /* work: large texts first, so that no thread is left alone with one at the end */
	pthread_mutex_t lock; /* guards done */
	size_t done;
};

/* ---- one text, on some thread --------------------------------------------------------------------------------- */

static void report_progress(struct lg_analysis *a)
{
	if (!a->options.progress)
		return;
	pthread_mutex_lock(&a->lock);
	a->options.progress(a->options.progress_self, ++a->done, a->ntexts);
	pthread_mutex_unlock(&a->lock);
}

static void work(void *self, size_t i)
{
	struct lg_analysis *a = self;
	struct text *t = &a->text[a->order[i]];
	t->status = lg_diags_init(&t->diags);
	if (t->status == LG_OK)
		t->status = lg_text_read(&t->text, t->entry, a->rulebook, &a->options, &t->diags);
	if (t->status == LG_OK)
		t->status = lg_text_scan(&t->text, a->rulebook, a->options.engine, &t->diags);
	report_progress(a);
}

static unsigned threads(const struct lg_analysis *a)
{
	return a->options.jobs ? a->options.jobs : lg_pool_processors();
}

/* ---- all texts ------------------------------------------------------------------------------------------------ */

static int alloc(struct lg_analysis *a)
{
	const struct lg_corpus *c = a->corpus;
	for (size_t i = 0; i < c->places.n; i++)
		a->ntexts += c->places.v[i].texts.n;
	a->text = lg_arena_array(a->arena, a->ntexts + 1, sizeof *a->text);
	a->order = lg_arena_array(a->arena, a->ntexts + 1, sizeof *a->order);
	a->input = lg_arena_array(a->arena, c->places.n + 1, sizeof *a->input);
	if (!a->text || !a->order || !a->input)
		return LG_ENOMEM;
	size_t n = 0;
	for (size_t i = 0; i < c->places.n; i++)
		for (size_t k = 0; k < c->places.v[i].texts.n; k++)
			a->text[n++].entry = &c->places.v[i].texts.v[k];
	return LG_OK;
}

static int larger_first(const void *a, const void *b)
{
	const struct text *const *x = a, *const *y = b;
	size_t m = (*x)->entry->size, n = (*y)->entry->size;
	return m != n ? (m < n) - (m > n) : (*x > *y) - (*x < *y);
}

static int plan(struct lg_analysis *a)
{
	struct text **sorted = lg_arena_array(a->arena, a->ntexts + 1, sizeof *sorted);
	if (!sorted)
		return LG_ENOMEM;
	for (size_t i = 0; i < a->ntexts; i++)
		sorted[i] = &a->text[i];
	qsort(sorted, a->ntexts, sizeof *sorted, larger_first);
	for (size_t i = 0; i < a->ntexts; i++)
		a->order[i] = (size_t)(sorted[i] - a->text);
	return LG_OK;
}

static int fill_inputs(struct lg_analysis *a)
{
	size_t n = 0;
	for (size_t i = 0; i < a->corpus->places.n; i++) {
		const struct lg_place_texts *place = &a->corpus->places.v[i];
		struct lg_assess_text *texts = lg_arena_array(a->arena, place->texts.n + 1, sizeof *texts);
		if (!texts)
			return LG_ENOMEM;
		for (size_t k = 0; k < place->texts.n; k++, n++) {
			const struct lg_text *t = &a->text[n].text;
			texts[k] = (struct lg_assess_text){.doc = t->doc,
							   .hits = t->hits,
							   .lexicon = t->tongue ? t->tongue->lexicon : NULL,
							   .unusable = t->unusable};
		}
		a->input[i] = (struct lg_assess_input){.jurisdiction = place->name,
						       .reference = place->reference,
						       .text = texts,
						       .ntexts = place->texts.n,
						       .fact = place->facts.v,
						       .nfacts = place->facts.n};
	}
	return LG_OK;
}

/* The first failure in corpus order; diagnostics of all. */
static int gather(struct lg_analysis *a, struct lg_diags *d)
{
	int status = LG_OK;
	for (size_t i = 0; i < a->ntexts; i++) {
		if (d && a->text[i].diags.arena)
			lg_diags_merge(d, &a->text[i].diags);
		if (status == LG_OK)
			status = a->text[i].status;
	}
	return status;
}

int lg_analysis_new(struct lg_analysis **out, struct lg_corpus *c, struct lg_rulebook *r,
		    const struct lg_analysis_options *o, struct lg_diags *d)
{
	struct lg_analysis *a = calloc(1, sizeof *a);
	if (!a || pthread_mutex_init(&a->lock, NULL) != 0) {
		free(a);
		return LG_ENOMEM;
	}
	a->corpus = c;
	a->rulebook = r;
	a->options = *o;
	a->arena = lg_arena_new();
	int status = a->arena ? alloc(a) : LG_ENOMEM;
	if (status == LG_OK)
		status = plan(a);
	if (status == LG_OK) {
		lg_pool_run(threads(a), a->ntexts, work, a);
		status = gather(a, d);
	}
	if (status == LG_OK)
		status = fill_inputs(a);
	if (status) {
		lg_analysis_free(a);
		return status;
	}
	*out = a;
	return LG_OK;
}

void lg_analysis_free(struct lg_analysis *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->ntexts && a->text; i++) {
		lg_text_done(&a->text[i].text);
		lg_diags_done(&a->text[i].diags);
	}
	pthread_mutex_destroy(&a->lock);
	lg_arena_free(a->arena);
	free(a);
}

const struct lg_assess_input *lg_analysis_inputs(const struct lg_analysis *a, size_t *n)
{
	*n = a->corpus->places.n;
	return a->input;
}

const struct lg_lexicon *lg_analysis_next_lexicon(const struct lg_analysis *a, struct lg_slice after)
{
	const struct lg_lexicon *best = NULL;
	for (size_t i = 0; i < a->ntexts; i++) {
		const struct lg_text *t = &a->text[i].text;
		if (!t->hits || lg_slice_cmp(t->tongue->lexicon->language.code, after) <= 0)
			continue;
		if (!best || lg_slice_cmp(t->tongue->lexicon->language.code, best->language.code) < 0)
			best = t->tongue->lexicon;
	}
	return best;
}

size_t lg_analysis_unreadable(const struct lg_analysis *a)
{
	size_t n = a->corpus->unreadable;
	for (size_t i = 0; i < a->ntexts; i++)
		n += a->text[i].text.unreadable;
	return n;
}

static int locate(struct lg_matrix *m, const struct lg_analysis *a)
{
	size_t n = 0;
	for (size_t j = 0; j < a->corpus->places.n; j++)
		for (uint32_t i = 0; i < m->jurisdiction[j].nacts; i++, n++)
			if (a->text[n].text.hits)
				LG_TRY(lg_locate(m, j, i, a->text[n].text.bytes));
	return LG_OK;
}

int lg_analysis_matrix(struct lg_matrix **out, const struct lg_analysis *a)
{
	char sha256[65];
	lg_rulebook_sha256(sha256, a->rulebook);
	struct lg_matrix *m;
	LG_TRY(lg_assess(&m, lg_rulebook_checklist(a->rulebook), a->input, a->corpus->places.n, a->options.selected,
			 sha256, threads(a)));
	const struct lg_accuracy_table *known = lg_rulebook_accuracy(a->rulebook);
	m->accuracy = known->v;
	m->naccuracy = known->n;
	int status = a->options.places ? locate(m, a) : LG_OK;
	if (status) {
		lg_matrix_free(m);
		return status;
	}
	*out = m;
	return LG_OK;
}
