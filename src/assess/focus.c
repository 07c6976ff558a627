/* SPDX-License-Identifier: MIT */
#include "assess/focus.h"

#define WEIGHT 1048576u /* of a concept that is said nowhere else */
#define COMMON 64u	/* hits in the texts that halve a concept's weight */
#define SHORT 80u	/* words: units shorter than this are all alike */
#define HEADING 4u	/* one hit in the heading counts as so many in the text */
#define REPEATS 3u	/* more of the same says no more */

struct subject {
	uint32_t *concept;
	uint32_t *weight;
	size_t n, cap_c, cap_w;
};

static uint32_t total_hits(const struct lg_view *v, uint32_t concept)
{
	size_t n = 0;
	for (size_t t = 0; t < v->ntexts; t++)
		n += v->text[t].first[concept + 1] - v->text[t].first[concept];
	return n > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)n;
}

static int add_concept(struct subject *s, struct lg_case *k, uint32_t concept)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->concept[i] == concept)
			return LG_OK;
	LG_TRY(lg_arena_grow(k->work, &s->concept, &s->cap_c, s->n, sizeof *s->concept));
	LG_TRY(lg_arena_grow(k->work, &s->weight, &s->cap_w, s->n, sizeof *s->weight));
	s->concept[s->n] = concept;
	s->weight[s->n++] = WEIGHT / (COMMON + total_hits(k->e.view, concept));
	return LG_OK;
}

/* Recursion follows the rule author's expression. */
static int add_wanted(struct subject *s, struct lg_case *k, const struct lg_expr *x)
{
	if (x->op == LG_OP_NOT || (x->op == LG_OP_WITHIN && x->scope >= LG_SCOPE_ACT))
		return LG_OK;
	if (x->op == LG_OP_CONCEPT)
		return add_concept(s, k, x->concept);
	for (size_t i = 0; i < x->nchildren; i++)
		LG_TRY(add_wanted(s, k, x->child[i]));
	return LG_OK;
}

static int subject_of(struct subject *s, struct lg_case *k)
{
	const struct lg_requirement *r = k->e.requirement;
	for (uint32_t i = 0; i < r->nelements; i++)
		if (k->ncore ? lg_is_core(r, i) : lg_is_required(r, i))
			LG_TRY(add_wanted(s, k, r->element[i].expr));
	return LG_OK;
}

static uint32_t hits_in(const struct lg_text_view *t, uint32_t concept, struct lg_span span)
{
	size_t n = 0;
	if (span.begin < span.end)
		lg_hits_between(t, concept, span, &n);
	return n < REPEATS ? (uint32_t)n : REPEATS;
}

static void look_at(struct lg_anchor *a, const struct subject *s, const struct lg_case *k, uint32_t unit)
{
	const struct lg_text_view *t = &k->e.view->text[a->text];
	const struct lg_document *doc = t->in->doc;
	struct lg_span whole = lg_provision_span(doc, unit), heading = lg_heading_span(doc, unit);
	uint64_t sum = 0;
	a->said = 0;
	for (size_t i = 0; i < s->n; i++) {
		uint32_t hits = hits_in(t, s->concept[i], whole);
		if (hits == 0)
			continue;
		a->said++;
		sum += (uint64_t)s->weight[i] * (hits + HEADING * hits_in(t, s->concept[i], heading));
	}
	a->focus = (uint32_t)(sum * 64 / (SHORT + lg_view_words_of(t, unit)));
}

int lg_focus_anchors(struct lg_anchors *anchors, struct lg_case *k, bool core_only)
{
	struct subject s = {0};
	LG_TRY(subject_of(&s, k));
	for (size_t i = 0; i < anchors->n; i++) {
		struct lg_anchor *a = &anchors->v[i];
		bool wanted = a->text != LG_NOWHERE && (a->core || !core_only);
		uint32_t unit = wanted ? k->e.view->text[a->text].unit[a->block] : 0;
		if (unit)
			look_at(a, &s, k, unit);
	}
	return LG_OK;
}
