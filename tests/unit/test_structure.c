/* SPDX-License-Identifier: MIT */
#include "structure_fixture.h"

#include "read/structure.h"
#include "read/structure_number.h"
#include "read/structure_words.h"

/* ---- numbers -------------------------------------------------------------------------------------------------- */

static void enumerators_are_read(void **state)
{
	static const struct {
		const char *text, *num, *words;
	} cases[] = {
		{"1. A", "1", "A"},	     {"(1)A", "(1)", "A"},
		{"2 -1 ) б", "2 -1 )", "б"}, {"1.ª Una", "1", "Una"},
		{"а) слово", "а)", "слово"}, {"(2A) x", "(2A)", "x"},
		{"F3[(1) x", "(1)", "x"},    {"8 -2 . х", "8 -2", "х"},
		{"aa) x", "aa)", "x"},	     {"(iv) x", "(iv)", "x"},
		{"ა.ბ) x", "ა.ბ)", "x"},     {"3 bis. X", "3 bis", "X"},
		{"1º X", "1", "X"},	     {"2.1. X", "2.1", "X"},
		{"(21а) x", "(21а)", "x"},   {"1\xC2\xB9) x", "1\xC2\xB9)", "x"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct lg_slice text = lg_slice_from(cases[i].text);
		struct lg_enumerator e;
		assert_true(lg_enumerator_at(text, 0, &e));
		assert_true(lg_slice_is(lg_slice_sub(text, e.begin, e.num_end), cases[i].num));
		assert_true(lg_slice_is(lg_slice_sub(text, e.end, text.n), cases[i].words));
	}
}

static void other_beginnings_are_no_enumerators(void **state)
{
	static const char *const cases[] = {"1.5 per cent",
					    "12.05.2020 was",
					    "2020. The year",
					    "A. Smith signed",
					    "(and so on)",
					    "the end.",
					    "10 years",
					    "x",
					    "",
					    "(1"};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct lg_enumerator e;
		assert_false(lg_enumerator_at(lg_slice_from(cases[i]), 0, &e));
	}
}

static void numbers_of_headings_are_read(void **state)
{
	static const struct {
		const char *text, *num;
	} cases[] = {
		{"255-1. T", "255-1"},
		{"255^1 T", "255^1"},
		{"183 ter. T", "183 ter"},
		{"15A T", "15A"},
		{"185а. Т", "185а"},
		{"588 ter a. T", "588 ter a"},
		{"XIV. T", "XIV"},
		{"96. -10-1 . T", "96. -10-1"},
		{"107/a T", "107/a"},
		{"301 -1. T", "301 -1"},
		{"1º. T", "1º"},
		{"6o. T", "6o"},
		{"5 Bis.- T", "5 Bis"},
		{"5º ter. T", "5º ter"},
		{"5-quinquies. T", "5-quinquies"},
		{"L. 121-3 T", "L. 121-3"},
		{"1er T", "1"},
		{"first", "first"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct lg_slice text = lg_slice_from(cases[i].text);
		struct lg_heading_number n;
		assert_true(lg_heading_number_at(english(), text, 0, &n));
		assert_true(lg_slice_is(lg_slice_sub(text, n.begin, n.end), cases[i].num));
	}
}

/* ---- lists ---------------------------------------------------------------------------------------------------- */

static void i_after_h_is_a_letter(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Section 1. Title\n(1) A person who\u2014\n(a) one,\n(b) two,\n(c) three,\n(d) four,\n(e) five,\n(f) "
		"six,\n"
		"(g) seven,\n(h) eight,\n(i) nine:\n(i) deep,\n(ii) deeper,\n(j) ten.\n(2) Next.\n",
		english(), false,
		"sec_1: Title\nsec_1__subsec_1\nsec_1__subsec_1__para_a\nsec_1__subsec_1__para_b\n"
		"sec_1__subsec_1__para_c\nsec_1__subsec_1__para_d\nsec_1__subsec_1__para_e\nsec_1__subsec_1__para_f\n"
		"sec_1__subsec_1__para_g\nsec_1__subsec_1__para_h\nsec_1__subsec_1__para_i\n"
		"sec_1__subsec_1__para_i__subpara_i\nsec_1__subsec_1__para_i__subpara_ii\nsec_1__subsec_1__para_j\n"
		"sec_1__subsec_2\n");
}

static void a_list_starts_at_its_first_number(void **state)
{
	(void)state;
	check_tree("text",
		   "Article 1. Title\nWords end here.\n7. This is no paragraph.\nArticle 2. Other\n1. One.\n2. "
		   "Two.\n4. Four.\n",
		   english(), true,
		   "art_1: Title\n| Words end here.\n| 7. This is no paragraph.\nart_2: Other\nart_2__para_1\n| One.\n"
		   "art_2__para_2\n| Two.\nart_2__para_4\n| Four.\n");
}

static void last_sentences_belong_to_the_paragraph(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Article 1. Title\n1. A person who:\na) takes;\nb) gives,\nis punished.\nThe attempt too.\n2. Two.\n",
		english(), true,
		"art_1: Title\nart_1__para_1\n| A person who:\n| is punished.\n| The attempt "
		"too.\nart_1__para_1__point_a\n| takes;\n"
		"art_1__para_1__point_b\n| gives,\nart_1__para_2\n| Two.\n");
}

static void a_restart_is_told(void **state)
{
	struct lg_diags d;
	(void)state;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	struct lg_document *doc =
		read_as("text", "Article 1. T\n1. One.\n2. Two.\n1. Lost one.\n2. Lost two.\n", english(), &d);
	assert_int_equal(doc->nunits, 1);
	assert_int_equal(d.n, 1);
	assert_int_equal(d.v[0].severity, LG_WARNING);
	assert_int_equal(d.v[0].line, 4);
	lg_document_free(doc);
	lg_diags_done(&d);
}

/* An article is only made of what runs on when the text names it and nothing else bears its number. */
static void a_lost_heading_is_inferred(void **state)
{
	static const struct {
		const char *named, *next;
		uint32_t units;
	} cases[] = {{"5^1", "6", 3},  {"5-1", "6", 3}, {"5\u00b9", "6", 3}, {"5-12", "6", 2},
		     {"15-1", "6", 2}, {"5^2", "6", 2}, {"5", "6", 2},	     {"5-1", "7", 2}};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct lg_buf text;
		struct lg_diags d;
		assert_int_equal(lg_diags_init(&d), LG_OK);
		lg_buf_init(&text, 0);
		lg_buf_fmt(&text,
			   "Article 5. Nets\n1. One.\n2. Two.\n1. Lost.\n2. It too.\nArticle %s. Ropes\n1. See article "
			   "%s.\n",
			   cases[i].next, cases[i].named);
		struct lg_document *doc = read_as("text", text.bytes, english(), &d);
		assert_int_equal(doc->nunits, cases[i].units);
		uint32_t p = lg_find_eid(doc, LG_LIT("art_5-1__para_2"));
		assert_int_equal(p < doc->nprov, cases[i].units == 3);
		if (cases[i].units == 3) {
			assert_int_equal(d.v[0].line, 4);
			assert_true(doc->prov[lg_find_eid(doc, LG_LIT("art_5-1"))].flags & LG_PROV_INFERRED);
			check_map(doc, text.bytes);
		}
		lg_document_free(doc);
		lg_buf_done(&text);
		lg_diags_done(&d);
	}
}

static void suffixed_numbers_stand_between(void **state)
{
	(void)state;
	check_tree("text", "Стаття 51. Види\nЄ такі види:\n1) один;\n2) два;\n2 -1 ) два прим;\n3) три.\n", ukrainian(),
		   false, "art_51: Види\nart_51__point_1\nart_51__point_2\nart_51__point_2-1\nart_51__point_3\n");
}

static void notes_are_law(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Стаття 5. Назва\n1. Перша.\n2. Друга.\nПримітка. 1. Слово.\n2. Друге слово.\nСтаття 6. Інша\nТекст.\n",
		ukrainian(), false,
		"art_5: Назва\nart_5__para_1\nart_5__para_2\nart_5__note_1: Примітка.\nart_5__note_1__para_1\n"
		"art_5__note_1__para_2\nart_6: Інша\n");
}

static void penalty_lines_make_one_sentence(void **state)
{
	(void)state;
	check_tree("text", "Стаття 5. Назва\n1. Діяння, вчинене умисно, -\nкарається штрафом.\n", ukrainian(), true,
		   "art_5: Назва\nart_5__para_1\n| Діяння, вчинене умисно, - карається штрафом.\n");
}

/* ---- headings ------------------------------------------------------------------------------------------------- */

static void references_head_nothing(void **state)
{
	(void)state;
	check_tree("text", "Article 1. Title\nWords.\nArticle 5 of the Code does not apply.\nArticle 6(2) does.\n",
		   english(), true,
		   "art_1: Title\n| Words.\n| Article 5 of the Code does not apply.\n| Article 6(2) does.\n");
}

static void titles_stand_on_either_side(void **state)
{
	(void)state;
	check_tree("text", "Article 1\nScope\nThis is the law.\n\nArticle 2\nWords\nThey mean this.\n", english(),
		   false, "art_1: Scope\nart_2: Words\n");
	check_tree(
		"text",
		"Zakon\n\nPredmet\n\nČlan 1.\nOvo je zakon.\n\nDrugo stoji ovde.\n\nPrimena\n\nЧлaн 2.\nВажи одмах.\n",
		serbian(), true,
		"art_1: Predmet\nart_1__para_1\n| Ovo je zakon.\nart_1__para_2\n| Drugo stoji ovde.\nart_2: "
		"Primena\nart_2__para_1\n"
		"| Важи одмах.\n");
}

/* The text begins on the line of the number, the title stands before it. */
static void titles_stand_before_text_too(void **state)
{
	(void)state;
	check_tree("text",
		   "Act\n\nChapter I\nGeneral\n\nNets\n\u00a7 6. (1) Nets are kept.\n(2) So are ropes.\n\nRopes and "
		   "lines\n"
		   "\u00a7 7. (1) Ropes are long.\n(2) Lines too.\n\nBoats\n\u00a7 7a. Boats float.\n\nOars\n"
		   "\u00a7 8. (1) An oar.\n(2) Two oars.\n",
		   english(), true,
		   "chp_I: General\nsec_6: Nets\nsec_6__subsec_1\n| Nets are kept.\nsec_6__subsec_2\n| So are ropes.\n"
		   "sec_7: Ropes and lines\nsec_7__subsec_1\n| Ropes are long.\nsec_7__subsec_2\n| Lines too.\n"
		   "sec_7a: Boats\n| Boats float.\nsec_8: Oars\nsec_8__subsec_1\n| An oar.\nsec_8__subsec_2\n| Two "
		   "oars.\n");
}

/* A first paragraph that might be a title is none where the other articles begin on the line of their number. */
static void first_paragraphs_are_no_titles(void **state)
{
	(void)state;
#define LONG " that lies in the water for longer than a day is taken out, dried and shown to the keeper of the nets."
	check_tree("text",
		   "Article 1. A net" LONG "\n\nArticle 2. A rope" LONG "\n\nArticle 3. A boat" LONG
		   "\n\nArticle 4. A line" LONG "\n\nArticle 5. An oar" LONG "\n\nArticle 6. A sail" LONG
		   "\nNobody pays for this.\n",
		   english(), false, "art_1\nart_2\nart_3\nart_4\nart_5\nart_6\n");
	check_tree("text", "Article 1. What is done with a net" LONG "\nIt is dried.\n", english(), false,
		   "art_1: What is done with a net" LONG "\n");
#undef LONG
}

/* "Theft.- Whoever", "(Theft). Whoever", "THEFT. Whoever": the title ends on the line where the text begins. */
static void titles_end_on_the_line_of_the_text(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Article 1. Nets.- Nets are kept.\n\nArticle 2. (Ropes). Ropes are kept.\n\nArticle 3. OLD BOATS. "
		"Boats float.\nThey rot.\n\nArticle 4. OARS. Who owns oars:\nI.- keeps them.\n",
		english(), true,
		"art_1: Nets\n| Nets are kept.\nart_2: (Ropes)\n| Ropes are kept.\nart_3: OLD BOATS\n| Boats float.\n"
		"| They rot.\nart_4\n| OARS. Who owns oars:\nart_4__point_I\n| keeps them.\n");
}

/* "I.- ", "A.- ": a full stop and a dash close the number of an item. */
static void dashes_close_numbers_of_items(void **state)
{
	(void)state;
	check_tree("text", "Article 1. Who sells\nI.- nets;\nII.- ropes, and\nA.- lines,\nB.- oars;\nis punished.\n",
		   english(), false,
		   "art_1: Who "
		   "sells\nart_1__point_I\nart_1__point_II\nart_1__point_II__point_A\nart_1__point_II__point_B\n");
}

/* "1 Who ...", "2 Also ...": paragraphs with nothing but a number, where they count from 1. */
static void bare_numbers_are_paragraphs(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Article 1\nNets\n1 Nets are kept for\n2 Years at most.\n1bis They dry.\n2 Ropes:\na. long;\nb. "
		"short.\n3 Lines "
		"too.\nArticle 2\nBoats\nBoats float.\n2 Boats are one fleet.\nArticle 3\nOars\n1 Oar is enough.\n",
		english(), true,
		"art_1: Nets\nart_1__para_1\n| Nets are kept for\n| 2 Years at most.\nart_1__para_1bis\n| They dry.\n"
		"art_1__para_2\n| Ropes:\nart_1__para_2__point_a\n| long;\nart_1__para_2__point_b\n| short.\n"
		"art_1__para_3\n| Lines too.\nart_2: Boats\n| Boats float.\n| 2 Boats are one fleet.\n"
		"art_3: Oars\n| 1 Oar is enough.\n");
}

static void containers_nest_by_level(void **state)
{
	(void)state;
	check_tree("text",
		   "Part I General\nChapter 1\nSCOPE\nArticle 1. A\nX.\nChapter 2\nARTICLES\nArticle 2. B\nY.\nPart II "
		   "Special\nArticle 3. C\nZ.\n",
		   english(), false,
		   "part_I: General\npart_I__chp_1: SCOPE\nart_1: A\npart_I__chp_2: ARTICLES\nart_2: B\npart_II: "
		   "Special\nart_3: C\n");
}

static void named_parts_hold_chapters(void **state)
{
	(void)state;
	check_tree(
		"text",
		"GENERAL PART\nChapter I\nSCOPE\nArticle 1. A\nX.\nSPECIAL PART\nChapter I\nCRIMES\nArticle 2. B\nY.\n",
		english(), false,
		"part_1: GENERAL PART\npart_1__chp_I: SCOPE\nart_1: A\npart_2: SPECIAL PART\npart_2__chp_I: "
		"CRIMES\nart_2: B\n");
	/* a script without capitals */
	static struct lg_level_word levels[] = {WORD(PART, "ნაწილი"), WORD(CHAPTER, "თავი"), WORD(ARTICLE, "მუხლი")};
	static struct lg_language ka = {.code = {"ka", 2}, .level = levels, .nlevels = COUNT(levels)};
	check_tree(
		"text",
		"ზოგადი ნაწილი\nთავი I\nსიტყვა\nმუხლი 1. ბადე\nბადე დიდია.\nკერძო ნაწილი\nთავი I\nთოკი\nმუხლი 2. თოკი\n"
		"თოკი გრძელია, მისი ნაწილი.\n",
		&ka, false,
		"part_1: ზოგადი ნაწილი\npart_1__chp_I: სიტყვა\nart_1: ბადე\npart_2: კერძო ნაწილი\n"
		"part_2__chp_I: თოკი\nart_2: თოკი\n");
}

static void bare_numbers_are_sections(void **state)
{
	(void)state;
	check_tree("text",
		   "CARE ACT\n\nWords\n1.\u2014(1) In this Act\u2014\n\u201Cchild\u201D means a person under 18.\n(2) "
		   "More.\n\nCrime\n"
		   "2. A person commits a crime.\n2A. Another too.\n\nSCHEDULE 1\n\n1. A thing.\n",
		   english(), true,
		   "sec_1: Words\nsec_1__subsec_1\n| In this Act\u2014\n| \u201Cchild\u201D means a person under "
		   "18.\nsec_1__subsec_2\n| More.\n"
		   "sec_2: Crime\n| A person commits a crime.\nsec_2A\n| Another too.\natt_1: SCHEDULE "
		   "1\natt_1__para_1\n| A thing.\n");
	/* copies that leave sections out, and numbers without a full stop: "(1)" on the next line tells */
	check_tree("text",
		   "CARE ACT\n\n5 Care of a child under 13\n(1) A person cares.\n(2) 12 boats do not.\n\n"
		   "9A Care at sea etc.\n(1) A sailor cares\n\n104 Orders\n(1) A court may order care.\n"
		   "208A. (1) A judge may too.\n",
		   english(), true,
		   "sec_5: Care of a child under 13\nsec_5__subsec_1\n| A person cares.\nsec_5__subsec_2\n| 12 "
		   "boats do not.\nsec_9A: Care at sea etc.\nsec_9A__subsec_1\n| A sailor cares\nsec_104: Orders\n"
		   "sec_104__subsec_1\n| A court may order care.\nsec_208A\nsec_208A__subsec_1\n| A judge may too.\n");
}

/* Acts that set no full stop after the number of a section. */
static void numbers_without_a_full_stop_are_sections(void **state)
{
	(void)state;
	check_tree(
		"text",
		"CARE ACT\n\nCare of boats\n\n15 Every person who cares for a boat, directly or not,\n(a) is thanked; "
		"or\n(b) is praised.\n\nMeaning of boat\n\n16.1 (1) In this section, boat means\n(a) a canoe.\n"
		"(1.1) A raft is\n2 boats\n(2) No more.\n\nOars\n\n16.2 (1) Oars are cared for under section 16.1.\n",
		english(), true,
		"sec_15: Care of boats\n| Every person who cares for a boat, directly or not,\nsec_15__para_a\n| is "
		"thanked; or\nsec_15__para_b\n| is praised.\nsec_16-1: Meaning of boat\nsec_16-1__subsec_1\n| In this "
		"section, boat means\nsec_16-1__subsec_1__para_a\n| a canoe.\nsec_16-1__subsec_1-1\n| A raft is\n| 2 "
		"boats\nsec_16-1__subsec_2\n| No more.\nsec_16-2: Oars\nsec_16-2__subsec_1\n| Oars are cared for "
		"under section 16.1.\n");
	check_tree("text",
		   "CARE ACT\n\n474.22 Care for a canoe\n(1) A person cares.\n\n474.22A Care for a raft\n(1) A person "
		   "cares more.\n\n475 Care\n(1) Nobody cares.\n",
		   english(), true,
		   "sec_474-22: Care for a canoe\nsec_474-22__subsec_1\n| A person cares.\nsec_474-22A: Care for a "
		   "raft\nsec_474-22A__subsec_1\n| A person cares more.\nsec_475: Care\nsec_475__subsec_1\n| Nobody "
		   "cares.\n");
}

/* "600-quater.1", "XII.19": parts that count on after a suffix or a Roman number. */
static void numbers_go_on_after_a_full_stop(void **state)
{
	(void)state;
	check_tree("text", "Act\n\nArticle 60-quater Nets\nText.\nArticle 60-quater.1 More nets\nText.\n", english(),
		   true, "art_60quater: Nets\n| Text.\nart_60quater-1: More nets\n| Text.\n");
	check_tree("text", "Act\n\nArticle XII.19. Nets\nText.\nArticle XII.20. Oars\nText.\n", english(), true,
		   "art_XII-19: Nets\n| Text.\nart_XII-20: Oars\n| Text.\n");
}

/* ---- what is no law ------------------------------------------------------------------------------------------- */

static void dead_text_is_marked(void **state)
{
	(void)state;
	check_tree(
		"text",
		"Act\n\nCONTENTS\nArticle 1. One\nArticle 2. Two\n\nWhereas it is needed,\n\nArticle 1. One\nText.\nAs "
		"amended by Act 5.\n"
		"Article 2. Two\n[Repealed]\nArticle 3. Three\n[Not yet in force]\nText.\nArticle 4. Four\n1. "
		"Text.\n2. F4[\u2026]\n"
		"ANNEX\nConvention on Things\nArticle 1. One\nTreaty text.\n",
		english(), true,
		"toc toc\n| CONTENTS\n| Article 1. One\n| Article 2. Two\npreamble preamble\n| Whereas it is needed,\n"
		"art_1: One\n| Text.\n|editorial As amended by Act 5.\nart_2 repealed: Two\n| [Repealed]\n"
		"art_3 future: Three\n| [Not yet in force]\n| Text.\nart_4: Four\nart_4__para_1\n| "
		"Text.\nart_4__para_2 repealed\n| F4[\u2026]\n"
		"att_1 treaty: ANNEX\n| Convention on Things\natt_1__art_1 treaty: One\n| Treaty text.\n");
}

/* What stands between the table and its first entry said again belongs to the body. */
static void a_table_of_contents_ends_before_the_body(void **state)
{
	(void)state;
	check_tree("text",
		   "ACT ON NETS\n\nContents\nArticle 1. One .... 3\nArticle 2. Two .... 4\n\nChapter I\nRULES ON "
		   "NETS\n\nArticle 1. One\nText.\n\nChapter II\nOTHER RULES\n\nArticle 2. Two\nText.\n",
		   english(), false, "toc toc\nchp_I: RULES ON NETS\nart_1: One\nchp_II: OTHER RULES\nart_2: Two\n");
	check_tree("markdown",
		   "# Nets Act\n\n## Contents\n\n1. Nets\n2. Ropes\n\nBe it enacted as follows:\n\n## Part 1\n\n"
		   "### 1. Nets\n\nText.\n\n## Part 2\n\n### 2. Ropes\n\nText.\n",
		   english(), false, "toc toc\npreamble preamble\npart_1\nsec_1: Nets\npart_2\nsec_2: Ropes\n");
	/* an entry on one line, its heading on two; the chapters of each part begin anew */
	check_tree("text",
		   "ACT ON NETS\n\nContents\nPart 1 - Nets\nPart 2 - Ropes\n\nPART 1\nNETS\n\nChapter I\nKNOTS\n\n"
		   "Article 1. One\nText.\n\nPART 2\nROPES\n\nChapter I\nYARN\n\nArticle 2. Two\nText.\n",
		   english(), false,
		   "toc toc\npart_1: NETS\npart_1__chp_I: KNOTS\nart_1: One\npart_2: ROPES\npart_2__chp_I: "
		   "YARN\nart_2: Two\n");
	/* a table that nothing calls so */
	check_tree(
		"markdown",
		"# Nets Act\n\n## Part 1\n\n### § 1 A\n\n### § 2 B\n\n### § 3 C\n\n## Part 2\n\n### § 4 D\n\n### § 5 "
		"E\n\n## Part 1\n\n### § 1 A\n\nText.\n\n### § 2 B\n\nText.\n\n### § 3 C\n\nText.\n\n## Part 2\n\n"
		"### § 4 D\n\nText.\n\n### § 5 E\n\nText.\n",
		english(), false, "toc toc\npart_1\nsec_1: A\nsec_2: B\nsec_3: C\npart_2\nsec_4: D\nsec_5: E\n");
}

/* A numbered table of chapters: "Chapter 2" does not say "Chapter 1" again. */
static void numbers_tell_entries_apart(void **state)
{
	(void)state;
	check_tree("text",
		   "ACT ON NETS\n\nContents\nChapter 1\nChapter 2\n\nChapter 1\n\nArticle 1. One\nText.\n\nChapter "
		   "2\n\nArticle 2. Two\nText.\n",
		   english(), false, "toc toc\nchp_1\nart_1: One\nchp_2\nart_2: Two\n");
}

/* The dash that a register prints for a text that is gone, and the letters that it prints for a range of numbers. */
static void dashes_say_nothing(void **state)
{
	(void)state;
	check_tree("markdown",
		   "# Act\n\n### § 1 (repealed)\n\n-\n\n### § 2 Nets (repealed)\n\n### (XXXX) §§ 3 bis 5 "
		   "(repealed)\n\n### "
		   "§§ 6 und 7 (repealed)\n\n### § 8 Ropes (not nets)\n\n-\n\n### § 9 (repealed)\n\nNo.\n",
		   english(), false,
		   "sec_1 repealed: (repealed)\nsec_2 repealed: Nets (repealed)\nsec_3bis-5 repealed: (repealed)\n"
		   "sec_6 repealed: (repealed)\nsec_8: Ropes (not nets)\nsec_9: (repealed)\n");
}

static void braces_hold_repeals(void **state)
{
	(void)state;
	check_tree("text",
		   "Стаття 1. {Статтю 1 виключено законом}\n\nСтаття 2. Друга\nТекст.\n{Частину другу виключено}\n",
		   ukrainian(), true,
		   "art_1 repealed: {Статтю 1 виключено законом}\nart_2: Друга\n| Текст.\n|editorial {Частину другу "
		   "виключено}\n");
}

static void text_for_another_act_is_quoted(void **state)
{
	(void)state;
	check_tree("text",
		   "Article 1. Amendment\nThe Code is amended by the insertion of the following:\n\u201CArticle 9. "
		   "New\n1. New text.\n2. End.\u201D.\n"
		   "Article 2. Start\nIt starts.\n",
		   english(), true,
		   "art_1: Amendment\n| The Code is amended by the insertion of the following:\nart_1__qstr_1 quoted\n"
		   "| \u201CArticle 9. New\n| 1. New text.\n| 2. End.\u201D.\nart_2: Start\n| It starts.\n");
	check_tree("text",
		   "Стаття 1. Зміни\n1. Доповнити пунктами такого змісту:\n\"85) перше \"слово\";\n86) друге\";\n2. "
		   "Далі.\n",
		   ukrainian(), false, "art_1: Зміни\nart_1__para_1\nart_1__para_1__qstr_1 quoted\nart_1__para_2\n");
}

static void a_law_may_be_one_line(void **state)
{
	(void)state;
	check_tree("text", "1. Хто зберігає сіті, карається.\n", ukrainian(), true,
		   "para_1\n| Хто зберігає сіті, карається.\n");
	check_tree("text", "Whoever keeps nets is guilty", english(), true,
		   "level_1\n| Whoever keeps nets is guilty\n");
	check_tree("text", "(1) A keeper feeds.\n(2) A keeper is liable.\n", english(), true,
		   "para_1\n| A keeper feeds.\npara_2\n| A keeper is liable.\n");
	struct lg_document *doc = read_as("text", "ACT ON NETS\n", english(), NULL);
	assert_true(lg_slice_is(doc->title, "ACT ON NETS"));
	lg_document_free(doc);
	doc = read_as("text", "Act on Nets.\nA keeper is liable.\n", english(), NULL);
	assert_true(lg_slice_is(doc->title, "Act on Nets."));
	lg_document_free(doc);
}

static void a_number_word_may_be_said_again_in_signs(void **state)
{
	(void)state;
	check_tree("text",
		   "CODE OF NETS\n\nCHAPTER FIRST (I.)\n\nBASIC RULES\n\nArticle 1\n\nNets are nets.\n\n"
		   "CHAPTER SECOND (2)\n\nOTHER RULES\n\nArticle 2\n\nRopes are ropes.\n\n"
		   "CHAPTER SECOND (III)\n\nArticle 3\n\nRopes are ropes.\n",
		   english(), false, "chp_1: BASIC RULES\nart_1\nchp_2: OTHER RULES\nart_2\nchp_2_2: (III)\nart_3\n");
}

/* "1.1." below a "1." that announces a list is its first point; else it is a paragraph put in after "1.". */
static void decimal_numbers_are_points_of_an_announced_list(void **state)
{
	(void)state;
	check_tree("text", "Article 4. Nets\n1. A net is:\n1.1. old;\n1.2. torn.\n2. A rope is:\n2.1. wet.\n",
		   english(), false,
		   "art_4: Nets\nart_4__para_1\nart_4__para_1__point_1-1\nart_4__para_1__point_1-2\n"
		   "art_4__para_2\nart_4__para_2__point_2-1\n");
	check_tree("text", "Article 5. Nets\n1. A net is kept.\n1.1. It is dried.\n2. A rope is kept.\n", english(),
		   false, "art_5: Nets\nart_5__para_1\nart_5__para_1-1\nart_5__para_2\n");
}

static void nothing_known_becomes_paragraphs(void **state)
{
	struct lg_diags d;
	(void)state;
	assert_int_equal(lg_diags_init(&d), LG_OK);
	struct lg_document *doc = read_as("text", "Some words.\nOther words, after them.\n", NULL, &d);
	assert_int_equal(doc->nprov, 2);
	assert_int_equal(doc->nblocks, 2);
	assert_int_equal(d.n, 1);
	lg_document_free(doc);
	lg_diags_done(&d);
}

/* ---- inside a unit -------------------------------------------------------------------------------------------- */

static void within_a_unit_only_items_are_found(void **state)
{
	static const char text[] = "1. One:\na) Article 7. No heading.\n2. Two.";
	const struct lg_utf8 utf8 = {.text = LG_LIT(text)};
	struct lg_source source = {.path = LG_LIT("x"), .bytes = utf8.text};
	struct lg_builder *b;
	struct lg_structure *s;
	struct lg_words_table *words;
	struct lg_arena *a = lg_arena_new();
	struct lg_document *doc;
	struct lg_buf tree;
	(void)state;
	assert_int_equal(lg_builder_new(&b, &source, &utf8, english()), LG_OK);
	lg_build_open(b, LG_KIND_ARTICLE, 0);
	lg_build_num(b, LG_LIT("4"));
	assert_int_equal(lg_words_table_new(&words, a, english()), LG_OK);
	assert_int_equal(lg_structure_new(&s, b, words, LG_STRUCTURE_WITHIN_UNIT), LG_OK);
	for (uint32_t begin = 0, end; begin < sizeof text - 1; begin = end + 1) {
		const char *newline = strchr(text + begin, '\n');
		end = newline ? (uint32_t)(newline - text) : (uint32_t)sizeof text - 1;
		struct lg_line line = {.text = lg_slice_sub(utf8.text, begin, end), .begin = begin, .end = end};
		lg_structure_line(s, &line);
	}
	lg_structure_end(s, (uint32_t)sizeof text - 1, source.path, NULL);
	assert_int_equal(lg_build_depth(b), 2);
	lg_build_close(b, (uint32_t)sizeof text - 1);
	assert_int_equal(lg_builder_finish(&doc, b, NULL), LG_OK);
	lg_buf_init(&tree, 0);
	put_tree(&tree, doc, true);
	assert_string_equal(tree.bytes, "art_4\nart_4__para_1\n| One:\nart_4__para_1__point_a\n| Article 7. No "
					"heading.\nart_4__para_2\n| Two.\n");
	check_map(doc, text);
	lg_buf_done(&tree);
	lg_document_free(doc);
	lg_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(enumerators_are_read),
		cmocka_unit_test(other_beginnings_are_no_enumerators),
		cmocka_unit_test(numbers_of_headings_are_read),
		cmocka_unit_test(i_after_h_is_a_letter),
		cmocka_unit_test(a_list_starts_at_its_first_number),
		cmocka_unit_test(last_sentences_belong_to_the_paragraph),
		cmocka_unit_test(a_restart_is_told),
		cmocka_unit_test(a_lost_heading_is_inferred),
		cmocka_unit_test(suffixed_numbers_stand_between),
		cmocka_unit_test(notes_are_law),
		cmocka_unit_test(penalty_lines_make_one_sentence),
		cmocka_unit_test(references_head_nothing),
		cmocka_unit_test(titles_stand_on_either_side),
		cmocka_unit_test(titles_stand_before_text_too),
		cmocka_unit_test(first_paragraphs_are_no_titles),
		cmocka_unit_test(titles_end_on_the_line_of_the_text),
		cmocka_unit_test(dashes_close_numbers_of_items),
		cmocka_unit_test(bare_numbers_are_paragraphs),
		cmocka_unit_test(containers_nest_by_level),
		cmocka_unit_test(named_parts_hold_chapters),
		cmocka_unit_test(bare_numbers_are_sections),
		cmocka_unit_test(numbers_without_a_full_stop_are_sections),
		cmocka_unit_test(numbers_go_on_after_a_full_stop),
		cmocka_unit_test(dead_text_is_marked),
		cmocka_unit_test(a_table_of_contents_ends_before_the_body),
		cmocka_unit_test(numbers_tell_entries_apart),
		cmocka_unit_test(dashes_say_nothing),
		cmocka_unit_test(braces_hold_repeals),
		cmocka_unit_test(text_for_another_act_is_quoted),
		cmocka_unit_test(a_law_may_be_one_line),
		cmocka_unit_test(a_number_word_may_be_said_again_in_signs),
		cmocka_unit_test(decimal_numbers_are_points_of_an_announced_list),
		cmocka_unit_test(nothing_known_becomes_paragraphs),
		cmocka_unit_test(within_a_unit_only_items_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
