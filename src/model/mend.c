/* SPDX-License-Identifier: MIT */
/*
 * mend.c - numbers whose superscript slipped into the heading: "Article 200" with the heading "1 . False seals", right
 * after article 200, is article 200-1.
 */
#include <string.h>

#include "model/build.h"
#include "model/eid.h"

/* Digits at the start of a heading that a full stop ends; *title: what follows. */
static struct lg_slice leading_number(struct lg_slice heading, struct lg_slice *title)
{
	size_t digits = 0;
	while (digits < heading.n && heading.p[digits] >= '0' && heading.p[digits] <= '9')
		digits++;
	size_t at = digits;
	while (at < heading.n && heading.p[at] == ' ')
		at++;
	if (digits == 0 || digits > 2 || at >= heading.n || heading.p[at] != '.')
		return (struct lg_slice){0};
	while (at < heading.n && (heading.p[at] == '.' || heading.p[at] == '^' || heading.p[at] == ' '))
		at++;
	*title = lg_slice_sub(heading, at, heading.n);
	return lg_slice_sub(heading, 0, digits);
}

/* Whether the provision before has the number 200, or 200-something. */
static int follows_base(bool *out, const struct lg_provision *before, struct lg_slice num, struct lg_arena *scratch)
{
	struct lg_slice base, previous;
	LG_TRY(lg_num_clean(&base, scratch, num));
	LG_TRY(lg_num_clean(&previous, scratch, before->num));
	*out = base.n && lg_slice_eq(lg_slice_sub(previous, 0, base.n), base) &&
	       (previous.n == base.n || previous.p[base.n] == '-');
	return LG_OK;
}

static int join_number(struct lg_arena *a, struct lg_slice *num, struct lg_slice superscript)
{
	char *p = lg_arena_alloc(a, num->n + 1 + superscript.n);
	if (!p)
		return LG_ENOMEM;
	memcpy(p, num->p, num->n);
	p[num->n] = '-';
	memcpy(p + num->n + 1, superscript.p, superscript.n);
	*num = (struct lg_slice){p, num->n + 1 + superscript.n};
	return LG_OK;
}

int lg_build_mend_numbers(struct lg_document *doc, struct lg_arena *scratch)
{
	uint32_t last = 0; /* the article before */
	for (uint32_t p = 1; p < doc->nprov; p++) {
		struct lg_provision *v = &doc->prov[p];
		struct lg_slice title, superscript;
		bool follows = false;
		if (v->kind != LG_KIND_ARTICLE && v->kind != LG_KIND_SECTION && v->kind != LG_KIND_RULE)
			continue;
		superscript = leading_number(v->heading, &title);
		if (last && superscript.n && v->num.n && !lg_slice_ends(v->num, ".") &&
		    doc->prov[last].parent == v->parent && doc->prov[last].kind == v->kind)
			LG_TRY(follows_base(&follows, &doc->prov[last], v->num, scratch));
		if (follows) {
			LG_TRY(join_number(doc->arena, &v->num, superscript));
			v->heading = title;
		}
		last = p;
	}
	return LG_OK;
}
