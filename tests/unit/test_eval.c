/* SPDX-License-Identifier: MIT */
/* The view of a jurisdiction and the language of conditions: areas, proximity, references, definitions. */
#include "assess_fixture.h"

#include "assess/area.h"
#include "assess/numlist.h"
#include "assess/title.h"

struct asked {
	struct fixture f;
	struct lg_view *view;
	struct lg_arena *scratch;
	struct lg_eval e;
	struct lg_requirement none;
};

static void open_view(struct asked *q)
{
	assert_int_equal(lg_view_new(&q->view, &q->f.checklist, &q->f.input), LG_OK);
	q->scratch = lg_arena_new();
	q->e = (struct lg_eval){.view = q->view, .scratch = q->scratch, .requirement = &q->none};
}

static void open_law(struct asked *q, const char *law)
{
	memset(q, 0, sizeof *q);
	fixture_open(&q->f);
	fixture_add(&q->f, "code", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE, law);
	open_view(q);
}

static void shut(struct asked *q)
{
	lg_view_free(q->view);
	lg_arena_free(q->scratch);
	fixture_close(&q->f);
}

/* Asks in the area of the given size around the first mention of a concept. */
static bool ask_around(struct asked *q, uint32_t concept, enum lg_scope scope, const struct lg_expr *x)
{
	struct lg_area area;
	size_t n;
	const struct lg_text_view *t = &q->view->text[0];
	const struct lg_hit *hit = lg_hits_between(t, concept, (struct lg_span){0, (uint32_t)t->in->doc->norm.n}, &n);
	assert_true(n > 0);
	lg_area_around(&area, q->view, 0, hit->begin, scope);
	return lg_holds(&q->e, x, &area, NULL);
}

static void headings_belong_to_their_article(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "C 1 On pictures\nA 1 On possession\nP 1 A child is safe.\nP 2 Whoever sells is guilty.\n");
	struct fixture *f = &q.f;
	assert_true(ask_around(&q, CHILD, LG_SCOPE_PARAGRAPH, both(f, said(f, CHILD), said(f, POSSESS))));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_SENTENCE, said(f, POSSESS)));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_PARAGRAPH, said(f, SELL)));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_ARTICLE, said(f, PICTURES)));
	struct lg_expr *above = said(f, PICTURES);
	above->headings = true;
	assert_true(ask_around(&q, CHILD, LG_SCOPE_ARTICLE, above));
	/* the heading is no paragraph that brings all paragraphs together */
	const struct lg_expr *mix = both(f, said(f, POSSESS), both(f, said(f, CHILD), said(f, SELL)));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_ARTICLE, in_one(f, LG_SCOPE_PARAGRAPH, mix)));
	const struct lg_expr *right = both(f, said(f, POSSESS), said(f, SELL));
	assert_true(ask_around(&q, CHILD, LG_SCOPE_ARTICLE, in_one(f, LG_SCOPE_PARAGRAPH, right)));
	shut(&q);
}

static void a_heading_leads_to_no_sentence_of_another_paragraph(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 On possession\nP 1 A child possesses pictures, pictures, pictures.\nP 2 Whoever sells is "
		     "guilty.\n");
	struct fixture *f = &q.f;
	const struct lg_expr *sentence = in_one(f, LG_SCOPE_SENTENCE, both(f, said(f, POSSESS), said(f, PICTURES)));
	assert_true(ask_around(&q, CHILD, LG_SCOPE_PARAGRAPH, sentence));
	assert_false(ask_around(&q, SELL, LG_SCOPE_PARAGRAPH, sentence));
	shut(&q);
}

static void chapter_headings_are_no_article(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "C 1 On pictures\nA 1 One\nP 1 Whoever sells is guilty.\n");
	assert_false(ask_around(&q, PICTURES, LG_SCOPE_ARTICLE, said(&q.f, SELL)));
	assert_true(ask_around(&q, PICTURES, LG_SCOPE_ACT, said(&q.f, SELL)));
	shut(&q);
}

static void list_items_are_read_with_what_frames_them(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nP 1 A person who\nI a sells things to somebody for money at some place or other,\n"
		     "I b possesses pictures,\nTp is guilty.\n");
	struct fixture *f = &q.f;
	const struct lg_expr *punished = near(f, 4, said(f, SELL), said(f, OFFENCE));
	/* between the words stand more than four, unless item (b) is passed over */
	assert_false(ask_around(&q, SELL, LG_SCOPE_ARTICLE, near(f, 4, said(f, SELL), said(f, PICTURES))));
	assert_false(ask_around(&q, SELL, LG_SCOPE_ARTICLE, punished));
	assert_true(ask_around(&q, SELL, LG_SCOPE_ARTICLE, near(f, 12, said(f, SELL), said(f, OFFENCE))));
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, both(f, said(f, PICTURES), said(f, OFFENCE))));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(f, SELL)));
	shut(&q);
}

static void a_list_without_opening_words_has_closing_words(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nI a a person who sells things; or\nI b whoever possesses pictures,\nTa is guilty.\n");
	struct fixture *f = &q.f;
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, both(f, said(f, PICTURES), said(f, OFFENCE))));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(f, SELL)));
	shut(&q);
	open_law(&q, "A 1 One\nI a He sells things.\nI b He possesses pictures.\nTa A child is not guilty.\n");
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(&q.f, OFFENCE)));
	shut(&q);
}

static void a_sentence_may_run_over_lines(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nTa Whoever possesses pictures,\nTa is guilty.\nTa A child is not.\n");
	struct fixture *f = &q.f;
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(f, OFFENCE)));
	assert_true(ask_around(&q, OFFENCE, LG_SCOPE_SENTENCE, said(f, POSSESS)));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(f, CHILD)));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_PARAGRAPH, said(f, OFFENCE)));
	shut(&q);
}

static void lines_that_end_with_semicolons_are_items(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nTa It is said that whoever is guilty:\nTa sells things to somebody at some place;\n"
		     "Ta possesses\nTa pictures;\nTa is a child.\n");
	struct fixture *f = &q.f;
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, both(f, said(f, PICTURES), said(f, OFFENCE))));
	assert_true(ask_around(&q, CHILD, LG_SCOPE_SENTENCE, said(f, OFFENCE)));
	assert_false(ask_around(&q, CHILD, LG_SCOPE_SENTENCE, said(f, POSSESS)));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(f, SELL)));
	assert_true(ask_around(&q, CHILD, LG_SCOPE_PARAGRAPH, said(f, SELL)));
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, near(f, 2, said(f, OFFENCE), said(f, POSSESS))));
	shut(&q);
	/* one line below a colon is no list */
	open_law(&q, "A 1 One\nTa Whoever sells is guilty. It is said:\nTa a child possesses.\n");
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_SENTENCE, said(&q.f, OFFENCE)));
	shut(&q);
}

static void proximity_counts_words_between(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nP 1 Whoever possesses two or three pictures is guilty of it.\n");
	struct fixture *f = &q.f;
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, near(f, 3, said(f, POSSESS), said(f, PICTURES))));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, near(f, 2, said(f, POSSESS), said(f, PICTURES))));
	struct lg_expr *ordered = near(f, 9, said(f, PICTURES), said(f, POSSESS));
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, ordered));
	ordered->ordered = true;
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, ordered));
	shut(&q);
}

static void values_come_from_the_nearest_definition(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q,
		 "A 1 One\nP 1 Whoever sells to a child is guilty.\n"
		 "A 2 Two\nP 1 Whoever possesses what a child made is guilty. In this section child means under 16.\n"
		 "A 3 Three\nP 1 In this code child means under 18.\n");
	struct fixture *f = &q.f;
	assert_false(ask_around(&q, SELL, LG_SCOPE_ARTICLE, at_least(f, CHILD, 17)));
	assert_true(ask_around(&q, SELL, LG_SCOPE_ARTICLE, at_least(f, CHILD, 16)));
	assert_true(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, at_least(f, CHILD, 16)));
	assert_false(ask_around(&q, POSSESS, LG_SCOPE_ARTICLE, at_least(f, CHILD, 17)));
	shut(&q);
}

static void repealed_words_are_not_said(void **state)
{
	(void)state;
	struct asked q;
	size_t n;
	open_law(&q, "A 1 One\nP 1 A child.\nX 2 Two\nP 1 Whoever possesses pictures is guilty.\n");
	lg_hits_between(&q.view->text[0], POSSESS, (struct lg_span){0, UINT32_MAX}, &n);
	assert_int_equal(n, 0);
	shut(&q);
}

static const char amending[] = "A 1 Amendment\nTa In the Sample Criminal Code this section is inserted:\n"
			       "Q Whoever possesses pictures of a minor is guilty.\n";

static size_t quoted_hits(bool code_supplied, bool draft)
{
	struct asked q;
	size_t n;
	memset(&q, 0, sizeof q);
	fixture_open(&q.f);
	fixture_add(&q.f, "amending", "Amending Act 2020", LG_ACT_OTHER, amending)->draft = draft;
	if (code_supplied)
		fixture_add(&q.f, "code", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE, "A 1 One\nP 1 Nothing.\n");
	open_view(&q);
	lg_hits_between(&q.view->text[0], POSSESS, (struct lg_span){0, UINT32_MAX}, &n);
	shut(&q);
	return n;
}

static void text_for_another_act_counts_only_without_that_act(void **state)
{
	(void)state;
	assert_int_equal(quoted_hits(false, false), 1);
	assert_int_equal(quoted_hits(true, false), 0);
	assert_int_equal(quoted_hits(true, true), 1);
}

/* ---- references ------------------------------------------------------------------------------------------------- */

static const char numbered[] = "A 2 a\nA 3 b\nA 12 c\nA 15 d\nA 15A e\nA 16 f\nA 107 g\nA 107-2 h\nA 183 i\nA 183ter "
			       "j\nA 184 k\nA 301 l\nA 301-1 m\n";

/* The numbers of the units that `words` lists, a blank between. */
static void assert_lists(const char *words, const char *expected)
{
	struct lg_document *doc = fixture_law("code", "Code", numbered);
	struct lg_arena *a = lg_arena_new();
	struct lg_unit_index ix;
	struct lg_numlist list;
	struct lg_buf b;
	lg_buf_init(&b, 0);
	assert_int_equal(lg_unit_index_make(&ix, a, doc), LG_OK);
	assert_int_equal(lg_numlist_read(&list, a, lg_slice_from(words), 0, &ix), LG_OK);
	lg_buf_str(&b, "");
	for (size_t i = 0; i < list.n; i++) {
		lg_buf_str(&b, i ? " " : "");
		lg_buf_slice_put(&b, doc->prov[list.v[i]].num);
	}
	if (!lg_slice_is(lg_buf_slice(&b), expected))
		fail_msg("\"%s\" lists \"%.*s\", not \"%s\"", words, (int)b.len, b.bytes, expected);
	lg_buf_done(&b);
	lg_arena_free(a);
	lg_document_free(doc);
}

static void numbers_are_read_in_any_language(void **state)
{
	(void)state;
	assert_lists(" 12 of this code", "12");
	assert_lists(" 2, 3 and 12.", "2 3 12");
	assert_lists(" 12-16", "12 15 15A 16");
	assert_lists(" 12 to 16", "12 15 15A 16");
	assert_lists(" 15a or 16", "15A 16");
	assert_lists(" 301 -1, 301", "301-1 301");
	assert_lists(" 12 та 301^1", "12 301-1");
	assert_lists(" 107 2 .", "107-2");
	assert_lists(" 107-301 -1", "107 107-2 183 183ter 184 301 301-1");
	assert_lists(" 183 ter y 184", "183ter 184");
	assert_lists(" 183 a 184", "183 183ter 184");
	assert_lists(" 12 deri në 16", "12 15 15A 16"); /* "up to": two words */
	assert_lists(" 12 gjer në 16, 107", "12 15 15A 16 107");
	assert_lists(" 12 dhe në 16", "12");
	assert_lists(" 12(2)(a) or 15", "12 15");
	assert_lists(" 15, para 2, or the rest", "15");
	assert_lists(" 107 abs. 2 nr. 3, 183", "107 183");
	assert_lists(" 12, paragraphs 2 and 3", "12");
	assert_lists(" 12, 107 paragrafi i parë, 183, 184", "12 107 183 184");
	assert_lists(" 12 apartado primero, o bien 16", "12");
	assert_lists(" 999", "");
	assert_lists(" of the law", "");
}

static const struct lg_ref *refs_of(struct asked *q, uint32_t text, size_t *n)
{
	return lg_refs_between(&q->view->text[text], (struct lg_span){0, UINT32_MAX}, n);
}

static void references_find_the_act_they_name(void **state)
{
	(void)state;
	struct asked q;
	size_t n;
	memset(&q, 0, sizeof q);
	fixture_open(&q.f);
	fixture_add(
		&q.f, "act", "Victims Act 2001", LG_ACT_VICTIMS,
		"A 1 One\nP 1 Acts under section 3 of the Sample Criminal Code count. See section 2. Not section 1.\n"
		"P 2 What sections 2 and section 3 of the Sample Criminal Code say, and section 7 of the Evidence Act "
		"1990.\n"
		"A 2 Two\nP 1 Nothing.\n");
	fixture_add(
		&q.f, "code", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE,
		"A 2 Two\nP 1 Nothing.\nA 3 Three\nP 1 A cross section of 12 people under section 2 of this code.\n");
	open_view(&q);
	const struct lg_ref *ref = refs_of(&q, 0, &n);
	assert_int_equal(n, 5);
	uint32_t two = lg_find_eid(q.f.doc[1], LG_LIT("art_2")), three = lg_find_eid(q.f.doc[1], LG_LIT("art_3"));
	assert_int_equal(ref[0].text, 1);
	assert_int_equal(ref[0].unit, three);
	assert_int_equal(ref[1].text, 0); /* own act, when none is named */
	assert_int_equal(ref[2].text, 1); /* the act named at the end of a row */
	assert_int_equal(ref[2].unit, two);
	assert_int_equal(ref[3].unit, three);
	assert_int_equal(ref[4].text, LG_NOWHERE); /* named by year, not supplied */
	refs_of(&q, 1, &n);
	assert_true(n >= 1);
	shut(&q);
}

static void short_titles_name_acts(void **state)
{
	(void)state;
	struct asked q;
	size_t n;
	memset(&q, 0, sizeof q);
	fixture_open(&q.f);
	fixture_add(&q.f, "act", "Strafprozessordnung", LG_ACT_VICTIMS,
		    "A 1 One\nP 1 Acts under section 2 section (1) StGB count. See section 2 or 3 of it.\n"
		    "A 2 Two\nP 1 See StGB section 2, and section 2 XYZ.\nA 3 Three\nP 1 Nothing.\n");
	fixture_add(&q.f, "code", "Strafgesetzbuch", LG_ACT_CRIMINAL_CODE, "A 2 Two\nP 1 Nothing.\n");
	open_view(&q);
	const struct lg_ref *ref = refs_of(&q, 0, &n);
	static const uint32_t text[] = {1, LG_NOWHERE, 0, 0, 1}; /* "section (1)" is a part of section 2 */
	assert_true(n >= 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(ref[i].text, text[i]);
	shut(&q);
}

/* The units that text 0 refers to, in order, a blank between. */
static void assert_refers_to(const char *law, const char *expected)
{
	struct asked q;
	size_t n;
	struct lg_buf b;
	open_law(&q, law);
	const struct lg_ref *ref = refs_of(&q, 0, &n);
	lg_buf_init(&b, 0);
	lg_buf_str(&b, "");
	for (size_t i = 0; i < n; i++) {
		lg_buf_str(&b, i ? " " : "");
		if (ref[i].unit == LG_NOWHERE)
			lg_buf_str(&b, "none");
		else
			lg_buf_slice_put(&b, q.f.doc[0]->prov[ref[i].unit].num);
	}
	if (!lg_slice_is(lg_buf_slice(&b), expected))
		fail_msg("refers to \"%.*s\", not \"%s\"", (int)b.len, b.bytes, expected);
	lg_buf_done(&b);
	shut(&q);
}

/* "163.1" is a section of its own, or a part of section 163: the act tells. */
static void decimals_are_sections_where_there_are_such(void **state)
{
	(void)state;
	assert_refers_to("A 163 a\nP 1 x\nA 163.1 b\nP 1 y\nA 164 c\nP 1 guilty under section 163.1\n", "163.1");
	assert_refers_to("A 163 a\nP 1 x\nA 164 c\nP 1 guilty under section 163.1\n", "163");
	assert_refers_to("A 474.22 a\nP 1 x\nA 474.22A b\nP 1 y\nA 475 c\nP 1 guilty under section 474.22A\n",
			 "474.22A");
}

static void provisions_before_are_referred_to_without_a_number(void **state)
{
	(void)state;
	assert_refers_to("A 1 a\nP 1 x\nA 2 b\nP 1 x\nA 3 c\nP 1 y\nP 2 as the provision before says\n", "2");
	assert_refers_to("C 1 a\nA 1 a\nP 1 x\nA 2 a\nP 1 x\nC 2 b\nA 3 c\nP 1 as the provision before says\n", "2");
	assert_refers_to(
		"C 1 a\nA 1 a\nP 1 x\nC 2 b\nA 2 b\nP 1 x\nA 3 c\nP 1 y\nA 4 d\nP 1 see the provisions before\n",
		"2 3");
	assert_refers_to("A 1 a\nP 1 as the provision before says\n", "none");
}

static void followed_units_belong_to_the_area(void **state)
{
	(void)state;
	struct asked q;
	open_law(&q, "A 1 One\nP 1 Whoever sells the things in sections 2 and 3 is guilty.\nA 2 Two\nP 1 Here stand "
		     "pictures.\n"
		     "A 3 Three\nP 1 Whoever possesses things is guilty.\n");
	struct lg_requirement *r = require(&q.f, "R");
	struct lg_element *el = element(r, "pictures", true, both(&q.f, said(&q.f, PICTURES), said(&q.f, SELL)));
	struct lg_area anchor;
	lg_area_around(&anchor, q.view, 0, q.view->text[0].hit[q.view->text[0].first[SELL]].begin, LG_SCOPE_ARTICLE);
	q.e.anchor = &anchor;
	assert_false(lg_element_holds(&q.e, el, NULL));
	el->follow = 1; /* it refers to two */
	assert_false(lg_element_holds(&q.e, el, NULL));
	el->follow = 2;
	assert_true(lg_element_holds(&q.e, el, NULL));
	el->unit = LG_SCOPE_PARAGRAPH;
	assert_true(lg_element_holds(&q.e, el, NULL));
	shut(&q);
}

static unsigned score_of(const char *title, const char *words)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_title t;
	assert_int_equal(lg_title_make(&t, a, lg_slice_from(title), 0), LG_OK);
	struct lg_token word[LG_TITLE_TOKENS];
	unsigned score = lg_title_score(&t, word, lg_title_tokens(word, LG_TITLE_TOKENS, lg_slice_from(words)));
	lg_arena_free(a);
	return score;
}

static unsigned shortened(const char *title, const char *word)
{
	struct lg_arena *a = lg_arena_new();
	struct lg_title t;
	assert_int_equal(lg_title_make(&t, a, lg_slice_from(title), 0), LG_OK);
	unsigned score = lg_title_shortened(&t, lg_slice_from(word));
	lg_arena_free(a);
	return score;
}

static void titles_are_known_by_letters(void **state)
{
	(void)state;
	assert_int_equal(shortened("Schweizerisches Strafgesetzbuch", "stgb"), 1);
	assert_int_equal(shortened("Act on Fines of Firms (Verbandsverantwortlichkeitsgesetz - VbVG)", "vbvg"), 2);
	assert_int_equal(shortened("Strafprozessordnung", "stgb"), 0);
	assert_int_equal(shortened("Кримінальний процесуальний кодекс України", "кпк"), 1);
	assert_int_equal(shortened("Кримінальний кодекс України", "кпк"), 0);
	assert_true(lg_is_short_title(LG_LIT("StGB")));
	assert_false(lg_is_short_title(LG_LIT("Satz")));
	assert_false(lg_is_short_title(LG_LIT("EU")));
}

static void titles_are_known_inflected_and_shortened(void **state)
{
	(void)state;
	const char *code = "Кримінальний кодекс України", *procedure = "Кримінальний процесуальний кодекс України";
	assert_true(score_of(code, "кримінального кодексу україни.") >
		    score_of(procedure, "кримінального кодексу україни."));
	const char *said = "кримінального процесуального кодексу україни";
	assert_true(score_of(procedure, said) > score_of(code, said));
	assert_int_equal(score_of(code, "цього кодексу"), 0);
	assert_true(score_of("Child Pictures Act 1998", "of the act of 1998") > 0);
	assert_int_equal(score_of("Child Pictures Act 1998", "of the child pictures act 2004"), 0);
	assert_true(score_of("Strafgesetzbuch", "des strafgesetzbuchs") > 0);
	assert_true(score_of("Schweizerisches Strafgesetzbuch", "des strafgesetzbuchs") > 0);
	assert_int_equal(score_of("Schweizerisches Strafgesetzbuch", "so weit nicht das strafgesetzbuch gilt"), 0);
	assert_int_equal(score_of("Criminal Code", "this is a criminal who has never in his life seen any code"), 0);
	/* "this code" and the word after it, where the title has a short word between them */
	assert_int_equal(score_of("Code of Criminal Procedure", "of this code criminal proceedings are not begun"), 0);
	assert_true(score_of("Code of Criminal Procedure", "of the code of criminal procedure") > 0);
	/* without the country's name, at the end of the sentence */
	assert_true(score_of("Codul penal al Republicii Moldova", "din codul penal") > 0);
	assert_int_equal(score_of("Codul de procedură penală al Republicii Moldova", "din codul penal"), 0);
	assert_int_equal(score_of("Codul penal al Republicii Moldova", "cu codul penal nu se poate glumi"), 0);
	/* words of every criminal law, inside the name of one */
	assert_int_equal(
		score_of("Law on the Liability of Legal Persons for Criminal Offences", "if by the criminal offence"),
		0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_belong_to_their_article),
		cmocka_unit_test(a_heading_leads_to_no_sentence_of_another_paragraph),
		cmocka_unit_test(chapter_headings_are_no_article),
		cmocka_unit_test(list_items_are_read_with_what_frames_them),
		cmocka_unit_test(a_list_without_opening_words_has_closing_words),
		cmocka_unit_test(a_sentence_may_run_over_lines),
		cmocka_unit_test(lines_that_end_with_semicolons_are_items),
		cmocka_unit_test(proximity_counts_words_between),
		cmocka_unit_test(values_come_from_the_nearest_definition),
		cmocka_unit_test(repealed_words_are_not_said),
		cmocka_unit_test(text_for_another_act_counts_only_without_that_act),
		cmocka_unit_test(numbers_are_read_in_any_language),
		cmocka_unit_test(references_find_the_act_they_name),
		cmocka_unit_test(short_titles_name_acts),
		cmocka_unit_test(decimals_are_sections_where_there_are_such),
		cmocka_unit_test(provisions_before_are_referred_to_without_a_number),
		cmocka_unit_test(followed_units_belong_to_the_area),
		cmocka_unit_test(titles_are_known_by_letters),
		cmocka_unit_test(titles_are_known_inflected_and_shortened),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
