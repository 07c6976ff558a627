/* SPDX-License-Identifier: MIT */
#include "assess/anchor.h"

#include <stdlib.h>
#include <string.h>

bool lg_is_core(const struct lg_requirement *r, uint32_t element)
{
	return r->element[element].core && !r->element[element].optional;
}

bool lg_is_required(const struct lg_requirement *r, uint32_t element)
{
	return !r->element[element].optional;
}

void lg_case_open(struct lg_case *k, const struct lg_requirement *r)
{
	k->e.requirement = r;
	k->e.anchor = NULL;
	k->e.mask = NULL;
	k->e.bounded = LG_UNIT_NONE;
	k->e.depth = 0;
	k->ncore = k->nrequired = 0;
	for (uint32_t i = 0; i < r->nelements; i++) {
		k->ncore += lg_is_core(r, i);
		k->nrequired += lg_is_required(r, i);
	}
	k->memo = (struct lg_memo){.arena = k->work};
	k->e.memo = &k->memo;
}

/* ---- distractors ---------------------------------------------------------------------------------------------- */

struct masking {
	struct lg_case *k;
	const struct lg_distractor *d;
	bool any;
};

static bool mask_part(struct lg_eval *e, const struct lg_area *part, void *ctx)
{
	struct masking *m = ctx;
	if (!lg_holds(e, m->d->expr, part, NULL))
		return false;
	if (!LG_VEC_ROOM(e->scratch, &m->k->mask)) {
		e->status = LG_ENOMEM;
		return true;
	}
	m->k->mask.v[m->k->mask.n++] = part->span[0];
	m->any = true;
	return false;
}

static void apply_distractors(struct lg_case *k)
{
	const struct lg_requirement *r = k->e.requirement;
	for (uint32_t i = 0; i < r->ndistractors && k->ruled_out == LG_NOWHERE; i++) {
		const struct lg_distractor *d = &r->distractor[i];
		struct masking m = {k, d, false};
		if (!d->expr)
			continue;
		if (d->unit >= k->area.scope) {
			if (lg_holds(&k->e, d->expr, &k->area, NULL))
				k->ruled_out = i;
		} else if (k->area.scope < LG_SCOPE_CORPUS) {
			lg_each_part(&k->e, d->expr, &k->area, d->unit, mask_part, &m);
		}
		if (m.any && k->masked_by == LG_NOWHERE)
			k->masked_by = i;
	}
}

static void enter_bare(struct lg_case *k, const struct lg_anchor *anchor)
{
	lg_arena_reset(k->e.scratch);
	k->mask = (struct lg_mask){.text = anchor->text};
	k->ruled_out = k->masked_by = LG_NOWHERE;
	k->e.mask = NULL;
	if (anchor->text == LG_NOWHERE)
		lg_area_corpus(&k->area);
	else
		lg_area_in_block(&k->area, k->e.view, anchor->text, anchor->at, anchor->block,
				 k->e.requirement->anchor);
	k->e.anchor = &k->area;
}

void lg_case_enter(struct lg_case *k, const struct lg_anchor *anchor)
{
	enter_bare(k, anchor);
	if (anchor->ruled_out != LG_NOWHERE) /* asked what it would have been without */
		return;
	apply_distractors(k);
	k->e.mask = k->mask.n ? &k->mask : NULL;
}

/* ---- elements at an anchor ------------------------------------------------------------------------------------ */

/* Looked for in the whole act or corpus: the same answer at every anchor of the act, whatever distractors say here. */
static bool wide_element(struct lg_case *k, const struct lg_element *el, struct lg_trail *trail)
{
	const struct lg_mask *mask = k->e.mask;
	k->e.mask = NULL;
	bool holds = lg_element_holds(&k->e, el, trail);
	k->e.mask = mask;
	return holds;
}

bool lg_case_element(struct lg_case *k, uint32_t element, struct lg_trail *trail)
{
	const struct lg_element *el = &k->e.requirement->element[element];
	if (el->scope >= LG_SCOPE_ACT && !lg_uses_elements(el->expr))
		return wide_element(k, el, trail);
	/* without a place only what looks beyond the place can hold */
	if (k->area.scope == LG_SCOPE_CORPUS && k->e.requirement->anchor != LG_SCOPE_CORPUS && el->scope < LG_SCOPE_ACT)
		return false;
	return lg_element_holds(&k->e, el, trail);
}

static void try_element(struct lg_case *k, struct lg_anchor *a, uint32_t i)
{
	a->found[i] = lg_case_element(k, i, NULL);
	a->nfound += a->found[i] && lg_is_required(k->e.requirement, i);
	a->ncore += a->found[i] && lg_is_core(k->e.requirement, i);
}

static void try_core(struct lg_case *k, struct lg_anchor *a, enum lg_depth depth)
{
	for (unsigned n = 0; n < k->ncore; n++) {
		try_element(k, a, k->core[n]);
		if (depth == LG_DEPTH_CORE_HOLDS && !a->found[k->core[n]])
			break;
	}
}

static void try_others(struct lg_case *k, struct lg_anchor *a)
{
	for (uint32_t i = 0; i < k->e.requirement->nelements; i++)
		if (!lg_is_core(k->e.requirement, i))
			try_element(k, a, i);
}

static void judge_elements(struct lg_case *k, struct lg_anchor *a, enum lg_depth depth)
{
	const struct lg_requirement *r = k->e.requirement;
	memset(a->found, 0, r->nelements * sizeof *a->found);
	a->nfound = a->ncore = 0;
	try_core(k, a, depth);
	if (depth == LG_DEPTH_ALL || a->ncore == k->ncore)
		try_others(k, a);
	a->core = k->ncore ? a->ncore == k->ncore : a->nfound > 0;
}

/* Distractors only take away: they are asked where the core holds. */
static void judge_anchor(struct lg_case *k, struct lg_anchor *a, enum lg_depth depth)
{
	enter_bare(k, a);
	judge_elements(k, a, depth);
	if (!a->core)
		return;
	apply_distractors(k);
	if (k->mask.n && k->ruled_out == LG_NOWHERE) {
		k->e.mask = &k->mask;
		judge_elements(k, a, depth);
		if (!a->core) {
			k->e.mask = NULL;
			judge_elements(k, a, depth);
			k->ruled_out = k->masked_by;
		}
	}
	if (k->ruled_out != LG_NOWHERE) {
		a->ruled_out = k->ruled_out;
		a->core = false;
	} else if (k->e.requirement->contradiction) {
		a->contradicted = lg_holds(&k->e, k->e.requirement->contradiction, &k->area, NULL);
	}
}

void lg_anchor_complete(struct lg_case *k, struct lg_anchor *a)
{
	if (a->ncore == k->ncore)
		return;
	enter_bare(k, a);
	try_others(k, a);
}

/* ---- candidates ----------------------------------------------------------------------------------------------- */

struct collecting {
	struct lg_case *k;
	struct lg_anchors *out;
};

/* An act of unknown kind may be anything, so it may answer. */
static bool may_answer(const struct lg_case *k, uint32_t text)
{
	const struct lg_requirement *r = k->e.requirement;
	if (text == LG_NOWHERE || r->answering == 0)
		return true;
	enum lg_act_kind kind = k->e.view->text[text].in->doc->act_kind;
	return kind == LG_ACT_OTHER || (r->answering >> kind & 1);
}

static int add_anchor(struct lg_case *k, struct lg_anchors *out, uint32_t text, uint32_t at)
{
	if (!may_answer(k, text))
		return LG_OK;
	if (!LG_VEC_ROOM(k->work, out))
		return LG_ENOMEM;
	struct lg_anchor *a = &out->v[out->n++];
	*a = (struct lg_anchor){.text = text, .at = at, .ruled_out = LG_NOWHERE};
	a->block = text != LG_NOWHERE ? lg_view_block(&k->e.view->text[text], at) : 0;
	a->preferred = text != LG_NOWHERE && k->e.requirement->acts >> k->e.view->text[text].in->doc->act_kind & 1;
	return LG_OK;
}

static bool collect_part(struct lg_eval *e, const struct lg_area *part, void *ctx)
{
	struct collecting *c = ctx;
	if (part->nspans && add_anchor(c->k, c->out, part->text, part->span[0].begin) != LG_OK)
		e->status = LG_ENOMEM;
	return e->status != LG_OK;
}

/* x NULL: every area. */
static void collect(struct lg_case *k, struct lg_anchors *out, const struct lg_expr *x)
{
	static const struct lg_expr anything = {.op = LG_OP_NOT};
	struct collecting c = {k, out};
	for (uint32_t t = 0; t < k->e.view->ntexts; t++) {
		struct lg_area act;
		lg_area_act(&act, k->e.view, t);
		lg_each_part(&k->e, x ? x : &anything, &act, k->e.requirement->anchor, collect_part, &c);
	}
}

/* Units that refer to a unit in which one of the concepts is said: where an element follows references. */
static void collect_referring(struct lg_case *k, struct lg_anchors *out, const uint32_t *concept, size_t n)
{
	for (uint32_t t = 0; t < k->e.view->ntexts; t++) {
		const struct lg_text_view *tv = &k->e.view->text[t];
		for (size_t i = 0; i < tv->nrefs; i++) {
			size_t hits = 0;
			if (tv->ref[i].text != t)
				continue;
			struct lg_span span = lg_provision_span(tv->in->doc, tv->ref[i].unit);
			for (size_t c = 0; c < n && hits == 0; c++)
				lg_hits_between(tv, concept[c], span, &hits);
			if (hits == 0)
				continue;
			struct lg_area area;
			lg_area_around(&area, k->e.view, t, tv->ref[i].at, k->e.requirement->anchor);
			collect_part(&k->e, &area, &(struct collecting){k, out});
		}
	}
}

/* How often the concepts that anchor an element are said; SIZE_MAX when nothing anchors it. */
static size_t anchor_hits(const struct lg_case *k, const struct lg_element *el, uint32_t *concept, size_t *n)
{
	size_t hits = 0;
	*n = el->scope == LG_SCOPE_ARTICLE ? lg_anchor_concepts(k->e.view, el->expr, concept, LG_ANCHORS_MAX) : 0;
	for (size_t c = 0; c < *n; c++)
		for (size_t t = 0; t < k->e.view->ntexts; t++)
			hits += k->e.view->text[t].first[concept[c] + 1] - k->e.view->text[t].first[concept[c]];
	return *n ? hits : SIZE_MAX;
}

static bool collect_rarest(struct lg_case *k, struct lg_anchors *out)
{
	const struct lg_requirement *r = k->e.requirement;
	const struct lg_element *best = NULL;
	size_t n, least = SIZE_MAX;
	uint32_t concept[LG_ANCHORS_MAX];
	for (uint32_t i = 0; i < r->nelements; i++) {
		size_t hits = anchor_hits(k, &r->element[i], concept, &n);
		if (!lg_is_core(r, i) || r->element[i].follow || hits >= least)
			continue;
		least = hits;
		best = &r->element[i];
	}
	if (best)
		collect(k, out, best->expr);
	return best != NULL;
}

/* Whether any element of the wanted sort has places of its own. */
static bool collect_all(struct lg_case *k, struct lg_anchors *out, bool core_only)
{
	const struct lg_requirement *r = k->e.requirement;
	bool any = false;
	for (uint32_t i = 0; i < r->nelements; i++) {
		uint32_t concept[LG_ANCHORS_MAX];
		size_t n;
		if (core_only ? !lg_is_core(r, i) : !lg_is_required(r, i))
			continue;
		if (anchor_hits(k, &r->element[i], concept, &n) == SIZE_MAX)
			continue;
		any = true;
		collect(k, out, r->element[i].expr);
		if (r->element[i].follow)
			collect_referring(k, out, concept, n);
	}
	return any;
}

static int by_place(const void *x, const void *y)
{
	const struct lg_anchor *a = x, *b = y;
	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static void sort_unique(struct lg_anchors *anchors)
{
	size_t n = 0;
	if (anchors->n > 1)
		qsort(anchors->v, anchors->n, sizeof *anchors->v, by_place);
	for (size_t i = 0; i < anchors->n; i++)
		if (n == 0 || by_place(&anchors->v[n - 1], &anchors->v[i]) != 0)
			anchors->v[n++] = anchors->v[i];
	anchors->n = n;
}

static int find_candidates(struct lg_anchors *out, struct lg_case *k, enum lg_search search)
{
	enum lg_scope scope = k->e.requirement->anchor;
	if (scope >= LG_SCOPE_CORPUS)
		return add_anchor(k, out, LG_NOWHERE, 0);
	if (scope == LG_SCOPE_ACT) {
		for (uint32_t t = 0; t < k->e.view->ntexts; t++)
			LG_TRY(add_anchor(k, out, t, 0));
		return LG_OK;
	}
	bool any = search == LG_SEARCH_RAREST && collect_rarest(k, out);
	if (!any && search != LG_SEARCH_REQUIRED)
		any = collect_all(k, out, true);
	if (!any)
		any = collect_all(k, out, false);
	if (!any)
		collect(k, out, NULL);
	sort_unique(out);
	return out->n ? LG_OK : add_anchor(k, out, LG_NOWHERE, 0);
}

/* What is said least often fails most often: it is asked first. */
static int order_core(struct lg_case *k)
{
	const struct lg_requirement *r = k->e.requirement;
	size_t *hits = lg_arena_array(k->work, k->ncore + 1, sizeof *hits), none;
	uint32_t concept[LG_ANCHORS_MAX];
	k->core = lg_arena_array(k->work, k->ncore + 1, sizeof *k->core);
	if (!hits || !k->core)
		return LG_ENOMEM;
	for (uint32_t i = 0, n = 0; i < r->nelements; i++) {
		if (!lg_is_core(r, i))
			continue;
		size_t mine = anchor_hits(k, &r->element[i], concept, &none);
		uint32_t at = n++;
		for (; at > 0 && hits[at - 1] > mine; at--) {
			hits[at] = hits[at - 1];
			k->core[at] = k->core[at - 1];
		}
		hits[at] = mine;
		k->core[at] = i;
	}
	return LG_OK;
}

int lg_anchors_search(struct lg_anchors *out, struct lg_case *k, enum lg_search search, enum lg_depth depth)
{
	size_t nelements = k->e.requirement->nelements;
	*out = (struct lg_anchors){0};
	LG_TRY(order_core(k));
	lg_arena_reset(k->e.scratch);
	LG_TRY(find_candidates(out, k, search));
	bool *found = lg_arena_array(k->work, out->n * nelements + 1, sizeof *found);
	if (!found)
		return LG_ENOMEM;
	for (size_t i = 0; i < out->n; i++) {
		out->v[i].found = found + i * nelements;
		judge_anchor(k, &out->v[i], depth);
	}
	return k->e.status;
}
