/* SPDX-License-Identifier: MIT */
#include "match_fixture.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct lg_hits *scan_with(struct fixture *f, enum lg_engine engine, const struct lg_scan_limits *limits)
{
	struct lg_matcher *m = NULL;
	struct lg_hits *hits = NULL;
	assert_int_equal(lg_matcher_new(&m, &f->checklist, &f->lexicon, false, NULL), LG_OK);
	assert_int_equal(lg_scan(&hits, m, &f->doc, engine, limits, NULL), LG_OK);
	lg_matcher_free(m);
	return hits;
}

/* Both engines; fails when they differ. */
static struct lg_hits *scan(struct fixture *f, const char *text, const struct lg_scan_limits *limits)
{
	assert_true(fixture_text(f, lg_slice_from(text)));
	struct lg_hits *fast = scan_with(f, LG_ENGINE_FAST, limits), *naive = scan_with(f, LG_ENGINE_NAIVE, limits);
	assert_true(same_hits(fast, naive));
	lg_hits_free(naive);
	return fast;
}

/* Checks hits written as "text=value@block;..." in order of concept and place; no value: "text@block". */
static void expect(struct fixture *f, const char *text, const char *wanted)
{
	char got[2048] = "";
	struct lg_hits *h = scan(f, text, NULL);
	for (size_t i = 0; i < h->n; i++) {
		const struct lg_hit *hit = &h->hit[i];
		size_t at = strlen(got);
		snprintf(got + at, sizeof got - at, "%.*s", (int)(hit->end - hit->begin), text + hit->begin);
		at = strlen(got);
		if (hit->value != LG_NO_VALUE)
			at += (size_t)snprintf(got + at, sizeof got - at, "=%d", hit->value);
		snprintf(got + at, sizeof got - at, "@%u;", hit->block);
	}
	lg_hits_free(h);
	assert_string_equal(got, wanted);
}

static struct lg_pattern *add(struct fixture *f, uint32_t concept, const char *regex)
{
	return fixture_pattern(f, concept, lg_slice_from(regex));
}

static void add_phrase(struct fixture *f, uint32_t concept, const char *literal, bool prefix)
{
	char regex[128];
	snprintf(regex, sizeof regex, prefix ? "\\b%s\\w*" : "\\b%s\\b", literal);
	struct lg_pattern *p = add(f, concept, regex);
	p->kind = LG_PATTERN_PHRASE;
	p->literal = fixture_copy(f, lg_slice_from(literal));
	p->prefix = prefix;
}

static void phrases(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add_phrase(&f, 1, "child", true);
	add_phrase(&f, 0, "minor", false);
	add_phrase(&f, 2, "неповнолітн", true);
	expect(&f, "a minor, minority, children\nstepchild minor\nminor", "minor@0;minor@1;minor@2;children@0;");
	expect(&f, "про неповнолітніх, (неповнолітнього)", "неповнолітніх@0;неповнолітнього@0;");
	expect(&f, "", "");
	expect(&f, "\n\nчо", "");
	fixture_close(&f);
}

/* Prefix, inner and missing anchors; nothing across blocks; the leftmost match eats what it covers. */
static void patterns(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add(&f, 0, "\\bgive\\w* (?:\\w+ ){0,3}child\\w*");
	add(&f, 1, "\\b\\w*abuse\\w*");
	add(&f, 2, "\\b(?:a|to) \\w+");
	add(&f, 3, "\\b\\d+");
	expect(&f, "gives to a child\ngive\nchild kidabuser 12, x7", "gives to a child@0;kidabuser@2;to a@0;12@2;");
	expect(&f, "give give child child", "give give child child@0;");
	expect(&f, "a b to to a 5", "a b@0;to to@0;a 5@0;5@0;");
	fixture_close(&f);
}

/* What begins inside a word or holds no word is no hit, and does not hide one that follows. */
static void word_starts(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add(&f, 0, "cd\\w* \\w+");
	add(&f, 1, "(?:x\\w+)?");
	add(&f, 2, "[^ ]+ ?zz");
	add(&f, 3, "(?<!\\w)§[ .]{1,2}(?<n>\\d+)");
	add(&f, 4, "(?<!\\w)§+ ?");
	expect(&f, "abcd cdx cdy (xy xz, zz§§ §. 5 §", "cdx cdy@0;xy@0;xz@0;xz, zz@0;§. 5=5@0;");
	fixture_close(&f);
}

static void values(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_number_word numbers[] = {{LG_LIT("eighteen"), false, 18}, {LG_LIT("two"), false, 2}};
	fixture_open(&f);
	f.lexicon.language.number = numbers;
	f.lexicon.language.nnumbers = 2;
	f.concept[0].unit = LG_UNIT_YEARS;
	f.concept[1].unit = LG_UNIT_MONTHS;
	f.concept[2].unit = LG_UNIT_COUNT;
	add(&f, 0, "(?J)\\bunder (?:(?<years>\\d+|eighteen) years|(?<months>\\d+) months|age (?<years>\\w+))");
	add(&f, 1, "\\bprison (?<years>\\w+) years(?: (?<months>\\w+) months)?");
	add(&f, 2, "\\bcount (?<n>\\w+)")->value = 7;
	expect(&f, "under 16 years under eighteen years under 30 months under age two",
	       "under 16 years=16@0;under eighteen years=18@0;under 30 months=2@0;under age two=2@0;");
	expect(&f, "prison two years prison 3 years 6 months prison many years count 9 count x",
	       "prison two years=24@0;prison 3 years 6 months=42@0;prison many years@0;count 9=9@0;count x=7@0;");
	fixture_close(&f);
}

static void antipatterns(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add(&f, 0, "\\bminor\\w*");
	add(&f, 0, "\\baccused minor\\b")->anti = true;
	add(&f, 0, "\\bvery accused\\b")->anti = true;
	add(&f, 1, "\\bminor\\b");
	expect(&f, "a minor, an accused minor\nvery accused minors minor",
	       "minor@0;minors@1;minor@1;minor@0;minor@0;minor@1;");
	fixture_close(&f);
}

static void duplicates_and_ordinals(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add(&f, 3, "\\bsexual (?:act|abuse)");
	add(&f, 3, "\\bsexual\\W+abuse");
	struct lg_hits *h = scan(&f, "one two. three sexual abuse here\nmore sexual act", NULL);
	assert_int_equal(h->n, 2);
	assert_int_equal(h->hit[0].pattern, 0);
	assert_int_equal(h->hit[0].word, 3);
	assert_int_equal(h->hit[0].words, 2);
	assert_int_equal(h->hit[0].sentence, 1);
	assert_int_equal(h->hit[1].block, 1);
	assert_int_equal(h->hit[1].word, 7);
	assert_int_equal(h->hit[1].sentence, 2);
	assert_int_equal(h->first[3], 0);
	assert_int_equal(h->first[4], 2);
	assert_int_equal(h->first[FIXTURE_CONCEPTS], 2);
	assert_int_equal(h->patterns_tried, 2);
	lg_hits_free(h);
	fixture_close(&f);
}

/* A pattern that explodes is on record, for the blocks where it did, with both engines; the others still hit. */
static void limits(void **state)
{
	(void)state;
	struct fixture f;
	char text[4096];
	fixture_open(&f);
	add(&f, 5, "\\bbad (?:a+)+[bc]");
	add_phrase(&f, 1, "child", true);
	memset(text, 'a', sizeof text);
	memcpy(text, "bad aab\nbad ", 12);
	strcpy(text + 100, " child\nfine bad ab\n");
	struct lg_hits *h = scan(&f, text, NULL);
	assert_int_equal(h->nlimits, 1);
	assert_int_equal(h->limit[0].concept, 5);
	assert_int_equal(h->limit[0].block, 1);
	assert_int_equal(h->first[2] - h->first[1], 1);
	assert_int_equal(h->first[6] - h->first[5], 2);
	lg_hits_free(h);
	fixture_close(&f);
}

/* What fails under the first limits only is tried harder, and found. */
static void retries(void **state)
{
	(void)state;
	struct fixture f;
	fixture_open(&f);
	add(&f, 0, "\\bstart(?: \\w+){1,200}? stop\\b");
	const struct lg_scan_limits tight = {.match_limit = 10, .depth_limit = 5};
	struct lg_hits *h = scan(&f, "start a b c d e f g h i j k l m n o stop", &tight);
	assert_int_equal(h->n, 1);
	assert_int_equal(h->nlimits, 0);
	lg_hits_free(h);
	const struct lg_scan_limits hopeless = {.match_limit = 1, .depth_limit = 1};
	h = scan(&f, "start a b c d e f g h i j k l m n o stop", &hopeless);
	assert_int_equal(h->n, 0);
	assert_int_equal(h->nlimits, 1);
	lg_hits_free(h);
	fixture_close(&f);
}

/* A place that alone reaches a limit may be passed over when the whole block is searched: both engines say what the
 * block says, and nothing that was found is lost or found twice. */
static void limits_of_places(void **state)
{
	(void)state;
	struct fixture f;
	const char *text =
		"ab (a)\nмати\nмати\nмати\nab'(a)§ (, children\n"
		"abab дити'дит'дит'дит'дит'дит'12'дит'дит'aba дитaba дит'дит'дит'дит'дит'дит'12'дит'дит. ди§ (\n"
		"a b§ ( a§ ( дит'aba'дит'дит ab ab ab ab. (a) b§ ( ";
	fixture_open(&f);
	add(&f, 2, "\\b(?:[диa][ab]((?<n>[диa][диa][ab][диa])\\w* |[диa][диa]дит[диa]|.*?.*?.*?(a){2})b{2})");
	const struct lg_scan_limits tight = {.match_limit = 2000};
	struct lg_hits *h = scan(&f, text, &tight);
	lg_hits_free(h);
	fixture_close(&f);
}

static void broken_patterns(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_diags d;
	struct lg_matcher *m = NULL;
	struct lg_hits *h = NULL;
	fixture_open(&f);
	add(&f, 0, "\\bchild\\w*");
	add(&f, 4, "\\bchild(")->place = (struct lg_place){LG_LIT("xx.xml"), 12};
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(lg_matcher_new(&m, &f.checklist, &f.lexicon, true, &d), LG_ERULE);
	assert_int_equal(d.errors, 1);
	assert_int_equal(d.v[0].line, 12);
	assert_int_equal(lg_matcher_new(&m, &f.checklist, &f.lexicon, false, &d), LG_OK);
	assert_true(fixture_text(&f, LG_LIT("children\nchild")));
	assert_int_equal(lg_scan(&h, m, &f.doc, LG_ENGINE_FAST, NULL, &d), LG_OK);
	assert_int_equal(d.errors, 2);
	assert_int_equal(h->n, 2);
	assert_int_equal(h->nlimits, 1);
	assert_int_equal(h->limit[0].concept, 4);
	lg_hits_free(h);
	lg_matcher_free(m);
	lg_diags_done(&d);
	fixture_close(&f);
}

static struct lg_pattern_report examine(const char *regex)
{
	struct lg_pattern_report r = {0};
	const struct lg_pattern p = {.regex = lg_slice_from(regex)};
	assert_int_equal(lg_pattern_examine(&r, &p), LG_OK);
	return r;
}

static void examination(void **state)
{
	(void)state;
	struct lg_pattern_report r = examine("\\bchild(x");
	assert_false(r.compiles);
	assert_int_equal(r.error_offset, 9);
	assert_int_not_equal(r.error_code, 0);
	assert_true(examine("\\b(?:child)?").matches_empty);
	assert_false(examine("\\bchild").matches_empty);
	assert_true(examine("\\w+ing child").has_anchor);
	assert_false(examine("\\b\\w+ \\d+").has_anchor);
	static const char *const runaway[] = {
		"\\b(?:a+)+$",
		"\\b(?:\\w*\\s*)*zzz",
		"\\b.*.*.*zzz",
		"\\b(?:\\w+\\s+)*zzz",
		"\\bchild\\w* (?:\\w+ ?)*zzz",
		"\\bособ\\w+, (?:[\\w ]+,?)+ років",
		"\\bchild\\w* without (?:\\w+ )*consent",
	};
	for (size_t i = 0; i < sizeof runaway / sizeof *runaway; i++)
		if (!examine(runaway[i]).runaway)
			fail_msg("not found to run away: %s", runaway[i]);
	static const char *const tame[] = {
		"\\bchild\\w*",
		"\\bchild\\w*\\s+(?:\\w+\\s+){0,30}zzz",
		"\\bособ\\w+, як\\w+ не досягл\\w+ (?<years>\\d+|шістнадцят\\w*)(?: років| віку)?",
		"\\bchild[^.;]*abuse",
	};
	for (size_t i = 0; i < sizeof tame / sizeof *tame; i++)
		if (examine(tame[i]).runaway)
			fail_msg("taken for a runaway: %s", tame[i]);
}

struct job {
	const struct lg_matcher *matcher;
	const struct lg_document *doc;
	struct lg_hits *hits;
};

static void *run_job(void *arg)
{
	struct job *job = arg;
	if (lg_scan(&job->hits, job->matcher, job->doc, LG_ENGINE_FAST, NULL, NULL) != LG_OK)
		job->hits = NULL;
	return NULL;
}

static void threads(void **state)
{
	(void)state;
	struct fixture f;
	struct lg_matcher *m = NULL;
	struct job job[4];
	pthread_t thread[4];
	char text[8192] = "", regex[64];
	fixture_open(&f);
	for (int i = 0; i < 40; i++) {
		snprintf(regex, sizeof regex, "\\bstem%c\\w* (?:\\w+ )?end\\w*", 'a' + i % 26);
		add(&f, (uint32_t)i % FIXTURE_CONCEPTS, regex);
	}
	for (int i = 0; i < 300; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "stem%cx of ending%s", 'a' + i % 26,
			 i % 3 ? " " : "\n");
	struct lg_hits *alone = scan(&f, text, NULL);
	assert_true(alone->n > 300);
	assert_int_equal(lg_matcher_new(&m, &f.checklist, &f.lexicon, false, NULL), LG_OK);
	for (int i = 0; i < 4; i++) {
		job[i] = (struct job){m, &f.doc, NULL};
		assert_int_equal(pthread_create(&thread[i], NULL, run_job, &job[i]), 0);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		assert_non_null(job[i].hits);
		assert_true(same_hits(job[i].hits, alone));
		lg_hits_free(job[i].hits);
	}
	lg_hits_free(alone);
	lg_matcher_free(m);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases),	    cmocka_unit_test(patterns),
		cmocka_unit_test(word_starts),	    cmocka_unit_test(values),
		cmocka_unit_test(antipatterns),	    cmocka_unit_test(duplicates_and_ordinals),
		cmocka_unit_test(limits),	    cmocka_unit_test(retries),
		cmocka_unit_test(limits_of_places), cmocka_unit_test(broken_patterns),
		cmocka_unit_test(threads),	    cmocka_unit_test(examination),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
