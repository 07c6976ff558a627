/* SPDX-License-Identifier: MIT */
/*
 * units.c - which provisions are the articles of an act, whatever it calls them.
 *
 * ARTICLE and RULE always are (the innermost, when nested). A SECTION is one unless it holds articles or stands in one:
 * in an act that has articles, only when it is numbered and has words of its own. An act or annex with neither is
 * divided by its outermost numbered paragraphs. Text that is quoted, a table of contents or a preamble has no units:
 * what is cited there is the unit that quotes. Each annex is judged for itself.
 */
#include "model/build.h"

#define INHERITED (LG_PROV_DEAD | LG_PROV_QUOTED)
#define NO_UNITS (LG_PROV_QUOTED | LG_PROV_TOC | LG_PROV_PREAMBLE)

struct traits {
	uint32_t scope;	  /* nearest annex around, or the root */
	bool has_article; /* below it */
	bool has_section; /* below it */
	bool has_unit;	  /* below it */
	bool in_unit;	  /* above it */
	bool in_article;  /* above it */
	bool has_words;	  /* text, not only headings, in it or below */
	/* of scopes */
	bool articles, units;
};

void lg_build_inherit_flags(struct lg_document *doc)
{
	for (uint32_t p = 0; p < doc->nprov; p++) {
		struct lg_provision *v = &doc->prov[p];
		if (p)
			v->flags |= doc->prov[v->parent].flags & INHERITED;
		if (v->kind == LG_KIND_QUOTED)
			v->flags |= LG_PROV_QUOTED;
		else if (v->kind == LG_KIND_TOC)
			v->flags |= LG_PROV_TOC;
		else if (v->kind == LG_KIND_PREAMBLE || v->kind == LG_KIND_RECITAL)
			v->flags |= LG_PROV_PREAMBLE;
	}
}

static bool is_article(const struct lg_provision *p)
{
	return (p->kind == LG_KIND_ARTICLE || p->kind == LG_KIND_RULE) && !(p->flags & NO_UNITS);
}

static bool is_section(const struct lg_provision *p)
{
	return p->kind == LG_KIND_SECTION && !(p->flags & NO_UNITS);
}

static void look_up_and_down(const struct lg_document *doc, struct traits *t)
{
	for (uint32_t i = 0; i < doc->nblocks; i++)
		if (doc->block[i].role == LG_ROLE_TEXT)
			t[doc->block[i].prov].has_words = true;
	for (uint32_t p = 1; p < doc->nprov; p++) {
		const struct lg_provision *v = &doc->prov[p];
		t[p].scope = v->kind == LG_KIND_ATTACHMENT ? p : t[v->parent].scope;
		t[p].in_article = t[v->parent].in_article || is_article(&doc->prov[v->parent]);
		if (is_article(v))
			t[t[p].scope].articles = true;
	}
	for (uint32_t p = doc->nprov - 1; p > 0; p--) {
		const struct lg_provision *v = &doc->prov[p];
		t[v->parent].has_article |= t[p].has_article || is_article(v);
		t[v->parent].has_section |= t[p].has_section || is_section(v);
		t[v->parent].has_words |= t[p].has_words;
	}
}

static bool is_basic_unit(const struct lg_provision *v, const struct traits *t, const struct traits *scope)
{
	if (is_article(v))
		return !t->has_article;
	if (!is_section(v) || t->has_article || t->in_article || t->has_section)
		return false;
	return scope->articles ? v->num.n && t->has_words : v->num.n || t->has_words;
}

/* Marks v as a unit, so that nothing around or below it becomes one. */
static void mark(struct lg_document *doc, struct traits *t, uint32_t p)
{
	doc->prov[p].flags |= LG_PROV_UNIT;
	t[t[p].scope].units = true;
	for (uint32_t up = p; up && !t[doc->prov[up].parent].has_unit; up = doc->prov[up].parent)
		t[doc->prov[up].parent].has_unit = true;
}

/* "transitional" stands beside articles; numbered paragraphs stand in for them where there are none. */
static bool is_stand_in(const struct lg_provision *v, const struct traits *t, const struct traits *scope)
{
	if ((v->flags & (NO_UNITS | LG_PROV_UNIT)) || t->has_unit || t->in_unit)
		return false;
	if (v->kind == LG_KIND_TRANSITIONAL)
		return t->has_words;
	bool stands_in = v->kind == LG_KIND_PARAGRAPH || v->kind == LG_KIND_SUBSECTION || v->kind == LG_KIND_CLAUSE ||
			 v->kind == LG_KIND_POINT || v->kind == LG_KIND_LEVEL;
	return stands_in && !scope->units && v->num.n && t->has_words;
}

static void mark_stand_ins(struct lg_document *doc, struct traits *t)
{
	for (uint32_t p = 1; p < doc->nprov; p++) {
		uint32_t parent = doc->prov[p].parent;
		t[p].in_unit = t[parent].in_unit || (doc->prov[parent].flags & LG_PROV_UNIT);
		if (is_stand_in(&doc->prov[p], &t[p], &t[t[p].scope]))
			doc->prov[p].flags |= LG_PROV_UNIT;
	}
}

static int look_up_units(struct lg_document *doc)
{
	uint32_t *unit = lg_arena_array(doc->arena, doc->nprov, sizeof *unit);
	if (!unit)
		return LG_ENOMEM;
	doc->nunits = 0;
	for (uint32_t p = 1; p < doc->nprov; p++) {
		uint32_t parent = doc->prov[p].parent;
		bool is_unit = doc->prov[p].flags & LG_PROV_UNIT;
		bool in_unit = doc->prov[unit[parent]].flags & LG_PROV_UNIT;
		bool starts = is_unit || parent == 0 || (!in_unit && doc->prov[p].kind == LG_KIND_ATTACHMENT);
		unit[p] = starts ? p : unit[parent];
		doc->nunits += is_unit;
	}
	doc->unit = unit;
	return LG_OK;
}

int lg_build_units(struct lg_document *doc, struct lg_arena *scratch)
{
	struct traits *t = lg_arena_array(scratch, doc->nprov, sizeof *t);
	if (!t)
		return LG_ENOMEM;
	lg_build_inherit_flags(doc);
	look_up_and_down(doc, t);
	for (uint32_t p = 1; p < doc->nprov; p++)
		if (is_basic_unit(&doc->prov[p], &t[p], &t[t[p].scope]))
			mark(doc, t, p);
	mark_stand_ins(doc, t);
	return look_up_units(doc);
}
