/* SPDX-License-Identifier: MIT */
/* From hits to verdicts, evidence, near misses and explanations. */
#include "assess_fixture.h"

#include "assess/assess.h"

static const char code_title[] = "Sample Criminal Code";
static const char full[] = "A 1 Pictures\nP 1 Whoever possesses pictures of a minor is guilty.\n";

/* Possession of pictures: two core elements and an age. */
static struct lg_requirement *possession(struct fixture *f, const char *id)
{
	struct lg_requirement *r = require(f, id);
	element(r, "possession", true, near(f, 6, said(f, POSSESS), said(f, PICTURES)))->unit = LG_SCOPE_PARAGRAPH;
	element(r, "punished", true, said(f, OFFENCE));
	element(r, "age", false, at_least(f, CHILD, 18));
	return r;
}

static struct lg_matrix *assess(struct fixture *f)
{
	struct lg_matrix *m;
	assert_int_equal(lg_assess(&m, &f->checklist, &f->input, 1, NULL, "0123", 3), LG_OK);
	return m;
}

static const struct lg_cell *cell(const struct lg_matrix *m, size_t requirement)
{
	return &m->jurisdiction[0].cell[requirement];
}

static void open_with(struct fixture *f, const char *law)
{
	fixture_open(f);
	fixture_add(f, "code.txt", code_title, LG_ACT_CRIMINAL_CODE, law);
}

static void close_with(struct fixture *f, struct lg_matrix *m)
{
	lg_matrix_free(m);
	fixture_close(f);
}

#define assert_verdict(m, requirement, expected)                                                                       \
	assert_string_equal(lg_verdict_name(cell(m, requirement)->verdict), expected)

/* ---- verdicts --------------------------------------------------------------------------------------------------- */

static void everything_found_is_met(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	possession(&f, "R");
	struct lg_matrix *m = assess(&f);
	const struct lg_cell *c = cell(m, 0);
	assert_verdict(m, 0, "MET");
	assert_int_equal(c->missing.n, 0);
	assert_int_equal(c->nevidence, 3);
	const struct lg_citation *at = &c->evidence[0].at;
	assert_slice(at->eid, "art_1__para_1");
	assert_slice(at->human, "art. 1(1)");
	assert_slice(at->heading, "Pictures");
	assert_slice(at->quote, "Whoever possesses pictures of a minor is guilty.");
	assert_slice(at->concepts, "possess pictures");
	assert_memory_equal(full + at->src_begin, at->quote.p, at->quote.n);
	assert_int_equal(at->src_end - at->src_begin, at->quote.n);
	assert_slice(lg_slice_sub(at->quote, at->mark_begin, at->mark_end), "possesses pictures");
	close_with(&f, m);
}

static void core_without_the_rest_is_partial(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Pictures\nP 1 Whoever possesses pictures of an infant is guilty.\n");
	possession(&f, "R");
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "PARTIAL");
	assert_slice(cell(m, 0)->missing, "age");
	assert_int_equal(cell(m, 0)->state[0], LG_ELEMENT_FOUND);
	assert_int_equal(cell(m, 0)->state[2], LG_ELEMENT_MISSING);
	close_with(&f, m);
}

static void optional_elements_do_not_lower_the_verdict(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	element(possession(&f, "R"), "extra", false, said(&f, ATTEMPT))->optional = true;
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "MET");
	assert_int_equal(cell(m, 0)->missing.n, 0);
	close_with(&f, m);
}

static void a_gap_shows_what_came_closest(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Other\nP 1 Whoever sells a thing is guilty.\n"
		      "A 2 Pictures\nP 1 Possession of pictures of a minor is undesirable.\n");
	possession(&f, "R");
	struct lg_matrix *m = assess(&f);
	const struct lg_cell *c = cell(m, 0);
	assert_verdict(m, 0, "GAP");
	assert_int_equal(c->nevidence, 0);
	assert_true(c->near_miss.present);
	assert_slice(c->near_miss.at.eid, "art_2__para_1");
	assert_int_equal(c->near_miss.found, 2);
	assert_int_equal(c->near_miss.failed, 1);
	assert_slice(c->near_miss.why, "not found: punished; found: possession, age");
	assert_slice(c->missing, "possession; punished; age");
	close_with(&f, m);
}

static void a_gap_without_any_element_shows_where_the_words_are(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Pictures\nP 1 Pictures are here.\n"
		      "A 2 x\nP 1 Pictures are nice, and so is everything that anybody possesses.\n");
	struct lg_requirement *r = require(&f, "R");
	element(r, "possession", true, near(&f, 2, said(&f, PICTURES), said(&f, POSSESS)));
	struct lg_matrix *m = assess(&f);
	const struct lg_near_miss *miss = &cell(m, 0)->near_miss;
	assert_verdict(m, 0, "GAP");
	assert_slice(miss->at.eid, "art_2__para_1");
	assert_int_equal(miss->found, 0);
	assert_slice(miss->why, "not found: possession; words said there: pictures possess");
	close_with(&f, m);
}

static void a_distractor_in_a_sentence_takes_only_its_words(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Selling\nP 1 Whoever possesses pictures of a minor in order to sell is guilty.\n"
		      "A 2 Both\nP 1 Whoever possesses pictures in order to sell is guilty.\n"
		      "P 2 Whoever possesses pictures of a minor is guilty.\n");
	distractor(possession(&f, "R"), "only to sell", LG_SCOPE_SENTENCE, said(&f, INTENT));
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "MET");
	assert_slice(cell(m, 0)->evidence[0].at.eid, "art_2__para_2");
	close_with(&f, m);

	open_with(&f, "A 1 Selling\nP 1 Whoever possesses pictures of a minor in order to sell is guilty.\n");
	distractor(possession(&f, "R"), "only to sell", LG_SCOPE_SENTENCE, said(&f, INTENT));
	m = assess(&f);
	assert_verdict(m, 0, "GAP");
	assert_slice(cell(m, 0)->near_miss.why, "ruled out: only to sell; found: possession, punished, age");
	assert_true(cell(m, 0)->near_miss.failed == UINT32_MAX);
	close_with(&f, m);
}

static void an_exemption_contradicts(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Pictures\nP 1 Whoever possesses pictures of a minor is guilty.\nP 2 This does not touch "
		      "private use.\n");
	struct lg_requirement *r = possession(&f, "R");
	r->contradiction = said(&f, EXEMPT);
	r->contradiction_label = LG_LIT("every private holder is exempt");
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "CONTRADICTED");
	assert_slice(cell(m, 0)->note, "every private holder is exempt");
	const struct lg_evidence *last = &cell(m, 0)->evidence[cell(m, 0)->nevidence - 1];
	assert_true(last->element == UINT32_MAX);
	assert_slice(last->at.eid, "art_1__para_2");
	close_with(&f, m);
}

static void reservations_reserve(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 Pictures\nP 1 Whoever possesses pictures of an infant is guilty.\n");
	possession(&f, "R0")->element[2].reservation = LG_LIT("reserved-age");
	require(&f, "R1")->reservation = LG_LIT("reserved-attempt");
	element(&f.requirement[1], "attempt", true, said(&f, ATTEMPT));
	possession(&f, "R2")->element[2].reservation = LG_LIT("no-such-fact");
	f.fact[0] = (struct lg_fact){LG_LIT("reserved-age"), LG_LIT("yes"), {0}};
	f.fact[1] = (struct lg_fact){LG_LIT("reserved-attempt"), LG_LIT("yes"), {0}};
	f.input.nfacts = 2;
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "RESERVED");
	assert_int_equal(cell(m, 0)->state[2], LG_ELEMENT_RESERVED);
	assert_int_equal(cell(m, 0)->missing.n, 0);
	assert_verdict(m, 1, "RESERVED");
	assert_slice(cell(m, 1)->note, "the State has reserved this; facts.csv says: reserved-attempt = yes");
	assert_verdict(m, 2, "PARTIAL");
	assert_slice(m->jurisdiction[0].fact[0].name, "reserved-age");
	close_with(&f, m);
}

/* ---- what cannot be judged ------------------------------------------------------------------------------------- */

static void a_gap_needs_the_acts_where_it_would_be(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	struct lg_requirement *r = require(&f, "R0");
	element(r, "attempt", true, said(&f, ATTEMPT));
	r->acts = 1u << LG_ACT_CRIMINAL_PROCEDURE;
	possession(&f, "R1")->acts = 1u << LG_ACT_CRIMINAL_PROCEDURE;
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	assert_slice(cell(m, 0)->note, "no act of the kind where this lives was supplied: criminal-procedure");
	assert_false(cell(m, 0)->engine_limit);
	assert_verdict(m, 1, "MET"); /* found elsewhere */
	close_with(&f, m);
}

static void a_gap_needs_its_subject(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	struct lg_requirement *r = require(&f, "R");
	element(r, "attempt", true, said(&f, ATTEMPT));
	r->home = said(&f, SELL);
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	close_with(&f, m);
	open_with(&f, full);
	r = require(&f, "R");
	element(r, "attempt", true, said(&f, ATTEMPT));
	r->home = said(&f, PICTURES);
	m = assess(&f);
	assert_verdict(m, 0, "GAP");
	close_with(&f, m);
}

static void a_matching_limit_is_never_a_gap(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_limit limit = {.concept = ATTEMPT};
	uint32_t uses[] = {POSSESS, OFFENCE, PICTURES, CHILD}, attempt[] = {ATTEMPT};
	open_with(&f, full);
	struct lg_hits *h = (struct lg_hits *)(uintptr_t)f.text[0].hits;
	h->limit = &limit;
	h->nlimits = 1;
	struct lg_requirement *r = require(&f, "R0");
	element(r, "attempt", true, said(&f, ATTEMPT));
	r->concepts = attempt;
	r->nconcepts = 1;
	r = possession(&f, "R1");
	r->concepts = uses;
	r->nconcepts = 4;
	distractor(possession(&f, "R2"), "attempts", LG_SCOPE_ARTICLE, said(&f, ATTEMPT));
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	assert_true(cell(m, 0)->engine_limit);
	assert_verdict(m, 1, "MET");
	assert_verdict(m, 2, "UNKNOWN"); /* the distractor may have been missed */
	close_with(&f, m);
}

static void an_unusable_text_is_never_a_gap(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	fixture_add(&f, "garbled.txt", "Garbled Act", LG_ACT_CRIMINAL_CODE, "A 1 One\nP 1 Nothing.\n");
	lg_hits_free((struct lg_hits *)(uintptr_t)f.text[1].hits);
	f.text[1].hits = NULL;
	f.text[1].unusable = LG_LIT("decoded wrongly");
	element(require(&f, "R0"), "attempt", true, said(&f, ATTEMPT));
	possession(&f, "R1");
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	assert_slice(cell(m, 0)->note, "a text could not be judged: garbled (decoded wrongly)");
	assert_verdict(m, 1, "MET");
	assert_int_equal(m->jurisdiction[0].nacts, 2);
	assert_slice(m->jurisdiction[0].act[1].unusable, "decoded wrongly");
	close_with(&f, m);
}

static void an_unusable_text_of_unknown_kind_may_hold_the_answer(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	fixture_add(&f, "strange.txt", "Strange", LG_ACT_OTHER, "A 1 One\nP 1 Nothing.\n");
	fixture_add(&f, "media.txt", "Media Act", LG_ACT_MEDIA, "A 1 One\nP 1 Nothing.\n");
	for (int i = 1; i <= 2; i++) {
		lg_hits_free((struct lg_hits *)(uintptr_t)f.text[i].hits);
		f.text[i].hits = NULL;
		f.text[i].unusable = LG_LIT("no lexicon");
	}
	struct lg_requirement *r = require(&f, "R0");
	r->acts = 1u << LG_ACT_CRIMINAL_CODE;
	element(r, "attempt", true, said(&f, ATTEMPT));
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	assert_slice(cell(m, 0)->note, "a text could not be judged: strange (no lexicon)");
	lg_matrix_free(m);
	f.doc[1]->act_kind = LG_ACT_VICTIMS;
	m = assess(&f);
	assert_verdict(m, 0, "GAP");
	close_with(&f, m);
}

/* ---- grounds ---------------------------------------------------------------------------------------------------- */

static struct lg_expr *fact(struct fixture *f, const char *name)
{
	struct lg_expr *x = fixture_expr(f, LG_OP_FACT);
	x->fact = lg_slice_from(name);
	return x;
}

static struct lg_expr *met(struct fixture *f, uint32_t requirement)
{
	struct lg_expr *x = fixture_expr(f, LG_OP_REQUIREMENT);
	x->ref = requirement;
	return x;
}

static void what_is_built_on_others_shows_their_evidence(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	possession(&f, "R0");
	element(require(&f, "R1"), "attempt", true, said(&f, ATTEMPT));
	struct lg_requirement *r = require(&f, "R2");
	r->anchor = LG_SCOPE_CORPUS;
	element(r, "either", true, join_of(&f, LG_OP_ANY, met(&f, 1), met(&f, 0)));
	element(r, "neither", false, not(&f, met(&f, 0)));
	struct lg_matrix *m = assess(&f);
	const struct lg_cell *c = cell(m, 2);
	assert_verdict(m, 2, "PARTIAL");
	assert_int_equal(c->nevidence, 1);
	assert_int_equal(c->evidence[0].element, 0);
	assert_slice(c->evidence[0].at.eid, "art_1__para_1");
	assert_slice(c->evidence[0].at.quote, "Whoever possesses pictures of a minor is guilty.");
	close_with(&f, m);
}

static void facts_that_decide_are_told_with_their_source(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	for (int i = 0; i < 4; i++)
		require(&f, "R")->anchor = LG_SCOPE_CORPUS;
	struct lg_requirement *r = f.requirement;
	element(&r[0], "treaty", true, fact(&f, "treaty"));
	element(&r[0], "again", true, fact(&f, "treaty"));
	element(&r[0], "protocol", false, fact(&f, "protocol"));
	element(&r[1], "protocol", true, fact(&f, "protocol"));
	element(&r[2], "not", true, not(&f, fact(&f, "protocol")));
	element(&r[3], "treaty or attempt", true, join_of(&f, LG_OP_ANY, fact(&f, "protocol"), said(&f, POSSESS)));
	f.fact[0] = (struct lg_fact){LG_LIT("treaty"), LG_LIT("yes"), LG_LIT("Gazette 4")};
	f.fact[1] = (struct lg_fact){LG_LIT("protocol"), LG_LIT("no"), {0}};
	f.input.nfacts = 2;
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "PARTIAL");
	assert_slice(cell(m, 0)->note, "facts.csv says: treaty = yes (Gazette 4), protocol = no");
	assert_verdict(m, 1, "GAP");
	assert_slice(cell(m, 1)->note, "facts.csv says: protocol = no");
	assert_verdict(m, 2, "MET");
	assert_slice(cell(m, 2)->note, "facts.csv says: protocol = no");
	assert_verdict(m, 3, "MET");
	assert_slice(cell(m, 3)->note, "");
	close_with(&f, m);
}

static void practice_is_for_people(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, full);
	struct lg_requirement *r = possession(&f, "R0");
	r->evidence = LG_NON_LEGISLATIVE;
	r->question = LG_LIT("Is it done?");
	possession(&f, "R1")->evidence = LG_MIXED;
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "MANUAL");
	assert_slice(cell(m, 0)->note, "Is it done?");
	assert_verdict(m, 1, "MET");
	assert_slice(cell(m, 1)->note, "judged by the law; practice is to be checked");
	close_with(&f, m);
}

/* ---- several provisions ----------------------------------------------------------------------------------------- */

static void two_articles_together_answer_only_when_joined(void **state)
{
	(void)state;
	struct fixture f;
	const char *law =
		"A 1 Boys\nP 1 Whoever possesses pictures is guilty.\nA 2 Girls\nP 1 A minor who sells is guilty.\n";
	open_with(&f, law);
	for (int i = 0; i < 2; i++) {
		struct lg_requirement *r = require(&f, i ? "R1" : "R0");
		element(r, "punished", true, said(&f, OFFENCE));
		element(r, "possession", false, said(&f, POSSESS));
		element(r, "selling", false, said(&f, SELL));
		r->join = i == 1;
	}
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "PARTIAL");
	assert_slice(cell(m, 0)->missing, "selling");
	assert_verdict(m, 1, "MET");
	close_with(&f, m);
}

static void every_article_that_answers_is_cited_best_first(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	fixture_add(&f, "media.txt", "Media Act", LG_ACT_MEDIA,
		    "A 7 x\nP 1 Whoever possesses pictures of a minor is guilty.\n");
	fixture_add(
		&f, "code.txt", code_title, LG_ACT_CRIMINAL_CODE,
		"A 1 x\nP 1 Whoever possesses pictures is guilty.\n"
		"A 2 x\nP 1 Whoever possesses pictures of a minor is guilty. Whoever possesses pictures is guilty.\n");
	struct lg_requirement *r = possession(&f, "R");
	r->acts = 1u << LG_ACT_CRIMINAL_CODE;
	struct lg_matrix *m = assess(&f);
	const struct lg_cell *c = cell(m, 0);
	assert_int_equal(c->nevidence, 5);
	assert_slice(c->evidence[0].at.eid, "art_2__para_1");
	assert_int_equal(c->evidence[0].at.act, 1);
	assert_slice(c->evidence[3].at.eid, "art_1__para_1");
	assert_int_equal(c->evidence[3].at.act, 1);
	assert_slice(c->evidence[4].at.eid, "art_7__para_1");
	assert_int_equal(c->evidence[4].at.act, 0);
	close_with(&f, m);
}

static void an_item_is_cited_with_its_opening_words(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 x\nP 1 Whoever possesses\nI a things,\nI b pictures of a minor\nTp is guilty.\n");
	possession(&f, "R");
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "MET");
	assert_slice(cell(m, 0)->evidence[0].at.eid, "art_1__para_1__point_b");
	assert_slice(cell(m, 0)->evidence[0].at.quote, "Whoever possesses\nthings,\npictures of a minor");
	close_with(&f, m);
}

static void a_long_quote_is_cut_around_the_words(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_buf law;
	lg_buf_init(&law, 0);
	lg_buf_str(&law, "A 1 x\nP 1");
	for (int i = 0; i < 300; i++)
		lg_buf_str(&law, " wörd");
	lg_buf_str(&law, " whoever possesses pictures of a minor is guilty");
	for (int i = 0; i < 300; i++)
		lg_buf_str(&law, " wörd");
	open_with(&f, law.bytes);
	possession(&f, "R");
	struct lg_matrix *m = assess(&f);
	const struct lg_citation *at = &cell(m, 0)->evidence[0].at;
	assert_true(at->quote.n <= 600);
	assert_slice(lg_slice_sub(at->quote, at->mark_begin, at->mark_end), "possesses pictures");
	assert_true(lg_slice_starts(at->quote, "wörd ") && lg_slice_ends(at->quote, " wörd"));
	assert_memory_equal(law.bytes + at->src_begin, at->quote.p, at->quote.n);
	lg_buf_done(&law);
	close_with(&f, m);
}

/* Attempt, companies, jurisdiction: a copy that begins at article 100 does not show that the code is silent. */
static void a_code_without_its_general_part_leaves_it_unknown(void **state)
{
	static const char *const law[] = {"A 100 One\nP 1 Boats are painted.\n", "A 1 One\nP 1 Boats are painted.\n",
					  "A 111-1 One\nP 1 Boats are painted.\n"}; /* by books: the first there is */
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		open_with(&f, law[i]);
		/* another act where it might live, and which is silent, does not stand in for the code */
		fixture_add(&f, "children.txt", "Children Act", LG_ACT_CHILD_PROTECTION, "A 1 One\nP 1 Boats sail.\n");
		struct lg_requirement *r = possession(&f, "R");
		r->acts = 1U << LG_ACT_CRIMINAL_CODE | 1U << LG_ACT_CHILD_PROTECTION;
		r->general_part = true;
		possession(&f, "R2");
		struct lg_matrix *m = assess(&f);
		assert_verdict(m, 0, i == 0 ? "UNKNOWN" : "GAP");
		assert_verdict(m, 1, "GAP");
		assert_int_equal(cell(m, 0)->note.n > 0, i == 0);
		close_with(&f, m);
	}
}

/* ---- one requirement asks for another ---------------------------------------------------------------------------- */

static struct lg_expr *at_least_named(struct fixture *f, uint32_t concept, const char *name)
{
	struct lg_expr *x = at_least(f, concept, LG_NO_VALUE);
	x->test.at_least_of = lg_slice_from(name);
	return x;
}

static void ages_are_compared_with_the_age_of_consent(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 x\nP 1 Lewd acts with an infant: guilty.\nP 2 Lewd acts with a youth: guilty.\n"
		      "A 2 x\nP 1 Whoever possesses pictures of an infant is guilty.\n"
		      "A 3 x\nP 1 Whoever sells to a youth is guilty.\n");
	/* those that use the value come first in the checklist */
	element(require(&f, "R0"), "pictures", true,
		both(&f, said(&f, POSSESS), at_least_named(&f, CHILD, "consent-age")));
	element(require(&f, "R1"), "sale", true, both(&f, said(&f, SELL), at_least_named(&f, CHILD, "consent-age")));
	struct lg_expr *age = near(&f, 5, said(&f, ACT), said(&f, CHILD));
	element(require(&f, "R2"), "age", true, age)->yields = LG_LIT("consent-age");
	struct lg_matrix *m = assess(&f);
	assert_int_equal(m->jurisdiction[0].nvalues, 1);
	assert_slice(m->jurisdiction[0].value[0].name, "consent-age");
	assert_int_equal(m->jurisdiction[0].value[0].value, 16);
	assert_verdict(m, 0, "GAP");
	assert_verdict(m, 1, "MET");
	close_with(&f, m);
}

static void a_said_age_holds_to_the_end_of_the_sentence(void **state)
{
	(void)state;
	static const char *const law[] = {"A 1 x\nP 1 Child means under 18.\nA 2 x\nP 1 Whoever possesses pictures of "
					  "a youth without asking the child "
					  "is guilty.\n",
					  "A 1 x\nP 1 Child means under 18.\nA 2 x\nP 1 A youth decides alone. Whoever "
					  "possesses pictures of a child is "
					  "guilty.\n",
					  "A 1 x\nP 1 Child means under 18.\nA 2 x\nP 1 Whoever possesses pictures of "
					  "a child of tender years is guilty.\n"};
	static const char *const expected[] = {"PARTIAL", "MET", "PARTIAL"};
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		open_with(&f, law[i]);
		struct lg_requirement *r = require(&f, "R0");
		element(r, "possession", true, said(&f, POSSESS));
		element(r, "age", false, at_least(&f, CHILD, 18));
		struct lg_matrix *m = assess(&f);
		assert_verdict(m, 0, expected[i]);
		close_with(&f, m);
	}
}

static void a_value_nobody_yields_is_told(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 3 x\nP 1 Whoever sells to a youth is guilty.\n");
	struct lg_requirement *r = require(&f, "R0");
	element(r, "sale", true, said(&f, SELL));
	element(r, "age", false, at_least_named(&f, CHILD, "consent-age"));
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "PARTIAL");
	assert_slice(cell(m, 0)->note,
		     "consent-age could not be found in the texts, so nothing can be compared with it");
	close_with(&f, m);
}

static const char attempts[] = "A 1 General\nP 1 Whoever attempts what sections 5 to 7 say is guilty.\n"
			       "A 6 Pictures\nP 1 Whoever possesses pictures of a minor is guilty.\n"
			       "A 5 a\nA 7 b\n";

static void general_rules_reach_what_they_list(void **state)
{
	(void)state;
	struct fixture f;
	const char *law[] = {"A 1 General\nP 1 Whoever attempts what sections 5 to 7 say is guilty.\n",
			     "A 1 General\nP 1 Whoever attempts what section 5 says is guilty.\n",
			     "A 1 General\nP 1 Whoever attempts an offence is guilty.\n"};
	const char *expected[] = {"MET", "GAP", "MET"};
	for (size_t i = 0; i < 3; i++) {
		struct lg_buf b;
		lg_buf_init(&b, 0);
		lg_buf_str(&b, law[i]);
		lg_buf_str(&b, "A 5 a\nTa Nothing.\nA 6 x\nP 1 Whoever possesses pictures of a minor is guilty.\nA 7 "
			       "b\nTa Nothing.\n");
		open_with(&f, b.bytes);
		element(require(&f, "R0"), "attempt", true, both(&f, said(&f, ATTEMPT), refers(&f, LG_OP_REACHES, 1)));
		possession(&f, "R1");
		struct lg_matrix *m = assess(&f);
		assert_verdict(m, 0, expected[i]);
		close_with(&f, m);
		lg_buf_done(&b);
	}
}

static void a_unit_may_have_to_answer_another_requirement_too(void **state)
{
	(void)state;
	const char *law[] = {
		"A 6 x\nP 1 Whoever possesses pictures of a minor is guilty.\nP 2 Whoever attempts it too.\n",
		"A 6 x\nP 1 Whoever possesses pictures of a minor is guilty.\n"
		"A 7 y\nP 1 Whoever attempts what section 6 says is guilty.\n"};
	const char *expected[] = {"MET", "GAP"};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		open_with(&f, law[i]);
		element(require(&f, "R0"), "attempt", true, both(&f, said(&f, ATTEMPT), refers(&f, LG_OP_ANSWERS, 1)));
		possession(&f, "R1");
		struct lg_matrix *m = assess(&f);
		assert_verdict(m, 0, expected[i]);
		close_with(&f, m);
	}
}

static void rules_in_a_circle_are_unknown(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, attempts);
	element(require(&f, "R0"), "a", true, both(&f, said(&f, ATTEMPT), refers(&f, LG_OP_REFERS_TO, 1)));
	element(require(&f, "R1"), "b", true, both(&f, said(&f, POSSESS), refers(&f, LG_OP_REFERS_TO, 0)));
	possession(&f, "R2");
	struct lg_matrix *m = assess(&f);
	assert_verdict(m, 0, "UNKNOWN");
	assert_slice(cell(m, 0)->note, "the rules make this requirement depend on itself through others");
	assert_verdict(m, 2, "MET");
	close_with(&f, m);
}

/* ---- the matrix ------------------------------------------------------------------------------------------------ */

static void a_matrix_says_what_was_searched(void **state)
{
	(void)state;
	struct fixture f, g;
	open_with(&f, "C 1 One\nA 1 x\nP 1 Whoever possesses pictures of a minor is guilty.\nX 2 y\nP 1 Gone.\n");
	open_with(&g, full);
	possession(&f, "R");
	g.input.jurisdiction = LG_LIT("AA");
	struct lg_assess_input both_of_them[] = {f.input, g.input};
	struct lg_matrix *m;
	bool selected = true;
	assert_int_equal(lg_assess(&m, &f.checklist, both_of_them, 2, &selected, "0123", 1), LG_OK);
	assert_slice(m->jurisdiction[0].name, "AA");
	assert_slice(m->jurisdiction[1].name, "XX");
	const struct lg_matrix_act *act = &m->jurisdiction[1].act[0];
	assert_slice(act->name, "code");
	assert_slice(act->title, code_title);
	assert_int_equal(act->units, 1);
	assert_int_equal(act->provisions, 3);
	assert_int_equal(act->dead, 2);
	assert_string_equal(m->rules_sha256, "0123");
	assert_ptr_equal(m->selected, &selected);
	lg_matrix_free(m);
	fixture_close(&f);
	fixture_close(&g);
}

static void assert_explains(struct fixture *f, size_t requirement, const char *const *lines)
{
	struct lg_buf b;
	lg_buf_init(&b, 0);
	assert_int_equal(lg_explain(&b, &f->checklist, &f->input, &f->requirement[requirement]), LG_OK);
	for (size_t i = 0; lines[i]; i++)
		if (!strstr(b.bytes, lines[i]))
			fail_msg("no \"%s\" in:\n%s", lines[i], b.bytes);
	lg_buf_done(&b);
}

static void an_explanation_shows_every_leaf(void **state)
{
	(void)state;
	struct fixture f;
	open_with(&f, "A 1 x\nP 1 Whoever possesses pictures of an infant is guilty.\n");
	possession(&f, "R0");
	element(require(&f, "R1"), "attempt", true, said(&f, ATTEMPT));
	element(&f.requirement[1], "pictures", false, said(&f, PICTURES));
	const char *const partial[] = {
		"XX: PARTIAL\n",
		"missing: age\n",
		"decided at: code art. 1\n",
		"  FOUND  possession: possession (core, at the anchor, in one paragraph)\n",
		"    + in one paragraph\n      + within 6 words\n        + possess = code art. 1(1): \"",
		"  MISSING  age",
		"    - child >= 18\n",
		"possession: code#art_1__para_1 (art. 1(1), bytes ",
		NULL};
	assert_explains(&f, 0, partial);
	const char *const gap[] = {"XX: GAP\n",
				   "nearest miss at: code art. 1\n",
				   "    - attempt\n",
				   "nearest miss\n  code#art_1__para_1",
				   "not found: attempt; found: pictures",
				   "searched\n  code (criminal-code): 1 units",
				   NULL};
	assert_explains(&f, 1, gap);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_found_is_met),
		cmocka_unit_test(core_without_the_rest_is_partial),
		cmocka_unit_test(optional_elements_do_not_lower_the_verdict),
		cmocka_unit_test(a_gap_shows_what_came_closest),
		cmocka_unit_test(a_gap_without_any_element_shows_where_the_words_are),
		cmocka_unit_test(a_distractor_in_a_sentence_takes_only_its_words),
		cmocka_unit_test(an_exemption_contradicts),
		cmocka_unit_test(reservations_reserve),
		cmocka_unit_test(a_gap_needs_the_acts_where_it_would_be),
		cmocka_unit_test(a_gap_needs_its_subject),
		cmocka_unit_test(a_matching_limit_is_never_a_gap),
		cmocka_unit_test(an_unusable_text_is_never_a_gap),
		cmocka_unit_test(an_unusable_text_of_unknown_kind_may_hold_the_answer),
		cmocka_unit_test(what_is_built_on_others_shows_their_evidence),
		cmocka_unit_test(facts_that_decide_are_told_with_their_source),
		cmocka_unit_test(practice_is_for_people),
		cmocka_unit_test(two_articles_together_answer_only_when_joined),
		cmocka_unit_test(every_article_that_answers_is_cited_best_first),
		cmocka_unit_test(an_item_is_cited_with_its_opening_words),
		cmocka_unit_test(a_long_quote_is_cut_around_the_words),
		cmocka_unit_test(ages_are_compared_with_the_age_of_consent),
		cmocka_unit_test(a_said_age_holds_to_the_end_of_the_sentence),
		cmocka_unit_test(a_code_without_its_general_part_leaves_it_unknown),
		cmocka_unit_test(a_value_nobody_yields_is_told),
		cmocka_unit_test(general_rules_reach_what_they_list),
		cmocka_unit_test(a_unit_may_have_to_answer_another_requirement_too),
		cmocka_unit_test(rules_in_a_circle_are_unknown),
		cmocka_unit_test(a_matrix_says_what_was_searched),
		cmocka_unit_test(an_explanation_shows_every_leaf),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
