/* SPDX-License-Identifier: MIT */
/* Articles copied into the matrix: every quote stands in one, with the headings above and the numbers beside its lines.
 */
#include "assess_fixture.h"

#include "assess/article.h"

static struct lg_matrix *assess_law(struct fixture *f, const char *law)
{
	struct lg_matrix *m;
	fixture_open(f);
	fixture_add(f, "code.txt", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE, law);
	for (int i = 0; i < 2; i++) {
		struct lg_requirement *r = require(f, i ? "R1" : "R0");
		element(r, "pictures", true, near(f, 6, said(f, POSSESS), said(f, PICTURES)))->unit =
			LG_SCOPE_PARAGRAPH;
		if (i)
			element(r, "attempt", true, said(f, ATTEMPT)); /* never found: the nearest miss is cited */
	}
	assert_int_equal(lg_assess(&m, &f->checklist, &f->input, 1, NULL, "0123", 1), LG_OK);
	return m;
}

static const struct lg_article *article_of(const struct lg_jurisdiction *j, const struct lg_citation *at)
{
	assert_in_range(at->article, 0, j->narticles - 1);
	const struct lg_article *a = &j->article[at->article];
	struct lg_slice there = lg_slice_sub(a->text, at->article_at, at->article_at + at->quote.n);
	assert_true(lg_slice_eq(there, at->quote));
	for (size_t i = 0; i + 1 < a->nlines; i++) {
		assert_int_equal(a->line[i].end + 1, a->line[i + 1].begin);
		assert_int_equal(a->text.p[a->line[i].end], '\n');
	}
	assert_int_equal(a->line[a->nlines - 1].end, a->text.n);
	return a;
}

static void assert_line(const struct lg_article *a, size_t i, const char *num, uint32_t depth, const char *text)
{
	assert_slice(a->line[i].num, num);
	assert_int_equal(a->line[i].depth, depth);
	assert_slice(lg_slice_sub(a->text, a->line[i].begin, a->line[i].end), text);
}

static void a_quote_stands_in_its_article(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_matrix *m = assess_law(&f, "C 1 General\nA 1 Other\nP 1 Nothing.\n"
					     "C 2 Offences\nA 2 Pictures\nP 1 It is forbidden.\nI a to sell.\n"
					     "P 2 Whoever possesses pictures is guilty.\n");
	const struct lg_jurisdiction *j = &m->jurisdiction[0];
	assert_int_equal(j->narticles, 1); /* evidence of R0 and nearest miss of R1 */
	assert_int_equal(j->cell[1].verdict, LG_GAP);
	const struct lg_article *a = article_of(j, &j->cell[0].evidence[0].at);
	assert_ptr_equal(a, article_of(j, &j->cell[1].near_miss.at));
	assert_slice(a->eid, "art_2");
	assert_slice(a->human, "art. 2");
	assert_int_equal(a->nabove, 1);
	assert_slice(a->above[0], "2. Offences");
	assert_int_equal(a->nlines, 4);
	assert_true(a->line[0].heading);
	assert_line(a, 0, "", 0, "Pictures");
	assert_line(a, 1, "1", 1, "It is forbidden.");
	assert_line(a, 2, "a", 2, "to sell.");
	assert_line(a, 3, "2", 1, "Whoever possesses pictures is guilty.");
	lg_matrix_free(m);
	fixture_close(&f);
}

static void of_a_very_long_article_only_the_part_around_is_copied(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_buf law;
	lg_buf_init(&law, 0);
	lg_buf_str(&law, "C 2 Offences\nA 2 Pictures\nP 1 ");
	for (int i = 0; i < LG_ARTICLE_MAX / 16 + 1; i++)
		lg_buf_str(&law, "Nothing matters. ");
	lg_buf_str(&law, "\nP 2 What follows.\nI a Whoever possesses pictures is guilty.\n");
	struct lg_matrix *m = assess_law(&f, law.bytes);
	const struct lg_article *a = article_of(&m->jurisdiction[0], &m->jurisdiction[0].cell[0].evidence[0].at);
	assert_slice(a->human, "art. 2(2)");
	assert_int_equal(a->nabove, 2);
	assert_slice(a->above[1], "2. Pictures");
	assert_int_equal(a->nlines, 2);
	assert_line(a, 0, "", 0, "What follows.");
	assert_line(a, 1, "a", 1, "Whoever possesses pictures is guilty.");
	lg_matrix_free(m);
	fixture_close(&f);
	lg_buf_done(&law);
}

static void a_paragraph_outside_any_article_stands_for_one(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_matrix *m = assess_law(&f, "P 1 Whoever possesses pictures is guilty.\nP 2 Nothing.\n");
	const struct lg_article *a = article_of(&m->jurisdiction[0], &m->jurisdiction[0].cell[0].evidence[0].at);
	assert_int_equal(a->nlines, 1);
	assert_int_equal(a->nabove, 0);
	assert_line(a, 0, "", 0, "Whoever possesses pictures is guilty.");
	lg_matrix_free(m);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_quote_stands_in_its_article),
		cmocka_unit_test(of_a_very_long_article_only_the_part_around_is_copied),
		cmocka_unit_test(a_paragraph_outside_any_article_stands_for_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
