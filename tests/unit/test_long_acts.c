/* SPDX-License-Identifier: MIT */
/* What must not grow faster than an act does. Work is counted, not timed. */
#include "assess_fixture.h"

#include <stdio.h>

#include "assess/anchor.h"

#define ARTICLES 50

struct counted {
	struct fixture f;
	struct lg_case k;
	struct lg_oracle oracle;
	unsigned asked; /* how often an expression wanted a verdict */
};

static enum lg_verdict count_verdict(void *self, uint32_t requirement)
{
	struct counted *c = self;
	(void)requirement;
	c->asked++;
	return LG_MET;
}

/* The same article again and again. */
static void open_long(struct counted *c, const char *paragraph)
{
	char line[200];
	struct lg_buf law;
	memset(c, 0, sizeof *c);
	fixture_open(&c->f);
	lg_buf_init(&law, 0);
	for (unsigned i = 1; i <= ARTICLES; i++) {
		snprintf(line, sizeof line, "A %u Rule\nP 1 %s\n", i, paragraph);
		lg_buf_str(&law, line);
	}
	lg_buf_char(&law, '\0');
	assert_int_equal(lg_buf_status(&law), LG_OK);
	fixture_add(&c->f, "code", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE, lg_buf_slice(&law).p);
	lg_buf_done(&law);
}

static void open_case(struct counted *c, const struct lg_requirement *r)
{
	struct lg_view *view;
	assert_int_equal(lg_view_new(&view, &c->f.checklist, &c->f.input), LG_OK);
	c->oracle = (struct lg_oracle){.self = c, .verdict = count_verdict};
	c->k.e.view = view;
	c->k.e.oracle = &c->oracle;
	c->k.e.scratch = lg_arena_new();
	c->k.work = lg_arena_new();
	lg_case_open(&c->k, r);
}

static void shut(struct counted *c)
{
	lg_arena_free(c->k.e.scratch);
	lg_arena_free(c->k.work);
	lg_view_free((struct lg_view *)(uintptr_t)c->k.e.view);
	fixture_close(&c->f);
}

static struct lg_expr *is_met(struct fixture *f)
{
	return fixture_expr(f, LG_OP_REQUIREMENT);
}

static void proximity_leaves_no_memory_behind(void **state)
{
	(void)state;
	struct counted c;
	struct lg_area act;
	open_long(&c, "Whoever possesses pictures is guilty.");
	open_case(&c, require(&c.f, "R"));
	struct lg_expr *count = join_of(&c.f, LG_OP_COUNT, said(&c.f, POSSESS), NULL);
	count->count = 2;
	const struct lg_expr *close = near(&c.f, 3, said(&c.f, POSSESS), said(&c.f, PICTURES));
	c.k.e.memo = NULL;
	lg_area_act(&act, c.k.e.view, 0);
	for (int i = 0; i < 3; i++) {
		assert_true(lg_holds(&c.k.e, close, &act, NULL));
		assert_true(lg_holds(&c.k.e, count, &act, NULL));
	}
	assert_int_equal(lg_arena_used(c.k.e.scratch), 0);
	shut(&c);
}

/* How often one expression beyond the article is asked when every article is looked at. */
static void what_is_beyond_the_article_is_asked_once(void **state)
{
	(void)state;
	for (int scope = LG_SCOPE_CHAPTER; scope <= LG_SCOPE_CORPUS; scope++) {
		struct counted c;
		struct lg_anchors anchors;
		open_long(&c, "Whoever possesses pictures is guilty.");
		struct lg_requirement *r = require(&c.f, "R");
		const struct lg_expr *wide = both(&c.f, said(&c.f, OFFENCE), is_met(&c.f));
		element(r, "here", true, said(&c.f, POSSESS));
		element(r, "inside", true, in_one(&c.f, (enum lg_scope)scope, wide));
		open_case(&c, r);
		assert_int_equal(lg_anchors_search(&anchors, &c.k, LG_SEARCH_CORE, LG_DEPTH_ALL), LG_OK);
		assert_int_equal(anchors.n, ARTICLES);
		assert_true(anchors.v[ARTICLES - 1].core);
		assert_int_equal(c.asked, 1);
		shut(&c);
	}
}

static void elements_of_the_act_are_asked_once_even_through_others(void **state)
{
	(void)state;
	struct counted c;
	struct lg_anchors anchors;
	open_long(&c, "Whoever possesses pictures is guilty.");
	struct lg_requirement *r = require(&c.f, "R");
	struct lg_expr *other = fixture_expr(&c.f, LG_OP_ELEMENT);
	other->ref = 2;
	element(r, "here", true, said(&c.f, POSSESS));
	element(r, "through", true, both(&c.f, said(&c.f, OFFENCE), other));
	struct lg_element *wide = element(r, "wide", false, both(&c.f, said(&c.f, OFFENCE), is_met(&c.f)));
	wide->scope = LG_SCOPE_ACT;
	wide->unit = LG_SCOPE_PARAGRAPH;
	open_case(&c, r);
	assert_int_equal(lg_anchors_search(&anchors, &c.k, LG_SEARCH_CORE, LG_DEPTH_ALL), LG_OK);
	assert_true(anchors.v[ARTICLES - 1].core && anchors.v[ARTICLES - 1].found[2]);
	assert_int_equal(c.asked, 1);
	shut(&c);
}

static bool count_part(struct lg_eval *e, const struct lg_area *part, void *ctx)
{
	(void)e;
	(void)part;
	++*(unsigned *)ctx;
	return false;
}

static void a_paragraph_with_many_hits_is_asked_once(void **state)
{
	(void)state;
	struct counted c;
	struct lg_area act;
	unsigned parts = 0;
	open_long(&c, "Whoever possesses, possesses and possesses, but never sells, is guilty.");
	open_case(&c, require(&c.f, "R"));
	lg_area_act(&act, c.k.e.view, 0);
	lg_each_part(&c.k.e, said(&c.f, POSSESS), &act, LG_SCOPE_PARAGRAPH, count_part, &parts);
	assert_int_equal(parts, ARTICLES);
	shut(&c);
}

/* A distractor takes away the words of its sentence, not what the rest of the act says in the same words. */
static void distractors_here_say_nothing_of_the_act(void **state)
{
	(void)state;
	struct counted c;
	struct lg_anchors anchors;
	memset(&c, 0, sizeof c);
	fixture_open(&c.f);
	fixture_add(&c.f, "code", "Sample Criminal Code", LG_ACT_CRIMINAL_CODE,
		    "A 1 One\nP 1 Whoever possesses pictures of a child is guilty. Who sells for private use is not.\n"
		    "A 2 Two\nP 1 Whoever sells is guilty.\n");
	struct lg_requirement *r = require(&c.f, "R");
	element(r, "here", true, said(&c.f, PICTURES));
	element(r, "sold", true, in_one(&c.f, LG_SCOPE_ACT, said(&c.f, SELL)));
	distractor(r, "private use", LG_SCOPE_SENTENCE, said(&c.f, EXEMPT));
	open_case(&c, r);
	assert_int_equal(lg_anchors_search(&anchors, &c.k, LG_SEARCH_CORE, LG_DEPTH_ALL), LG_OK);
	assert_int_equal(anchors.n, 1);
	assert_true(anchors.v[0].core);
	shut(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(proximity_leaves_no_memory_behind),
		cmocka_unit_test(what_is_beyond_the_article_is_asked_once),
		cmocka_unit_test(elements_of_the_act_are_asked_once_even_through_others),
		cmocka_unit_test(a_paragraph_with_many_hits_is_asked_once),
		cmocka_unit_test(distractors_here_say_nothing_of_the_act),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
