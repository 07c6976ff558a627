/* SPDX-License-Identifier: MIT */
#include "emit/section.h"

#include "emit/report.h"
#include "emit/section_build.h"

/* The order in which assessors read. Themes that are not here follow in the order of the checklist. */
static const char *const theme_order[] = {
	"definitions", "offence",     "ict-offence", "sanctions",  "jurisdiction", "liability",
	"procedure",   "victims",     "prevention",  "reporting",  "industry",	   "institutions",
	"data",	       "cooperation", "treaties",    "indicators",
};
#define NTHEMES_KNOWN (sizeof theme_order / sizeof *theme_order)

/* ---- themes --------------------------------------------------------------------------------------------------- */

static bool has_theme(const struct lg_section *s, struct lg_slice id)
{
	for (size_t i = 0; i < s->nthemes; i++)
		if (lg_slice_eq(s->theme[i].id, id))
			return true;
	return false;
}

static void add_theme(struct lg_section *s, struct lg_slice id)
{
	if (!has_theme(s, id))
		s->theme[s->nthemes++].id = id;
}

static bool is_used(const struct lg_matrix *m, struct lg_slice theme)
{
	for (size_t r = 0; r < m->checklist->nrequirements; r++)
		if (lg_report_shows(m, r) && lg_slice_eq(m->checklist->requirement[r].theme, theme))
			return true;
	return false;
}

static int list_themes(struct lg_section *s)
{
	const struct lg_checklist *c = s->matrix->checklist;
	s->theme = lg_arena_array(s->arena, NTHEMES_KNOWN + c->nrequirements, sizeof *s->theme);
	if (!s->theme)
		return LG_ENOMEM;
	for (size_t i = 0; i < NTHEMES_KNOWN; i++)
		if (is_used(s->matrix, lg_slice_from(theme_order[i])))
			add_theme(s, lg_slice_from(theme_order[i]));
	for (size_t r = 0; r < c->nrequirements; r++)
		if (lg_report_shows(s->matrix, r))
			add_theme(s, c->requirement[r].theme);
	return LG_OK;
}

/* ---- findings ------------------------------------------------------------------------------------------------- */

/* How many requirements of the instrument are shown: the one that rules the section stands first in each theme. */
static size_t weight_of(const struct lg_matrix *m, uint32_t instrument)
{
	size_t n = 0;
	for (size_t r = 0; r < m->checklist->nrequirements; r++)
		n += lg_report_shows(m, r) && m->checklist->requirement[r].instrument == instrument;
	return n;
}

static int list_instruments(uint32_t **out, const struct lg_section *s)
{
	size_t n = s->matrix->checklist->ninstruments;
	uint32_t *order = lg_arena_array(s->arena, n + 1, sizeof *order);
	if (!order)
		return LG_ENOMEM;
	for (uint32_t i = 0; i < n; i++) {
		size_t at = i;
		for (; at > 0 && weight_of(s->matrix, order[at - 1]) < weight_of(s->matrix, i); at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	*out = order;
	return LG_OK;
}

static void add_finding(struct lg_section *s, struct lg_section_theme *theme, size_t r)
{
	struct lg_section_finding *f = &theme->finding[theme->nfindings++];
	*f = (struct lg_section_finding){.index = r,
					 .requirement = &s->matrix->checklist->requirement[r],
					 .cell = &s->place->cell[r],
					 .advice = lg_advice(s->matrix, s->jurisdiction, r),
					 .example = {.jurisdiction = s->matrix->njurisdictions}};
	if (f->advice.given)
		f->example = lg_good_practice(s->matrix, s->jurisdiction, r);
	theme->of[f->cell->verdict]++;
	s->of[f->cell->verdict]++;
	s->total++;
}

static int fill_theme(struct lg_section *s, struct lg_section_theme *theme, const uint32_t *instruments)
{
	const struct lg_checklist *c = s->matrix->checklist;
	theme->finding = lg_arena_array(s->arena, c->nrequirements + 1, sizeof *theme->finding);
	if (!theme->finding)
		return LG_ENOMEM;
	for (size_t i = 0; i < c->ninstruments; i++)
		for (size_t r = 0; r < c->nrequirements; r++)
			if (c->requirement[r].instrument == instruments[i] && lg_report_shows(s->matrix, r) &&
			    lg_slice_eq(c->requirement[r].theme, theme->id))
				add_finding(s, theme, r);
	return LG_OK;
}

/* ---- findings that repeat another ----------------------------------------------------------------------------- */

static bool maps_equal(const struct lg_requirement *a, const struct lg_requirement *b)
{
	for (size_t i = 0; i < a->nmappings; i++)
		if (a->mapping[i].relation == LG_MAP_EQUAL && lg_slice_eq(a->mapping[i].requirement, b->id))
			return true;
	return false;
}

static bool repeats(const struct lg_section_finding *f, const struct lg_section_finding *earlier)
{
	return !earlier->same && f->requirement->instrument != earlier->requirement->instrument &&
	       f->cell->verdict == earlier->cell->verdict &&
	       (maps_equal(f->requirement, earlier->requirement) || maps_equal(earlier->requirement, f->requirement));
}

static const struct lg_section_finding *earlier_equal(const struct lg_section *s, const struct lg_section_finding *f)
{
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++) {
			const struct lg_section_finding *earlier = &s->theme[t].finding[i];
			if (earlier == f)
				return NULL;
			if (repeats(f, earlier))
				return earlier;
		}
	return NULL;
}

static void find_repeated(struct lg_section *s)
{
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++)
			s->theme[t].finding[i].same = earlier_equal(s, &s->theme[t].finding[i]);
}

/* ---- findings that others make up ----------------------------------------------------------------------------- */

static const struct lg_section_finding *finding_of(const struct lg_section *s, uint32_t requirement)
{
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++)
			if (s->theme[t].finding[i].index == requirement)
				return &s->theme[t].finding[i];
	return NULL;
}

static bool is_part(const struct lg_section_finding *f, const struct lg_section_finding *part)
{
	for (size_t i = 0; i < f->nparts; i++)
		if (f->part[i] == part)
			return true;
	return false;
}

static bool asks_only_requirements(const struct lg_expr *x)
{
	bool only = x->op == LG_OP_REQUIREMENT || x->op == LG_OP_ALL || x->op == LG_OP_ANY;
	for (size_t i = 0; only && i < x->nchildren; i++)
		only = asks_only_requirements(x->child[i]);
	return only;
}

/* A profile may leave some of them out. */
static bool all_shown(const struct lg_section *s, const struct lg_expr *x)
{
	bool all = x->op != LG_OP_REQUIREMENT || finding_of(s, x->ref);
	for (size_t i = 0; all && i < x->nchildren; i++)
		all = all_shown(s, x->child[i]);
	return all;
}

static void add_parts(const struct lg_section *s, struct lg_section_finding *f, const struct lg_expr *x)
{
	const struct lg_section_finding *part = x->op == LG_OP_REQUIREMENT ? finding_of(s, x->ref) : NULL;
	if (part && part != f && !is_part(f, part))
		f->part[f->nparts++] = part;
	for (size_t i = 0; i < x->nchildren; i++)
		add_parts(s, f, x->child[i]);
}

static bool any_advice(const struct lg_section *s, const struct lg_expr *x)
{
	const struct lg_section_finding *part = x->op == LG_OP_REQUIREMENT ? finding_of(s, x->ref) : NULL;
	bool any = part && part->advice.given;
	for (size_t i = 0; i < x->nchildren; i++)
		any |= any_advice(s, x->child[i]);
	return any;
}

/* Is each missing element a matter of requirements that are advised on? */
static bool is_advised_by_parts(const struct lg_section *s, const struct lg_section_finding *f)
{
	const struct lg_requirement *r = f->requirement;
	bool advised = f->nparts > 0 && f->cell->state && f->cell->verdict != LG_CONTRADICTED;
	for (uint32_t i = 0; advised && i < r->nelements; i++)
		if (f->cell->state[i] == LG_ELEMENT_MISSING && !r->element[i].optional)
			advised = asks_only_requirements(r->element[i].expr) && any_advice(s, r->element[i].expr);
	return advised;
}

static int find_parts(struct lg_section *s, struct lg_section_finding *f)
{
	const struct lg_requirement *r = f->requirement;
	f->part = lg_arena_array(s->arena, s->total + 1, sizeof *f->part);
	if (!f->part)
		return LG_ENOMEM;
	f->only_parts = r->nelements > 0;
	for (uint32_t i = 0; i < r->nelements; i++) {
		if (!r->element[i].expr) {
			f->only_parts = false;
			continue;
		}
		add_parts(s, f, r->element[i].expr);
		f->only_parts =
			f->only_parts && asks_only_requirements(r->element[i].expr) && all_shown(s, r->element[i].expr);
	}
	f->only_parts = f->only_parts && f->nparts > 0;
	f->advised_by_parts = is_advised_by_parts(s, f);
	return LG_OK;
}

static int find_all_parts(struct lg_section *s)
{
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++)
			LG_TRY(find_parts(s, &s->theme[t].finding[i]));
	return LG_OK;
}

/* ---- recommendations ------------------------------------------------------------------------------------------ */

/* Negative when a is the more urgent. */
static int urgency(const struct lg_section_finding *a, const struct lg_section_finding *b)
{
	if (a->advice.priority != b->advice.priority)
		return a->advice.priority > b->advice.priority ? -1 : 1;
	return (a->advice.timescale > b->advice.timescale) - (a->advice.timescale < b->advice.timescale);
}

static void insert_recommendation(struct lg_section *s, const struct lg_section_finding *f)
{
	size_t at = s->nrecommendations++;
	for (; at > 0 && urgency(s->recommendation[at - 1], f) > 0; at--)
		s->recommendation[at] = s->recommendation[at - 1];
	s->recommendation[at] = f;
}

static int list_recommendations(struct lg_section *s)
{
	s->recommendation = lg_arena_array(s->arena, s->total + 1, sizeof *s->recommendation);
	if (!s->recommendation)
		return LG_ENOMEM;
	for (size_t t = 0; t < s->nthemes; t++)
		for (size_t i = 0; i < s->theme[t].nfindings; i++) {
			const struct lg_section_finding *f = &s->theme[t].finding[i];
			if (f->advice.given && !f->same && !f->advised_by_parts)
				insert_recommendation(s, f);
		}
	return LG_OK;
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

struct lg_slice lg_country_name(const struct lg_jurisdiction *j)
{
	struct lg_slice told = lg_fact_value(j, LG_LIT("country-name"));
	return told.n ? told : j->name;
}

static int build(struct lg_section *s)
{
	uint32_t *instruments;
	s->country = lg_country_name(s->place);
	LG_TRY(list_themes(s));
	LG_TRY(list_instruments(&instruments, s));
	for (size_t t = 0; t < s->nthemes; t++)
		LG_TRY(fill_theme(s, &s->theme[t], instruments));
	find_repeated(s);
	LG_TRY(find_all_parts(s));
	LG_TRY(list_recommendations(s));
	LG_TRY(lg_section_add_facts(s));
	LG_TRY(lg_section_add_questions(s));
	LG_TRY(lg_section_add_charges(s));
	return lg_section_add_lacks(s);
}

int lg_section_new(struct lg_section **out, const struct lg_matrix *m, size_t j)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_section *s = a ? lg_arena_alloc(a, sizeof *s) : NULL;
	int status = LG_ENOMEM;
	if (s) {
		*s = (struct lg_section){.arena = a, .matrix = m, .jurisdiction = j, .place = &m->jurisdiction[j]};
		status = build(s);
	}
	if (status) {
		lg_arena_free(a);
		return status;
	}
	*out = s;
	return LG_OK;
}

void lg_section_free(struct lg_section *s)
{
	if (s)
		lg_arena_free(s->arena);
}
