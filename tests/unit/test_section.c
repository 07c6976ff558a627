/* SPDX-License-Identifier: MIT */
/* What the section "Legal framework" holds, before any format: priorities, examples from elsewhere, who is asked what.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emit/family.h"
#include "emit/section.h"

#define S(text)                                                                                                        \
	{                                                                                                              \
		text, sizeof(text) - 1                                                                                 \
	}

enum { OFFER, PEER, HOTLINE, SURVEY, EQUAL, NREQUIREMENTS };

static struct lg_element three[] = {{.label = S("conduct"), .core = true},
				    {.label = S("age")},
				    {.label = S("means")},
				    {.label = S("extra"), .optional = true}};
static struct lg_mapping equal[] = {{.requirement = S("A-1"), .relation = LG_MAP_EQUAL}};
static struct lg_requirement requirements[NREQUIREMENTS] = {
	[OFFER] = {.id = S("A-1"),
		   .theme = S("offence"),
		   .element = three,
		   .nelements = 4,
		   .acts = 1u << LG_ACT_CRIMINAL_CODE,
		   .priority = LG_PRIORITY_MEDIUM,
		   .timescale = LG_TIME_MEDIUM,
		   .reservation = S("reservation-A-1")},
	[PEER] = {.id = S("A-2"),
		  .theme = S("definitions"),
		  .element = three,
		  .nelements = 4,
		  .priority = LG_PRIORITY_LOW,
		  .timescale = LG_TIME_SHORT},
	[HOTLINE] = {.id = S("A-3"),
		     .theme = S("reporting"),
		     .acts = 1u << LG_ACT_ELECTRONIC_COMMUNICATIONS,
		     .priority = LG_PRIORITY_HIGH},
	[SURVEY] = {.id = S("A-4"), .theme = S("own"), .question = S("Which?"), .stakeholder = S("bee keepers")},
	[EQUAL] = {.id = S("B-1"),
		   .theme = S("offence"),
		   .instrument = 1,
		   .mapping = equal,
		   .nmappings = 1,
		   .priority = LG_PRIORITY_MEDIUM},
};
static struct lg_instrument instruments[] = {{.id = S("bees"), .title = S("Bee Convention")}, {.id = S("b")}};
static struct lg_concept concepts[] = {{.id = S("provider")}, {.id = S("must")}};
static const struct lg_checklist checklist = {.concept = concepts,
					      .nconcepts = 2,
					      .instrument = instruments,
					      .ninstruments = 2,
					      .requirement = requirements,
					      .nrequirements = NREQUIREMENTS};

#define PLACES 4

struct fixture {
	struct lg_matrix m;
	struct lg_jurisdiction place[PLACES];
	struct lg_matrix_act act[PLACES];
	struct lg_cell cell[PLACES][NREQUIREMENTS];
	uint8_t state[4];
	struct lg_evidence evidence[PLACES][2];
};

static const char *const langs[PLACES] = {"uk", "en", "fr", "uk"};
static const char *const names[PLACES] = {"AA", "BB", "CC", "DD"};

/* AA is the country of the section. All have one criminal code; nothing is found anywhere. */
static struct fixture *make(struct fixture *f)
{
	*f = (struct fixture){.m = {.checklist = &checklist, .jurisdiction = f->place, .njurisdictions = PLACES}};
	for (size_t k = 0; k < PLACES; k++) {
		f->act[k] = (struct lg_matrix_act){
			.lang = lg_slice_from(langs[k]), .units = 5, .kind = LG_ACT_CRIMINAL_CODE};
		f->place[k] = (struct lg_jurisdiction){
			.name = lg_slice_from(names[k]), .act = &f->act[k], .nacts = 1, .cell = f->cell[k]};
		for (size_t i = 0; i < 2; i++)
			f->evidence[k][i] = (struct lg_evidence){(uint32_t)i,
								 {.human = lg_slice_from(names[k]),
								  .quote = LG_LIT("words"),
								  .src_end = 5 + (uint32_t)i}};
		for (size_t r = 0; r < NREQUIREMENTS; r++)
			f->cell[k][r] = (struct lg_cell){.verdict = LG_GAP, .state = f->state};
	}
	return f;
}

static void set_met(struct fixture *f, size_t k, size_t r)
{
	f->cell[k][r] = (struct lg_cell){.verdict = LG_MET, .evidence = f->evidence[k], .nevidence = 2};
}

static struct lg_advice advise(struct fixture *f, enum lg_verdict v, uint8_t age, uint8_t means)
{
	f->cell[0][OFFER].verdict = v;
	f->state[0] = v == LG_GAP ? LG_ELEMENT_MISSING : LG_ELEMENT_FOUND;
	f->state[1] = age;
	f->state[2] = means;
	return lg_advice(&f->m, 0, OFFER);
}

/* ---- advice --------------------------------------------------------------------------------------------------- */

static void priority_is_seriousness_by_distance(void **state)
{
	struct fixture f;
	(void)state;
	make(&f);
	assert_int_equal(advise(&f, LG_GAP, 0, 0).priority, LG_PRIORITY_MEDIUM);
	assert_int_equal(advise(&f, LG_CONTRADICTED, 1, 1).priority, LG_PRIORITY_HIGH);
	assert_int_equal(advise(&f, LG_PARTIAL, 0, 0).priority, LG_PRIORITY_MEDIUM);
	struct lg_advice one =
		advise(&f, LG_PARTIAL, 0, 1); /* the optional element is missing too: it does not count */
	assert_int_equal(one.priority, LG_PRIORITY_LOW);
	assert_int_equal(one.timescale, LG_TIME_SHORT);
	assert_int_equal(one.missing, 1);
	assert_int_equal(one.required, 3);
	assert_int_equal(one.because, LG_S_ADVICE_ONE_MISSING);
	assert_false(advise(&f, LG_MET, 1, 1).given);
	assert_false(advise(&f, LG_UNKNOWN, 0, 0).given);
}

static void a_missing_core_element_is_not_soft(void **state)
{
	struct fixture f;
	(void)state;
	advise(make(&f), LG_PARTIAL, 1, 1);
	f.state[0] = LG_ELEMENT_MISSING;
	assert_int_equal(lg_advice(&f.m, 0, OFFER).priority, LG_PRIORITY_MEDIUM);
}

static void a_treaty_in_force_raises_what_is_absent(void **state)
{
	struct lg_fact facts[] = {{.name = S("treaty-bees"), .value = S("yes")},
				  {.name = S("reservation-A-1"), .value = S("no")}};
	struct fixture f;
	(void)state;
	make(&f);
	f.place[0].fact = facts;
	f.place[0].nfacts = 2;
	assert_int_equal(advise(&f, LG_GAP, 0, 0).priority, LG_PRIORITY_HIGH);
	assert_int_equal(advise(&f, LG_GAP, 0, 0).because, LG_S_ADVICE_ABSENT_BOUND);
	assert_int_equal(advise(&f, LG_PARTIAL, 0, 0).priority, LG_PRIORITY_MEDIUM);
	facts[1].value = LG_LIT("yes"); /* reserved */
	assert_int_equal(advise(&f, LG_GAP, 0, 0).priority, LG_PRIORITY_MEDIUM);
	facts[1].value = LG_LIT("no");
	facts[0].value = LG_LIT("signed");
	assert_int_equal(advise(&f, LG_GAP, 0, 0).priority, LG_PRIORITY_MEDIUM);
	assert_int_equal(lg_advice(&f.m, 0, HOTLINE).priority, LG_PRIORITY_HIGH); /* never above high */
}

/* ---- good practice -------------------------------------------------------------------------------------------- */

static void the_nearest_country_gives_the_example(void **state)
{
	struct fixture f;
	(void)state;
	make(&f);
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, PLACES);
	assert_null(lg_good_practice(&f.m, 0, OFFER).at);
	set_met(&f, 1, OFFER);
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 1); /* common law, for want of another */
	set_met(&f, 2, OFFER);
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 2); /* continental as well */
	set_met(&f, 3, OFFER);
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 3); /* same language */
	f.cell[3][OFFER].nevidence = 0;
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 2); /* nothing to quote there */
	set_met(&f, 0, OFFER);
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 2); /* never its own */
}

static void a_fact_gives_the_tradition(void **state)
{
	struct lg_fact family = {.name = S("legal-family"), .value = S("common-law")};
	struct fixture f;
	(void)state;
	make(&f);
	set_met(&f, 1, OFFER);
	set_met(&f, 2, OFFER);
	f.place[0].fact = &family;
	f.place[0].nfacts = 1;
	assert_int_equal(lg_good_practice(&f.m, 0, OFFER).jurisdiction, 1);
	assert_true(lg_slice_is(lg_legal_tradition(&f.place[2]), "romance"));
	f.act[2].lang = LG_LIT("fr-BE");
	assert_true(lg_slice_is(lg_main_language(&f.place[2]), "fr"));
	f.act[2].unusable = LG_LIT("garbled");
	assert_int_equal(lg_main_language(&f.place[2]).n, 0);
}

static void the_clause_answers_what_is_missing(void **state)
{
	struct fixture f;
	(void)state;
	make(&f);
	set_met(&f, 3, OFFER);
	advise(&f, LG_PARTIAL, 0, 1); /* element 1 is missing */
	assert_ptr_equal(lg_good_practice(&f.m, 0, OFFER).at, &f.evidence[3][1].at);
	advise(&f, LG_GAP, 0, 0);
	assert_ptr_equal(lg_good_practice(&f.m, 0, OFFER).at, &f.evidence[3][0].at);
}

/* ---- the section ---------------------------------------------------------------------------------------------- */

static void findings_stand_by_theme_and_equal_ones_once(void **state)
{
	struct fixture f;
	struct lg_section *s;
	(void)state;
	assert_int_equal(lg_section_new(&s, &make(&f)->m, 0), LG_OK);
	assert_int_equal(s->nthemes, 4);
	assert_true(lg_slice_is(s->theme[0].id, "definitions") && lg_slice_is(s->theme[1].id, "offence"));
	assert_true(lg_slice_is(s->theme[2].id, "reporting") && lg_slice_is(s->theme[3].id, "own"));
	assert_int_equal(s->theme[1].nfindings, 2);
	assert_ptr_equal(s->theme[1].finding[1].same, &s->theme[1].finding[0]); /* B-1 is equal to A-1 */
	assert_int_equal(s->total, NREQUIREMENTS);
	assert_int_equal(s->of[LG_GAP], NREQUIREMENTS);
	lg_section_free(s);
	set_met(&f, 0, OFFER); /* another verdict: nothing is hidden */
	assert_int_equal(lg_section_new(&s, &f.m, 0), LG_OK);
	assert_null(s->theme[1].finding[1].same);
	lg_section_free(s);
}

static void recommendations_begin_with_the_most_urgent(void **state)
{
	struct fixture f;
	struct lg_section *s;
	(void)state;
	make(&f);
	f.cell[0][SURVEY].verdict = LG_MANUAL;
	assert_int_equal(lg_section_new(&s, &f.m, 0), LG_OK);
	assert_int_equal(s->nrecommendations, 3); /* not B-1, not SURVEY */
	assert_int_equal(s->recommendation[0]->index, HOTLINE);
	assert_int_equal(s->recommendation[1]->index, OFFER);
	assert_int_equal(s->recommendation[2]->index, PEER);
	lg_section_free(s);
}

static void who_is_asked_what(void **state)
{
	struct fixture f;
	struct lg_section *s;
	(void)state;
	make(&f);
	f.cell[0][SURVEY].verdict = LG_MANUAL;
	f.cell[0][HOTLINE].verdict = LG_UNKNOWN;
	assert_int_equal(lg_section_new(&s, &f.m, 0), LG_OK);
	assert_int_equal(s->nstakeholders, 2);
	assert_true(lg_slice_is(s->stakeholder[0].name, "regulator")); /* keeps the law on electronic communications */
	assert_int_equal(s->stakeholder[0].question[0].reason, LG_ASK_UNKNOWN);
	assert_int_equal(s->stakeholder[0].question[0].text.n, 0);
	assert_true(lg_slice_is(s->stakeholder[1].name, "bee keepers"));
	assert_int_equal(s->stakeholder[1].question[0].reason, LG_ASK_PRACTICE);
	assert_true(lg_slice_is(s->stakeholder[1].question[0].text, "Which?"));
	lg_section_free(s);
}

static void facts_charges_and_lacks_are_listed(void **state)
{
	struct lg_fact facts[] = {{.name = S("treaty-bees"), .value = S("yes")},
				  {.name = S("treaty-x"), .value = S("no")},
				  {.name = S("reservation-A-1"), .value = S("yes")},
				  {.name = S("cop-agency"), .value = S("no")}};
	struct fixture f;
	struct lg_section *s;
	(void)state;
	make(&f);
	f.place[0].fact = facts;
	f.place[0].nfacts = 4;
	set_met(&f, 0, HOTLINE);
	set_met(&f, 0, OFFER);
	f.evidence[0][1].at.concepts = LG_LIT("report provider must");
	assert_int_equal(lg_section_new(&s, &f.m, 0), LG_OK);
	assert_true(lg_slice_is(s->treaty[0].title, "Bee Convention") && lg_slice_is(s->treaty[1].title, "x"));
	assert_int_equal(s->nreservations, 1);
	assert_ptr_equal(s->reservation[0].requirement, &requirements[OFFER]);
	assert_ptr_equal(s->other_fact[0], &facts[3]);
	assert_int_equal(s->ncharges, 1); /* an offence charges nobody with a task */
	assert_int_equal(s->charge[0].finding->index, HOTLINE);
	assert_int_equal(s->nlacks, 1);
	assert_int_equal(s->lack[0].kind, LG_ACT_ELECTRONIC_COMMUNICATIONS);
	assert_int_equal(s->lack[0].requirements, 1);
	lg_section_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(priority_is_seriousness_by_distance),
		cmocka_unit_test(a_missing_core_element_is_not_soft),
		cmocka_unit_test(a_treaty_in_force_raises_what_is_absent),
		cmocka_unit_test(the_nearest_country_gives_the_example),
		cmocka_unit_test(a_fact_gives_the_tradition),
		cmocka_unit_test(the_clause_answers_what_is_missing),
		cmocka_unit_test(findings_stand_by_theme_and_equal_ones_once),
		cmocka_unit_test(recommendations_begin_with_the_most_urgent),
		cmocka_unit_test(who_is_asked_what),
		cmocka_unit_test(facts_charges_and_lacks_are_listed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
