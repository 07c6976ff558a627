/* SPDX-License-Identifier: MIT */
/*
 * Expressions over sorted hits. Nothing here looks at text: every question is a search in the hits of one concept.
 * Recursion follows the rule author's expression, never the law's nesting.
 */
#include "assess/eval.h"

#include "assess/near.h"

#define ELEMENT_DEPTH 8

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

static bool masked(const struct lg_mask *m, uint32_t text, const struct lg_hit *hit)
{
	if (!m || m->text != text)
		return false;
	for (size_t i = 0; i < m->n; i++)
		if (hit->begin >= m->v[i].begin && hit->begin < m->v[i].end)
			return true;
	return false;
}

static bool out_of_bounds(const struct lg_eval *e, uint32_t text, const struct lg_hit *hit)
{
	if (e->bounded == LG_UNIT_NONE || hit->value == LG_NO_VALUE ||
	    e->view->checklist->concept[hit->concept].unit != e->bounded)
		return false;
	const struct lg_text_view *t = &e->view->text[text];
	return hit->value < e->floor || hit->value > e->ceiling ||
	       lg_value_source(t, (size_t)(hit - t->hit)) < e->surest;
}

bool lg_hit_passes(const struct lg_eval *e, const struct lg_expr *x, uint32_t text, const struct lg_hit *hit)
{
	return passes(e, &x->test, hit->value) && !out_of_bounds(e, text, hit) && !masked(e->mask, text, hit);
}

bool lg_in_heading(const struct lg_text_view *t, const struct lg_hit *hit)
{
	return t->in->doc->block[hit->block].role == LG_ROLE_HEADING;
}

bool lg_headings_count(const struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area)
{
	const struct lg_text_view *t = &e->view->text[area->text];
	for (unsigned s = 0; x->test.active && s < area->nspans; s++) {
		size_t n;
		const struct lg_hit *hit = lg_hits_between(t, x->concept, area->span[s], &n);
		for (size_t i = 0; i < n; i++)
			if (hit[i].value != LG_NO_VALUE && !lg_in_heading(t, &hit[i]))
				return false;
	}
	return true;
}

/* Words of the text are better evidence than the same words in a heading. */
static const struct lg_hit *find_in_span(const struct lg_eval *e, const struct lg_expr *x, uint32_t text,
					 struct lg_span span, bool headings)
{
	size_t n;
	const struct lg_text_view *t = &e->view->text[text];
	const struct lg_hit *in_heading = NULL, *hit = lg_hits_between(t, x->concept, span, &n);
	for (size_t i = 0; i < n; i++) {
		if (!lg_hit_passes(e, x, text, &hit[i]))
			continue;
		if (!lg_in_heading(t, &hit[i]))
			return &hit[i];
		if (!in_heading && headings)
			in_heading = &hit[i];
	}
	return in_heading;
}

/* The heading of the unit belongs to every area in it; those of the chapters above only on demand. */
static const struct lg_hit *find_in_headings(const struct lg_eval *e, const struct lg_expr *x,
					     const struct lg_area *area)
{
	const struct lg_document *doc = e->view->text[area->text].in->doc;
	uint32_t unit = lg_unit_of(doc, area->prov);
	for (uint32_t p = area->prov; p != 0; p = doc->prov[p].parent) {
		const struct lg_hit *hit = find_in_span(e, x, area->text, lg_heading_span(doc, p), true);
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
	bool headings = lg_headings_count(e, x, area);
	for (unsigned i = 0; !hit && !x->headings_only && i < area->nspans; i++)
		hit = find_in_span(e, x, area->text, area->span[i], headings);
	if (!hit && headings && area->scope <= LG_SCOPE_ARTICLE && (x->headings || area->scope >= LG_SCOPE_PARAGRAPH))
		hit = find_in_headings(e, x, area);
	if (!hit)
		return false;
	lg_trail_add(e, trail, area->text, hit);
	return true;
}

static bool preferred(const struct lg_eval *e, uint32_t text)
{
	uint32_t acts = e->requirement ? e->requirement->acts : 0;
	return acts >> e->view->text[text].in->doc->act_kind & 1;
}

uint32_t lg_text_order(const struct lg_eval *e, uint32_t index)
{
	bool own = e->anchor && e->anchor->scope != LG_SCOPE_CORPUS;
	uint32_t first = own ? e->anchor->text : LG_NOWHERE, n = own;
	if (own && index == 0)
		return first;
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t t = 0; t < e->view->ntexts; t++)
			if (t != first && preferred(e, t) == (pass == 0) && n++ == index)
				return t;
	return 0;
}

typedef bool in_text_fn(struct lg_eval *, const struct lg_expr *, const struct lg_area *, struct lg_trail *);

/* Asks each text in turn when the area is the corpus. */
static bool in_some_text(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail,
			 in_text_fn *ask)
{
	if (area->scope != LG_SCOPE_CORPUS)
		return ask(e, x, area, trail);
	for (uint32_t i = 0; i < e->view->ntexts; i++) {
		struct lg_area act;
		lg_area_act(&act, e->view, lg_text_order(e, i));
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
		uint32_t mine[LG_ANCHORS_MAX];
		size_t hits = 0,
		       n = lg_anchor_concepts(v, x->child[i], mine, max < LG_ANCHORS_MAX ? max : LG_ANCHORS_MAX);
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
		if (x->headings) /* said in a heading above, far from the place */
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
	case LG_OP_REFERS_TO:
		if (max == 0 || v->checklist->reference_concept == LG_NO_CONCEPT)
			return 0;
		out[0] = v->checklist->reference_concept;
		return 1;
	case LG_OP_NOT:
	case LG_OP_ELEMENT:
	case LG_OP_REQUIREMENT:
	case LG_OP_REACHES:
	case LG_OP_ANSWERS:
	case LG_OP_FACT:
	case LG_OP_MAX:
		break;
	}
	return 0;
}

size_t lg_needed_concepts(const uint32_t **concept, struct lg_eval *e, const struct lg_expr *x, uint32_t *room)
{
	const struct lg_needed *known = e->memo ? lg_memo_needed(e->memo, x) : NULL;
	if (known) {
		*concept = known->concept;
		return known->n;
	}
	struct lg_needed found = {x, room, lg_anchor_concepts(e->view, x, room, LG_ANCHORS_MAX)};
	if (e->memo && lg_memo_add_needed(e->memo, found) != LG_OK)
		e->status = LG_ENOMEM;
	*concept = room;
	return found.n;
}

/* ---- parts of an area ------------------------------------------------------------------------------------------ */

struct parts {
	const struct lg_area *area;
	enum lg_scope scope;
	lg_area_fn *fn;
	void *ctx;
	struct lg_area last; /* asked last */
	uint32_t block;	     /* looked at last */
};

/* A long paragraph has many hits and is asked once. */
static bool ask_part(struct lg_eval *e, struct parts *p, const struct lg_area *part)
{
	if (lg_area_same(&p->last, part) && p->last.prov == part->prov && p->last.follow == part->follow)
		return false;
	lg_area_copy(&p->last, part);
	return p->fn(e, part, p->ctx);
}

/* Every part of a span. */
static bool each_part_of_span(struct lg_eval *e, struct parts *p, struct lg_span span)
{
	const struct lg_area *area = p->area;
	const struct lg_text_view *t = &e->view->text[area->text];
	const struct lg_document *doc = t->in->doc;
	for (uint32_t at = span.begin; at < span.end;) {
		struct lg_area part;
		bool in_block = p->block < doc->nblocks && at >= doc->block[p->block].norm_begin &&
				at <= doc->block[p->block].norm_end;
		p->block = in_block ? p->block : lg_view_block(t, at);
		lg_area_in_block(&part, e->view, area->text, at, p->block, p->scope);
		if (part.nspans == 0)
			return false;
		uint32_t next = part.span[0].end + 1;
		if (area->follow && at < area->span[0].end && at >= area->span[0].begin)
			lg_area_follow(&part, e->view, area->follow);
		if (ask_part(e, p, &part))
			return true;
		at = next > at ? next : at + 1;
	}
	return false;
}

/*
 * The parts to which a hit belongs. Words that introduce or close a list and headings of units belong to everything
 * below them.
 */
static bool parts_of_hit(struct lg_eval *e, struct parts *p, const struct lg_hit *hit, uint32_t *done)
{
	const struct lg_text_view *t = &e->view->text[p->area->text];
	const struct lg_document *doc = t->in->doc;
	uint32_t prov = doc->block[hit->block].prov;
	struct lg_span span = {hit->begin, hit->begin + 1};
	p->block = t->finger->block = hit->block;
	bool above = lg_in_heading(t, hit) || prov + 1 < doc->prov[prov].end;
	if (p->scope < LG_SCOPE_ARTICLE && above && t->unit[hit->block] != 0) {
		struct lg_span heading = lg_heading_span(doc, prov);
		span = lg_provision_span(doc, prov);
		/* each paragraph is read with the heading: alone it is one only where there is nothing else */
		if (p->scope == LG_SCOPE_PARAGRAPH && heading.end && heading.end + 1 < span.end)
			span.begin = heading.end + 1;
	}
	*done = span.end;
	/* what is asked of one paragraph is not answered by a sentence of another under the same heading */
	if (p->area->scope < LG_SCOPE_ARTICLE && above)
		span = p->area->span[0];
	return each_part_of_span(e, p, span);
}

bool lg_each_part(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, enum lg_scope scope,
		  lg_area_fn *fn, void *ctx)
{
	struct parts p; /* set by hand: most of an area is never used */
	p.area = area;
	p.scope = scope;
	p.fn = fn;
	p.ctx = ctx;
	p.last.scope = scope;
	p.last.text = 0;
	p.last.nspans = 0;
	p.block = 0;
	uint32_t room[LG_ANCHORS_MAX];
	const uint32_t *concept;
	size_t n, nconcepts = lg_needed_concepts(&concept, e, x, room);
	/* with references followed, the words may stand elsewhere than the part that refers to them */
	unsigned nwhole = nconcepts == 0 ? area->nspans : area->follow && area->nspans;
	for (unsigned s = 0; s < nwhole; s++)
		if (each_part_of_span(e, &p, area->span[s]))
			return true;
	for (size_t c = 0; c < nconcepts; c++) {
		for (unsigned s = 0; s < area->nspans; s++) {
			const struct lg_hit *hit =
				lg_hits_between(&e->view->text[area->text], concept[c], area -> span[s], &n);
			for (size_t i = 0; i < n;) {
				uint32_t done;
				if (parts_of_hit(e, &p, &hit[i], &done))
					return true;
				while (i < n && hit[i].begin < done)
					i++;
			}
		}
	}
	return false;
}

/* ---- within --------------------------------------------------------------------------------------------------- */

struct within {
	const struct lg_expr *child;
	struct lg_trail *trail;
};

static bool is_heading(const struct lg_eval *e, const struct lg_area *part)
{
	const struct lg_text_view *t = &e->view->text[part->text];
	return part->nspans && t->in->doc->block[lg_view_block(t, part->span[0].begin)].role == LG_ROLE_HEADING;
}

static bool child_holds(struct lg_eval *e, const struct lg_area *part, void *ctx)
{
	const struct within *w = ctx;
	/* a heading names what the law says; it is no sentence of the law */
	if (part->scope <= LG_SCOPE_BLOCK && is_heading(e, part))
		return false;
	return lg_holds(e, w->child, part, w->trail);
}

static bool within_in_text(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area,
			   struct lg_trail *trail)
{
	struct within w = {x->child[0], trail};
	return lg_each_part(e, x->child[0], area, x->scope, child_holds, &w);
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

static bool is_evidence_for_any(const struct lg_eval *e, const struct lg_expr *x, uint32_t text, uint32_t unit)
{
	for (size_t i = 0; i < x->nrefs; i++)
		if (e->oracle->is_evidence(e->oracle->self, x->refs[i], text, unit))
			return true;
	return false;
}

static bool answers(const struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area)
{
	if (area->scope >= LG_SCOPE_CHAPTER)
		return false;
	return is_evidence_for_any(e, x, area->text, lg_unit_of(e->view->text[area->text].in->doc, area->prov));
}

static void add_reference(struct lg_eval *e, struct lg_trail *trail, uint32_t text, uint32_t at)
{
	size_t n;
	const struct lg_hit *hit = lg_hits_between(&e->view->text[text], e->view->checklist->reference_concept,
						   (struct lg_span){at, at + 1}, &n);
	if (n)
		lg_trail_add(e, trail, text, hit);
}

/* *any tells whether the area refers to other provisions at all. */
static bool refers_to(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail,
		      bool *any)
{
	size_t n;
	*any = false;
	if (area->scope >= LG_SCOPE_CHAPTER || area->nspans == 0)
		return false;
	const struct lg_ref *ref = lg_refs_between(&e->view->text[area->text], area->span[0], &n);
	for (size_t i = 0; i < n; i++) {
		*any = true;
		if (ref[i].text == LG_NOWHERE || !is_evidence_for_any(e, x, ref[i].text, ref[i].unit))
			continue;
		add_reference(e, trail, area->text, ref[i].at);
		return true;
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

/* Elements that refer to each other in a circle do not hold. */
static bool another_element_holds(struct lg_eval *e, const struct lg_expr *x, struct lg_trail *trail)
{
	if (!e->anchor || e->depth >= ELEMENT_DEPTH)
		return false;
	e->depth++;
	bool holds = lg_element_holds(e, &e->requirement->element[x->ref], trail);
	e->depth--;
	return holds;
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
		return another_element_holds(e, x, trail);
	case LG_OP_REQUIREMENT:
		return requirement_holds(e, x);
	case LG_OP_REFERS_TO:
		return refers_to(e, x, area, trail, &any);
	case LG_OP_REACHES:
		return refers_to(e, x, area, trail, &any) || !any;
	case LG_OP_ANSWERS:
		return answers(e, x, area);
	case LG_OP_FACT:
		return fact_holds(e, x);
	case LG_OP_MAX:
		break;
	}
	return false;
}

/* Beyond the anchor every word counts: distractors say something of the anchor only. */
static bool ask_unmasked(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	const struct lg_mask *mask = e->mask;
	if (e->anchor && e->anchor->scope < area->scope && area->scope >= LG_SCOPE_CHAPTER)
		e->mask = NULL;
	bool holds = ask(e, x, area, trail);
	e->mask = mask;
	return holds;
}

/* What is known to hold is asked again only for its trail. */
static bool ask_once(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	struct lg_question q;
	bool masked = e->mask && (!e->anchor || e->anchor->scope >= area->scope);
	if (!e->memo || masked || e->bounded != LG_UNIT_NONE || !lg_is_question(&q, x, area))
		return ask_unmasked(e, x, area, trail);
	enum lg_answer known = lg_memo_find(e->memo, &q);
	if (known == LG_NO || (known == LG_YES && !trail))
		return known == LG_YES;
	bool holds = ask_unmasked(e, x, area, trail);
	if (known == LG_NOT_ASKED && lg_memo_add(e->memo, &q, holds) != LG_OK)
		e->status = LG_ENOMEM;
	return holds;
}

bool lg_holds(struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area, struct lg_trail *trail)
{
	size_t before = trail ? trail->n : 0;
	if (area->scope < LG_SCOPE_CHAPTER ? ask(e, x, area, trail) : ask_once(e, x, area, trail))
		return true;
	rewind_trail(trail, before);
	return false;
}

void lg_element_area(struct lg_area *out, const struct lg_eval *e, const struct lg_element *el)
{
	if (el->scope == LG_SCOPE_ARTICLE) /* the anchor itself, whatever size it has */
		lg_area_copy(out, e->anchor);
	else
		lg_area_widen(out, e->view, e->anchor, el->scope);
	if (el->follow)
		lg_area_follow(out, e->view, el->follow);
}

bool lg_element_holds(struct lg_eval *e, const struct lg_element *el, struct lg_trail *trail)
{
	struct lg_area own;
	const struct lg_area *base = e->anchor;
	if (el->scope != LG_SCOPE_ARTICLE || el->follow) {
		lg_element_area(&own, e, el);
		base = &own;
	}
	if (el->unit >= base->scope)
		return lg_holds(e, el->expr, base, trail);
	const struct lg_expr *child = el->expr;
	const struct lg_expr narrow = {.op = LG_OP_WITHIN, .scope = el->unit, .child = &child, .nchildren = 1};
	return lg_holds(e, &narrow, base, trail);
}
