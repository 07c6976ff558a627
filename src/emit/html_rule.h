/* SPDX-License-Identifier: MIT */
/* html_rule.h - how an element is decided, as JSON for the page. */
#ifndef LG_EMIT_HTML_RULE_H
#define LG_EMIT_HTML_RULE_H

#include "emit/json.h"
#include "model/checklist.h"

/*
 * Puts the items of an array for x: a name, then what belongs to it, then its children, each an array of the same kind:
 *	"c", concept, least, most    "all" | "any" | "not", children    "near", words, ordered, children
 *	"within", scope, child       "count", n, child                  "el", element
 *	"met", id, partly            "refers" | "reaches" | "answers", ids      "fact", name, least, most
 * A bound is a number, the name of a value, or null. Recursion follows the rule author's nesting, which has a ceiling.
 */
void lg_html_rule(struct lg_json *j, const struct lg_checklist *c, const struct lg_requirement *r,
		  const struct lg_expr *x);

#endif
