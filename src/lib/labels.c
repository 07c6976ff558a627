/* SPDX-License-Identifier: MIT */
/* Gold labels and findings as CSV -> labels. */
#include "lib/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"

int lg_labels_new(struct lg_labels **out)
{
	struct lg_labels *l = calloc(1, sizeof *l);
	if (!l)
		return LG_ENOMEM;
	l->arena = lg_arena_new();
	if (!l->arena) {
		free(l);
		return LG_ENOMEM;
	}
	*out = l;
	return LG_OK;
}

void lg_labels_free(struct lg_labels *l)
{
	if (!l)
		return;
	lg_arena_free(l->arena);
	free(l);
}

size_t lg_labels_count(const struct lg_labels *l)
{
	return l->n;
}

/* ---- lookup --------------------------------------------------------------------------------------------------- */

/* Where the label stands or would stand. */
static size_t position(const struct lg_labels *l, struct lg_slice jurisdiction, struct lg_slice requirement)
{
	size_t lo = 0, hi = l->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = lg_slice_cmp(l->v[mid].jurisdiction, jurisdiction);
		if (c == 0)
			c = lg_slice_cmp(l->v[mid].requirement, requirement);
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool stands_at(const struct lg_labels *l, size_t at, struct lg_slice jurisdiction, struct lg_slice requirement)
{
	return at < l->n && lg_slice_eq(l->v[at].jurisdiction, jurisdiction) &&
	       lg_slice_eq(l->v[at].requirement, requirement);
}

const struct lg_label *lg_labels_find(const struct lg_labels *l, struct lg_slice jurisdiction,
				      struct lg_slice requirement)
{
	size_t at = position(l, jurisdiction, requirement);
	return stands_at(l, at, jurisdiction, requirement) ? &l->v[at] : NULL;
}

static int find_or_add(struct lg_label **out, struct lg_labels *l, struct lg_slice jurisdiction,
		       struct lg_slice requirement, bool *added)
{
	size_t at = position(l, jurisdiction, requirement);
	*added = !stands_at(l, at, jurisdiction, requirement);
	if (*added) {
		if (!LG_VEC_ROOM(l->arena, l))
			return LG_ENOMEM;
		memmove(l->v + at + 1, l->v + at, (l->n - at) * sizeof *l->v);
		l->v[at] = (struct lg_label){.jurisdiction = jurisdiction, .requirement = requirement};
		l->n++;
	}
	*out = &l->v[at];
	return LG_OK;
}

/* ---- articles ------------------------------------------------------------------------------------------------- */

static bool is_article_part(struct lg_slice part)
{
	return lg_slice_starts(part, "art_") || lg_slice_starts(part, "sec_") || lg_slice_starts(part, "rule_") ||
	       lg_slice_starts(part, "reg_");
}

/* "chp_1__art_255-2__para_3" -> "art_255-2": the last part that is an article or a section, else the first part. */
static struct lg_slice article_part(struct lg_slice eid)
{
	struct lg_slice first = {0}, last = {0};
	for (size_t begin = 0; begin <= eid.n;) {
		size_t end = lg_slice_find(lg_slice_sub(eid, begin, eid.n), LG_LIT("__"));
		end = end == SIZE_MAX ? eid.n : begin + end;
		struct lg_slice part = lg_slice_sub(eid, begin, end);
		if (begin == 0)
			first = part;
		if (is_article_part(part))
			last = part;
		begin = end + 2;
	}
	return last.n ? last : first;
}

/* What one character of an eId is in the comparable form; NULL: itself. Suffix letters are the same in both scripts. */
static const char *comparable(struct lg_slice rest)
{
	static const struct {
		const char *from, *to;
	} table[] = {
		{" ", ""},  {"\t", ""}, {"\n", ""}, {"\r", ""}, {".", ""},  {"^", ""},	{"\u00a0", ""}, {"–", ""},
		{"—", ""},  {"а", "a"}, {"б", "b"}, {"в", "v"}, {"г", "g"}, {"д", "d"}, {"е", "e"},	{"ж", "ž"},
		{"А", "a"}, {"Б", "b"}, {"В", "v"}, {"Г", "g"}, {"Д", "d"}, {"Е", "e"}, {"Ж", "ž"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (lg_slice_starts(rest, table[i].from))
			return table[i].to;
	return NULL;
}

static void put_lower(struct lg_buf *b, char c)
{
	lg_buf_char(b, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
}

static size_t sequence_length(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

void lg_article_put(struct lg_buf *b, struct lg_slice eid)
{
	struct lg_slice part = article_part(lg_slice_trim(eid));
	while (part.n) {
		size_t n = sequence_length((unsigned char)part.p[0]);
		const char *as = comparable(part);
		if (as)
			lg_buf_str(b, as);
		for (size_t i = 0; !as && i < n && i < part.n; i++)
			put_lower(b, part.p[i]);
		part = lg_slice_sub(part, n, part.n);
	}
}

/* Adds "act#article" to the label's set. */
static int add_article(struct lg_labels *l, struct lg_label *label, struct lg_slice act, struct lg_slice eid)
{
	struct lg_buf b;
	struct lg_slice key;
	lg_buf_init(&b, 0);
	act = lg_slice_trim(act);
	for (size_t i = 0; i < act.n; i++)
		put_lower(&b, act.p[i]);
	lg_buf_char(&b, '#');
	lg_article_put(&b, eid);
	bool ok = lg_buf_status(&b) == LG_OK && lg_arena_copy(l->arena, lg_buf_slice(&b), &key) &&
		  LG_VEC_ROOM(l->arena, &label->article);
	lg_buf_done(&b);
	if (!ok)
		return LG_ENOMEM;
	size_t at = 0;
	while (at < label->article.n && lg_slice_cmp(label->article.v[at], key) < 0)
		at++;
	if (at < label->article.n && lg_slice_eq(label->article.v[at], key))
		return LG_OK;
	memmove(label->article.v + at + 1, label->article.v + at, (label->article.n - at) * sizeof key);
	label->article.v[at] = key;
	label->article.n++;
	return LG_OK;
}

/* "act#eid;act#eid" */
static int add_citations(struct lg_labels *l, struct lg_label *label, struct lg_slice list)
{
	while (list.n) {
		const char *semicolon = memchr(list.p, ';', list.n);
		size_t n = semicolon ? (size_t)(semicolon - list.p) : list.n;
		struct lg_slice one = lg_slice_sub(list, 0, n);
		const char *hash = one.n ? memchr(one.p, '#', one.n) : NULL;
		if (hash) {
			size_t at = (size_t)(hash - one.p);
			struct lg_slice act = lg_slice_sub(one, 0, at), eid = lg_slice_sub(one, at + 1, one.n);
			LG_TRY(add_article(l, label, act, eid));
			if (!LG_VEC_ROOM(l->arena, &label->cited))
				return LG_ENOMEM;
			label->cited.v[label->cited.n++] = (struct lg_cited){lg_slice_trim(act), lg_slice_trim(eid)};
		}
		list = lg_slice_sub(list, n + 1, list.n);
	}
	return LG_OK;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static int upper(struct lg_slice *out, struct lg_arena *a, struct lg_slice s)
{
	char *p = lg_arena_alloc(a, s.n + 1);
	if (!p)
		return LG_ENOMEM;
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32 : s.p[i]);
	*out = (struct lg_slice){p, s.n};
	return LG_OK;
}

static struct lg_slice cell(const struct lg_csv *t, size_t row, const char *column)
{
	return lg_csv_cell(t, row, lg_csv_column(t, column));
}

static int parse(struct lg_csv *t, struct lg_labels *l, struct lg_slice csv, struct lg_slice file, struct lg_diags *d)
{
	static const char *const needed[] = {"jurisdiction", "requirement", "verdict"};
	LG_TRY(lg_csv_parse(t, l->arena, csv, file, d));
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		if (lg_csv_column(t, needed[i]) != SIZE_MAX)
			continue;
		lg_diag(d, LG_ERROR, file, 1, 0, "has no column \"%s\"", needed[i]);
		return LG_EPARSE;
	}
	return LG_OK;
}

/* The label of a row: of its cell's first row, or of its last when later_wins. A verdict that is none of ours is an
 * error of the table. */
static int row_label(struct lg_label **out, struct lg_labels *l, const struct lg_csv *t, size_t row,
		     struct lg_slice file, bool later_wins, struct lg_diags *d)
{
	bool added;
	struct lg_slice jurisdiction, verdict;
	LG_TRY(upper(&jurisdiction, l->arena, cell(t, row, "jurisdiction")));
	LG_TRY(upper(&verdict, l->arena, lg_slice_trim(cell(t, row, "verdict"))));
	enum lg_verdict v = lg_verdict_from_name(verdict);
	if (v == LG_VERDICT_MAX) {
		lg_diag(d, LG_ERROR, file, t->line[row], 0, "unknown verdict \"%.*s\"", (int)verdict.n, verdict.p);
		return LG_EPARSE;
	}
	LG_TRY(find_or_add(out, l, jurisdiction, cell(t, row, "requirement"), &added));
	if (added || later_wins) {
		(*out)->verdict = v;
		(*out)->article.n = 0;
		(*out)->cited.n = 0;
	}
	return LG_OK;
}

int lg_labels_read_gold(struct lg_labels *l, struct lg_slice csv, struct lg_slice file, bool low, struct lg_diags *d)
{
	struct lg_csv t;
	LG_TRY(parse(&t, l, csv, file, d));
	for (size_t i = 0; i < t.nrows; i++) {
		struct lg_label *label;
		if (!low && lg_slice_is(cell(&t, i, "confidence"), "low"))
			continue;
		LG_TRY(row_label(&label, l, &t, i, file, true, d));
		LG_TRY(add_citations(l, label, cell(&t, i, "citations")));
	}
	return LG_OK;
}

int lg_labels_read_findings(struct lg_labels *l, struct lg_slice csv, struct lg_slice file, struct lg_diags *d)
{
	struct lg_csv t;
	LG_TRY(parse(&t, l, csv, file, d));
	for (size_t i = 0; i < t.nrows; i++) {
		struct lg_label *label;
		struct lg_slice eid = cell(&t, i, "eid");
		LG_TRY(row_label(&label, l, &t, i, file, false, d));
		if (eid.n)
			LG_TRY(add_article(l, label, cell(&t, i, "act"), eid));
	}
	return LG_OK;
}

void lg_labels_filter(struct lg_labels *l, bool (*keep)(void *self, struct lg_slice requirement), void *self)
{
	size_t n = 0;
	for (size_t i = 0; i < l->n; i++)
		if (keep(self, l->v[i].requirement))
			l->v[n++] = l->v[i];
	l->n = n;
}
