/* SPDX-License-Identifier: MIT */
/*
 * twins.c - articles that a text prints twice: an older version, then the one in force.
 *
 * Two articles of the same kind and number are versions of one when their words are alike, less so when one directly
 * follows the other; where the numbers around them repeat as well, numbering restarts, and only nearly the same words
 * (a text printed twice) make them versions. Else both are law: numbers restart, are misprinted, or one article comes
 * in several pieces. In doubt both stay: a dropped article would be reported as a hole in the law.
 */
#include <stdlib.h>

#include "model/build.h"
#include "model/eid.h"

#define WORDS_COMPARED 40
#define PARTS_COMPARED 4096 /* pairs of children */
#define ALIKE_PERCENT 50
#define NEIGHBOURS_ALIKE_PERCENT 35
#define NEARLY_SAME_PERCENT 90

struct unit {
	struct lg_slice num;
	uint32_t prov, rank; /* rank: among the units of the act itself */
	enum lg_kind kind;
};

struct opening {
	struct lg_slice word[WORDS_COMPARED];
	size_t n;
};

static bool has_words(const struct lg_document *doc, uint32_t p)
{
	for (uint32_t i = doc->prov[p].block_first; i < doc->prov[p].block_end; i++)
		if (doc->block[i].role == LG_ROLE_TEXT)
			return true;
	return false;
}

/* First words of a unit, its heading included. */
static struct opening opening_of(const struct lg_document *doc, uint32_t p)
{
	const struct lg_provision *v = &doc->prov[p];
	struct opening o = {.n = 0};
	uint32_t end = doc->block[v->block_end - 1].norm_end;
	size_t i = lg_offsets_find(&doc->words, doc->block[v->block_first].norm_begin);
	for (; i < doc->words.n && doc->words.v[i] < end && o.n < WORDS_COMPARED; i++) {
		if (doc->words.v[i] < doc->block[v->block_first].norm_begin)
			continue;
		uint32_t stop = i + 1 < doc->words.n && doc->words.v[i + 1] < end ? doc->words.v[i + 1] : end;
		struct lg_slice rest = lg_slice_sub(doc->norm, doc->words.v[i], stop);
		o.word[o.n++] = lg_slice_word(&rest);
	}
	return o;
}

/* How many percent of the shorter opening's words the other one has too. */
static unsigned likeness(const struct lg_document *doc, uint32_t p, uint32_t q)
{
	struct opening a = opening_of(doc, p), b = opening_of(doc, q);
	bool used[WORDS_COMPARED] = {false};
	unsigned common = 0;
	for (size_t i = 0; i < a.n; i++)
		for (size_t j = 0; j < b.n; j++)
			if (!used[j] && lg_slice_eq(a.word[i], b.word[j])) {
				used[j] = true;
				common++;
				break;
			}
	size_t shorter = a.n < b.n ? a.n : b.n;
	return shorter ? common * 100 / (unsigned)shorter : 0;
}

static bool same_number(const struct unit *a, const struct unit *b)
{
	return a->kind == b->kind && lg_slice_eq(a->num, b->num);
}

/* Whether the units after (or before) both bear the same number again. */
static bool numbers_restart(const struct unit *units, size_t n, const struct unit *a, const struct unit *b)
{
	bool after = b->rank + 1 < n && a->rank + 1 < b->rank && same_number(&units[a->rank + 1], &units[b->rank + 1]);
	bool before = a->rank > 0 && b->rank - 1 > a->rank && same_number(&units[a->rank - 1], &units[b->rank - 1]);
	return after || before;
}

/* "Art. 2" with § 1, then "Art. 2" with § 2: pieces of one article. */
static bool are_pieces(const struct lg_document *doc, uint32_t p, uint32_t q)
{
	bool any = false;
	uint32_t left = PARTS_COMPARED;
	for (uint32_t a = p + 1; a < doc->prov[p].end; a = doc->prov[a].end)
		for (uint32_t b = q + 1; b < doc->prov[q].end && left > 0; b = doc->prov[b].end, left--) {
			const struct lg_provision *va = &doc->prov[a], *vb = &doc->prov[b];
			if (va->kind != vb->kind || va->num.n == 0 || vb->num.n == 0)
				continue;
			if (lg_slice_eq(va->num, vb->num))
				return false;
			any = true;
		}
	return any;
}

static bool are_versions(const struct lg_document *doc, const struct unit *units, size_t n, const struct unit *a,
			 const struct unit *b)
{
	const struct lg_provision *va = &doc->prov[a->prov], *vb = &doc->prov[b->prov];
	if (!has_words(doc, a->prov) || !has_words(doc, b->prov) || are_pieces(doc, a->prov, b->prov))
		return false;
	unsigned percent = likeness(doc, a->prov, b->prov);
	if (numbers_restart(units, n, a, b))
		return percent >= NEARLY_SAME_PERCENT;
	bool neighbours = b->rank == a->rank + 1 && va->parent == vb->parent;
	return percent >= (neighbours ? NEIGHBOURS_ALIKE_PERCENT : ALIKE_PERCENT) ||
	       (va->heading.n && lg_slice_eq(va->heading, vb->heading));
}

static int by_number(const void *pa, const void *pb)
{
	const struct unit *a = pa, *b = pb;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	int c = lg_slice_cmp(a->num, b->num);
	return c ? c : (a->rank > b->rank) - (a->rank < b->rank);
}

static bool is_article(const struct lg_provision *v)
{
	return v->kind == LG_KIND_ARTICLE || v->kind == LG_KIND_RULE || v->kind == LG_KIND_SECTION;
}

/* Living numbered articles of the act itself, annexes left out. */
static int collect(struct unit **out, size_t *n, const struct lg_document *doc, struct lg_arena *scratch)
{
	struct unit *units = lg_arena_array(scratch, (size_t)doc->nunits + 1, sizeof *units);
	if (!units)
		return LG_ENOMEM;
	*n = 0;
	for (uint32_t p = 1; p < doc->nprov;) {
		const struct lg_provision *v = &doc->prov[p];
		bool skip = v->kind == LG_KIND_ATTACHMENT || (v->flags & LG_PROV_DEAD);
		if (!skip && (v->flags & LG_PROV_UNIT) && is_article(v)) {
			struct unit *u = &units[*n];
			*u = (struct unit){.prov = p, .rank = (uint32_t)*n, .kind = v->kind};
			LG_TRY(lg_num_clean(&u->num, scratch, v->num));
			*n += u->num.n > 0;
			skip = true;
		}
		p = skip ? v->end : p + 1;
	}
	*out = units;
	return LG_OK;
}

int lg_build_twins(struct lg_document *doc, struct lg_arena *scratch, struct lg_diags *d)
{
	struct unit *units;
	size_t n, superseded = 0;
	LG_TRY(collect(&units, &n, doc, scratch));
	struct unit *sorted = lg_arena_array(scratch, n + 1, sizeof *sorted);
	if (!sorted)
		return LG_ENOMEM;
	for (size_t i = 0; i < n; i++)
		sorted[i] = units[i];
	qsort(sorted, n, sizeof *sorted, by_number);
	for (size_t i = 1; i < n; i++) {
		struct unit *a = &sorted[i - 1], *b = &sorted[i];
		if (!same_number(a, b) || !are_versions(doc, units, n, a, b))
			continue;
		doc->prov[a->prov].flags |= LG_PROV_SUPERSEDED;
		superseded++;
		lg_diag(d, LG_NOTE, doc->path, 0, 0,
			"%s %.*s is printed twice; the later text is taken as the one in force",
			lg_kind_element(a->kind), (int)a->num.n, a->num.p);
	}
	if (superseded)
		lg_build_inherit_flags(doc);
	return LG_OK;
}
