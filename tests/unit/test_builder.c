/* SPDX-License-Identifier: MIT */
/* What the builder makes of reader events: white space, maps to the disk, blocks, flags, units, twins. */
#include "build_doc.h"
#include "text/normalise.h"

static struct lg_slice block_text(const struct lg_document *doc, uint32_t i)
{
	return lg_slice_sub(doc->text, doc->block[i].begin, doc->block[i].end);
}

static void assert_slice(struct lg_slice got, const char *expected)
{
	char copy[512];
	assert_true(got.n < sizeof copy);
	if (got.n)
		memcpy(copy, got.p, got.n);
	copy[got.n] = '\0';
	assert_string_equal(copy, expected);
}

static struct lg_builder *builder_over(struct lg_utf8 *utf8, const char *bytes, const struct lg_language *lang)
{
	struct lg_source source = {.path = LG_LIT("x/act.txt"), .bytes = lg_slice_from(bytes)};
	struct lg_builder *b = NULL;
	*utf8 = (struct lg_utf8){.text = source.bytes, .map = {.end = (uint32_t)source.bytes.n}};
	assert_int_equal(lg_builder_new(&b, &source, utf8, lang), LG_OK);
	return b;
}

static void feed(struct lg_builder *b, enum lg_role role, struct lg_slice bytes, size_t begin, size_t end)
{
	lg_build_piece(b, role, lg_slice_sub(bytes, begin, end), (uint32_t)begin, (uint32_t)(end - begin));
}

static struct lg_document *finish(struct lg_builder *b)
{
	struct lg_document *doc = NULL;
	assert_int_equal(lg_builder_finish(&doc, b, NULL), LG_OK);
	return doc;
}

/* Runs of any space become one blank, also across calls; blocks are trimmed; each byte still knows where it stood. */
static void test_white_space_and_offsets(void **state)
{
	(void)state;
	static const char bytes[] = " \n Who\u00a0\u00a0 takes \t\r\n  a\u2003thing , hides it\n";
	struct lg_slice s = lg_slice_from(bytes);
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, bytes, NULL);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	for (size_t i = 0; i < s.n;) { /* in pieces of one character, the hardest case */
		size_t n;
		lg_utf8_at(s, i, &n);
		feed(b, LG_ROLE_TEXT, s, i, i + n);
		i += n;
	}
	struct lg_document *doc = finish(b);
	assert_int_equal(doc->nblocks, 1);
	assert_slice(block_text(doc, 0), "Who takes a thing , hides it");
	assert_slice(doc->text, "Who takes a thing , hides it\n");
	assert_slice(doc->norm, "who takes a thing , hides it\n");
	size_t takes = lg_slice_find(doc->norm, LG_LIT("takes")), thing = lg_slice_find(doc->norm, LG_LIT("thing"));
	struct lg_span norm = {(uint32_t)takes, (uint32_t)thing + 5};
	struct lg_span disk = lg_span_disk(doc, lg_span_text(doc, norm));
	assert_slice(lg_slice_sub(s, disk.begin, disk.end), "takes \t\r\n  a\u2003thing");
	struct lg_span gap = lg_span_disk(doc, (struct lg_span){3, 4}); /* the blank after Who */
	assert_slice(lg_slice_sub(s, gap.begin, gap.end), "\u00a0\u00a0 ");
	lg_document_free(doc);
}

/* Words of two calls are neither glued nor parted: the reader gives the spaces it saw. */
static void test_blocks(void **state)
{
	(void)state;
	static const char bytes[] = "Theft of dataWho takesdatapays.Note of the editor";
	struct lg_slice s = lg_slice_from(bytes);
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, bytes, NULL);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	lg_build_num(b, LG_LIT(" Art. \n 1 "));
	feed(b, LG_ROLE_HEADING, s, 0, 8);
	feed(b, LG_ROLE_HEADING, s, 8, 13);
	feed(b, LG_ROLE_TEXT, s, 13, 16);
	feed(b, LG_ROLE_TEXT, s, 16, 22);
	lg_build_open(b, LG_KIND_POINT, 22);
	feed(b, LG_ROLE_TEXT, s, 22, 26);
	lg_build_close(b, 26);
	feed(b, LG_ROLE_TEXT, s, 26, 31);
	lg_build_break(b);
	lg_build_block_flags(b, LG_PROV_EDITORIAL);
	feed(b, LG_ROLE_TEXT, s, 31, 49);
	struct lg_document *doc = finish(b);
	assert_int_equal(doc->nblocks, 5);
	assert_slice(doc->text, "Theft of data\nWho takes\ndata\npays.\nNote of the editor\n");
	assert_slice(doc->prov[1].num, "Art. 1");
	assert_slice(doc->prov[1].heading, "Theft of data");
	assert_int_equal(doc->block[0].role, LG_ROLE_HEADING);
	assert_int_equal(doc->block[2].prov, 2);
	assert_int_equal(doc->prov[2].block_first, 2);
	assert_int_equal(doc->prov[2].block_end, 3);
	assert_int_equal(doc->prov[1].block_end, 5);
	assert_int_equal(doc->prov[1].src_end, 49); /* left open, so to the end */
	assert_false(doc->block[3].flags & LG_PROV_EDITORIAL);
	assert_true(doc->block[4].flags & LG_PROV_EDITORIAL);
	for (uint32_t i = 0; i < doc->nblocks; i++) {
		assert_int_equal(lg_block_at(doc, doc->block[i].norm_begin), i);
		assert_int_equal(lg_block_at(doc, doc->block[i].norm_end), i);
	}
	lg_document_free(doc);
}

/* Offsets reach through a decoding: here of UTF-16, two bytes a character, after a byte order mark. */
static void test_offsets_reach_the_disk(void **state)
{
	(void)state;
	struct lg_arena *a = lg_arena_new();
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, "Law  text", NULL);
	utf8.map = (struct lg_offmap){0};
	for (uint32_t i = 0; i < 9; i++)
		assert_int_equal(lg_offmap_add(&utf8.map, a, 1, 2 + 2 * i, 2), LG_OK);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	feed(b, LG_ROLE_TEXT, utf8.text, 0, 9);
	lg_build_close(b, 9);
	struct lg_document *doc = finish(b);
	assert_slice(doc->text, "Law text\n");
	struct lg_span disk = lg_span_disk(doc, (struct lg_span){4, 8});
	assert_int_equal(disk.begin, 12);
	assert_int_equal(disk.end, 20);
	assert_int_equal(doc->prov[1].src_begin, 2);
	assert_int_equal(doc->prov[1].src_end, 20);
	lg_document_free(doc);
	lg_arena_free(a);
}

static void test_dead_flags_go_down(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:1!{gone} paragraph:1{gone too} . . article:2{law} . preamble recital:1{why} .");
	assert_true(doc->prov[2].flags & LG_PROV_REPEALED);
	assert_true(doc->block[1].flags & LG_PROV_REPEALED);
	assert_false(doc->prov[3].flags & LG_PROV_DEAD);
	assert_true(doc->prov[5].flags & LG_PROV_PREAMBLE);
	lg_document_free(doc);
}

static void assert_units(const char *line, const char *expected)
{
	struct lg_document *doc = build(line);
	struct lg_buf b;
	uint32_t n = 0;
	lg_buf_init(&b, 0);
	lg_buf_str(&b, "");
	for (uint32_t p = 0; p < doc->nprov; p++)
		if (doc->prov[p].flags & LG_PROV_UNIT) {
			lg_buf_str(&b, n++ ? " " : "");
			lg_buf_slice_put(&b, doc->prov[p].eid);
		}
	assert_string_equal(b.bytes, expected);
	assert_int_equal(n, doc->nunits);
	lg_buf_done(&b);
	lg_document_free(doc);
}

static void test_units(void **state)
{
	(void)state;
	/* common law: sections */
	assert_units("part:1 section:1{a} subsection:1{b} . . section:2{c} . . section:3 .", "sec_1 sec_2 sec_3");
	/* continental: sections hold articles */
	assert_units("chapter:I section:1 article:1{a} . . section:2 article:2 .", "art_1 art_2");
	/* Polish: § is a paragraph of an article, whatever the reader calls it */
	assert_units("article:197 section:§_1{a} . section:§_2{b} .", "art_197");
	/* quoted articles belong to the article that quotes */
	assert_units("article:1{a} quoted article:9{b} .", "art_1");
	assert_units("section:1{a} quoted article:9{b} . . . section:2{c}", "sec_1 sec_2");
	/* a table of contents has none; a preamble neither */
	assert_units("toc article:1{x} . . preamble paragraph:1{y} . . article:1{z}", "art_1");
	/* sections of an act whose treaty annex has articles */
	assert_units("section:1{a} . attachment:1 article:1{b}", "sec_1 att_1__art_1");
	/* nothing else: numbered paragraphs, of the act and of annexes, the outermost */
	assert_units("paragraph:1{a} paragraph:1{b} . . paragraph:2{c}", "para_1 para_2");
	assert_units("article:1{a} . attachment:1 part:1 paragraph:1{b}", "art_1 att_1__para_1");
	/* nothing is numbered */
	assert_units("paragraph{a} . paragraph{b}", "");
}

static void test_unit_of(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("part:1<P> chapter:1<C> article:1 paragraph:1{a} quoted article:2{b} . . . . . . "
		      "paragraph{x} point:a{y}");
	uint32_t article = lg_find_eid(doc, LG_LIT("art_1"));
	assert_int_equal(lg_unit_of(doc, article), article);
	assert_int_equal(lg_unit_of(doc, lg_find_eid(doc, LG_LIT("art_1__para_1__qstr_1__art_2"))), article);
	assert_int_equal(lg_unit_of(doc, lg_find_eid(doc, LG_LIT("part_1__chp_1"))), 1);
	uint32_t loose = lg_find_eid(doc, LG_LIT("para_1"));
	assert_int_equal(lg_unit_of(doc, loose + 1), loose);
	assert_int_equal(lg_unit_of(doc, 0), 0);
	lg_document_free(doc);
}

static bool superseded(const struct lg_document *doc, const char *eid)
{
	uint32_t p = lg_find_eid(doc, lg_slice_from(eid));
	assert_true(p < doc->nprov);
	return doc->prov[p].flags & LG_PROV_SUPERSEDED;
}

/* The later version keeps the plain name; what is below the older one is set aside with it. */
static void test_versions_side_by_side(void **state)
{
	(void)state;
	struct lg_document *doc = build("article:1{a} . article:2<Rape>{Force} paragraph:1{old} . . "
					"article:2<Rape>{Without consent} paragraph:1{new} . . article:3{c}");
	assert_eids(doc, "act art_1 art_2_2 art_2_2__para_1 art_2 art_2__para_1 art_3");
	assert_true(superseded(doc, "art_2_2__para_1"));
	assert_false(superseded(doc, "art_2__para_1"));
	lg_document_free(doc);
}

static void test_versions_far_apart(void **state)
{
	(void)state;
	struct lg_document *doc = build("article:5<Grooming of minors>{Whoever meets a minor after contact online} . "
					"article:6{Other things} . "
					"article:5<Grooming of children>{Whoever meets a child after contact online}");
	assert_true(superseded(doc, "art_5_2"));
	assert_false(superseded(doc, "art_5"));
	lg_document_free(doc);
	/* the number again, in other words: both are law */
	doc = build("title:1 article:5<Grooming>{Whoever meets a minor after contact online} . article:6{Other} . . "
		    "title:2 article:5<Budget>{Costs fall on the treasury every year}");
	assert_false(superseded(doc, "title_1__art_5"));
	assert_false(superseded(doc, "title_2__art_5"));
	lg_document_free(doc);
}

/* Neighbours of one number are versions only when they are alike: numbers are lost in print, articles come in pieces.
 */
static void test_neighbours_that_are_no_versions(void **state)
{
	(void)state;
	struct lg_document *doc = build("article:8<Smuggling of spirits>{Who carries spirits over the border pays} . "
					"article:8<Counterfeit seals>{Making false seals is punished by prison} . "
					"article:2 section:§_1<Aim>{The law helps children} . . "
					"article:2 section:§_2<Aim of the law>{The law helps children too} . .");
	for (uint32_t p = 0; p < doc->nprov; p++)
		assert_false(doc->prov[p].flags & LG_PROV_SUPERSEDED);
	lg_document_free(doc);
	/* points that stand in for articles restart in every division */
	doc = build("division:1 point:1{Fruit is fresh} . . division:2 point:1{Fruit is fresh} . .");
	assert_eids(doc, "act dvs_1 dvs_1__point_1 dvs_2 dvs_2__point_1");
	assert_false(doc->prov[2].flags & LG_PROV_SUPERSEDED);
	lg_document_free(doc);
}

/* A superscript that slipped into the heading is part of the number. */
static void test_number_goes_on_in_the_heading(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:Article_200.<Spirits>{a} . article:Article_200<1 . False seals>{b} . "
		      "article:Article_200<2 .^ Old seals>{c} . article:Article_201<3 . Not this>{d}");
	assert_eids(doc, "act art_200 art_200-1 art_200-2 art_201");
	assert_slice(doc->prov[2].heading, "False seals");
	assert_slice(doc->prov[2].num, "Article 200-1");
	assert_slice(doc->prov[3].heading, "Old seals");
	assert_slice(doc->prov[4].heading, "3 . Not this");
	lg_document_free(doc);
}

/* Each part has its article 1 "Terms"; a text printed twice has the same words too. */
static void test_restart_or_reprint(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("part:1 article:1<Terms>{In this part child means anyone below eighteen} . "
		      "article:2<Ban>{Nobody may sell images} . . part:2 article:1<Terms>{Here carrier means "
		      "any firm moving data} . article:2<Fees>{A carrier pays yearly}");
	assert_false(superseded(doc, "part_1__art_1"));
	assert_false(superseded(doc, "part_2__art_1"));
	lg_document_free(doc);
	doc = build("article:1<Terms>{A child is anyone below eighteen} . article:2<Ban>{Nobody may sell images} . "
		    "article:1<Terms>{A child is anyone below eighteen} . article:2<Ban>{Nobody may sell images}");
	assert_eids(doc, "act art_1_2 art_2_2 art_1 art_2");
	assert_true(superseded(doc, "art_1_2"));
	assert_true(superseded(doc, "art_2_2"));
	lg_document_free(doc);
}

/* Neither a stub nor a repealed text takes the place of an article with words. */
static void test_stubs_supersede_nothing(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:2<Rape>{Force} . article:2<Rape> . article:3!{Gone} . article:3{Here}");
	assert_eids(doc, "act art_2 art_2_2 art_3_2 art_3");
	for (uint32_t p = 0; p < doc->nprov; p++)
		assert_false(doc->prov[p].flags & LG_PROV_SUPERSEDED);
	lg_document_free(doc);
}

static void test_identity(void **state)
{
	(void)state;
	static const struct lg_language lang = {.code = {"uk", 2}, .fold = LG_FOLD_CYRILLIC};
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, "x", &lang);
	lg_build_meta(b, LG_META_TITLE, LG_LIT(" Law \n on  children"));
	lg_build_meta(b, LG_META_TITLE, LG_LIT("Another"));
	struct lg_document *doc = finish(b);
	assert_slice(doc->title, "Law on children");
	assert_slice(doc->name, "act");
	assert_slice(doc->lang, "uk");
	assert_int_equal(doc->fold, LG_FOLD_CYRILLIC);
	assert_int_equal(doc->nblocks, 0);
	lg_document_free(doc);
	doc = build("article:1{x}");
	assert_slice(doc->name, "sample-act");
	lg_document_free(doc);
}

/* Neither the C stack nor the names grow with the nesting. */
static void test_deep_nesting(void **state)
{
	(void)state;
	enum { DEPTH = 100000 };
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, "x", NULL);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	lg_build_num(b, LG_LIT("1"));
	for (int i = 0; i < DEPTH; i++) {
		lg_build_open(b, LG_KIND_PARAGRAPH, 0);
		lg_build_num(b, LG_LIT("1"));
	}
	feed(b, LG_ROLE_TEXT, utf8.text, 0, 1);
	assert_int_equal(lg_build_depth(b), DEPTH + 2);
	struct lg_document *doc = finish(b);
	assert_int_equal(doc->nprov, DEPTH + 2);
	assert_int_equal(lg_unit_of(doc, DEPTH + 1), 1);
	for (uint32_t p = 0; p < doc->nprov; p++) {
		assert_true(doc->prov[p].eid.n < 300);
		assert_int_equal(lg_find_eid(doc, doc->prov[p].eid), p);
	}
	struct lg_buf cite;
	lg_buf_init(&cite, 0);
	lg_citation_put(&cite, doc, DEPTH + 1);
	assert_true(cite.len < 100);
	lg_buf_done(&cite);
	lg_document_free(doc);
}

/* More closes than opens, and a build given up. */
static void test_careless_reader(void **state)
{
	(void)state;
	struct lg_document *doc = build("article:1{x} . . . article:2{y}");
	assert_eids(doc, "act art_1 art_2");
	lg_document_free(doc);
	struct lg_utf8 utf8;
	struct lg_builder *b = builder_over(&utf8, "x", NULL);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	lg_builder_free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_white_space_and_offsets),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_offsets_reach_the_disk),
		cmocka_unit_test(test_dead_flags_go_down),
		cmocka_unit_test(test_units),
		cmocka_unit_test(test_unit_of),
		cmocka_unit_test(test_versions_side_by_side),
		cmocka_unit_test(test_versions_far_apart),
		cmocka_unit_test(test_neighbours_that_are_no_versions),
		cmocka_unit_test(test_number_goes_on_in_the_heading),
		cmocka_unit_test(test_restart_or_reprint),
		cmocka_unit_test(test_stubs_supersede_nothing),
		cmocka_unit_test(test_identity),
		cmocka_unit_test(test_deep_nesting),
		cmocka_unit_test(test_careless_reader),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
