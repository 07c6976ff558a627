/* SPDX-License-Identifier: MIT */
#include "emit/score.h"

#include <stdlib.h>

#include "emit/advice.h"
#include "emit/report.h"

#define PILLARS_WANTED 3 /* known ones, for a score */

static const struct {
	const char *theme;
	enum lg_pillar pillar;
} themes[] = {
#define X(theme, pillar) {theme, LG_PILLAR_##pillar},
#include "emit/pillars.def"
#undef X
};

/* From the best; those of the ITU's index of 2024. */
static const int32_t tier_floors[LG_TIERS] = {950, 850, 550, 200, 0};

enum lg_pillar lg_pillar_of_theme(struct lg_slice theme)
{
	for (size_t i = 0; i < sizeof themes / sizeof *themes; i++)
		if (lg_slice_is(theme, themes[i].theme))
			return themes[i].pillar;
	return LG_PILLAR_LEGAL;
}

int32_t lg_tier_floor(unsigned tier)
{
	return tier_floors[tier - 1];
}

/* ---- scores --------------------------------------------------------------------------------------------------- */

static void count(struct lg_pillar_score *p, enum lg_verdict v)
{
	p->met += v == LG_MET;
	p->partial += v == LG_PARTIAL;
	p->judged += v == LG_MET || v == LG_PARTIAL || v == LG_GAP || v == LG_CONTRADICTED;
	p->total += v != LG_MANUAL;
}

static void score_pillar(struct lg_pillar_score *p)
{
	uint32_t halves = 2 * p->met + p->partial;
	p->thousandths = LG_NO_SHARE;
	if (p->judged && 2 * p->judged >= p->total)
		p->thousandths = (int32_t)((halves * LG_PILLAR_FULL + p->judged) / (2 * p->judged));
}

static void add_up(struct lg_score *s)
{
	int32_t sum = 0;
	s->thousandths = LG_NO_SHARE;
	for (int i = 0; i < LG_PILLAR_MAX; i++) {
		score_pillar(&s->pillar[i]);
		if (s->pillar[i].thousandths == LG_NO_SHARE)
			continue;
		s->known++;
		sum += s->pillar[i].thousandths;
	}
	if (s->known < PILLARS_WANTED)
		return;
	int32_t known = (int32_t)s->known;
	s->thousandths = (sum * LG_PILLAR_MAX + known / 2) / known;
	while (s->tier < LG_TIERS && s->thousandths < tier_floors[s->tier])
		s->tier++;
	s->tier++;
}

static void rank(struct lg_score *scores, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct lg_score *s = &scores[i];
		if (s->thousandths == LG_NO_SHARE)
			continue;
		s->rank = 1;
		s->region_rank = s->region.n > 0;
		for (size_t k = 0; k < n; k++) {
			bool better = scores[k].thousandths > s->thousandths;
			s->rank += better;
			s->region_rank += better && s->region.n && lg_slice_eq(scores[k].region, s->region);
		}
	}
}

struct lg_score *lg_scores_new(const struct lg_matrix *m)
{
	struct lg_score *scores = calloc(m->njurisdictions + 1, sizeof *scores);
	if (!scores)
		return NULL;
	for (size_t k = 0; k < m->njurisdictions; k++) {
		const struct lg_jurisdiction *j = &m->jurisdiction[k];
		for (size_t r = 0; r < m->checklist->nrequirements; r++)
			if (lg_report_shows(m, r))
				count(&scores[k].pillar[lg_pillar_of_theme(m->checklist->requirement[r].theme)],
				      j->cell[r].verdict);
		scores[k].region = lg_fact_value(j, LG_LIT("region"));
		add_up(&scores[k]);
	}
	rank(scores, m->njurisdictions);
	return scores;
}

/* ---- challenges ----------------------------------------------------------------------------------------------- */

static int most_lacking_first(const void *x, const void *y)
{
	const struct lg_challenge *a = x, *b = y;
	if (a->lacking != b->lacking)
		return a->lacking < b->lacking ? 1 : -1;
	if (a->of[LG_PARTIAL] != b->of[LG_PARTIAL])
		return a->of[LG_PARTIAL] < b->of[LG_PARTIAL] ? 1 : -1;
	return (a->requirement > b->requirement) - (a->requirement < b->requirement);
}

struct lg_challenge *lg_challenges_new(const struct lg_matrix *m, size_t *n)
{
	struct lg_challenge *v = calloc(m->checklist->nrequirements + 1, sizeof *v);
	*n = 0;
	for (uint32_t r = 0; v && r < m->checklist->nrequirements; r++) {
		struct lg_challenge *c = &v[*n];
		if (!lg_report_shows(m, r))
			continue;
		*c = (struct lg_challenge){.requirement = r};
		for (size_t k = 0; k < m->njurisdictions; k++)
			c->of[m->jurisdiction[k].cell[r].verdict]++;
		c->lacking = c->of[LG_GAP] + c->of[LG_CONTRADICTED];
		*n += c->lacking || c->of[LG_PARTIAL];
	}
	if (v && *n)
		qsort(v, *n, sizeof *v, most_lacking_first);
	return v;
}
