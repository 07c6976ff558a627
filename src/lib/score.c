/* SPDX-License-Identifier: MIT */
/* The figures themselves: see score.h for what they mean. */
#include "lib/score.h"

#include <math.h>

#include "base/csv.h"
#include "lib/labels.h"

#define SHOWN_ARTICLES 6

/* One kind of mistake counted: what was there and found, found only, there only. */
struct counts {
	size_t both, found_only, gold_only;
};

struct figures {
	size_t cells, same, abstained, cited, hit;
	struct counts gap, absent, article;
};

static bool is_not_met(enum lg_verdict v)
{
	return v == LG_PARTIAL || v == LG_GAP || v == LG_CONTRADICTED;
}

static bool is_found(enum lg_verdict v)
{
	return v == LG_MET || v == LG_PARTIAL;
}

static bool is_judged(const struct lg_label *gold)
{
	return gold->verdict != LG_UNKNOWN && gold->verdict != LG_MANUAL;
}

/* What was found for a gold cell; a cell that was not answered is UNKNOWN. */
static struct lg_label answer(const struct lg_labels *found, const struct lg_label *gold)
{
	const struct lg_label *f = lg_labels_find(found, gold->jurisdiction, gold->requirement);
	return f ? *f : (struct lg_label){.verdict = LG_UNKNOWN};
}

/* Both lists are ascending without repetition. */
static struct counts compare_articles(const struct lg_label *gold, const struct lg_label *found)
{
	struct counts c = {0};
	size_t g = 0, f = 0;
	while (g < gold->article.n && f < found->article.n) {
		int order = lg_slice_cmp(gold->article.v[g], found->article.v[f]);
		c.both += order == 0;
		c.gold_only += order < 0;
		c.found_only += order > 0;
		g += order <= 0;
		f += order >= 0;
	}
	c.gold_only += gold->article.n - g;
	c.found_only += found->article.n - f;
	return c;
}

static void count_class(struct counts *c, bool gold, bool found, bool false_alarm)
{
	c->both += gold && found;
	c->gold_only += gold && !found;
	c->found_only += !gold && false_alarm;
}

static void add_cell(struct figures *s, const struct lg_label *gold, const struct lg_label *found)
{
	if (!is_judged(gold))
		return;
	bool unknown = found->verdict == LG_UNKNOWN, gap = is_not_met(found->verdict);
	s->cells++;
	s->same += found->verdict == gold->verdict;
	s->abstained += unknown;
	count_class(&s->gap, is_not_met(gold->verdict), gap, gap || unknown);
	count_class(&s->absent, gold->verdict == LG_GAP, found->verdict == LG_GAP, found->verdict == LG_GAP);
	if (!is_found(gold->verdict) || !is_found(found->verdict) || gold->article.n == 0)
		return;
	struct counts c = compare_articles(gold, found);
	s->cited++;
	s->hit += c.both > 0;
	s->article.both += c.both;
	s->article.gold_only += c.gold_only;
	s->article.found_only += c.found_only;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static double ratio(size_t part, size_t whole)
{
	return whole ? (double)part / (double)whole : NAN;
}

static double precision(const struct counts *c)
{
	return ratio(c->both, c->both + c->found_only);
}

static double recall(const struct counts *c)
{
	return ratio(c->both, c->both + c->gold_only);
}

static void put_ratio(struct lg_buf *b, const char *label, double value)
{
	if (isnan(value)) /* its sign, and so its print, is the machine's business */
		lg_buf_fmt(b, "%snan", label);
	else
		lg_buf_fmt(b, "%s%.3f", label, value);
}

static void pad(struct lg_buf *b, struct lg_slice s, size_t columns)
{
	lg_buf_slice_put(b, s);
	for (size_t n = s.n; n < columns; n++)
		lg_buf_char(b, ' ');
}

static void put_figures(struct lg_buf *b, struct lg_slice name, const struct figures *s)
{
	double p = precision(&s->gap), r = recall(&s->gap), f2 = NAN;
	if (!isnan(p) && !isnan(r) && p + r > 0)
		f2 = 5 * p * r / (4 * p + r);
	pad(b, name, 14);
	lg_buf_fmt(b, " cells %4zu", s->cells);
	put_ratio(b, "  verdicts ", ratio(s->same, s->cells));
	put_ratio(b, "  gap P ", p);
	put_ratio(b, " R ", r);
	put_ratio(b, " F2 ", f2);
	put_ratio(b, "  absent P ", precision(&s->absent));
	put_ratio(b, " R ", recall(&s->absent));
	put_ratio(b, "  cite hit ", ratio(s->hit, s->cited));
	put_ratio(b, " P ", precision(&s->article));
	put_ratio(b, " R ", recall(&s->article));
	lg_buf_fmt(b, "  abstained %zu\n", s->abstained);
}

int lg_score_all(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found)
{
	struct figures all = {0};
	for (size_t i = 0; i < gold->n; i++) {
		struct lg_label f = answer(found, &gold->v[i]);
		add_cell(&all, &gold->v[i], &f);
	}
	put_figures(b, LG_LIT("all"), &all);
	return lg_buf_status(b);
}

/* ---- groups --------------------------------------------------------------------------------------------------- */

struct group {
	struct lg_slice name;
	struct figures figures;
};

struct groups {
	struct lg_arena *arena;
	LG_VEC(struct group) all; /* by name */
};

static struct figures *group_figures(struct groups *g, struct lg_slice name)
{
	size_t at = 0;
	while (at < g->all.n && lg_slice_cmp(g->all.v[at].name, name) < 0)
		at++;
	if (at < g->all.n && lg_slice_eq(g->all.v[at].name, name))
		return &g->all.v[at].figures;
	if (!LG_VEC_ROOM(g->arena, &g->all))
		return NULL;
	for (size_t i = g->all.n++; i > at; i--)
		g->all.v[i] = g->all.v[i - 1];
	g->all.v[at] = (struct group){.name = name};
	return &g->all.v[at].figures;
}

int lg_score_groups(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found,
		    enum lg_score_group by, struct lg_slice (*group_of)(void *self, struct lg_slice jurisdiction),
		    void *self)
{
	struct groups g = {.arena = lg_arena_new()};
	int status = g.arena ? LG_OK : LG_ENOMEM;
	for (size_t i = 0; i < gold->n && status == LG_OK; i++) {
		const struct lg_label *label = &gold->v[i];
		struct lg_slice name = by == LG_SCORE_BY_REQUIREMENT	? label->requirement
				       : by == LG_SCORE_BY_JURISDICTION ? label->jurisdiction
									: group_of(self, label->jurisdiction);
		struct figures *figures = group_figures(&g, name);
		struct lg_label f = answer(found, label);
		if (figures)
			add_cell(figures, label, &f);
		else
			status = LG_ENOMEM;
	}
	for (size_t i = 0; i < g.all.n && status == LG_OK; i++)
		put_figures(b, g.all.v[i].name, &g.all.v[i].figures);
	lg_arena_free(g.arena);
	return status ? status : lg_buf_status(b);
}

/* ---- misses --------------------------------------------------------------------------------------------------- */

static void put_articles(struct lg_buf *b, const struct lg_label *label)
{
	for (size_t i = 0; i < label->article.n && i < SHOWN_ARTICLES; i++) {
		lg_buf_str(b, i ? " " : "");
		lg_buf_slice_put(b, label->article.v[i]);
	}
}

int lg_score_misses(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found)
{
	for (size_t i = 0; i < gold->n; i++) {
		const struct lg_label *g = &gold->v[i];
		struct lg_label f = answer(found, g);
		bool wrong = f.verdict != g->verdict || (is_found(g->verdict) && compare_articles(g, &f).both == 0);
		if (!is_judged(g) || !wrong)
			continue;
		lg_buf_slice_put(b, g->jurisdiction);
		lg_buf_char(b, ' ');
		pad(b, g->requirement, 14);
		lg_buf_fmt(b, " gold %-12s got %-12s gold: ", lg_verdict_name(g->verdict), lg_verdict_name(f.verdict));
		put_articles(b, g);
		lg_buf_str(b, " | got: ");
		put_articles(b, &f);
		lg_buf_char(b, '\n');
	}
	return lg_buf_status(b);
}

/* ---- table ---------------------------------------------------------------------------------------------------- */

struct names {
	struct lg_slice *v; /* ascending, each once */
	size_t n, cap;
};

struct table {
	struct lg_buf *out;
	struct lg_arena *arena;
	const struct lg_labels *gold, *found;
	struct names langs, requirements;
	struct lg_slice *lang; /* per label */
};

static void put_cell(struct lg_buf *b, double value)
{
	lg_buf_char(b, ',');
	if (!isnan(value))
		lg_buf_fmt(b, "%.3f", value);
}

/* One row, when there is anything to count. Empty: all requirements, all languages. */
static void put_row(struct table *t, const char *scope, struct lg_slice requirement, struct lg_slice lang)
{
	struct figures s = {0};
	for (size_t i = 0; i < t->gold->n; i++) {
		const struct lg_label *gold = &t->gold->v[i];
		if ((requirement.n && !lg_slice_eq(gold->requirement, requirement)) ||
		    (lang.n && !lg_slice_eq(t->lang[i], lang)))
			continue;
		struct lg_label found = answer(t->found, gold);
		add_cell(&s, gold, &found);
	}
	if (s.cells == 0)
		return;
	lg_buf_fmt(t->out, "%s,", scope);
	lg_csv_put(t->out, requirement);
	lg_buf_char(t->out, ',');
	lg_csv_put(t->out, lang);
	lg_buf_fmt(t->out, ",%zu", s.cells);
	put_cell(t->out, ratio(s.same, s.cells));
	put_cell(t->out, precision(&s.gap));
	put_cell(t->out, recall(&s.gap));
	put_cell(t->out, ratio(s.hit, s.cited));
	lg_buf_fmt(t->out, ",%zu\n", s.abstained);
}

static int add_name(struct names *to, struct lg_arena *a, struct lg_slice name)
{
	size_t at = to->n;
	while (at && lg_slice_cmp(to->v[at - 1], name) > 0)
		at--;
	if (at && lg_slice_eq(to->v[at - 1], name))
		return LG_OK;
	if (!LG_VEC_ROOM(a, to))
		return LG_ENOMEM;
	for (size_t i = to->n++; i > at; i--)
		to->v[i] = to->v[i - 1];
	to->v[at] = name;
	return LG_OK;
}

static int collect_names(struct table *t, struct lg_slice (*lang_of)(void *self, struct lg_slice jurisdiction),
			 void *self)
{
	t->lang = lg_arena_array(t->arena, t->gold->n + 1, sizeof *t->lang);
	if (!t->lang)
		return LG_ENOMEM;
	for (size_t i = 0; i < t->gold->n; i++) {
		t->lang[i] = lang_of(self, t->gold->v[i].jurisdiction);
		LG_TRY(add_name(&t->langs, t->arena, t->lang[i]));
		LG_TRY(add_name(&t->requirements, t->arena, t->gold->v[i].requirement));
	}
	return LG_OK;
}

static void put_rows(struct table *t)
{
	const struct lg_slice all = LG_LIT("");
	lg_buf_str(t->out, "scope,key,lang,cells,verdicts,gap_p,gap_r,cite_hit,abstained\n");
	put_row(t, "all", all, all);
	for (size_t i = 0; i < t->langs.n; i++)
		put_row(t, "language", all, t->langs.v[i]);
	for (size_t r = 0; r < t->requirements.n; r++) {
		put_row(t, "requirement", t->requirements.v[r], all);
		for (size_t i = 0; i < t->langs.n; i++)
			put_row(t, "requirement", t->requirements.v[r], t->langs.v[i]);
	}
}

int lg_score_csv(struct lg_buf *b, const struct lg_labels *gold, const struct lg_labels *found,
		 struct lg_slice (*lang_of)(void *self, struct lg_slice jurisdiction), void *self)
{
	struct table t = {.out = b, .arena = lg_arena_new(), .gold = gold, .found = found};
	int status = t.arena ? collect_names(&t, lang_of, self) : LG_ENOMEM;
	if (status == LG_OK)
		put_rows(&t);
	lg_arena_free(t.arena);
	return status ? status : lg_buf_status(b);
}
