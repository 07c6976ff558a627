/* SPDX-License-Identifier: MIT */
/*
 * assess_fixture.h - laws, hits and rules made by hand, for the tests of the assessing layer.
 *
 * A law is a string of lines; the first letter says what a line is:
 *	C chapter, A article, P paragraph, I item: number, blank, heading (C, A) or text (P, I)
 *	T more words of the open provision that is told by the next letter: a(rticle), p(aragraph), i(tem)
 *	Q a quoted structure (text for another act) in the open article
 *	X a repealed article
 * Concepts are found by the words in the table below, each with its value.
 */
#ifndef ASSESS_FIXTURE_H
#define ASSESS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assess/eval.h"
#include "assess/judge.h"
#include "base/buf.h"
#include "model/builder.h"
#include "text/normalise.h"

enum { REF, CHILD, CHILD_DEF, PICTURES, POSSESS, SELL, OFFENCE, INTENT, EXEMPT, ACT, ATTEMPT, NCONCEPTS };

struct say {
	const char *words;
	uint32_t concept;
	int32_t value;
};

static const struct say fixture_words[] = {
	{"section", REF, LG_NO_VALUE},
	{"sections", REF, LG_NO_VALUE},
	{"the provision before", REF, 1},
	{"the provisions before", REF, 99},
	{"child", CHILD, LG_NO_VALUE},
	{"minor", CHILD, 18},
	{"infant", CHILD, 14},
	{"youth", CHILD, 16},
	{"child of tender years", CHILD, 14},
	{"child means under 18", CHILD_DEF, 18},
	{"child means under 16", CHILD_DEF, 16},
	{"pictures", PICTURES, LG_NO_VALUE},
	{"possesses", POSSESS, LG_NO_VALUE},
	{"possession", POSSESS, LG_NO_VALUE},
	{"sells", SELL, LG_NO_VALUE},
	{"guilty", OFFENCE, LG_NO_VALUE},
	{"in order to sell", INTENT, LG_NO_VALUE},
	{"private use", EXEMPT, LG_NO_VALUE},
	{"lewd acts", ACT, LG_NO_VALUE},
	{"attempts", ATTEMPT, LG_NO_VALUE},
};
#define FIXTURE_WORDS (sizeof fixture_words / sizeof *fixture_words)
#define FIXTURE_TEXTS 4
#define FIXTURE_REQUIREMENTS 6

struct fixture {
	struct lg_arena *arena;
	struct lg_concept concept[NCONCEPTS];
	struct lg_requirement requirement[FIXTURE_REQUIREMENTS];
	struct lg_checklist checklist;
	struct lg_document *doc[FIXTURE_TEXTS];
	struct lg_assess_text text[FIXTURE_TEXTS];
	struct lg_fact fact[4];
	struct lg_assess_input input;
};

/* ---- laws ------------------------------------------------------------------------------------------------------ */

static inline void fixture_close_to(struct lg_builder *b, int level, uint32_t at)
{
	while (lg_build_depth(b) > 1 && lg_kind_level(lg_build_open_kind(b)) >= level)
		lg_build_close(b, at);
}

static inline enum lg_kind fixture_kind(char c)
{
	switch (c) {
	case 'C':
		return LG_KIND_CHAPTER;
	case 'P':
	case 'p':
		return LG_KIND_PARAGRAPH;
	case 'I':
	case 'i':
		return LG_KIND_POINT;
	default:
		return LG_KIND_ARTICLE;
	}
}

static inline void fixture_line(struct lg_builder *b, const char *line, size_t n, uint32_t at)
{
	struct lg_slice rest = {line + 2, n - 2}, num = {0};
	enum lg_role role = LG_ROLE_TEXT;
	if (line[0] == 'T') {
		fixture_close_to(b, lg_kind_level(fixture_kind(line[1])) + 1, at);
		lg_build_break(b);
		rest = (struct lg_slice){line + 3, n - 3};
	} else if (line[0] == 'Q') {
		fixture_close_to(b, 10, at);
		lg_build_open(b, LG_KIND_QUOTED, at);
	} else {
		enum lg_kind kind = fixture_kind(line[0]);
		fixture_close_to(b, lg_kind_level(kind), at);
		lg_build_open(b, kind, at);
		num = lg_slice_word(&rest);
		lg_build_num(b, num);
		rest = lg_slice_trim(rest);
		role = kind == LG_KIND_CHAPTER || kind == LG_KIND_ARTICLE ? LG_ROLE_HEADING : LG_ROLE_TEXT;
		if (line[0] == 'X')
			lg_build_flags(b, LG_PROV_REPEALED);
	}
	uint32_t from = at + (uint32_t)(rest.p - line);
	lg_build_piece(b, role, rest, from, (uint32_t)rest.n);
}

static inline struct lg_document *fixture_law(const char *name, const char *title, const char *law)
{
	struct lg_slice bytes = lg_slice_from(law);
	struct lg_source source = {.path = lg_slice_from(name), .bytes = bytes};
	struct lg_utf8 utf8 = {.text = bytes, .map = {.end = (uint32_t)bytes.n}};
	struct lg_document *doc = NULL;
	struct lg_builder *b;
	assert_int_equal(lg_builder_new(&b, &source, &utf8, NULL), LG_OK);
	lg_build_meta(b, LG_META_TITLE, lg_slice_from(title));
	for (const char *p = law; *p;) {
		const char *end = strchr(p, '\n');
		size_t n = end ? (size_t)(end - p) : strlen(p);
		fixture_line(b, p, n, (uint32_t)(p - law));
		p += n + (end != NULL);
	}
	assert_int_equal(lg_builder_finish(&doc, b, NULL), LG_OK);
	return doc;
}

/* ---- hits ------------------------------------------------------------------------------------------------------ */

static inline int fixture_by_place(const void *x, const void *y)
{
	const struct lg_hit *a = x, *b = y;
	if (a->concept != b->concept)
	return a->concept < b->concept ? -1 : 1;
	return (a->begin > b->begin) - (a->begin < b->begin);
}

static inline bool fixture_word_edge(struct lg_slice s, size_t at)
{
	size_t n;
	return at >= s.n || !lg_is_word(lg_utf8_at(s, at, &n));
}

static inline void fixture_find(struct lg_hits *h, size_t *cap, const struct lg_document *doc, const struct say *say)
{
	struct lg_slice words = lg_slice_from(say->words);
	for (size_t at = 0; at + words.n <= doc->norm.n; at++) {
		if (memcmp(doc->norm.p + at, words.p, words.n) != 0 || !fixture_word_edge(doc->norm, at + words.n) ||
		    (at > 0 && !fixture_word_edge(doc->norm, at - 1)))
			continue;
		assert_int_equal(lg_arena_grow(h->arena, &h->hit, cap, h->n, sizeof *h->hit), LG_OK);
		uint32_t word = (uint32_t)lg_offsets_find(&doc->words, (uint32_t)at), count = 1;
		for (size_t i = 0; i < words.n; i++)
			count += words.p[i] == ' ';
		h->hit[h->n++] = (struct lg_hit){.concept = say->concept,
						 .begin = (uint32_t)at,
						 .end = (uint32_t)(at + words.n),
						 .block = lg_block_at(doc, (uint32_t)at),
						 .word = word,
						 .words = count,
						 .sentence = (uint32_t)lg_offsets_find(&doc->sentences, (uint32_t)at),
						 .value = say->value};
	}
}

static inline struct lg_hits *fixture_hits(const struct lg_document *doc)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_hits *h = lg_arena_alloc(a, sizeof *h);
	size_t cap = 0;
	h->arena = a;
	h->nconcepts = NCONCEPTS;
	h->first = lg_arena_array(a, NCONCEPTS + 1, sizeof *h->first);
	for (size_t i = 0; i < FIXTURE_WORDS; i++)
		fixture_find(h, &cap, doc, &fixture_words[i]);
	if (h->n)
		qsort(h->hit, h->n, sizeof *h->hit, fixture_by_place);
	for (uint32_t c = 0, i = 0; c <= NCONCEPTS; c++) {
		while (i < h->n && h->hit[i].concept < c)
			i++;
		h->first[c] = i;
	}
	return h;
}

/* ---- a jurisdiction -------------------------------------------------------------------------------------------- */

static inline void fixture_open(struct fixture *f)
{
	static const char *const id[NCONCEPTS] = {"provision-reference",
						  "child",
						  "child-definition",
						  "pictures",
						  "possess",
						  "sell",
						  "offence",
						  "intent",
						  "exempt",
						  "sexual-act",
						  "attempt"};
	memset(f, 0, sizeof *f);
	f->arena = lg_arena_new();
	for (uint32_t i = 0; i < NCONCEPTS; i++)
	f->concept[i] = (struct lg_concept){.id = lg_slice_from(id[i]), .defined_by = LG_NO_CONCEPT};
	f->concept[CHILD].unit = f->concept[CHILD_DEF].unit = LG_UNIT_YEARS;
	f->concept[CHILD].defined_by = CHILD_DEF;
	f->checklist = (struct lg_checklist){
		.concept = f->concept, .nconcepts = NCONCEPTS, .requirement = f->requirement, .reference_concept = REF};
	f->input = (struct lg_assess_input){.jurisdiction = LG_LIT("XX"), .text = f->text, .fact = f->fact};
}

static inline struct lg_document *fixture_add(struct fixture *f, const char *name, const char *title,
					      enum lg_act_kind kind, const char *law)
{
	size_t i = f->input.ntexts++;
	f->doc[i] = fixture_law(name, title, law);
	f->doc[i]->act_kind = kind;
	f->text[i] = (struct lg_assess_text){.doc = f->doc[i], .hits = fixture_hits(f->doc[i])};
	return f->doc[i];
}

static inline void fixture_close(struct fixture *f)
{
	for (size_t i = 0; i < f->input.ntexts; i++) {
		lg_hits_free((struct lg_hits *)(uintptr_t)f->text[i].hits);
		lg_document_free(f->doc[i]);
	}
	lg_arena_free(f->arena);
}

/* ---- rules ----------------------------------------------------------------------------------------------------- */

static inline struct lg_expr *fixture_expr(struct fixture *f, enum lg_op op)
{
	struct lg_expr *x = lg_arena_alloc(f->arena, sizeof *x);
	*x = (struct lg_expr){.op = op, .test = {.at_least = LG_NO_VALUE, .at_most = LG_NO_VALUE}};
	return x;
}

static inline struct lg_expr *said(struct fixture *f, uint32_t concept)
{
	struct lg_expr *x = fixture_expr(f, LG_OP_CONCEPT);
	x->concept = concept;
	return x;
}

static inline struct lg_expr *at_least(struct fixture *f, uint32_t concept, int32_t value)
{
	struct lg_expr *x = said(f, concept);
	x->test.active = true;
	x->test.at_least = value;
	return x;
}

static inline struct lg_expr *join_of(struct fixture *f, enum lg_op op, const struct lg_expr *a,
				      const struct lg_expr *b)
{
	struct lg_expr *x = fixture_expr(f, op);
	x->child = lg_arena_array(f->arena, 2, sizeof *x->child);
	x->child[0] = a;
	x->child[1] = b;
	x->nchildren = b ? 2 : 1;
	return x;
}

static inline struct lg_expr *both(struct fixture *f, const struct lg_expr *a, const struct lg_expr *b)
{
	return join_of(f, LG_OP_ALL, a, b);
}

static inline struct lg_expr * not(struct fixture * f, const struct lg_expr *a)
{
	return join_of(f, LG_OP_NOT, a, NULL);
}

static inline struct lg_expr *near(struct fixture *f, uint32_t words, const struct lg_expr *a, const struct lg_expr *b)
{
	struct lg_expr *x = join_of(f, LG_OP_NEAR, a, b);
	x->words = words;
	return x;
}

static inline struct lg_expr *in_one(struct fixture *f, enum lg_scope scope, const struct lg_expr *a)
{
	struct lg_expr *x = join_of(f, LG_OP_WITHIN, a, NULL);
	x->scope = scope;
	return x;
}

static inline struct lg_expr *refers(struct fixture *f, enum lg_op op, uint32_t requirement)
{
	struct lg_expr *x = fixture_expr(f, op);
	x->refs = lg_arena_array(f->arena, 1, sizeof *x->refs);
	x->refs[0] = requirement;
	x->nrefs = 1;
	return x;
}

static inline struct lg_requirement *require(struct fixture *f, const char *id)
{
	struct lg_requirement *r = &f->requirement[f->checklist.nrequirements++];
	*r = (struct lg_requirement){.id = lg_slice_from(id), .title = lg_slice_from(id), .anchor = LG_SCOPE_ARTICLE};
	r->element = lg_arena_array(f->arena, 8, sizeof *r->element);
	r->distractor = lg_arena_array(f->arena, 4, sizeof *r->distractor);
	return r;
}

/* The id is the label too. */
static inline struct lg_element *element(struct lg_requirement *r, const char *id, bool core, const struct lg_expr *x)
{
	struct lg_element *e = &r->element[r->nelements++];
	*e = (struct lg_element){.id = lg_slice_from(id),
				 .label = lg_slice_from(id),
				 .expr = x,
				 .scope = LG_SCOPE_ARTICLE,
				 .unit = LG_SCOPE_ARTICLE,
				 .core = core};
	return e;
}

static inline void distractor(struct lg_requirement *r, const char *label, enum lg_scope unit, const struct lg_expr *x)
{
	r->distractor[r->ndistractors++] = (struct lg_distractor){lg_slice_from(label), x, unit};
}

#define assert_slice(s, expected)                                                                                      \
	do {                                                                                                           \
		struct lg_slice slice_ = (s);                                                                          \
		if (!lg_slice_is(slice_, (expected)))                                                                  \
			fail_msg("\"%.*s\" is not \"%s\"", (int)slice_.n, slice_.n ? slice_.p : "", (expected));       \
	} while (0)

#endif
