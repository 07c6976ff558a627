/* SPDX-License-Identifier: MIT */
/* A lexicon as bytes and back, with what model/literal.h finds out about its patterns: most of the work of a start. */
#include "rules/pack.h"

#include "model/literal.h"

LG_PACKED(lg_pattern, 96);
LG_PACKED(lg_example, 56);
LG_PACKED(lg_lexicon, 240);
LG_PACKED(lg_language, 104);
LG_PACKED(lg_literals, 48);
LG_PACKED(lg_literal_way, 32);
LG_PACKED(lg_literal_next, 24);

#define FOLDS_MAX 256 /* enum lg_fold is a set of few bits */

/* ---- language ------------------------------------------------------------------------------------------------- */

static void levels(struct lg_pack *p, struct lg_language *l)
{
	lg_pack_array(p, &l->level, &l->nlevels, sizeof *l->level);
	for (size_t i = 0; i < l->nlevels && !p->status; i++) {
		LG_PACK_ENUM(p, l->level[i].kind, enum lg_kind, LG_KIND_MAX);
		lg_pack_slice(p, &l->level[i].word);
		lg_pack_bool(p, &l->level[i].after_number);
	}
}

static void marks(struct lg_pack *p, struct lg_language *l)
{
	lg_pack_array(p, &l->mark, &l->nmarks, sizeof *l->mark);
	for (size_t i = 0; i < l->nmarks && !p->status; i++) {
		LG_PACK_ENUM(p, l->mark[i].mark, enum lg_mark, LG_MARK_MAX);
		lg_pack_slice(p, &l->mark[i].phrase);
	}
}

static void numbers(struct lg_pack *p, struct lg_language *l)
{
	lg_pack_array(p, &l->number, &l->nnumbers, sizeof *l->number);
	for (size_t i = 0; i < l->nnumbers && !p->status; i++) {
		lg_pack_slice(p, &l->number[i].stem);
		lg_pack_bool(p, &l->number[i].prefix);
		lg_pack_u32(p, &l->number[i].value);
	}
}

static void language(struct lg_pack *p, struct lg_language *l)
{
	uint32_t fold = l->fold;
	lg_pack_slice(p, &l->code);
	lg_pack_slice(p, &l->name);
	lg_pack_below(p, &fold, FOLDS_MAX);
	l->fold = fold;
	levels(p, l);
	marks(p, l);
	numbers(p, l);
	lg_pack_array(p, &l->abbreviation, &l->nabbreviations, sizeof *l->abbreviation);
	for (size_t i = 0; i < l->nabbreviations; i++)
		lg_pack_slice(p, &l->abbreviation[i]);
}

/* ---- literals ------------------------------------------------------------------------------------------------- */

static void slices(struct lg_pack *p, struct lg_slice **v, size_t *n)
{
	lg_pack_array(p, v, n, sizeof **v);
	for (size_t i = 0; i < *n; i++)
		lg_pack_slice(p, &(*v)[i]);
}

static void way(struct lg_pack *p, struct lg_literal_way *w)
{
	slices(p, &w->v, &w->n);
	lg_pack_array(p, &w->next, &w->nnext, sizeof *w->next);
	if (w->nnext > LG_CHAIN_MAX)
		lg_pack_wrong(p);
	for (size_t i = 0; i < w->nnext && !p->status; i++) {
		slices(p, &w->next[i].v, &w->next[i].n);
		lg_pack_below(p, &w->next[i].reach, LG_REACH_MAX + 1);
		lg_pack_bool(p, &w->next[i].inside);
	}
}

static void literals(struct lg_pack *p, struct lg_literals *l)
{
	LG_PACK_ENUM(p, l->anchor, enum lg_anchor, LG_ANCHOR_INNER + 1);
	slices(p, &l->v, &l->n);
	if (l->n > LG_LITERALS_MAX)
		lg_pack_wrong(p);
	lg_pack_below(p, &l->reach, l->anchor == LG_ANCHOR_NEAR ? LG_REACH_MAX + 1 : SIZE_MAX);
	lg_pack_bool(p, &l->signs_first);
	lg_pack_array(p, &l->way, &l->nways, sizeof *l->way);
	for (size_t i = 0; i < l->nways && !p->status; i++)
		way(p, &l->way[i]);
}

/* Of regexes; phrases are matched without. */
static void known_literals(struct lg_pack *p, struct lg_pattern *x)
{
	struct lg_literals *l = (struct lg_literals *)x->literals;
	bool has = l != NULL;
	lg_pack_bool(p, &has);
	if (!has || p->status)
		return;
	if (lg_pack_reads(p) && !(l = lg_arena_alloc(p->arena, sizeof *l))) {
		p->status = LG_ENOMEM;
		return;
	}
	literals(p, l);
	x->literals = l;
}

static int find_literals(struct lg_lexicon *l)
{
	for (size_t i = 0; i < l->npatterns; i++) {
		struct lg_pattern *x = &l->pattern[i];
		struct lg_literals *found;
		if (x->literals || x->kind != LG_PATTERN_REGEX)
			continue;
		found = lg_arena_alloc(l->arena, sizeof *found);
		if (!found)
			return LG_ENOMEM;
		LG_TRY(lg_pattern_literals(found, l->arena, x->regex));
		x->literals = found;
	}
	return LG_OK;
}

/* ---- patterns and examples ------------------------------------------------------------------------------------ */

static void patterns(struct lg_pack *p, struct lg_lexicon *l, size_t nconcepts, const struct lg_pack_files *f)
{
	lg_pack_array(p, &l->pattern, &l->npatterns, sizeof *l->pattern);
	for (size_t i = 0; i < l->npatterns && !p->status; i++) {
		struct lg_pattern *x = &l->pattern[i];
		lg_pack_below(p, &x->concept, nconcepts);
		LG_PACK_ENUM(p, x->kind, enum lg_pattern_kind, LG_PATTERN_REGEX + 1);
		lg_pack_bool(p, &x->anti);
		lg_pack_bool(p, &x->prefix);
		lg_pack_i32(p, &x->value);
		lg_pack_slice(p, &x->source);
		lg_pack_slice(p, &x->regex);
		lg_pack_slice(p, &x->literal);
		known_literals(p, x);
		lg_pack_place(p, &x->place, f);
	}
}

static void examples(struct lg_pack *p, struct lg_lexicon *l, size_t nconcepts, const struct lg_pack_files *f)
{
	lg_pack_array(p, &l->example, &l->nexamples, sizeof *l->example);
	for (size_t i = 0; i < l->nexamples && !p->status; i++) {
		struct lg_example *x = &l->example[i];
		lg_pack_below(p, &x->concept, nconcepts);
		lg_pack_bool(p, &x->near_miss);
		lg_pack_i32(p, &x->value);
		lg_pack_slice(p, &x->text);
		lg_pack_place(p, &x->place, f);
	}
}

int lg_lexicon_pack(struct lg_pack *p, struct lg_lexicon *l, size_t nconcepts, struct lg_slice dir)
{
	struct lg_pack_files files = {&l->place.file, 1, 1};
	if (!lg_pack_reads(p))
		LG_TRY(find_literals(l));
	lg_pack_files(p, &files, dir);
	language(p, &l->language);
	lg_pack_place(p, &l->place, &files);
	patterns(p, l, nconcepts, &files);
	examples(p, l, nconcepts, &files);
	return lg_pack_end(p);
}
