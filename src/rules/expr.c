/* SPDX-License-Identifier: MIT */
/*
 * XML -> struct lg_expr. A kind of expression is one row of `kinds` and, when it has attributes of its own, one
 * function. Recursion follows the nesting of expressions, which LG_EXPR_DEPTH ends, named expressions included.
 */
#include "rules/build.h"

typedef void attributes_fn(struct lg_build *b, xmlNode *node, struct lg_expr *x);

/* ---- references ---------------------------------------------------------------------------------------------- */

static uint32_t reference(struct lg_build *b, const xmlNode *node, const struct lg_names *names, struct lg_slice id,
			  const char *what)
{
	uint32_t index = lg_names_find(names, id);
	if (index == LG_NO_NAME)
		lg_rule_error(b->file, node, id, "no %s \"%.*s\"", what, (int)id.n, id.p);
	return index;
}

void lg_index_add(struct lg_build *b, struct lg_indexes *to, uint32_t index)
{
	if (!LG_VEC_ROOM(b->scratch, to))
		b->status = LG_ENOMEM;
	else
		to->v[to->n++] = index;
}

static void merge(struct lg_build *b, struct lg_uses *into, const struct lg_uses *from)
{
	for (size_t i = 0; i < lg_concept_words(b); i++)
		into->concepts[i] |= from->concepts[i];
	for (size_t i = 0; i < from->requirements.n; i++)
		lg_index_add(b, &into->requirements, from->requirements.v[i]);
	for (size_t i = 0; i < from->yields.n; i++)
		lg_index_add(b, &into->yields, from->yields.v[i]);
	into->references |= from->references;
}

/* ---- attributes ---------------------------------------------------------------------------------------------- */

/* One bound: a number, or the name of a value that some element yields. */
static void bound(struct lg_build *b, xmlNode *node, const char *name, int32_t *number, struct lg_slice *of)
{
	struct lg_slice value = lg_node_attr(node, name);
	uint32_t n;
	*number = LG_NO_VALUE;
	if (value.n == 0)
		return;
	if (lg_slice_uint(value, &n)) {
		*number = (int32_t)n;
		return;
	}
	uint32_t yield = reference(b, node, &b->yields, value, "number or yielded value");
	if (yield == LG_NO_NAME)
		return;
	lg_index_add(b, &b->uses->yields, yield);
	if (lg_node_attr_copy(of, b->arena, node, name))
		b->status = LG_ENOMEM;
}

static void test(struct lg_build *b, xmlNode *node, struct lg_test *t)
{
	bound(b, node, "at-least", &t->at_least, &t->at_least_of);
	bound(b, node, "at-most", &t->at_most, &t->at_most_of);
	t->active = lg_node_attr(node, "at-least").n || lg_node_attr(node, "at-most").n;
}

static void concept_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	struct lg_slice id = lg_node_attr(node, "ref");
	x->concept = reference(b, node, &b->concepts, id, "concept");
	x->headings_only = lg_slice_is(lg_node_attr(node, "headings"), "only");
	x->headings = x->headings_only || lg_node_yes(node, "headings");
	test(b, node, &x->test);
	if (x->concept == LG_NO_NAME)
		return;
	b->uses->concepts[x->concept / 64] |= UINT64_C(1) << x->concept % 64;
	if (x->test.active && b->checklist->concept[x->concept].unit == LG_UNIT_NONE)
		lg_rule_error(b->file, node, id, "concept \"%.*s\" has no unit, so no value to compare", (int)id.n,
			      id.p);
}

static void near_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	lg_node_uint(&x->words, b->file, node, "words", 0);
	x->ordered = lg_node_yes(node, "ordered");
}

static void within_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	(void)b;
	x->scope = lg_scope_from_name(lg_node_attr(node, "unit"));
}

static void count_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	lg_node_uint(&x->count, b->file, node, "at-least", 1);
}

static void element_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	struct lg_slice id = lg_node_attr(node, "ref");
	size_t n = b->requirement ? b->requirement->nelements : 0, i = 0;
	while (i < n && !lg_slice_eq(b->requirement->element[i].id, id))
		i++;
	x->ref = (uint32_t)i;
	if (!b->requirement)
		lg_rule_error(b->file, node, id, "a named expression cannot refer to an element of a requirement");
	else if (i == n)
		lg_rule_error(b->file, node, id, "no element \"%.*s\" in this requirement", (int)id.n, id.p);
	else
		lg_index_add(b, &b->uses->elements, x->ref);
}

static void met_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	x->ref = reference(b, node, &b->requirements, lg_node_attr(node, "ref"), "requirement");
	x->partial = lg_node_yes(node, "partial");
	if (x->ref != LG_NO_NAME)
		lg_index_add(b, &b->uses->requirements, x->ref);
}

static void refers_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	struct lg_indexes refs = {0};
	struct lg_slice list = lg_node_attr(node, "ref"), id;
	while ((id = lg_slice_word(&list)).n) {
		uint32_t r = reference(b, node, &b->requirements, id, "requirement");
		if (r == LG_NO_NAME || !LG_VEC_ROOM(b->arena, &refs))
			continue;
		refs.v[refs.n++] = r;
		lg_index_add(b, &b->uses->requirements, r);
	}
	x->refs = refs.v;
	x->nrefs = refs.n;
	b->uses->references = true;
}

static void fact_attributes(struct lg_build *b, xmlNode *node, struct lg_expr *x)
{
	if (lg_node_attr_copy(&x->fact, b->arena, node, "name"))
		b->status = LG_ENOMEM;
	test(b, node, &x->test);
}

/* ---- kinds of expression ------------------------------------------------------------------------------------- */

#define MANY SIZE_MAX

static const struct kind {
	const char *element;
	enum lg_op op;
	size_t min, max; /* children */
	attributes_fn *attributes;
} kinds[] = {
	{"c", LG_OP_CONCEPT, 0, 0, concept_attributes},
	{"all", LG_OP_ALL, 1, MANY, NULL},
	{"any", LG_OP_ANY, 1, MANY, NULL},
	{"not", LG_OP_NOT, 1, 1, NULL},
	{"near", LG_OP_NEAR, 2, MANY, near_attributes},
	{"within", LG_OP_WITHIN, 1, 1, within_attributes},
	{"count", LG_OP_COUNT, 1, 1, count_attributes},
	{"element", LG_OP_ELEMENT, 0, 0, element_attributes},
	{"met", LG_OP_REQUIREMENT, 0, 0, met_attributes},
	{"refers-to", LG_OP_REFERS_TO, 0, 0, refers_attributes},
	{"reaches", LG_OP_REACHES, 0, 0, refers_attributes},
	{"answers", LG_OP_ANSWERS, 0, 0, refers_attributes},
	{"fact", LG_OP_FACT, 0, 0, fact_attributes},
};

static const struct kind *kind_of(const xmlNode *node)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (lg_node_is(node, kinds[i].element))
			return &kinds[i];
	return NULL;
}

static struct lg_built build(struct lg_build *b, xmlNode *node);

/* Builds the children of node into x and tells in *out what x is by them. */
static void children(struct lg_build *b, xmlNode *node, struct lg_expr *x, struct lg_built *out)
{
	LG_VEC(const struct lg_expr *) list = {0};
	bool all_places = true;
	for (xmlNode *n = lg_node_first(node); n; n = lg_node_next(n)) {
		struct lg_built child = build(b, n);
		if (!child.expr)
			continue;
		if (!LG_VEC_ROOM(b->arena, &list)) {
			b->status = LG_ENOMEM;
			return;
		}
		list.v[list.n++] = child.expr;
		if (child.height >= out->height)
			out->height = child.height + 1;
		all_places = all_places && child.is_place;
		if (x->op == LG_OP_NEAR && !child.is_place)
			lg_rule_error(b->file, n, (struct lg_slice){0},
				      "near measures between concepts, any of them, and other near only");
	}
	x->child = list.v;
	x->nchildren = list.n;
	out->is_place = x->op == LG_OP_CONCEPT || x->op == LG_OP_NEAR || (x->op == LG_OP_ANY && all_places);
}

static struct lg_expr *new_expr(struct lg_build *b, const xmlNode *node, enum lg_op op)
{
	struct lg_expr *x = lg_arena_alloc(b->arena, sizeof *x);
	if (!x) {
		b->status = LG_ENOMEM;
		return NULL;
	}
	*x = (struct lg_expr){.op = op,
			      .concept = LG_NO_CONCEPT,
			      .test = {.at_least = LG_NO_VALUE, .at_most = LG_NO_VALUE},
			      .ref = UINT32_MAX,
			      .place = lg_rule_place(b->file, node)};
	return x;
}

static struct lg_built use(struct lg_build *b, xmlNode *node)
{
	struct lg_slice id = lg_node_attr(node, "ref");
	uint32_t index = reference(b, node, &b->defines, id, "named expression");
	if (index == LG_NO_NAME)
		return (struct lg_built){0};
	if (b->define[index].state == LG_DEFINE_BUILDING) {
		lg_rule_error(b->file, node, id, "named expression \"%.*s\" uses itself", (int)id.n, id.p);
		return (struct lg_built){0};
	}
	b->depth++; /* a chain of names is nesting too */
	const struct lg_define *define = lg_define_built(b, index);
	b->depth--;
	if (b->depth + define->built.height > LG_EXPR_DEPTH) {
		lg_rule_error(b->file, node, id, "expressions nested too deeply");
		return (struct lg_built){0};
	}
	merge(b, b->uses, &define->uses);
	return define->built;
}

static struct lg_built build(struct lg_build *b, xmlNode *node)
{
	struct lg_built out = {.height = 1};
	const struct kind *kind = kind_of(node);
	if (b->depth >= LG_EXPR_DEPTH) {
		lg_rule_error(b->file, node, (struct lg_slice){0}, "expressions nested too deeply");
		return out;
	}
	if (lg_node_is(node, "use"))
		return use(b, node);
	if (!kind) {
		lg_rule_error(b->file, node, (struct lg_slice){0}, "no expression is called \"%s\"", node->name);
		return out;
	}
	struct lg_expr *x = new_expr(b, node, kind->op);
	if (!x)
		return out;
	b->depth++;
	if (kind->attributes)
		kind->attributes(b, node, x);
	children(b, node, x, &out);
	b->depth--;
	if (x->nchildren < kind->min || x->nchildren > kind->max)
		lg_rule_error(b->file, node, (struct lg_slice){0}, "<%s> needs %s", kind->element,
			      kind->max == 1 ? "one expression inside" : "more expressions inside");
	out.expr = x;
	return out;
}

struct lg_built lg_expr_inside(struct lg_build *b, xmlNode *node)
{
	xmlNode *first = lg_node_first(node);
	struct lg_built out = {.height = 1};
	if (!first) {
		lg_rule_error(b->file, node, (struct lg_slice){0}, "<%s> needs an expression", node->name);
		return out;
	}
	if (!lg_node_next(first))
		return build(b, first);
	struct lg_expr *all = new_expr(b, node, LG_OP_ALL);
	if (!all)
		return out;
	children(b, node, all, &out);
	out.expr = all;
	return out;
}

const struct lg_define *lg_define_built(struct lg_build *b, uint32_t index)
{
	struct lg_define *define = &b->define[index];
	if (define->state == LG_DEFINE_BUILT)
		return define;
	struct lg_build outer = *b;
	define->state = LG_DEFINE_BUILDING;
	b->file = define->file;
	b->requirement = NULL;
	b->uses = &define->uses;
	define->built = lg_expr_inside(b, define->node);
	define->state = LG_DEFINE_BUILT;
	b->file = outer.file;
	b->requirement = outer.requirement;
	b->uses = outer.uses;
	return define;
}
