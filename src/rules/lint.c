/* SPDX-License-Identifier: MIT */
/* What is legal in rule files and yet most likely a mistake. Every finding is a warning at its place. */
#include "model/literal.h"
#include "rules/rules.h"

#include "base/buf.h"

#include <stdlib.h>

#define EXAMPLES_MIN 3
#define NUMBER_MAX 25 /* ages and the usual terms of years */
#define TWENTY 20

struct lint {
	const struct lg_checklist *checklist;
	const struct lg_lexicon *lexicon; /* the one at hand */
	struct lg_arena *scratch;
	struct lg_diags *diags;
	bool *used; /* per concept: some requirement asks for it */
};

#define WARN(l, place, ...) lg_diag((l)->diags, LG_WARNING, (place).file, (place).line, 0, __VA_ARGS__)

static const char *id_of(const struct lint *l, uint32_t concept)
{
	return l->checklist->concept[concept].id.p; /* NUL-terminated: arena copy */
}

/* ---- checklist ----------------------------------------------------------------------------------------------- */

static void mark_used(struct lint *l)
{
	for (size_t i = 0; i < l->checklist->nrequirements; i++) {
		const struct lg_requirement *r = &l->checklist->requirement[i];
		for (size_t k = 0; k < r->nconcepts; k++)
			l->used[r->concepts[k]] = true;
	}
	l->used[l->checklist->reference_concept] = true;
}

static void lint_concepts(const struct lint *l)
{
	for (uint32_t i = 0; i < l->checklist->nconcepts; i++)
		if (!l->used[i])
			WARN(l, l->checklist->concept[i].place, "no requirement uses concept \"%s\"", id_of(l, i));
}

static void lint_requirements(const struct lint *l)
{
	for (size_t i = 0; i < l->checklist->nrequirements; i++) {
		const struct lg_requirement *r = &l->checklist->requirement[i];
		if (r->nexamples == 0 && r->evidence != LG_NON_LEGISLATIVE)
			WARN(l, r->place, "requirement \"%s\" has no example", r->id.p);
		if (r->question.n == 0 && r->evidence == LG_NON_LEGISLATIVE)
			WARN(l, r->place, "requirement \"%s\" is for the interview list and has no question", r->id.p);
	}
}

/* ---- a lexicon's concepts ------------------------------------------------------------------------------------ */

struct tally {
	size_t patterns, examples, near_misses;
	struct lg_place first; /* of its patterns and examples */
};

static void count(const struct lint *l, struct tally *of)
{
	for (size_t i = 0; i < l->lexicon->nexamples; i++) {
		const struct lg_example *e = &l->lexicon->example[i];
		of[e->concept].examples += !e->near_miss;
		of[e->concept].near_misses += e->near_miss;
		if (!of[e->concept].first.line || e->place.line < of[e->concept].first.line)
			of[e->concept].first = e->place;
	}
	for (size_t i = 0; i < l->lexicon->npatterns; i++) {
		const struct lg_pattern *p = &l->lexicon->pattern[i];
		of[p->concept].patterns += !p->anti;
		if (!of[p->concept].first.line || p->place.line < of[p->concept].first.line)
			of[p->concept].first = p->place;
	}
}

static void lint_coverage(const struct lint *l)
{
	struct tally *of = lg_arena_array(l->scratch, l->checklist->nconcepts, sizeof *of);
	if (!of)
		return;
	count(l, of);
	for (uint32_t c = 0; c < l->checklist->nconcepts; c++) {
		if (l->used[c] && of[c].patterns == 0)
			WARN(l, l->lexicon->place, "%s does not say concept \"%s\", which requirements use",
			     l->lexicon->language.code.p, id_of(l, c));
		if (of[c].patterns && (of[c].examples < EXAMPLES_MIN || of[c].near_misses < EXAMPLES_MIN))
			WARN(l, of[c].first, "concept \"%s\" has %zu examples and %zu near misses, %d of each are due",
			     id_of(l, c), of[c].examples, of[c].near_misses, EXAMPLES_MIN);
	}
}

/* ---- patterns ------------------------------------------------------------------------------------------------ */

static void lint_anchor(const struct lint *l, const struct lg_pattern *p)
{
	struct lg_literals found;
	if (p->literal.n || lg_pattern_literals(&found, l->scratch, p->regex) || found.anchor != LG_ANCHOR_NONE)
		return;
	WARN(l, p->place, "pattern of \"%s\" has no fixed word that every match holds, so it is tried everywhere: %s",
	     id_of(l, p->concept), p->source.p);
}

static bool gives_value(const struct lg_pattern *p)
{
	static const char *const groups[] = {"(?<years>", "(?<months>", "(?<days>", "(?<n>"};
	bool gives = p->value != LG_NO_VALUE;
	for (size_t i = 0; i < sizeof groups / sizeof *groups && !gives; i++)
		gives = lg_slice_find(p->regex, lg_slice_from(groups[i])) != SIZE_MAX;
	return gives;
}

static void lint_value(const struct lint *l, const struct lg_pattern *p)
{
	if (l->checklist->concept[p->concept].unit == LG_UNIT_NONE && gives_value(p))
		WARN(l, p->place, "concept \"%s\" has no unit, so the value of this is lost: %s", id_of(l, p->concept),
		     p->source.p);
}

static int by_wording(const void *x, const void *y)
{
	const struct lg_pattern *a = *(const struct lg_pattern *const *)x, *b = *(const struct lg_pattern *const *)y;
	if (a->concept != b->concept)
	return a->concept < b->concept ? -1 : 1;
	if (a->anti != b->anti)
		return a->anti ? 1 : -1;
	int c = lg_slice_cmp(a->regex, b->regex);
	return c ? c : a < b ? -1 : a > b;
}

/* The same words twice in a concept, whichever way they are written. */
static void lint_twice(const struct lint *l)
{
	size_t n = l->lexicon->npatterns;
	const struct lg_pattern **sorted = lg_arena_array(l->scratch, n, sizeof(struct lg_pattern *));
	if (!sorted || n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		sorted[i] = &l->lexicon->pattern[i];
	qsort(sorted, n, sizeof *sorted, by_wording);
	for (size_t i = 1; i < n; i++) {
		const struct lg_pattern *a = sorted[i - 1], *b = sorted[i];
		if (a->concept == b->concept && a->anti == b->anti && lg_slice_eq(a->regex, b->regex))
			WARN(l, b->place, "concept \"%s\" has this on line %u already: %s", id_of(l, b->concept),
			     (unsigned)a->place.line, b->source.p);
	}
}

/* ---- numbers ------------------------------------------------------------------------------------------------- */

static bool has_word(const struct lg_language *lang, uint32_t value)
{
	for (size_t i = 0; i < lang->nnumbers; i++)
		if (lang->number[i].value == value)
			return true;
	return value > TWENTY && has_word(lang, TWENTY) && has_word(lang, value - TWENTY); /* "twenty-one" */
}

static void lint_numbers(const struct lint *l)
{
	struct lg_buf missing;
	lg_buf_init(&missing, 0);
	for (uint32_t v = 1; v <= NUMBER_MAX; v++)
		if (!has_word(&l->lexicon->language, v))
			lg_buf_fmt(&missing, "%s%u", missing.len ? ", " : "", (unsigned)v);
	if (missing.len && lg_buf_status(&missing) == LG_OK)
		WARN(l, l->lexicon->place, "%s has no number word for %s", l->lexicon->language.code.p, missing.bytes);
	lg_buf_done(&missing);
}

/* ---- all ----------------------------------------------------------------------------------------------------- */

static void lint_lexicon(const struct lint *l)
{
	lint_numbers(l);
	lint_coverage(l);
	for (size_t i = 0; i < l->lexicon->npatterns; i++) {
		lint_anchor(l, &l->lexicon->pattern[i]);
		lint_value(l, &l->lexicon->pattern[i]);
	}
	lint_twice(l);
}

void lg_rules_lint(const struct lg_checklist *c, const struct lg_lexicon *const *lexicons, size_t n, struct lg_diags *d)
{
	struct lint l = {.checklist = c, .scratch = lg_arena_new(), .diags = d};
	if (l.scratch)
		l.used = lg_arena_array(l.scratch, c->nconcepts, sizeof *l.used);
	if (l.used) {
		mark_used(&l);
		lint_concepts(&l);
		lint_requirements(&l);
		for (size_t i = 0; i < n; i++) {
			l.lexicon = lexicons[i];
			lint_lexicon(&l);
		}
	}
	lg_arena_free(l.scratch);
}
