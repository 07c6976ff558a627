/* SPDX-License-Identifier: MIT */
/* Pillars, tiers, ranks, common challenges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "emit/score.h"

#define S(text)                                                                                                        \
	{                                                                                                              \
		text, sizeof(text) - 1                                                                                 \
	}
#define N 8

static struct lg_requirement requirements[N] = {
	{.theme = S("offence")},     {.theme = S("offence")},	  {.theme = S("industry")},
	{.theme = S("industry")},    {.theme = S("prevention")},  {.theme = S("institutions")},
	{.theme = S("cooperation")}, {.theme = S("cooperation")},
};
static const struct lg_checklist checklist = {.requirement = requirements, .nrequirements = N};
static struct lg_fact west = {S("region"), S("west"), S("")};

static struct lg_jurisdiction place(const char *letters, struct lg_cell cells[N], struct lg_fact *region)
{
	for (int r = 0; r < N; r++)
		cells[r].verdict = letters[r] == 'm'   ? LG_MET
				   : letters[r] == 'p' ? LG_PARTIAL
				   : letters[r] == 'g' ? LG_GAP
				   : letters[r] == 'c' ? LG_CONTRADICTED
				   : letters[r] == 'i' ? LG_MANUAL
						       : LG_UNKNOWN;
	return (struct lg_jurisdiction){.cell = cells, .fact = region, .nfacts = region != NULL};
}

static void what_could_not_be_judged_does_not_count(void **state)
{
	struct lg_cell cells[3][N];
	/*                                         legal  tech   cap org  coop */
	struct lg_jurisdiction places[] = {place("mp"
						 "mu"
						 "m"
						 "g"
						 "ui",
						 cells[0], &west),
					   place("mm"
						 "mm"
						 "i"
						 "m"
						 "mm",
						 cells[1], &west),
					   place("mc"
						 "uu"
						 "u"
						 "u"
						 "uu",
						 cells[2], NULL)};
	struct lg_matrix m = {.checklist = &checklist, .jurisdiction = places, .njurisdictions = 3};
	struct lg_score *s = lg_scores_new(&m);
	(void)state;
	assert_int_equal(s[0].pillar[LG_PILLAR_LEGAL].thousandths, 150);
	assert_int_equal(s[0].pillar[LG_PILLAR_TECHNICAL].thousandths, 200); /* half of it could be judged */
	assert_int_equal(s[0].pillar[LG_PILLAR_ORGANISATION].thousandths, 0);
	assert_int_equal(s[0].pillar[LG_PILLAR_COOPERATION].thousandths, LG_NO_SHARE); /* UNKNOWN is no gap */
	assert_int_equal(s[0].known, 4);
	assert_int_equal(s[0].thousandths, 688); /* 550 of 800 */
	assert_int_equal(s[0].tier, 3);
	assert_int_equal(s[1].thousandths, 1000);
	assert_int_equal(s[1].tier, 1);
	assert_int_equal(s[2].pillar[LG_PILLAR_LEGAL].thousandths, 100);
	assert_int_equal(s[2].thousandths, LG_NO_SHARE); /* one pillar is no score */
	assert_int_equal(s[2].tier, 0);
	free(s);
}

static void ranks_are_shared_and_regional(void **state)
{
	static struct lg_fact east = {S("region"), S("east"), S("")};
	struct lg_cell cells[4][N];
	struct lg_jurisdiction places[] = {place("mmmmmmgg", cells[0], &west), place("mmmmmmmm", cells[1], &east),
					   place("mmmmmmgg", cells[2], &west), place("ggmmmmgg", cells[3], &west)};
	static const unsigned rank[] = {2, 1, 2, 4}, region[] = {1, 1, 1, 3};
	struct lg_matrix m = {.checklist = &checklist, .jurisdiction = places, .njurisdictions = 4};
	struct lg_score *s = lg_scores_new(&m);
	(void)state;
	for (int i = 0; i < 4; i++) {
		assert_int_equal(s[i].rank, rank[i]);
		assert_int_equal(s[i].region_rank, region[i]);
	}
	free(s);
}

static void challenges_are_what_most_lack(void **state)
{
	struct lg_cell cells[3][N];
	struct lg_jurisdiction places[] = {place("mgpcmmuu", cells[0], NULL), place("mgpgmpuu", cells[1], NULL),
					   place("mgmgmmuu", cells[2], NULL)};
	struct lg_matrix m = {.checklist = &checklist, .jurisdiction = places, .njurisdictions = 3};
	static const uint32_t expected[] = {1, 3, 2, 5};
	size_t n;
	struct lg_challenge *v = lg_challenges_new(&m, &n);
	(void)state;
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(v[i].requirement, expected[i]);
	assert_int_equal(v[1].lacking, 3);
	assert_int_equal(v[2].of[LG_PARTIAL], 2);
	free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_could_not_be_judged_does_not_count),
		cmocka_unit_test(ranks_are_shared_and_regional),
		cmocka_unit_test(challenges_are_what_most_lack),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
