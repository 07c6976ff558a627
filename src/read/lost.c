/* SPDX-License-Identifier: MIT */
#include "read/lost.h"

#include <stdio.h>
#include <string.h>

#include "model/eid.h"

#define ARTICLES_MAX 32 /* with restarts that are looked into: each reads the whole text */
#define LOST_MAX 9	/* in one article */
#define NUM_BYTES 24

struct article {
	uint32_t prov;
	struct lg_slice num;
	uint32_t value; /* 0 when the number is more than digits */
};

struct finder {
	const struct lg_document *doc;
	struct lg_arena *arena;
	struct article *v;
	size_t n, cap;
	struct lg_lost_list *out;
};

/* Where paragraphs start again within one article. */
struct restarts {
	uint32_t at[LOST_MAX],
		noted; /* noted: right after a note that says nothing itself: the note's list, or an article's */
	size_t n, nnoted;
};

static int collect(struct finder *f)
{
	for (uint32_t p = 0; p < f->doc->nprov; p++) {
		const struct lg_provision *v = &f->doc->prov[p];
		if (v->kind != LG_KIND_ARTICLE || (v->flags & (LG_PROV_TOC | LG_PROV_QUOTED)))
			continue;
		struct article a = {.prov = p};
		LG_TRY(lg_num_clean(&a.num, f->arena, v->num));
		if (a.num.n > 5 || !lg_slice_uint(a.num, &a.value))
			a.value = 0;
		if (!LG_VEC_ROOM(f->arena, f))
			return LG_ENOMEM;
		f->v[f->n++] = a;
	}
	return LG_OK;
}

/* ---- restarts ------------------------------------------------------------------------------------------------- */

static bool has_words(const struct lg_document *doc, uint32_t p)
{
	for (uint32_t i = doc->prov[p].block_first; i < doc->prov[p].block_end; i++)
		if (doc->block[i].role == LG_ROLE_TEXT)
			return true;
	return false;
}

static bool after_empty_note(const struct lg_document *doc, uint32_t p)
{
	return doc->prov[p - 1].kind == LG_KIND_NOTE && !has_words(doc, p - 1);
}

static int find_restarts(struct restarts *r, const struct finder *f, uint32_t article)
{
	const struct lg_document *doc = f->doc;
	uint32_t last = 0, value;
	for (uint32_t c = article + 1; c < doc->prov[article].end; c = doc->prov[c].end) {
		const struct lg_provision *v = &doc->prov[c];
		struct lg_slice num;
		if (v->kind != LG_KIND_PARAGRAPH || v->num.n == 0 || v->num.n > NUM_BYTES)
			continue;
		LG_TRY(lg_num_clean(&num, f->arena, v->num));
		if (!lg_slice_uint(num, &value))
			continue;
		if (value == 1 && last >= 2 && after_empty_note(doc, c)) {
			r->noted = c;
			r->nnoted++;
		} else if (value == 1 && last >= 2 && r->n < LOST_MAX) {
			r->at[r->n++] = c;
		}
		last = value;
	}
	return LG_OK;
}

/* ---- references ----------------------------------------------------------------------------------------------- */

static bool digit_at(struct lg_slice s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* As a number of its own: not within "1255-1", "12.255-1", "255-10", "255-1-2020". */
static bool stands_alone(struct lg_slice text, size_t at, size_t end, bool hyphen)
{
	if (at > 0 && (digit_at(text, at - 1) || strchr(hyphen ? "./-" : "./", text.p[at - 1])))
		return false;
	return !digit_at(text, end) && !(hyphen && end < text.n && strchr("-/", text.p[end]));
}

static bool says(struct lg_slice text, const char *number, bool hyphen)
{
	struct lg_slice needle = lg_slice_from(number);
	for (size_t at = 0, found; at < text.n; at += found + 1) {
		found = lg_slice_find(lg_slice_sub(text, at, text.n), needle);
		if (found == SIZE_MAX)
			return false;
		if (stands_alone(text, at + found, at + found + needle.n, hyphen))
			return true;
	}
	return false;
}

/* The text refers to article base-k, and no article has that number. */
static bool is_missed(const struct finder *f, uint32_t base, unsigned k)
{
	static const char *const raised[] = {"", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	char number[NUM_BYTES];
	snprintf(number, sizeof number, "%u-%u", base, k);
	for (size_t i = 0; i < f->n; i++)
		if (lg_slice_is(f->v[i].num, number))
			return false;
	if (says(f->doc->text, number, true))
		return true;
	snprintf(number, sizeof number, "%u^%u", base, k);
	if (says(f->doc->text, number, false))
		return true;
	snprintf(number, sizeof number, "%u%s", base, raised[k]);
	return says(f->doc->text, number, false);
}

/* ---- where they begin ----------------------------------------------------------------------------------------- */

static int add(struct finder *f, uint32_t at, uint32_t base, unsigned k)
{
	char number[NUM_BYTES];
	struct lg_lost_heading h = {.at = at};
	int n = snprintf(number, sizeof number, "%u-%u", base, k);
	if (!LG_VEC_ROOM(f->arena, f->out) || !lg_arena_copy(f->arena, (struct lg_slice){number, (size_t)n}, &h.num))
		return LG_ENOMEM;
	f->out->v[f->out->n++] = h;
	return LG_OK;
}

/* The sentence after the end of the last paragraph's own, before the note at `note`: the lost article's first words. */
static bool first_words(const struct lg_document *doc, uint32_t note, uint32_t *at)
{
	uint32_t p = doc->prov[note].parent;
	for (uint32_t i = doc->prov[p].block_first + 1; i < doc->prov[note].block_first; i++) {
		const struct lg_block *before = &doc->block[i - 1], *b = &doc->block[i];
		bool own = before->prov == p && b->prov == p && before->role == LG_ROLE_TEXT;
		if (!own || (b->flags & LG_PROV_EDITORIAL) || doc->text.p[before->end - 1] != '.')
			continue;
		*at = lg_span_disk(doc, (struct lg_span){b->begin, b->begin + 1}).begin;
		return true;
	}
	return false;
}

static int look_into(struct finder *f, const struct article *a, const struct restarts *r)
{
	uint32_t at;
	for (size_t i = 0; i < r->n && is_missed(f, a->value, (unsigned)i + 1); i++)
		LG_TRY(add(f, f->doc->prov[r->at[i]].src_begin, a->value, (unsigned)i + 1));
	if (r->n == 0 && r->nnoted == 1 && is_missed(f, a->value, 1) && first_words(f->doc, r->noted - 1, &at))
		return add(f, at, a->value, 1);
	return LG_OK;
}

int lg_find_lost(struct lg_lost_list *out, struct lg_arena *a, const struct lg_document *doc)
{
	struct finder f = {.doc = doc, .arena = a, .out = out};
	LG_TRY(collect(&f));
	for (size_t i = 0, looked = 0; i + 1 < f.n && looked < ARTICLES_MAX; i++) {
		struct restarts r = {.n = 0};
		if (f.v[i].value == 0 || f.v[i + 1].value != f.v[i].value + 1)
			continue;
		LG_TRY(find_restarts(&r, &f, f.v[i].prov));
		if (r.n + r.nnoted == 0)
			continue;
		looked++;
		LG_TRY(look_into(&f, &f.v[i], &r));
	}
	return LG_OK;
}
