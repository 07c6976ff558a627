/* SPDX-License-Identifier: MIT */
/*
 * What a pattern costs: the regex engine's share is known from the analysis; time is measured for the busiest ones,
 * each alone in a matcher over the same texts, less the time of a matcher without any pattern.
 */
#include <stdlib.h>
#include <time.h>

#include "cli/measure.h"

#define TIMED 60    /* of each language */
#define BLOCK_AS 16 /* a block costs about as much as so many words */

struct cost {
	uint32_t pattern;
	uint64_t words, blocks, hits;
	double ms;
	unsigned class; /* powers of two of milliseconds: so coarse that the order repeats itself */
};

struct profile {
	const struct lg_run *run;
	const struct lg_lexicon *lexicon; /* the language at hand */
	const struct lg_assess_input *input;
	size_t n;
	struct lg_arena *arena;
	struct lg_diags *diags;
};

/* ---- counted -------------------------------------------------------------------------------------------------- */

typedef int text_fn(struct profile *p, const struct lg_assess_text *t, void *ctx);

static int each_text(struct profile *p, text_fn *fn, void *ctx)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->input[i].ntexts; k++)
			if (p->input[i].text[k].hits && p->input[i].text[k].lexicon == p->lexicon)
				LG_TRY(fn(p, &p->input[i].text[k], ctx));
	return LG_OK;
}

static int count_text(struct profile *p, const struct lg_assess_text *t, void *ctx)
{
	struct cost *cost = ctx;
	for (size_t i = 0; i < p->lexicon->npatterns; i++) {
		cost[i].words += t->hits->effort[i].words;
		cost[i].blocks += t->hits->effort[i].blocks;
	}
	for (size_t i = 0; i < t->hits->n; i++)
		cost[t->hits->hit[i].pattern].hits++;
	return LG_OK;
}

static uint64_t effort(const struct cost *c)
{
	return c->words + BLOCK_AS * c->blocks;
}

static int busiest_first(const void *x, const void *y)
{
	const struct cost *a = x, *b = y;
	if (effort(a) != effort(b))
		return effort(a) > effort(b) ? -1 : 1;
	return (a->pattern > b->pattern) - (a->pattern < b->pattern);
}

static int slowest_first(const void *x, const void *y)
{
	const struct cost *a = x, *b = y;
	if (a->class != b->class)
		return a->class > b->class ? -1 : 1;
	return busiest_first(x, y);
}

/* ---- timed ---------------------------------------------------------------------------------------------------- */

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int scan_text(struct profile *p, const struct lg_assess_text *t, void *ctx)
{
	struct lg_hits *hits;
	LG_TRY(lg_scan(&hits, ctx, t->doc, p->run->options.engine, NULL, p->diags));
	lg_hits_free(hits);
	return LG_OK;
}

/* Milliseconds over all texts with n patterns from `first` on. */
static int time_patterns(double *ms, struct profile *p, size_t first, size_t n)
{
	struct lg_lexicon few = *p->lexicon;
	struct lg_matcher *matcher;
	few.pattern += first;
	few.npatterns = n;
	LG_TRY(lg_matcher_new(&matcher, lg_rulebook_checklist(p->run->rulebook), &few, false, p->diags));
	double begin = now_ms();
	int status = each_text(p, scan_text, matcher);
	*ms = now_ms() - begin;
	lg_matcher_free(matcher);
	return status;
}

static int time_busiest(struct profile *p, struct cost *cost, size_t n)
{
	double none;
	LG_TRY(time_patterns(&none, p, 0, 0));
	LG_TRY(time_patterns(&none, p, 0, 0)); /* again: now the texts are in the cache */
	for (size_t i = 0; i < n; i++) {
		double ms;
		LG_TRY(time_patterns(&ms, p, cost[i].pattern, 1));
		cost[i].ms = ms > none ? ms - none : 0;
		for (double limit = 1; cost[i].ms >= limit; limit *= 2)
			cost[i].class ++;
	}
	return LG_OK;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static void put_cost(struct lg_buf *b, const struct profile *p, const struct cost *c)
{
	const struct lg_pattern *pattern = &p->lexicon->pattern[c->pattern];
	struct lg_slice id = lg_rulebook_checklist(p->run->rulebook)->concept[pattern->concept].id;
	lg_buf_fmt(b, "%7.0f %9llu %7llu %8llu  ", c->ms, (unsigned long long)c->words, (unsigned long long)c->blocks,
		   (unsigned long long)c->hits);
	lg_buf_slice_put(b, id);
	lg_buf_fmt(b, " (%s line %u)  ", pattern->anti ? "not," : "at", (unsigned)pattern->place.line);
	lg_buf_slice_put(b, pattern->source);
	lg_buf_char(b, '\n');
}

static int put_language(struct lg_buf *b, struct profile *p)
{
	size_t n = p->lexicon->npatterns, busy = 0;
	struct cost *cost = lg_arena_array(p->arena, n + 1, sizeof *cost);
	if (!cost)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++)
		cost[i].pattern = (uint32_t)i;
	LG_TRY(each_text(p, count_text, cost));
	if (n)
		qsort(cost, n, sizeof *cost, busiest_first);
	while (busy < n && busy < TIMED && effort(&cost[busy]))
		busy++;
	LG_TRY(time_busiest(p, cost, busy));
	if (busy)
		qsort(cost, busy, sizeof *cost, slowest_first);
	lg_buf_slice_put(b, p->lexicon->language.code);
	lg_buf_fmt(b, ": %zu wordings; the busiest:\n     ms  at words  blocks     hits  concept\n", n);
	for (size_t i = 0; i < busy; i++)
		put_cost(b, p, &cost[i]);
	return LG_OK;
}

int lg_profile_put(struct lg_buf *b, const struct lg_run *run, struct lg_diags *d)
{
	struct profile p = {.run = run, .arena = run->arena, .diags = d};
	struct lg_slice after = {0};
	p.input = lg_analysis_inputs(run->analysis, &p.n);
	while ((p.lexicon = lg_analysis_next_lexicon(run->analysis, after)) != NULL) {
		LG_TRY(put_language(b, &p));
		after = p.lexicon->language.code;
	}
	return lg_buf_status(b);
}
