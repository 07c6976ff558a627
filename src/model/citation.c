/* SPDX-License-Identifier: MIT */
/* citation.c - provisions as lawyers name them. */
#include <string.h>

#include "base/buf.h"
#include "model/eid.h"

#define LEVELS_MAX 12 /* below the article; deeper ones are not named */

static bool is_below(const struct lg_document *doc, uint32_t p, uint32_t ancestor)
{
	return p >= ancestor && p < doc->prov[ancestor].end;
}

static bool has_paragraph_sign(struct lg_slice num)
{
	return lg_slice_find(num, LG_LIT("§")) != SIZE_MAX;
}

/* False, and nothing put, when there is no number: a bullet, or nothing at all. */
static bool put_number(struct lg_buf *b, const char *before, struct lg_slice num, const char *after)
{
	size_t len = b->len;
	lg_buf_str(b, before);
	size_t with_before = b->len;
	lg_num_put(b, num);
	if (lg_buf_status(b) == LG_OK && b->len == with_before) {
		b->len = len;
		b->bytes[len] = '\0';
		return false;
	}
	lg_buf_str(b, after);
	return true;
}

static struct lg_slice without_end_marks(struct lg_slice s)
{
	static const char *const marks[] = {".", ":", ",", "-", "–", "—", " "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (lg_slice_ends(s, marks[i])) {
			s = lg_slice_sub(s, 0, s.n - strlen(marks[i]));
			i = SIZE_MAX; /* from the start again */
		}
	return s;
}

static bool has_digit(struct lg_slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* Parts that hold units: book, title, chapter. */
static bool is_large(const struct lg_provision *v)
{
	return lg_kind_level(v->kind) < lg_kind_level(LG_KIND_ARTICLE) && !(v->flags & LG_PROV_UNIT);
}

/* "Achtes Buch", "CHAPTER 3": large parts that name their level themselves. */
static bool names_itself(const struct lg_provision *v)
{
	struct lg_slice rest = v->num, word = lg_slice_word(&rest);
	return is_large(v) && lg_slice_trim(rest).n && word.n > 2 && !has_digit(word);
}

/* The number that stands in b from `at` on is no number but the word for what it should number: "Note". */
static bool says_kind(const struct lg_buf *b, size_t at, enum lg_kind kind, const char *word)
{
	struct lg_slice num = lg_slice_sub((struct lg_slice){b->bytes, b->len}, at, b->len);
	return lg_buf_status(b) == LG_OK && (lg_slice_is(num, word) || lg_slice_is(num, lg_kind_element(kind)));
}

/* "art. 12", "s. 3", "§ 4", "chapter II", "preamble". */
static void put_named(struct lg_buf *b, const struct lg_provision *v)
{
	static const char *const words[LG_KIND_MAX] = {
		[LG_KIND_ACT] = "act",	    [LG_KIND_ATTACHMENT] = "annex",  [LG_KIND_ARTICLE] = "art.",
		[LG_KIND_RULE] = "rule",    [LG_KIND_PARAGRAPH] = "para.",   [LG_KIND_CROSSHEADING] = "heading",
		[LG_KIND_TOC] = "contents", [LG_KIND_QUOTED] = "quoted text"};
	const char *word = words[v->kind] ? words[v->kind] : lg_kind_element(v->kind);
	if (has_paragraph_sign(v->num))
		word = "§";
	else if (v->kind == LG_KIND_SECTION && (v->flags & LG_PROV_UNIT))
		word = "s.";
	if (names_itself(v)) {
		lg_buf_slice_put(b, without_end_marks(v->num));
		return;
	}
	lg_buf_str(b, word);
	size_t end = b->len;
	if (put_number(b, " ", v->num, "") && says_kind(b, end + 1, v->kind, word)) {
		b->len = end;
		b->bytes[end] = '\0';
	}
}

/* Position of an unnumbered list item among its like. */
static unsigned ordinal_of(const struct lg_document *doc, uint32_t p)
{
	unsigned n = 1;
	for (uint32_t c = doc->prov[p].parent + 1; c < p; c = doc->prov[c].end)
		n += doc->prov[c].kind == doc->prov[p].kind;
	return n;
}

/* One level within a unit: "(3)", ", note", ", indent 2". */
static void put_level(struct lg_buf *b, const struct lg_document *doc, uint32_t p)
{
	const struct lg_provision *v = &doc->prov[p];
	bool inside = v->kind > LG_KIND_RULE && v->kind != LG_KIND_NOTE && v->kind != LG_KIND_QUOTED;
	if (!inside) {
		lg_buf_str(b, ", ");
		put_named(b, v);
	} else if (has_paragraph_sign(v->num)) {
		lg_buf_char(b, ' ');
		put_named(b, v);
	} else if (!put_number(b, "(", v->num, ")") && v->kind == LG_KIND_INDENT) {
		lg_buf_fmt(b, ", indent %u", ordinal_of(doc, p));
	}
}

/* A part without a number is told from its like by its heading: "Special part". */
static void put_container(struct lg_buf *b, const struct lg_provision *v)
{
	if (is_large(v) && !v->num.n && v->heading.n)
		lg_buf_slice_put(b, v->heading);
	else
		put_named(b, v);
}

/* Containers that the unit needs to be found: annexes, and parts where numbers restart (they stand in its eId). */
static void put_containers(struct lg_buf *b, const struct lg_document *doc, uint32_t unit)
{
	uint32_t chain[LEVELS_MAX];
	size_t n = 0;
	for (uint32_t c = doc->prov[unit].parent; c && n < LEVELS_MAX; c = doc->prov[c].parent) {
		struct lg_slice eid = doc->prov[unit].eid, own = doc->prov[c].eid;
		bool named = own.n && eid.n > own.n + 2 && lg_slice_eq(lg_slice_sub(eid, 0, own.n), own) &&
			     lg_slice_starts(lg_slice_sub(eid, own.n, eid.n), "__");
		if (named || doc->prov[c].kind == LG_KIND_ATTACHMENT)
			chain[n++] = c;
	}
	while (n) {
		put_container(b, &doc->prov[chain[--n]]);
		lg_buf_str(b, ", ");
	}
}

void lg_citation_put(struct lg_buf *b, const struct lg_document *doc, uint32_t p)
{
	uint32_t unit = lg_unit_of(doc, p), chain[LEVELS_MAX];
	size_t depth = 0;
	for (uint32_t c = p; c != unit && is_below(doc, c, unit); c = doc->prov[c].parent)
		depth++;
	for (size_t skip = depth > LEVELS_MAX ? depth - LEVELS_MAX : 0; skip > 0; skip--, depth--)
		p = doc->prov[p].parent;
	for (size_t i = depth; i > 0; i--, p = doc->prov[p].parent)
		chain[i - 1] = p;
	put_containers(b, doc, unit);
	if (depth)
		put_container(b, &doc->prov[unit]);
	else
		put_named(b, &doc->prov[unit]);
	for (size_t i = 0; i < depth; i++)
		put_level(b, doc, chain[i]);
}
