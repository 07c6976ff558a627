/* SPDX-License-Identifier: MIT */
/* A tree written as Akoma Ntoso and read again is the same tree, whatever it came from. */
#include <stdio.h>

#include "base/file.h"
#include "emit/emit.h"
#include "read_dump.h"

static void compare(const struct lg_document *a, const struct lg_document *b)
{
	struct lg_buf x, y;
	lg_buf_init(&x, 0);
	lg_buf_init(&y, 0);
	dump(&x, a, false);
	dump(&y, b, false);
	assert_string_equal(y.bytes, x.bytes);
	lg_buf_done(&x);
	lg_buf_done(&y);
	assert_int_equal(a->nprov, b->nprov);
	assert_int_equal(a->nunits, b->nunits);
	for (uint32_t p = 0; p < a->nprov; p++) {
		assert_int_equal(a->prov[p].flags & ~(unsigned)LG_PROV_OWN_EID,
				 b->prov[p].flags & ~(unsigned)LG_PROV_OWN_EID);
		assert_true(lg_slice_eq(a->prov[p].wid, b->prov[p].wid));
		assert_true(lg_slice_eq(a->prov[p].lang, b->prov[p].lang));
		assert_int_equal(a->prov[p].parent, b->prov[p].parent);
	}
	assert_int_equal(a->nblocks, b->nblocks);
	for (uint32_t i = 0; i < a->nblocks; i++)
		assert_int_equal(a->block[i].flags & LG_PROV_EDITORIAL, b->block[i].flags & LG_PROV_EDITORIAL);
	assert_true(lg_slice_eq(a->title, b->title) && lg_slice_eq(a->lang, b->lang));
	assert_true(lg_slice_eq(a->work_iri, b->work_iri) && lg_slice_eq(a->country, b->country));
	assert_true(lg_slice_eq(a->number, b->number) && lg_slice_eq(a->expression_date, b->expression_date));
}

static struct lg_buf written(const struct lg_document *doc)
{
	struct lg_buf akn;
	lg_buf_init(&akn, 0);
	assert_int_equal(lg_emit_tree(&akn, doc, LG_LIT("akn")), LG_OK);
	return akn;
}

static void assert_round_trip(const char *text)
{
	struct reading first = read_string(text, NULL);
	struct lg_buf akn = written(first.doc);
	struct reading second = read_bytes(lg_buf_slice(&akn), "again.xml", NULL);
	assert_int_equal(second.diags.n, 0);
	compare(first.doc, second.doc);
	struct lg_buf again = written(second.doc); /* the same bytes, too */
	assert_true(lg_slice_eq(lg_buf_slice(&akn), lg_buf_slice(&again)));
	lg_buf_done(&again);
	lg_buf_done(&akn);
	reading_done(&first);
	reading_done(&second);
}

static void test_every_part(void **state)
{
	(void)state;
	assert_round_trip(
		"<akomaNtoso><act><meta><identification><FRBRWork><FRBRuri value=\"/akn/xx/act/1\"/><FRBRcountry "
		"value=\"xx\"/>"
		"<FRBRnumber value=\"1\"/></FRBRWork><FRBRExpression><FRBRdate date=\"2020-01-01\"/><FRBRlanguage "
		"language=\"eng\"/></FRBRExpression></identification></meta><coverPage><toc><tocItem>1. "
		"Duty</tocItem></toc>"
		"</coverPage><preface><p><docTitle>Goats &amp; \"Kids\" "
		"Act</docTitle></p></preface><preamble><recitals><recital "
		"eId=\"r1\"><num>(1)</num><p>Goats &lt; "
		"kids.</p></recital></recitals></preamble><body><book><num>I</num><part>"
		"<heading>Ropes</heading><hcontainer name=\"crossheading\"><heading>Knots</heading><article "
		"wId=\"w1\"><num>Article "
		"1</num><heading>Duty</heading><paragraph><num>1.</num><intro><p>Tie:</p></intro><point><num>a)</"
		"num><content><p>"
		"here;</p><p>there;</p></content></point><wrapUp><p>at "
		"once.</p></wrapUp></paragraph><paragraph><content><p>1. "
		"Looks numbered.</p></content></paragraph></article><article "
		"status=\"removed\"><num>2</num><content><p>(gone)</p>"
		"</content></article><article><num>3</num><content><p>Insert "
		"<mod><quotedStructure><article><num>9</num><content>"
		"<p>New.</p></content></article></quotedStructure></mod> there.</p><p><remark status=\"editorial\">[As "
		"amended.]"
		"</remark></p></content></article><article xml:lang=\"fr\"><num>4</num><content><p>Attachez "
		"!</p></content>"
		"</article></hcontainer></part></book><hcontainer name=\"schedule\"><num>Annex</num><hcontainer "
		"name=\"definition\"><content><p>\"goat\"</p></content></hcontainer></hcontainer></"
		"body><conclusions><p>Done.</p>"
		"</conclusions></act></akomaNtoso>");
}

static void test_other_vocabularies(void **state)
{
	(void)state;
	assert_round_trip(
		"<Legislation><Primary><Body><P1group Status=\"Prospective\"><Title>Duty</Title><P1 id=\"section-1\">"
		"<Pnumber>1</Pnumber><P1para><Text>Tie.</Text></P1para></P1></P1group></Body></Primary></Legislation>");
	assert_round_trip(
		"<section xmlns=\"https://code.dccouncil.us/schemas/dc-library\"><num>8-101</num><heading>Goats."
		"</heading><text>Tie.</text><annotations><annotation>Cited.</annotation></annotations></section>");
	assert_round_trip(
		"<bill xmlns=\"http://schemas.gpo.gov/xml/uslm\"><main><section><num>1</num><editorialNote>note"
		"</editorialNote><content>Tie.</content></section></main></bill>");
	assert_round_trip("<x><y>Words without any structure.</y><y>More of them.</y></x>");
}

/* Real texts, where they are at hand: $LEXGAP_SHARED/corpus/formats. */
static void test_same_act_in_two_formats(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"asp-2025-11.en.clml.xml", "asp-2025-11.en.akn.xml"},
		{"asc-2025-1.en.clml.xml", "asc-2025-1.en.akn.xml"},
	};
	const char *shared = getenv("LEXGAP_SHARED");
	if (!shared)
		skip();
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct lg_document *doc[2];
		struct lg_arena *arena = lg_arena_new();
		for (size_t k = 0; k < 2; k++) {
			char path[1024];
			struct lg_source source = {.path = {path, 0}};
			const struct lg_read_options o = {.lang = NULL};
			snprintf(path, sizeof path, "%s/corpus/formats/%s", shared, pairs[i][k]);
			source.path.n = strlen(path);
			assert_int_equal(lg_file_read(&source.bytes, arena, path, 0), LG_OK);
			assert_int_equal(lg_read(&doc[k], &source, &o, NULL), LG_OK);
		}
		assert_int_equal(doc[0]->nunits, doc[1]->nunits);
		for (uint32_t p = 0, q = 0; p < doc[0]->nprov; p++) {
			if (!(doc[0]->prov[p].flags & LG_PROV_UNIT))
				continue;
			while (!(doc[1]->prov[q].flags & LG_PROV_UNIT))
				q++;
			assert_true(lg_slice_eq(doc[0]->prov[p].eid, doc[1]->prov[q].eid));
			assert_true(lg_slice_eq(doc[0]->prov[p].heading, doc[1]->prov[q].heading));
			assert_int_equal(doc[0]->prov[p].flags, doc[1]->prov[q].flags);
			q++;
		}
		lg_document_free(doc[0]);
		lg_document_free(doc[1]);
		lg_arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_part),
		cmocka_unit_test(test_other_vocabularies),
		cmocka_unit_test(test_same_act_in_two_formats),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
