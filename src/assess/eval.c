/* SPDX-License-Identifier: MIT */
/*
 * Expressions over sorted hits. Nothing here looks at text: every question is a search in the hits of one concept.
 * Recursion follows the rule author's expression, never the law's nesting.
 */
#include "assess/eval.h"

#include "assess/near.h"

#define ANCHORS_MAX 64

/* ---- the trail ------------------------------------------------------------------------------------------------ */

void lg_trail_add(struct lg_eval *e, struct lg_trail *trail, uint32_t text, const struct lg_hit *hit)
{
	if (!trail)
		return;
	if (!LG_VEC_ROOM(e->scratch, trail)) {
		e->status = LG_ENOMEM;
		return;
	}
	trail->v[trail->n++] = (struct lg_witness){text, hit};
}

static void rewind_trail(struct lg_trail *trail, size_t n)
{
	if (trail)
		trail->n = n;
}

/* ---- concepts ------------------------------------------------------------------------------------------------- */

static bool bound(const struct lg_eval *e, int32_t number, struct lg_slice name, int32_t *out)
{
	*out = number;
	return name.n == 0 || e->oracle->value(e->oracle->self, name, out);
}

static bool passes(const struct lg_eval *e, const struct lg_test *test, int32_t value)
{
	int32_t limit;
	if (!test->active)
		return true;
	if (value == LG_NO_VALUE)
		return false;
	if (!bound(e, test->at_least, test->at_least_of, &limit) || (limit != LG_NO_VALUE && value < limit))
		return false;
	return bound(e, test->at_most, test->at_most_of, &limit) && (limit == LG_NO_VALUE || value <= limit);
}

bool lg_hit_passes(const struct lg_eval *e, const struct lg_expr *x, const struct lg_hit *hit)
{
	return passes(e, &x->test, hit->value);
}

static const struct lg_hit *find_in_span(const struct lg_eval *e, const struct lg_expr *x, uint32_t text,
					 struct lg_span span)
{
	size_t n;
	const struct lg_hit *hit = lg_hits_between(&e->view->text[text], x->concept, span, &n);
	for (size_t i = 0; i < n; i++)
		if (lg_hit_passes(e, x, &hit[i]))
			return &hit[i];
	return NULL;
}

/* The heading of the unit belongs to every area in it; those of the chapters above only on demand. */
static const struct lg_hit *find_in_headings(const struct lg_eval *e, const struct lg_expr *x,
					     const struct lg_area *area)
{
	const struct lg_document *doc = e->view->text[area->text].in->doc;
	uint32_t unit = lg_unit_of(doc, area->prov);
	for (uint32_t p = area->prov; p != 0; p = doc->prov[p].parent) {
		const struct lg_hit *hit = find_in_span(e, x, area->text, lg_heading_span(doc, p));
		if (hit)
			return hit;
		if (p == unit && !x->headings)
			break;
	}
	return NULL;
}

static bool concept_in_text(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area,
			    struct lg_trail *trail)
{
	const struct lg_hit *hit = NULL;
	for (unsigned i = 0; !hit && i < area->nspans; i++)
		hit = find_in_span(e, x, area->text, area->span[i]);
	if (!hit && area->scope >= LG_SCOPE_PARAGRAPH && area->scope <= LG_SCOPE_ARTICLE)
		hit = find_in_headings(e, x, area);
	if (!hit)
		return false;
	lg_trail_add(e, trail, area->text, hit);
	return true;
}

typedef bool in_text_fn(struct lg_eval *, const struct lg_expr *, const struct lg_area *, struct lg_trail *);

/* Asks each text in turn when the area is the corpus. */
static bool in_some_text(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail,
			 in_text_fn *ask)
{
	if (area->scope != LG_SCOPE_CORPUS)
		return ask(e, x, area, trail);
	for (uint32_t t = 0; t < e->view->ntexts; t++) {
		struct lg_area act;
		lg_area_act(&act, e->view, t);
		if (ask(e, x, &act, trail))
			return true;
	}
	return false;
}

/* ---- anchors -------------------------------------------------------------------------------------------------- */

static size_t hits_of(const struct lg_view *v, uint32_t concept)
{
	size_t n = 0;
	for (size_t t = 0; t < v->ntexts; t++)
		n += v->text[t].first[concept + 1] - v->text[t].first[concept];
	return n;
}

/* ALL and NEAR are anchored by whichever child is said least often. */
static size_t rarest_child(const struct lg_view *v, const struct lg_expr *x, uint32_t *out, size_t max)
{
	size_t best_n = 0, best_hits = SIZE_MAX;
	for (size_t i = 0; i < x->nchildren; i++) {
		uint32_t mine[ANCHORS_MAX];
		size_t hits = 0, n = lg_anchor_concepts(v, x->child[i], mine, max < ANCHORS_MAX ? max : ANCHORS_MAX);
		for (size_t k = 0; k < n; k++)
			hits += hits_of(v, mine[k]);
		if (n && hits < best_hits) {
			best_hits = hits;
			best_n = n;
			for (size_t k = 0; k < n; k++)
				out[k] = mine[k];
		}
	}
	return best_n;
}

static size_t anchors_of_any(const struct lg_view *v, const struct lg_expr *x, uint32_t *out, size_t max)
{
	size_t n = 0;
	for (size_t i = 0; i < x->nchildren; i++) {
		size_t more = lg_anchor_concepts(v, x->child[i], out + n, max - n);
		if (more == 0)
			return 0;
		n += more;
	}
	return n;
}

size_t lg_anchor_concepts(const struct lg_view *v, const struct lg_expr *x, uint32_t *out, size_t max)
{
	switch (x->op) {
	case LG_OP_CONCEPT:
		if (max == 0)
			return 0;
		out[0] = x->concept;
		return 1;
	case LG_OP_ALL:
	case LG_OP_NEAR:
		return rarest_child(v, x, out, max);
	case LG_OP_ANY:
		return anchors_of_any(v, x, out, max);
	case LG_OP_COUNT:
		return lg_anchor_concepts(v, x->child[0], out, max);
	case LG_OP_WITHIN: /* a wider place may hold the words far from here */
		return x->scope <= LG_SCOPE_ARTICLE ? lg_anchor_concepts(v, x->child[0], out, max) : 0;
	case LG_OP_NOT:
	case LG_OP_ELEMENT:
	case LG_OP_REQUIREMENT:
	case LG_OP_REFERS_TO:
	case LG_OP_REACHES:
	case LG_OP_FACT:
	case LG_OP_MAX:
		break;
	}
	return 0;
}

/* ---- within --------------------------------------------------------------------------------------------------- */

/* Tries the sub-area around each hit of one concept that lies in a span. */
static bool within_span(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_span span,
			uint32_t concept, struct lg_trail *trail)
{
	size_t n;
	struct lg_area sub, last = {.nspans = 0};
	const struct lg_hit *hit = lg_hits_between(&e->view->text[area->text], concept, span, &n);
	for (size_t i = 0; i < n; i++) {
		lg_area_around(&sub, e->view, area->text, hit[i].begin, x->scope);
		if (lg_area_same(&sub, &last))
			continue;
		if (lg_holds(e, x->child[0], &sub, trail))
			return true;
		last = sub;
	}
	return false;
}

/* Nothing anchors the child (it is a negation): every sub-area is asked. */
static bool within_each(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	for (unsigned s = 0; s < area->nspans; s++) {
		for (uint32_t at = area->span[s].begin; at < area->span[s].end;) {
			struct lg_area sub;
			lg_area_around(&sub, e->view, area->text, at, x->scope);
			if (lg_holds(e, x->child[0], &sub, trail))
				return true;
			uint32_t next = sub.nspans ? sub.span[0].end + 1 : at + 1;
			at = next > at ? next : at + 1;
		}
	}
	return false;
}

static bool within_in_text(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area,
			   struct lg_trail *trail)
{
	uint32_t concept[ANCHORS_MAX];
	size_t n = lg_anchor_concepts(e->view, x->child[0], concept, ANCHORS_MAX);
	if (n == 0)
		return within_each(e, x, area, trail);
	for (size_t c = 0; c < n; c++)
		for (unsigned s = 0; s < area->nspans; s++)
			if (within_span(e, x, area, area->span[s], concept[c], trail))
				return true;
	return false;
}

static bool within(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	if (x->scope < area->scope)
		return in_some_text(e, x, area, trail, within_in_text);
	struct lg_area wide;
	lg_area_widen(&wide, e->view, area, x->scope);
	return lg_holds(e, x->child[0], &wide, trail);
}

/* ---- references ----------------------------------------------------------------------------------------------- */

static bool is_evidence_for_any(const struct lg_eval *e, const struct lg_expr *x, const struct lg_ref *ref)
{
	for (size_t i = 0; i < x->nrefs; i++)
		if (e->oracle->is_evidence(e->oracle->self, x->refs[i], ref->text, ref->unit))
			return true;
	return false;
}

/* *any tells whether the area refers to other provisions at all. */
static bool refers_to(const struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, bool *any)
{
	*any = false;
	if (area->scope >= LG_SCOPE_ACT || area->nspans == 0)
		return false;
	const struct lg_text_view *t = &e->view->text[area->text];
	struct lg_span own = area->span[0];
	for (size_t i = 0; i < t->nrefs; i++) {
		if (t->ref[i].at < own.begin || t->ref[i].at >= own.end)
			continue;
		if (is_evidence_for_any(e, x, &t->ref[i]))
			return true;
		*any = true;
	}
	return false;
}

/* ---- facts ---------------------------------------------------------------------------------------------------- */

static bool fact_holds(const struct lg_eval *e, const struct lg_expr *x)
{
	const struct lg_assess_input *in = e->view->input;
	for (size_t i = 0; i < in->nfacts; i++) {
		uint32_t number;
		if (!lg_slice_eq(in->fact[i].name, x->fact))
			continue;
		if (!x->test.active)
			return lg_slice_is(in->fact[i].value, "yes");
		return lg_slice_uint(in->fact[i].value, &number) && passes(e, &x->test, (int32_t)number);
	}
	return false;
}

/* ---- expressions ---------------------------------------------------------------------------------------------- */

static bool all_hold(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	for (size_t i = 0; i < x->nchildren; i++)
		if (!lg_holds(e, x->child[i], area, trail))
			return false;
	return true;
}

static bool any_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	for (size_t i = 0; i < x->nchildren; i++)
		if (lg_holds(e, x->child[i], area, trail))
			return true;
	return false;
}

static bool requirement_holds(const struct lg_eval *e, const struct lg_expr *x)
{
	enum lg_verdict v = e->oracle->verdict(e->oracle->self, x->ref);
	return v == LG_MET || (x->partial && v == LG_PARTIAL);
}

static bool ask(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	bool any;
	switch (x->op) {
	case LG_OP_CONCEPT:
		return in_some_text(e, x, area, trail, concept_in_text);
	case LG_OP_ALL:
		return all_hold(e, x, area, trail);
	case LG_OP_ANY:
		return any_holds(e, x, area, trail);
	case LG_OP_NOT:
		return !lg_holds(e, x->child[0], area, NULL);
	case LG_OP_NEAR:
		return in_some_text(e, x, area, trail, lg_near_holds);
	case LG_OP_COUNT:
		return in_some_text(e, x, area, trail, lg_count_holds);
	case LG_OP_WITHIN:
		return within(e, x, area, trail);
	case LG_OP_ELEMENT:
		return lg_element_holds(e, &e->requirement->element[x->ref], trail);
	case LG_OP_REQUIREMENT:
		return requirement_holds(e, x);
	case LG_OP_REFERS_TO:
		return refers_to(e, x, area, &any);
	case LG_OP_REACHES:
		return refers_to(e, x, area, &any) || !any;
	case LG_OP_FACT:
		return fact_holds(e, x);
	case LG_OP_MAX:
		break;
	}
	return false;
}

bool lg_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	size_t before = trail ? trail->n : 0;
	if (ask(e, x, area, trail))
		return true;
	rewind_trail(trail, before);
	return false;
}

bool lg_element_holds(struct lg_eval *e, const struct lg_element *el, struct lg_trail *trail)
{
	struct lg_area base;
	/* scope "article" means the anchor itself, whatever size it has */
	if (el->scope == LG_SCOPE_ARTICLE)
		base = *e->anchor;
	else
		lg_area_widen(&base, e->view, e->anchor, el->scope);
	if (el->follow)
		lg_area_follow(&base, e->view);
	if (el->unit >= base.scope)
		return lg_holds(e, el->expr, &base, trail);
	const struct lg_expr *child = el->expr;
	const struct lg_expr narrow = {.op = LG_OP_WITHIN, .scope = el->unit, .child = &child, .nchildren = 1};
	return lg_holds(e, &narrow, &base, trail);
}
