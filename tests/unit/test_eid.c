/* SPDX-License-Identifier: MIT */
/* Printed numbers and the identifiers and citations made of them. */
#include "build_doc.h"
#include "model/eid.h"

static void test_numbers_are_cleaned(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"Article 15A.", "15A"},
		{"Art. 1.º", "1"},
		{"Art.15", "15"},
		{"Стаття 96. -10-1 .", "96-10-1"},
		{"301 -1", "301-1"},
		{"301‑1", "301-1"},
		{"143^1", "143-1"},
		{"255¹", "255-1"},
		{"255¹²", "255-12"},
		{"107 2 .", "107-2"},
		{"3 1\n.", "3-1"},
		{"107\u200b\u00b2.", "107-2"},
		{"588 ter a", "588tera"},
		{"183 ter", "183ter"},
		{"183 QUÁTER", "183quater"},
		{"172 quinquies", "172quinquies"},
		{"12-bis", "12bis"},
		{"185а", "185а"},
		{"§ 176a", "176a"},
		{"§§ 3", "3"},
		{"s. 15A", "15A"},
		{"№ 5", "5"},
		{"(ii)", "ii"},
		{"(aa)", "aa"},
		{"1°", "1"},
		{"1°bis", "1bis"},
		{"II.", "II"},
		{"Annex ІІ", "II"},
		{"Schedule A", "A"},
		{"Section II bis", "IIbis"},
		{"II.3", "II-3"},
		{"L. 121-3", "L121-3"},
		{"Chapter A1", "A1"},
		{"255-ე მუხლი", "255"},
		{"მუხლი 255^1", "255-1"},
		{"მე-2", "2"},
		{"5. fejezet", "5"},
		{"5.º-A", "5-A"},
		{"6o.", "6"},
		{"5o. bis", "5bis"},
		{"12 A", "12A"},
		{"1.2", "1-2"},
		{"15A(1)(b)", "15A-1b"},
		{"F3[2.", "2"},
		{"12[3]", "12-3"},
		{">257E.", "257E"},
		{"ПЕРША", "перша"},
		{"Disposición adicional", "disposicion-adicional"},
		{"–", ""},
		{"*", ""},
		{"", ""},
		{"\u200b", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lg_buf b;
		lg_buf_init(&b, 0);
		lg_buf_str(&b, "");
		lg_num_put(&b, lg_slice_from(rows[i][0]));
		if (strcmp(b.bytes, rows[i][1]) != 0)
			print_error("of %s\n", rows[i][0]);
		assert_string_equal(b.bytes, rows[i][1]);
		lg_buf_done(&b);
	}
}

/* Garbage of any length gives a short, valid identifier. */
static void test_long_numbers_are_cut(void **state)
{
	(void)state;
	char garbage[4096];
	struct lg_buf b;
	lg_buf_init(&b, 0);
	memset(garbage, '7', sizeof garbage);
	lg_num_put(&b, (struct lg_slice){garbage, sizeof garbage});
	assert_in_range(b.len, 1, 64);
	lg_buf_clear(&b);
	for (size_t i = 0; i + 4 <= sizeof garbage; i += 4)
		memcpy(garbage + i, "дя1", 4);
	lg_num_put(&b, (struct lg_slice){garbage, sizeof garbage - 2});
	assert_in_range(b.len, 1, 64);
	lg_buf_done(&b);
}

/* Articles numbered through carry no chapter; what is below them does carry the article. */
static void test_plain_eids(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("chapter:I<Crimes> article:12<Theft> paragraph:1{Who takes} point:a{a thing} . "
		      "point:б{another} . . paragraph:2{Twice} . . . chapter:II article:13.1<Fraud>{Who lies}");
	assert_eids(doc, "act chp_I art_12 art_12__para_1 art_12__para_1__point_a art_12__para_1__point_б "
			 "art_12__para_2 chp_II art_13-1");
	lg_document_free(doc);
}

/* Where numbers restart, both articles carry the part within which they are unique. */
static void test_restarting_numbers_carry_the_part(void **state)
{
	(void)state;
	struct lg_document *doc = build(
		"part:I chapter:1 article:1<Aim>{This part protects children online} . article:2<Terms>{In it a child "
		"is "
		"young} . . . part:II chapter:1 article:1<Scope>{Courts of the second instance sit weekly} . "
		"article:2<Judges>{Three judges hear each appeal in public} . article:3<Costs>{No costs arise} . . .");
	assert_eids(doc, "act part_I part_I__chp_1 part_I__art_1 part_I__art_2 part_II part_II__chp_1 part_II__art_1 "
			 "part_II__art_2 art_3");
	assert_citation(doc, "part_II__art_2", "part II, art. 2");
	assert_citation(doc, "art_3", "art. 3");
	lg_document_free(doc);
}

static void test_annexes_prefix_their_units(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:1{Text} . attachment article:1{Other} . . attachment:Annex_B paragraph:1{x} .");
	assert_eids(doc, "act art_1 att_1 att_1__art_1 att_B att_B__para_1");
	assert_citation(doc, "att_1__art_1", "annex, art. 1");
	assert_citation(doc, "att_B__para_1", "Annex B, para. 1");
	lg_document_free(doc);
}

/* An unnumbered second paragraph never takes the name of paragraph 2, wherever that stands. */
static void test_unnumbered_are_counted(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:7 paragraph:1{a} . paragraph{b} . paragraph:2{c} indent:–{d} . indent:–{e} . . "
		      "paragraph:2{f} . . preamble{Whereas} . toc{List} .");
	assert_eids(doc, "act art_7 art_7__para_1 art_7__para_2_3 art_7__para_2 art_7__para_2__indent_1 "
			 "art_7__para_2__indent_2 art_7__para_2_2 preamble toc");
	assert_citation(doc, "art_7__para_2__indent_2", "art. 7(2), indent 2");
	lg_document_free(doc);
}

static void test_own_eids_stay_and_are_made_unique(void **state)
{
	(void)state;
	struct lg_document *doc =
		build("article:1@sec-x{a} paragraph:1{b} . . article:2@sec-x{c} . article:3@art_4{d} . "
		      "article:4{e} .");
	assert_eids(doc, "act sec-x sec-x__para_1 sec-x_2 art_4 art_4_2");
	assert_int_equal(lg_find_eid(doc, LG_LIT("art_4_2")), 5);
	assert_int_equal(lg_find_eid(doc, LG_LIT("art_44")), doc->nprov);
	lg_document_free(doc);
}

static void test_citations(void **state)
{
	(void)state;
	struct lg_document *doc = build(
		"chapter:II article:255-2<X> paragraph:3{a} point:a){b} quoted article:9{new} . . . . note{n} . . . "
		"preamble recital:1{r} .");
	assert_citation(doc, "art_255-2", "art. 255-2");
	assert_citation(doc, "art_255-2__para_3__point_a", "art. 255-2(3)(a)");
	assert_citation(doc, "art_255-2__note_1", "art. 255-2, note");
	assert_citation(doc, "art_255-2__para_3__point_a__qstr_1__art_9", "art. 255-2(3)(a), quoted text, art. 9");
	assert_citation(doc, "chp_II", "chapter II");
	lg_document_free(doc);
	doc = build("book:Zweites_Buch division:1 article:1 . . attachment:Annex_II. preamble:Formula");
	assert_eids(doc, "act book_zweites-buch book_zweites-buch__dvs_1 art_1 att_II att_II__preamble");
	assert_citation(doc, "book_zweites-buch", "Zweites Buch");
	assert_citation(doc, "att_II", "Annex II");
	lg_document_free(doc);
	doc = build("section:15A subsection:1{a} paragraph:b{c} . . . section:§_176a subsection:(2){d} . .");
	assert_citation(doc, "sec_15A__subsec_1__para_b", "s. 15A(1)(b)");
	assert_citation(doc, "sec_176a__subsec_2", "§ 176a(2)");
	lg_document_free(doc);
	/* a number that only says what it is of */
	doc = build("article:53 note:Note.{a} . note:3{b} . note:–{c} . . attachment:Annex");
	assert_citation(doc, "art_53__note_note", "art. 53, note");
	assert_citation(doc, "art_53__note_3", "art. 53, note 3");
	assert_citation(doc, "art_53__note_3_2", "art. 53, note");
	assert_citation(doc, "att_annex", "annex");
	lg_document_free(doc);
	/* parts that only their headings tell apart */
	doc = build("part<General> chapter:II article:1{a} . . . part<Special> chapter:II article:2{b} . . .");
	assert_citation(doc, "part_1__chp_II", "General, chapter II");
	assert_citation(doc, "part_2__chp_II", "Special, chapter II");
	assert_citation(doc, "art_2", "art. 2");
	lg_document_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_are_cleaned),
		cmocka_unit_test(test_long_numbers_are_cut),
		cmocka_unit_test(test_plain_eids),
		cmocka_unit_test(test_restarting_numbers_carry_the_part),
		cmocka_unit_test(test_annexes_prefix_their_units),
		cmocka_unit_test(test_unnumbered_are_counted),
		cmocka_unit_test(test_own_eids_stay_and_are_made_unique),
		cmocka_unit_test(test_citations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
