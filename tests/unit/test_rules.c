/* SPDX-License-Identifier: MIT */
/* Rule files: what loads, what they become, and which mistakes are told at which place. Run from the repository's root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/sha256.h"
#include "rules/rules.h"
#include "rules_folder.h"
#include "text/normalise.h"

#define GAP "[ ,;:\"'()/\\[\\]-]{1,4}"

static void assert_slice(struct lg_slice s, const char *expected)
{
	if (lg_slice_is(s, expected))
		return;
	fail_msg("got \"%.*s\", expected \"%s\"", (int)s.n, s.p, expected);
}

static struct lg_checklist *load_checklist(const char *dir)
{
	struct lg_diags d;
	struct lg_checklist *c = NULL;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	int status = lg_checklist_load(&c, dir, &d);
	for (size_t i = 0; i < d.n; i++)
		print_error("%.*s:%u: %.*s\n", (int)d.v[i].file.n, d.v[i].file.p, (unsigned)d.v[i].line,
			    (int)d.v[i].message.n, d.v[i].message.p);
	assert_int_equal(status, LG_OK);
	assert_int_equal(d.n, 0);
	lg_diags_done(&d);
	return c;
}

static struct lg_lexicon *load_lexicon(const struct lg_checklist *c, const char *lang)
{
	struct lg_lexicon *l = NULL;
	assert_int_equal(lg_lexicon_load(&l, c, FIXTURE, lg_slice_from(lang), NULL), LG_OK);
	return l;
}

static uint32_t concept(const struct lg_checklist *c, const char *id)
{
	uint32_t i = lg_concept_find(c, lg_slice_from(id));
	assert_true(i != LG_NO_CONCEPT);
	return i;
}

static const struct lg_requirement *requirement(const struct lg_checklist *c, const char *id)
{
	const struct lg_requirement *r = lg_requirement_find(c, lg_slice_from(id));
	assert_non_null(r);
	return r;
}

/* ---- checklist ----------------------------------------------------------------------------------------------- */

static void test_concepts(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	(void)state;
	assert_int_equal(c->nconcepts, 7);
	const struct lg_concept *kitten = &c->concept[concept(c, "kitten")];
	assert_slice(kitten->meaning, "a cat below an age");
	assert_int_equal(kitten->unit, LG_UNIT_YEARS);
	assert_int_equal(kitten->defined_by, concept(c, "kitten-definition"));
	assert_int_equal(kitten->place.line, 5);
	assert_int_equal(c->concept[concept(c, "feed")].defined_by, LG_NO_CONCEPT);
	assert_int_equal(c->reference_concept, 0);
	lg_checklist_free(c);
}

static void test_requirement(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	const struct lg_requirement *r = requirement(c, "FD-1.a");
	(void)state;
	assert_int_equal(c->nrequirements, 4);
	assert_slice(c->instrument[r->instrument].title, "Feeding of cats");
	assert_slice(r->title, "Kittens are fed");
	assert_slice(r->provision, "art. 1(a)");
	assert_int_equal(r->acts, 1u << LG_ACT_CRIMINAL_CODE | 1u << LG_ACT_VICTIMS);
	assert_int_equal(r->priority, LG_PRIORITY_HIGH);
	assert_int_equal(r->timescale, LG_TIME_SHORT);
	assert_int_equal(r->evidence, LG_MIXED);
	assert_int_equal(r->anchor, LG_SCOPE_PARAGRAPH);
	assert_true(r->join);
	assert_slice(r->reservation, "reservation-FD-1");
	assert_slice(r->recommendation, "Feed them.");
	assert_slice(r->question, "Who feeds?");
	assert_slice(r->stakeholder, "keeper");
	assert_int_equal(r->ndistractors, 2);
	assert_int_equal(r->distractor[0].unit, LG_SCOPE_SENTENCE);
	assert_int_equal(r->distractor[0].expr->op, LG_OP_COUNT);
	assert_int_equal(r->distractor[0].expr->count, 2);
	assert_true(r->distractor[0].expr->child[0]->headings);
	assert_null(r->distractor[1].expr);
	assert_slice(r->contradiction_label, "nobody feeds");
	assert_int_equal(r->home->concept, concept(c, "feed"));
	assert_slice(r->mapping[0].requirement, "XX-9");
	assert_int_equal(r->mapping[0].relation, LG_MAP_SUBSET);
	assert_slice(r->example[0].text, "1. He feeds the kitten fish.\n2. Twice.");
	assert_slice(r->example[0].verdict, "MET");
	lg_checklist_free(c);
}

static void test_elements_and_expressions(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	const struct lg_requirement *r = requirement(c, "FD-1.a");
	(void)state;
	const struct lg_element *meal = &r->element[0], *wide = &r->element[1];
	assert_true(meal->core && !meal->optional);
	assert_int_equal(meal->unit, LG_SCOPE_PARAGRAPH); /* the anchor itself */
	assert_int_equal(meal->expr->op, LG_OP_NEAR);
	assert_int_equal(meal->expr->words, 25);
	assert_true(meal->expr->ordered);
	const struct lg_expr *named = meal->expr->child[0]; /* <use> is the expression that it names */
	assert_int_equal(named->op, LG_OP_ANY);
	assert_int_equal(named->child[1]->op, LG_OP_NEAR);
	const struct lg_expr *young = named->child[1]->child[1];
	assert_int_equal(young->concept, concept(c, "kitten"));
	assert_true(young->test.active);
	assert_int_equal(young->test.at_least, LG_NO_VALUE);
	assert_slice(young->test.at_least_of, "grown-age");

	assert_true(wide->optional);
	assert_int_equal(wide->follow, UINT32_MAX);
	assert_int_equal(wide->scope, LG_SCOPE_ACT);
	assert_int_equal(wide->unit, LG_SCOPE_ARTICLE);
	assert_int_equal(wide->expr->child[0]->op, LG_OP_ELEMENT);
	assert_int_equal(wide->expr->child[0]->ref, 0);
	const struct lg_test *bounds = &wide->expr->child[1]->child[0]->test;
	assert_int_equal(bounds->at_least, 3);
	assert_int_equal(bounds->at_most, 9);

	const struct lg_requirement *age = requirement(c, "FD-2"), *play = requirement(c, "PL-1");
	assert_slice(age->element[0].yields, "grown-age");
	assert_int_equal(age->element[1].expr->op, LG_OP_ALL); /* two expressions side by side */
	assert_slice(age->element[1].expr->child[1]->fact, "cats");
	assert_int_equal(play->element[0].expr->child[0]->op, LG_OP_REQUIREMENT);
	assert_true(play->element[0].expr->child[0]->partial);
	assert_ptr_equal(&c->requirement[play->element[0].expr->child[0]->ref], r);
	assert_int_equal(play->element[0].expr->child[1]->nrefs, 2);
	assert_int_equal(play->element[1].expr->scope, LG_SCOPE_CHAPTER);
	assert_ptr_equal(play->element[1].expr->child[0], named); /* one copy, used across instruments */
	lg_checklist_free(c);
}

/* Own concepts, those of named expressions, of definitions, of references and of requirements that are asked for. */
static void test_concept_closure(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	(void)state;
	static const char *const all[] = {"provision-reference", "kitten", "kitten-definition", "feed", "fish", "ban"};
	const struct lg_requirement *play = requirement(c, "PL-1");
	assert_int_equal(play->nconcepts, 6);
	for (size_t i = 0; i < 6; i++)
		assert_slice(c->concept[play->concepts[i]].id, all[i]);
	assert_int_equal(requirement(c, "FD-2")->nconcepts, 2);
	assert_int_equal(requirement(c, "PL-2")->nconcepts, 0);
	lg_checklist_free(c);
}

/* The hash is that of `cat concepts.xml instruments/a*.xml instruments/b*.xml`. */
static void test_hash(void **state)
{
	static const char *const files[] = {FIXTURE "/concepts.xml", FIXTURE "/instruments/a-feeding.xml",
					    FIXTURE "/instruments/b-play.xml"};
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_arena *a = lg_arena_new();
	struct lg_sha256 hash;
	struct lg_slice bytes;
	char hex[LG_SHA256_HEX];
	(void)state;
	lg_sha256_init(&hash);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(lg_file_read(&bytes, a, files[i], 0), LG_OK);
		lg_sha256_add(&hash, bytes);
	}
	lg_sha256_hex(&hash, hex);
	assert_string_equal(c->sha256, hex);
	lg_arena_free(a);
	lg_checklist_free(c);
}

/* ---- lexicon ------------------------------------------------------------------------------------------------- */

static void test_language(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_lexicon *l = load_lexicon(c, "en");
	const struct lg_language *lang = &l->language;
	uint32_t value;
	(void)state;
	assert_slice(lang->code, "en");
	assert_slice(lang->name, "English");
	assert_int_equal(lang->fold, 0);
	assert_int_equal(lang->level[0].kind, LG_KIND_SECTION);
	assert_slice(lang->level[0].word, "Section");
	assert_true(lang->level[1].after_number);
	assert_int_equal(lang->mark[0].mark, LG_MARK_REPEALED);
	assert_slice(lang->mark[0].phrase, "repealed & gone");
	assert_slice(lang->abbreviation[0], "art.");
	assert_int_equal(lang->nnumbers, 4);
	assert_true(lang->number[1].prefix);
	assert_slice(lang->number[1].stem, "sixteen");
	assert_true(lg_number_value(lang, LG_LIT("sixteenth"), false, &value));
	assert_int_equal(value, 16);
	lg_lexicon_free(l);
	l = load_lexicon(c, "uk");
	assert_int_equal(l->language.fold, LG_FOLD_CYRILLIC);
	assert_slice(l->language.number[0].stem, "пят");
	lg_lexicon_free(l);
	lg_checklist_free(c);
}

#define NUMBER "(?:\\d{1,4}(?!\\d)|(?:five\\b|six(?:teen\\w*|\\b)|twenty\\b)(?:[ -](?:five\\b|six\\b))?)"

static void test_patterns(void **state)
{
	static const struct {
		const char *concept, *regex, *literal;
		bool prefix, anti;
		int32_t value;
	} expected[] = {
		{"kitten", "\\bkitten\\w*", "kitten", true, false, 1},
		{"kitten", "\\byoung" GAP "cat\\b", "", false, false, LG_NO_VALUE},
		{"kitten", "\\bcats?" GAP "(?:being" GAP ")?under" GAP "(?<years>" NUMBER ")" GAP "years", "", false,
		 false, LG_NO_VALUE},
		{"kitten", "\\bkitten" GAP "(?:\\w++" GAP "){0,3}?heels?", "", false, true, LG_NO_VALUE},
		{"feed", "\\bfeed\\w*", "feed", true, false, LG_NO_VALUE},
		{"feed", "\\bgive" GAP "food" GAP "to\\b", "", false, false, LG_NO_VALUE},
		{"feed", "\\bfeed\\w*", "feed", true, false, LG_NO_VALUE},
		{"feed", "\\b\\w+" GAP "or" GAP "\\w+", "", false, false, LG_NO_VALUE},
		{"fish", "\\bfish\\b", "fish", false, false, 3},
		{"ban",
		 "\\b(?:ban" GAP "of" GAP "(?<months>" NUMBER ")" GAP "months|ban" GAP "of" GAP "(?<years>" NUMBER
		 ")" GAP "years)",
		 "", false, false, LG_NO_VALUE},
		{"ban", "(?J)\\bban" GAP "(?:from" GAP "(?<years>\\d+)" GAP ")?to" GAP "(?<years>\\d+)" GAP "years", "",
		 false, false, LG_NO_VALUE},
	};
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_lexicon *l = load_lexicon(c, "en");
	(void)state;
	assert_int_equal(l->npatterns, sizeof expected / sizeof *expected);
	for (size_t i = 0; i < l->npatterns; i++) {
		const struct lg_pattern *p = &l->pattern[i];
		assert_int_equal(p->concept, concept(c, expected[i].concept));
		assert_slice(p->regex, expected[i].regex);
		assert_slice(p->literal, expected[i].literal);
		assert_int_equal(p->prefix, expected[i].prefix);
		assert_int_equal(p->anti, expected[i].anti);
		assert_int_equal(p->value, expected[i].value);
	}
	assert_slice(l->pattern[1].source, "young cat");
	assert_int_equal(l->pattern[1].place.line, 17);
	assert_int_equal(l->nexamples, 7);
	assert_slice(l->example[2].text, "a cat, under sixteen years");
	assert_int_equal(l->example[2].value, 16);
	assert_true(l->example[3].near_miss);
	lg_lexicon_free(l);
	lg_checklist_free(c);
}

static void test_serving(void **state)
{
	static const char *const codes[] = {"cy", "en", "gd", "uk"};
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_arena *a = lg_arena_new();
	struct lg_lexicon *l;
	struct lg_slice *list;
	size_t n;
	(void)state;
	assert_int_equal(lg_lexicon_list(&list, &n, a, FIXTURE), LG_OK);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_slice(list[i], codes[i]);
	l = load_lexicon(c, "gd-GB");
	assert_slice(l->language.code, "en");
	lg_lexicon_free(l);
	l = load_lexicon(c, "EN");
	lg_lexicon_free(l);
	assert_int_equal(lg_lexicon_load(&l, c, FIXTURE, LG_LIT("xx"), NULL), LG_EINVAL);
	assert_int_equal(lg_lexicon_load(&l, c, FIXTURE, LG_LIT("../lexicon/en"), NULL), LG_EINVAL);
	assert_int_equal(lg_lexicon_load(&l, c, FIXTURE, LG_LIT(""), NULL), LG_EINVAL);
	lg_arena_free(a);
	lg_checklist_free(c);
}

/* ---- other rule folders -------------------------------------------------------------------------------------- */

/* ---- mistakes ------------------------------------------------------------------------------------------------ */

#define NS " xmlns=\"https://lexgap.org/ns/rules\""
#define CONCEPTS(body) "<concepts" NS ">\n" body "\n</concepts>"
#define INSTRUMENT(body) "<instrument" NS " id=\"x\" title=\"X\">\n" body "\n</instrument>"
#define REQUIREMENT(body)                                                                                              \
	INSTRUMENT("<requirement id=\"X-1\" provision=\"1\" theme=\"t\"><title>T</title>\n" body "\n</requirement>")
#define ELEMENT(body) REQUIREMENT("<element id=\"e\" label=\"l\">" body "</element>")
#define LEXICON(body) "<lexicon" NS " lang=\"en\" name=\"English\">\n" body "\n</lexicon>"
#define KITTEN(body) LEXICON("<concept id=\"kitten\">\n" body "\n</concept>")
#define PROFILE(body) "<profile" NS " title=\"P\">\n" body "\n</profile>"

struct mistake {
	const char *content, *message; /* "line:col: beginning of the message" */
};

static void assert_first_error(const struct lg_diags *d, const char *name, const char *expected)
{
	struct lg_buf got;
	if (d->n == 0)
		fail_msg("nothing reported, expected %s", expected);
	lg_buf_init(&got, 0);
	lg_buf_fmt(&got, "%u:%u: %.*s", (unsigned)d->v[0].line, (unsigned)d->v[0].col, (int)d->v[0].message.n,
		   d->v[0].message.p);
	if (!lg_slice_starts(lg_buf_slice(&got), expected))
		fail_msg("got \"%s\", expected \"%s\"", got.bytes, expected);
	assert_true(lg_slice_ends(d->v[0].file, name));
	assert_int_equal(d->v[0].severity, LG_ERROR);
	lg_buf_done(&got);
}

static void check_checklist(const char *name, const struct mistake *m, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct folder f;
		struct lg_diags d;
		struct lg_checklist *c;
		assert_int_equal(lg_diags_init(&d), LG_OK);
		folder_open(&f);
		folder_write(&f, name, m[i].content);
		if (strcmp(name, "concepts.xml") != 0)
			folder_link(&f, "concepts.xml");
		assert_int_equal(lg_checklist_load(&c, f.path, &d), LG_ERULE);
		assert_first_error(&d, name, m[i].message);
		folder_close(&f);
		lg_diags_done(&d);
	}
}

static void test_concept_mistakes(void **state)
{
	static const struct mistake m[] = {
		{"<concepts" NS ">\n <concept id=\"a\">x</concep>\n</concepts>",
		 "2:28: Opening and ending tag mismatch"},
		{CONCEPTS("<concept>x</concept>"), "2:0: "},
		{CONCEPTS("<concept id=\"a\" unit=\"miles\">x</concept>"), "2:0: "},
		{"<!DOCTYPE concepts [<!ENTITY x SYSTEM \"/etc/hostname\">]>\n<concepts" NS
		 "><concept id=\"a\">&x;</concept></concepts>",
		 "2:0: a rule file has no document type declaration"},
		{CONCEPTS("<concept id=\"a\">x</concept>\n<concept id=\"a\">y</concept>"),
		 "3:14: concept \"a\" is already on line 2"},
		{CONCEPTS("<concept id=\"a\" unit=\"years\" defined-by=\"zz\">x</concept>"), "2:42: no concept \"zz\""},
		{CONCEPTS("<concept id=\"a\" defined-by=\"b\">x</concept><concept id=\"b\" unit=\"days\">x</concept>"),
		 "2:29: a concept and the one that defines it need the same unit"},
		{CONCEPTS("<concept id=\"a\">x</concept>"),
		 "1:0: the reserved concept \"provision-reference\" is missing"},
	};
	(void)state;
	check_checklist("concepts.xml", m, sizeof m / sizeof *m);
}

static void test_instrument_mistakes(void **state)
{
	static const struct mistake m[] = {
		{INSTRUMENT("<requirement id=\"X-1\" provision=\"1\" theme=\"t\" acts=\"comic\"><title>T</title>"
			    "<element id=\"e\" label=\"l\"><c ref=\"feed\"/></element></requirement>"),
		 "2:53: no kind of act \"comic\""},
		{REQUIREMENT(""), "2:18: requirement \"X-1\" has no element"},
		{INSTRUMENT("<requirement id=\"X-1\" provision=\"1\" theme=\"t\">"
			    "<element id=\"e\" label=\"l\"><c ref=\"feed\"/></element></requirement>"),
		 "2:18: requirement \"X-1\" has no title"},
		{REQUIREMENT("<title>Again</title><element id=\"e\" label=\"l\"><c ref=\"feed\"/></element>"),
		 "3:0: a second <title> in one requirement"},
		{ELEMENT("<c ref=\"dog\"/>"), "3:35: no concept \"dog\""},
		{ELEMENT("<use ref=\"dog\"/>"), "3:37: no named expression \"dog\""},
		{ELEMENT("<met ref=\"X-9\"/>"), "3:37: no requirement \"X-9\""},
		{ELEMENT("<reaches ref=\"X-1 X-9\"/>"), "3:45: no requirement \"X-9\""},
		{ELEMENT("<element ref=\"f\"/>"), "3:41: no element \"f\" in this requirement"},
		{ELEMENT("<c ref=\"kitten\" at-least=\"no-age\"/>"), "3:53: no number or yielded value \"no-age\""},
		{ELEMENT("<c ref=\"feed\" at-least=\"3\"/>"), "3:35: concept \"feed\" has no unit"},
		{ELEMENT("<near words=\"3\"><c ref=\"feed\"/><not><c ref=\"fish\"/></not></near>"),
		 "3:0: near measures between concepts"},
		{ELEMENT("<near words=\"3\"><c ref=\"feed\"/></near>"), "3:0: <near> needs more expressions inside"},
		{ELEMENT("<near><c ref=\"feed\"/><c ref=\"fish\"/></near>"), "3:0: "},
		{ELEMENT("<nearby/>"), "3:0: "},
		{ELEMENT("<element ref=\"e\"/>"), "3:14: element \"e\" depends on itself"},
		{ELEMENT("<c ref=\"feed\"/></element><element id=\"e\" label=\"l\"><c ref=\"feed\"/>"),
		 "3:14: a second element \"e\""},
		{ELEMENT("<met ref=\"X-1\"/>"), "2:18: requirement \"X-1\" depends on its own verdict"},
		{INSTRUMENT("<define id=\"a\"><use ref=\"b\"/></define>\n<define id=\"b\"><not><use "
			    "ref=\"a\"/></not></define>"),
		 "3:31: named expression \"a\" uses itself"},
		{INSTRUMENT("<define id=\"a\"><c ref=\"feed\"/></define>\n<define id=\"a\"><c ref=\"fish\"/></define>"),
		 "3:13: named expression \"a\" is already at "},
		{INSTRUMENT("<define id=\"a\"><element ref=\"e\"/></define>"),
		 "2:30: a named expression cannot refer to an element"},
		{"<instrument xmlns=\"urn:other\" id=\"x\" title=\"X\"/>", "1:0: "},
		{"", "1:1: Document is empty"},
		{"\xff", "1:"},
	};
	(void)state;
	check_checklist("instruments/x.xml", m, sizeof m / sizeof *m);
}

/* Names of two files meet: ids are unique over all instruments. */
static void test_same_id_in_two_instruments(void **state)
{
	struct folder f;
	struct lg_diags d;
	struct lg_checklist *c;
	(void)state;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	folder_open(&f);
	folder_link(&f, "concepts.xml");
	folder_link(&f, "instruments/a-feeding.xml");
	folder_write(&f, "instruments/x.xml",
		     INSTRUMENT("<requirement id=\"FD-2\" provision=\"1\" theme=\"t\"><title>T</title>"
				"<element id=\"e\" label=\"l\"><c ref=\"feed\"/></element></requirement>"));
	assert_int_equal(lg_checklist_load(&c, f.path, &d), LG_ERULE);
	assert_first_error(&d, "instruments/x.xml", "2:18: requirement \"FD-2\" is already at ");
	assert_true(lg_slice_ends(d.v[0].message, "instruments/a-feeding.xml:24"));
	folder_close(&f);
	lg_diags_done(&d);
}

/* The rank of an instrument says where it stands, before the name of its file. */
static void test_instruments_stand_by_rank(void **state)
{
	struct folder f;
	(void)state;
	folder_open(&f);
	folder_link(&f, "concepts.xml");
	folder_link(&f, "instruments/a-feeding.xml");
	folder_write(&f, "instruments/x.xml", "<instrument" NS " id=\"x\" rank=\"7\" title=\"X\"/>");
	struct lg_checklist *c = load_checklist(f.path);
	assert_int_equal(c->ninstruments, 2);
	assert_slice(c->instrument[0].id, "x");
	assert_int_equal(c->requirement[0].instrument, 1);
	lg_checklist_free(c);
	folder_close(&f);
}

static void test_no_folder(void **state)
{
	struct lg_diags d;
	struct lg_checklist *c;
	(void)state;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(lg_checklist_load(&c, "/nonexistent", &d), LG_ERULE);
	assert_first_error(&d, "/nonexistent/concepts.xml", "0:0: cannot be read");
	lg_diags_done(&d);
}

static void test_lexicon_mistakes(void **state)
{
	static const struct mistake m[] = {
		{"<lexicon" NS " lang=\"fr\" name=\"French\"/>", "1:52: lang=\"fr\" in a file named en.xml"},
		{LEXICON("<structure><level kind=\"shelf\">Shelf</level></structure>"),
		 "2:25: no kind of provision \"shelf\""},
		{LEXICON("<structure><mark kind=\"note\"> </mark></structure>"), "2:0: <mark> is empty"},
		{LEXICON("<numbers><number value=\"x\">six</number></numbers>"), "2:0: "},
		{LEXICON("<numbers><number value=\"6\">s*x</number></numbers>"), "2:29: a * can only end a word"},
		{LEXICON("<concept id=\"dog\"/>"), "2:14: no concept \"dog\" in concepts.xml"},
		{LEXICON("<concept id=\"feed\"/>\n<concept id=\"feed\"/>"),
		 "3:14: concept \"feed\" is already on line 2"},
		{KITTEN("<phrase> </phrase>"), "3:0: empty"},
		{KITTEN("<phrase>kit*ten</phrase>"), "3:9: a * can only end a word: kit*ten"},
		{KITTEN("<phrase>\xc2\xa7 kitten</phrase>"), "3:9: a phrase must begin with a letter or digit"},
		{KITTEN("<pattern>^kitten</pattern>"), "3:10: ^ is not allowed"},
		{KITTEN("<pattern>(?:cat|\\(kitten)</pattern>"), "3:10: a pattern must begin with a letter or digit"},
		{KITTEN("<pattern>cat(s</pattern>"), "3:10: a ( is left open"},
		{KITTEN("<pattern>cat)s</pattern>"), "3:13: a ) without its ("},
		{KITTEN("<pattern>cat[s</pattern>"), "3:13: a [ is left open"},
		{KITTEN("<pattern>cat[:[:</pattern>"), "3:13: a [ is left open"},
		{KITTEN("<pattern>(cat) \\1</pattern>"), "3:16: back-references are not allowed"},
		{KITTEN("<pattern>(?&lt;=a)cat</pattern>"), "3:0: look-behind at the start"},
		{KITTEN("<pattern>cat (?&lt;age>\\d+)</pattern>"), "3:0: groups are named years, months, days or n"},
		{KITTEN("<pattern>cat (?i)s</pattern>"), "3:14: only (?: "},
		{KITTEN("<pattern>cat {word} s</pattern>"), "3:14: no such macro"},
		{KITTEN("<pattern>cat {..99} s</pattern>"), "3:14: {..n} needs a number from 1 to 20"},
		{KITTEN("<anti value=\"3\">cat</anti>"), "3:0: "},
	};
	struct lg_checklist *c = load_checklist(FIXTURE);
	(void)state;
	for (size_t i = 0; i < sizeof m / sizeof *m; i++) {
		struct folder f;
		struct lg_diags d;
		struct lg_lexicon *l;
		assert_int_equal(lg_diags_init(&d), LG_OK);
		folder_open(&f);
		folder_write(&f, "lexicon/en.xml", m[i].content);
		assert_int_equal(lg_lexicon_load(&l, c, f.path, LG_LIT("en"), &d), LG_ERULE);
		assert_first_error(&d, "lexicon/en.xml", m[i].message);
		folder_close(&f);
		lg_diags_done(&d);
	}
	lg_checklist_free(c);
}

/* ---- expansion ----------------------------------------------------------------------------------------------- */

/* Both in and out of lexicon/en.xml of a folder of its own, so that the production path is what is tested. */
static void test_expansion(void **state)
{
	static const struct {
		const char *xml, *regex;
	} cases[] = {
		{"<phrase>Child-Abuse, image*</phrase>", "\\bchild-abuse" GAP "image\\w*"},
		{"<phrase>\"real or simulated\"</phrase>", "\\breal" GAP "or" GAP "simulated\\b"},
		{"<phrase>art.</phrase>", "\\bart\\."},
		{"<phrase>a.b*</phrase>", "\\ba\\.b\\w*"},
		{"<pattern>hold {..5} image</pattern>", "\\bhold" GAP "(?:\\w++" GAP "){0,5}?image"},
		{"<pattern>hold {..5}(?: an)? image</pattern>",
		 "\\bhold(?:" GAP "\\w++){0,5}?(?:" GAP "an)?" GAP "image"},
		{"<pattern>hold {..5}?(?:an|the) image</pattern>",
		 "\\bhold" GAP "(?:\\w++" GAP "){0,5}?(?:an|the)" GAP "image"},
		{"<pattern>by {w} or {w}? means</pattern>", "\\bby" GAP "\\w+" GAP "or" GAP "(?:\\w+)?" GAP "means"},
		{"<pattern>cat ?, ?dog</pattern>", "\\bcat(?:" GAP ")?(?:" GAP ")?dog"},
		{"<pattern>cat[ -]a{2,3} \\p{L} b</pattern>", "\\bcat[ \\-]a{2,3}" GAP "\\p{L}" GAP "b"},
		{"<pattern>cat|dog</pattern>", "\\b(?:cat|dog)"},
		{"<pattern>(?:cat|dog)s</pattern>", "\\b(?:cat|dog)s"},
		{"<pattern>\\bcat</pattern>", "\\bcat"},
		{"<pattern>\\bcat|dog</pattern>", "\\b(?:\\bcat|dog)"},
		{"<pattern>cat\n\t  DOG</pattern>", "\\bcat" GAP "dog"},
		{"<anti>[\"(]?cat [)\\]]</anti>", "\\b[\"(]?cat" GAP "[)\\]]"},
	};
	struct lg_checklist *c = load_checklist(FIXTURE);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct folder f;
		struct lg_lexicon *l;
		char content[512];
		snprintf(content, sizeof content, KITTEN("%s"), cases[i].xml);
		folder_open(&f);
		folder_write(&f, "lexicon/en.xml", content);
		assert_int_equal(lg_lexicon_load(&l, c, f.path, LG_LIT("en"), NULL), LG_OK);
		assert_int_equal(l->npatterns, 1);
		assert_slice(l->pattern[0].regex, cases[i].regex);
		lg_lexicon_free(l);
		folder_close(&f);
	}
	lg_checklist_free(c);
}

static void test_cyrillic_expansion(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_lexicon *l = load_lexicon(c, "uk");
	(void)state;
	assert_slice(l->pattern[0].literal, "кошен");
	assert_slice(l->pattern[1].regex,
		     "\\bкот\\w+" GAP "як\\w+" GAP "не" GAP "досягл\\w+" GAP
		     "(?<years>(?:\\d{1,4}(?!\\d)|(?:пят\\w*|шіст\\w*)(?:[ -](?:пят\\w*|шіст\\w*))?))(?:" GAP
		     "років|" GAP "віку)?");
	lg_lexicon_free(l);
	lg_checklist_free(c);
}

/* A letter that folding makes two stays plain text in a phrase: only a pattern needs it as a group. */
static void test_serbian_expansion(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct folder f;
	struct lg_lexicon *l;
	(void)state;
	folder_open(&f);
	folder_write(&f, "lexicon/en.xml",
		     "<lexicon" NS " lang=\"en\" name=\"Serbian\" fold=\"serbian\">\n<concept id=\"kitten\">"
		     "<phrase>\xd0\x97\xd0\xb5\xd0\xbc\xd1\x99*</phrase>" /* Земљ* */
		     "<pattern>\xd0\xb7\xd0\xb5\xd0\xbc\xd1\x99?</pattern>\n</concept></lexicon>");
	assert_int_equal(lg_lexicon_load(&l, c, f.path, LG_LIT("en"), NULL), LG_OK);
	assert_int_equal(l->npatterns, 2);
	assert_slice(l->pattern[0].regex, "\\bzemlj\\w*");
	assert_slice(l->pattern[0].literal, "zemlj");
	assert_slice(l->pattern[1].regex, "\\bzem(?:lj)?");
	lg_lexicon_free(l);
	folder_close(&f);
	lg_checklist_free(c);
}

/* ---- profiles ------------------------------------------------------------------------------------------------ */

static void assert_profile(const char *content, const char *expected)
{
	struct folder f;
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_arena *a = lg_arena_new();
	struct lg_buf got;
	bool *selected;
	folder_open(&f);
	folder_write(&f, "profiles/core.xml", content);
	assert_int_equal(lg_profile_load(&selected, a, c, f.path, LG_LIT("core"), NULL), LG_OK);
	lg_buf_init(&got, 0);
	lg_buf_str(&got, "");
	for (size_t i = 0; i < c->nrequirements; i++)
		if (selected[i])
			lg_buf_fmt(&got, "%s ", c->requirement[i].id.p);
	assert_string_equal(got.bytes, expected);
	lg_buf_done(&got);
	folder_close(&f);
	lg_arena_free(a);
	lg_checklist_free(c);
}

static void test_profiles(void **state)
{
	(void)state;
	assert_profile(PROFILE("<include requirement=\"FD-2\"/>"), "FD-2 ");
	assert_profile(PROFILE("<include requirement=\"FD* PL-2\"/>"), "FD-1.a FD-2 PL-2 ");
	assert_profile(PROFILE("<include instrument=\"play\"/>"), "PL-1 PL-2 ");
	assert_profile(PROFILE("<include acts=\"victims education\"/>"), "FD-1.a PL-2 ");
	assert_profile(PROFILE("<include instrument=\"feeding\" theme=\"age\"/>"), "FD-2 ");
	assert_profile(PROFILE("<exclude theme=\"toys\"/>"), "FD-1.a FD-2 ");
	assert_profile(PROFILE("<include theme=\"toys\"/>\n<exclude acts=\"education\"/>"), "PL-1 ");
	assert_profile(PROFILE("<exclude theme=\"toys\"/>\n<include requirement=\"PL-2\"/>"), "FD-1.a FD-2 PL-2 ");
}

static void test_profile_mistakes(void **state)
{
	static const struct mistake m[] = {
		{PROFILE("<include theme=\"dogs\"/>"), "2:17: theme=\"dogs\" names no requirement"},
		{PROFILE("<include requirement=\"FD-1.a FD-9*\"/>"),
		 "2:30: requirement=\"FD-9*\" names no requirement"},
		{PROFILE("<include/>"), "2:0: <include> needs requirement, instrument, theme or acts"},
		{PROFILE(""), "1:0: "},
	};
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_arena *a = lg_arena_new();
	struct lg_diags d;
	bool *selected;
	(void)state;
	for (size_t i = 0; i < sizeof m / sizeof *m; i++) {
		struct folder f;
		assert_int_equal(lg_diags_init(&d), LG_OK);
		folder_open(&f);
		folder_write(&f, "profiles/core.xml", m[i].content);
		assert_int_equal(lg_profile_load(&selected, a, c, f.path, LG_LIT("core"), &d), LG_ERULE);
		assert_first_error(&d, "profiles/core.xml", m[i].message);
		folder_close(&f);
		lg_diags_done(&d);
	}
	assert_int_equal(lg_diags_init(&d), LG_OK);
	assert_int_equal(lg_profile_load(&selected, a, c, FIXTURE, LG_LIT("../profiles/core"), &d), LG_EINVAL);
	assert_slice(d.v[0].message, "no profile \"../profiles/core\"");
	assert_slice(d.v[1].message, "there is a profile \"core\"");
	lg_diags_done(&d);
	lg_arena_free(a);
	lg_checklist_free(c);
}

/* ---- lint ---------------------------------------------------------------------------------------------------- */

static bool has_warning(const struct lg_diags *d, const char *file, uint32_t line, const char *message)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->v[i].severity == LG_WARNING && lg_slice_ends(d->v[i].file, file) && d->v[i].line == line &&
		    lg_slice_starts(d->v[i].message, message))
			return true;
	return false;
}

static void test_lint(void **state)
{
	struct lg_checklist *c = load_checklist(FIXTURE);
	struct lg_lexicon *l = load_lexicon(c, "en");
	const struct lg_lexicon *lexicons[] = {l};
	struct lg_diags d;
	(void)state;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	lg_rules_lint(c, lexicons, 1, &d);
	assert_true(has_warning(&d, "concepts.xml", 10, "no requirement uses concept \"unused\""));
	assert_true(has_warning(&d, "a-feeding.xml", 24, "requirement \"FD-2\" has no example"));
	assert_true(has_warning(&d, "en.xml", 2,
				"en has no number word for 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, "
				"15, 17, 18, 19, 21, 22, 23, 24"));
	assert_true(has_warning(&d, "en.xml", 2, "en does not say concept \"kitten-definition\""));
	assert_true(has_warning(&d, "en.xml", 28, "concept \"feed\" has 1 examples and 0 near misses"));
	assert_true(has_warning(&d, "en.xml", 30, "concept \"feed\" has this on line 28 already: Feed*"));
	assert_true(has_warning(&d, "en.xml", 31, "pattern of \"feed\" has no fixed word"));
	assert_true(has_warning(&d, "en.xml", 34, "concept \"fish\" has no unit"));
	assert_false(has_warning(&d, "en.xml", 16, "")); /* a concept with three of each is left alone */
	assert_false(has_warning(&d, "b-play.xml", 8, ""));
	lg_diags_done(&d);
	lg_lexicon_free(l);
	lg_checklist_free(c);
}

/* ---- the real thing ------------------------------------------------------------------------------------------ */

static void test_own_rules(void **state)
{
	struct lg_checklist *c = load_checklist("rules");
	struct lg_arena *a = lg_arena_new();
	struct lg_slice *code;
	size_t n;
	(void)state;
	assert_int_equal(lg_lexicon_list(&code, &n, a, "rules"), LG_OK);
	assert_true(n >= 2);
	for (size_t i = 0; i < n; i++) {
		struct lg_lexicon *l;
		assert_int_equal(lg_lexicon_load(&l, c, "rules", code[i], NULL), LG_OK);
		assert_true(l->npatterns > 0);
		lg_lexicon_free(l);
	}
	lg_arena_free(a);
	lg_checklist_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_concepts),
		cmocka_unit_test(test_requirement),
		cmocka_unit_test(test_elements_and_expressions),
		cmocka_unit_test(test_concept_closure),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_serving),
		cmocka_unit_test(test_concept_mistakes),
		cmocka_unit_test(test_instrument_mistakes),
		cmocka_unit_test(test_same_id_in_two_instruments),
		cmocka_unit_test(test_instruments_stand_by_rank),
		cmocka_unit_test(test_no_folder),
		cmocka_unit_test(test_lexicon_mistakes),
		cmocka_unit_test(test_expansion),
		cmocka_unit_test(test_cyrillic_expansion),
		cmocka_unit_test(test_serbian_expansion),
		cmocka_unit_test(test_profiles),
		cmocka_unit_test(test_profile_mistakes),
		cmocka_unit_test(test_lint),
		cmocka_unit_test(test_own_rules),
	};
	return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
