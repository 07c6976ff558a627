/* SPDX-License-Identifier: MIT */
/* An expression as a tree of yes and no. Every answer is asked again from lg_holds: what is printed is what decided. */
#include "assess/explain.h"

#include "assess/cite.h"

#define LEAF_QUOTE 100 /* bytes around the words of a leaf */

static void put_indent(struct lg_buf *b, unsigned indent)
{
	for (unsigned i = 0; i < indent; i++)
		lg_buf_str(b, "  ");
}

/* ---- what a node asks ------------------------------------------------------------------------------------------- */

static const char *unit_name(enum lg_unit unit)
{
	static const char *const name[] = {"", " years", " months", " days", ""};
	return name[unit];
}

static void put_bound(struct lg_buf *b, const struct lg_judge *j, const char *sign, int32_t number,
		      struct lg_slice name)
{
	int32_t value;
	if (number == LG_NO_VALUE && name.n == 0)
		return;
	lg_buf_str(b, sign);
	if (name.n == 0) {
		lg_buf_fmt(b, "%d", (int)number);
		return;
	}
	lg_buf_slice_put(b, name);
	if (j->oracle.value(j->oracle.self, name, &value))
		lg_buf_fmt(b, " (%d)", (int)value);
	else
		lg_buf_str(b, " (unknown)");
}

static void put_test(struct lg_buf *b, const struct lg_judge *j, const struct lg_expr *x)
{
	if (!x->test.active)
		return;
	put_bound(b, j, " >= ", x->test.at_least, x->test.at_least_of);
	put_bound(b, j, " <= ", x->test.at_most, x->test.at_most_of);
}

static void put_requirements(struct lg_buf *b, const struct lg_judge *j, const struct lg_expr *x)
{
	for (size_t i = 0; i < x->nrefs; i++) {
		lg_buf_char(b, ' ');
		lg_buf_slice_put(b, j->checklist->requirement[x->refs[i]].id);
	}
}

static void put_question(struct lg_buf *b, const struct lg_judge *j, const struct lg_expr *x)
{
	switch (x->op) {
	case LG_OP_CONCEPT:
		lg_buf_slice_put(b, j->checklist->concept[x->concept].id);
		put_test(b, j, x);
		lg_buf_str(b, x->headings_only ? " (in headings)" : x->headings ? " (also in headings above)" : "");
		break;
	case LG_OP_ALL:
		lg_buf_str(b, "all of");
		break;
	case LG_OP_ANY:
		lg_buf_str(b, "any of");
		break;
	case LG_OP_NOT:
		lg_buf_str(b, "not");
		break;
	case LG_OP_NEAR:
		lg_buf_fmt(b, "within %u words%s", (unsigned)x->words, x->ordered ? ", in this order" : "");
		break;
	case LG_OP_WITHIN:
		lg_buf_fmt(b, "in one %s", lg_scope_name(x->scope));
		break;
	case LG_OP_COUNT:
		lg_buf_fmt(b, "at least %u different", (unsigned)x->count);
		break;
	case LG_OP_ELEMENT:
		lg_buf_str(b, "element ");
		lg_buf_slice_put(b, j->k.e.requirement->element[x->ref].id);
		break;
	case LG_OP_REQUIREMENT:
		lg_buf_slice_put(b, j->checklist->requirement[x->ref].id);
		lg_buf_str(b, x->partial ? " is met, or partly" : " is met");
		break;
	case LG_OP_REFERS_TO:
		lg_buf_str(b, "refers to evidence for");
		put_requirements(b, j, x);
		break;
	case LG_OP_REACHES:
		lg_buf_str(b, "lists no provisions, or evidence for");
		put_requirements(b, j, x);
		break;
	case LG_OP_ANSWERS:
		lg_buf_str(b, "is itself evidence for");
		put_requirements(b, j, x);
		break;
	case LG_OP_FACT:
		lg_buf_str(b, "fact ");
		lg_buf_slice_put(b, x->fact);
		put_test(b, j, x);
		break;
	case LG_OP_MAX:
		break;
	}
}

/* ---- the words of a leaf ---------------------------------------------------------------------------------------- */

static uint32_t word_edge(struct lg_slice text, uint32_t at, uint32_t limit, int step)
{
	while (at != limit && text.p[step < 0 ? at - 1 : at] != ' ' && text.p[step < 0 ? at - 1 : at] != '\n')
		at = (uint32_t)((int64_t)at + step);
	return at;
}

/* Some words before and after the hit, within its block, whole words only. */
static struct lg_slice words_around(const struct lg_document *doc, const struct lg_hit *hit)
{
	const struct lg_block *block = &doc->block[hit->block];
	struct lg_span t = lg_span_text(doc, (struct lg_span){hit->begin, hit->end});
	uint32_t begin = t.begin > block->begin + LEAF_QUOTE / 2 ? t.begin - LEAF_QUOTE / 2 : block->begin;
	uint32_t end = t.end + LEAF_QUOTE / 2 < block->end ? t.end + LEAF_QUOTE / 2 : block->end;
	if (begin > block->begin)
		begin = word_edge(doc->text, begin, t.begin, 1);
	if (end < block->end)
		end = word_edge(doc->text, end, t.end, -1);
	return lg_slice_trim(lg_slice_sub(doc->text, begin, end));
}

static void put_witness(struct lg_buf *b, const struct lg_judge *j, const struct lg_witness *w)
{
	const struct lg_document *doc = j->view->text[w->text].in->doc;
	const struct lg_concept *c = &j->checklist->concept[w->hit->concept];
	lg_buf_str(b, " = ");
	if (w->hit->value != LG_NO_VALUE)
		lg_buf_fmt(b, "%d%s, ", (int)w->hit->value, unit_name(c->unit));
	lg_buf_slice_put(b, doc->name);
	lg_buf_char(b, ' ');
	lg_citation_put(b, doc, doc->block[w->hit->block].prov);
	lg_buf_str(b, ": \"");
	lg_buf_slice_put(b, words_around(doc, w->hit));
	lg_buf_char(b, '"');
}

/* ---- the tree --------------------------------------------------------------------------------------------------- */

struct first_part {
	const struct lg_expr *x;
	struct lg_area *out;
};

static bool part_holds(struct lg_eval *e, const struct lg_area *part, void *ctx)
{
	struct first_part *f = ctx;
	if (!lg_holds(e, f->x, part, NULL))
		return false;
	*f->out = *part;
	return true;
}

/* The area in which the child of a WITHIN is to be shown: where it holds, else all of it. */
static void area_of_child(struct lg_area *out, struct lg_eval *e, const struct lg_expr *x, const struct lg_area *area)
{
	struct first_part f = {x->child[0], out};
	*out = *area;
	if (x->scope >= area->scope) {
		lg_area_widen(out, e->view, area, x->scope);
		return;
	}
	for (uint32_t i = 0; i < e->view->ntexts; i++) {
		struct lg_area act = *area;
		if (area->scope == LG_SCOPE_CORPUS)
			lg_area_act(&act, e->view, lg_text_order(e, i));
		if (lg_each_part(e, x->child[0], &act, x->scope, part_holds, &f) || area->scope != LG_SCOPE_CORPUS)
			return;
	}
}

static bool is_leaf(const struct lg_expr *x)
{
	return x->nchildren == 0;
}

void lg_explain_tree(struct lg_buf *b, struct lg_judge *j, const struct lg_expr *x, const struct lg_area *area,
		     unsigned indent)
{
	struct lg_trail trail = {0};
	struct lg_area inner = *area;
	bool holds = lg_holds(&j->k.e, x, area, &trail);
	put_indent(b, indent);
	lg_buf_str(b, holds ? "+ " : "- ");
	put_question(b, j, x);
	for (size_t i = 0; holds && is_leaf(x) && i < trail.n; i++)
		put_witness(b, j, &trail.v[i]);
	lg_buf_char(b, '\n');
	if (x->op == LG_OP_WITHIN)
		area_of_child(&inner, &j->k.e, x, area);
	for (size_t i = 0; i < x->nchildren; i++)
		lg_explain_tree(b, j, x->child[i], &inner, indent + 1);
}

void lg_explain_element(struct lg_buf *b, struct lg_judge *j, uint32_t element)
{
	const struct lg_element *el = &j->k.e.requirement->element[element];
	struct lg_area base;
	lg_element_area(&base, &j->k.e, el);
	const struct lg_expr *child = el->expr;
	const struct lg_expr narrow = {.op = LG_OP_WITHIN, .scope = el->unit, .child = &child, .nchildren = 1};
	lg_explain_tree(b, j, el->unit >= base.scope ? el->expr : &narrow, &base, 2);
}
