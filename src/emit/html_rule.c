/* SPDX-License-Identifier: MIT */
#include "emit/html_rule.h"

static void put_bound(struct lg_json *j, int32_t number, struct lg_slice name)
{
	if (name.n)
		lg_json_str(j, NULL, name);
	else if (number != LG_NO_VALUE)
		lg_json_int(j, NULL, number);
	else
		lg_json_null(j, NULL);
}

static void put_test(struct lg_json *j, const struct lg_test *t)
{
	if (!t->active)
		return;
	put_bound(j, t->at_least, t->at_least_of);
	put_bound(j, t->at_most, t->at_most_of);
}

static void put_requirements(struct lg_json *j, const struct lg_checklist *c, const struct lg_expr *x)
{
	for (size_t i = 0; i < x->nrefs; i++)
		lg_json_str(j, NULL, c->requirement[x->refs[i]].id);
}

static const char *name_of(enum lg_op op)
{
	static const char *const names[LG_OP_MAX] = {
		[LG_OP_CONCEPT] = "c",	     [LG_OP_ALL] = "all",	   [LG_OP_ANY] = "any",
		[LG_OP_NOT] = "not",	     [LG_OP_NEAR] = "near",	   [LG_OP_WITHIN] = "within",
		[LG_OP_COUNT] = "count",     [LG_OP_ELEMENT] = "el",	   [LG_OP_REQUIREMENT] = "met",
		[LG_OP_FACT] = "fact",	     [LG_OP_REFERS_TO] = "refers", [LG_OP_REACHES] = "reaches",
		[LG_OP_ANSWERS] = "answers",
	};
	return names[op];
}

/* What belongs to x itself. */
static void put_own(struct lg_json *j, const struct lg_checklist *c, const struct lg_requirement *r,
		    const struct lg_expr *x)
{
	if (x->op == LG_OP_CONCEPT) {
		lg_json_int(j, NULL, x->concept);
		put_test(j, &x->test);
	} else if (x->op == LG_OP_NEAR) {
		lg_json_int(j, NULL, x->words);
		lg_json_bool(j, NULL, x->ordered);
	} else if (x->op == LG_OP_WITHIN) {
		lg_json_text(j, NULL, lg_scope_name(x->scope));
	} else if (x->op == LG_OP_COUNT) {
		lg_json_int(j, NULL, x->count);
	} else if (x->op == LG_OP_ELEMENT) {
		lg_json_str(j, NULL, r->element[x->ref].label);
	} else if (x->op == LG_OP_REQUIREMENT) {
		lg_json_str(j, NULL, c->requirement[x->ref].id);
		lg_json_bool(j, NULL, x->partial);
	} else if (x->op == LG_OP_FACT) {
		lg_json_str(j, NULL, x->fact);
		put_test(j, &x->test);
	} else {
		put_requirements(j, c, x);
	}
}

void lg_html_rule(struct lg_json *j, const struct lg_checklist *c, const struct lg_requirement *r,
		  const struct lg_expr *x)
{
	const char *name = name_of(x->op);
	lg_json_text(j, NULL, name ? name : "?");
	put_own(j, c, r, x);
	for (size_t i = 0; i < x->nchildren; i++) {
		lg_json_array(j, NULL);
		lg_html_rule(j, c, r, x->child[i]);
		lg_json_end(j);
	}
}
